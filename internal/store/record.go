package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"

	"canvass/internal/survey"
)

// record is one state of a response in its stored encoding.
type record struct {
	id       string
	content  []byte // created, submitted and body, a line each: what is hashed
	ends     [2]int // where the first two lines end
	cleaned  int
	original []byte
	print    survey.Print

	hash     hash
	number   int64 // of the version
	replaces int64 // key of the version before; 0 none
}

// hash is the first half of the SHA-256 of a record's content. What is left out
// (run, version number, what cleaning changed) is not content.
type hash [16]byte

func hashOf(content []byte) hash {
	sum := sha256.Sum256(content)
	return hash(sum[:16])
}

func (r *record) created() []byte   { return r.content[:r.ends[0]] }
func (r *record) submitted() []byte { return r.content[r.ends[0]+1 : r.ends[1]] }
func (r *record) body() []byte      { return r.content[r.ends[1]+1:] }

// appendContent appends a response's content to b.
func appendContent(b []byte, r survey.Response) ([]byte, error) {
	b, err := appendInstant(b, r.Created)
	if err != nil {
		return b, err
	}
	b, err = appendInstant(append(b, '\n'), r.Submitted)
	if err != nil {
		return b, err
	}
	return appendBody(append(b, '\n'), r)
}

// setContent finds the lines of content.
func (r *record) setContent(content []byte) error {
	first := bytes.IndexByte(content, '\n')
	second := bytes.IndexByte(content[first+1:], '\n') + first + 1
	if first < 0 || second <= first {
		return errSpool
	}
	r.content, r.ends = content, [2]int{first, second}
	return nil
}

// newRecord returns the record of a response whose content is encoded already.
func newRecord(r survey.Response, content []byte) (record, error) {
	rec := record{id: r.ID, cleaned: r.Cleaned, original: r.Original, print: r.Print, hash: hashOf(content), number: 1}
	if err := rec.setContent(content); err != nil {
		return rec, err
	}
	return rec, rec.check()
}

// beats reports whether r is to be kept rather than s, another state of the same
// response: the later one, of two at one instant the one with the greater hash.
func (r *record) beats(s *record) bool {
	if c := bytes.Compare(r.submitted(), s.submitted()); c != 0 {
		return c > 0
	}
	return bytes.Compare(r.hash[:], s.hash[:]) > 0
}

// before is the order of rows in the store: by time of submission, then by id.
func (r *record) before(s *record) bool {
	if c := bytes.Compare(r.submitted(), s.submitted()); c != 0 {
		return c < 0
	}
	return r.id < s.id
}

// appendTo appends the record as it is spooled: a length, then its parts.
func (r *record) appendTo(b []byte) []byte {
	start := len(b)
	b = append(b, 0, 0, 0, 0)
	b = append(b, r.hash[:]...)
	b = append(b, r.print[:]...)
	b = binary.AppendUvarint(b, uint64(r.number))
	b = binary.AppendUvarint(b, uint64(r.replaces))
	b = binary.AppendUvarint(b, uint64(r.cleaned))
	for _, part := range [][]byte{[]byte(r.id), r.content, r.original} {
		b = binary.AppendUvarint(b, uint64(len(part)))
		b = append(b, part...)
	}
	binary.LittleEndian.PutUint32(b[start:], uint32(len(b)-start-4))
	return b
}

// parse reads what appendTo wrote after the length. The record shares b's memory.
func (r *record) parse(b []byte) error {
	if len(b) < len(r.hash)+len(r.print) {
		return errSpool
	}
	b = b[copy(r.hash[:], b):]
	b = b[copy(r.print[:], b):]
	var numbers [3]uint64
	for i := range numbers {
		n, size := binary.Uvarint(b)
		if size <= 0 {
			return errSpool
		}
		numbers[i], b = n, b[size:]
	}
	r.number, r.replaces, r.cleaned = int64(numbers[0]), int64(numbers[1]), int(numbers[2])
	var parts [3][]byte
	for i := range parts {
		n, size := binary.Uvarint(b)
		if size <= 0 || n > uint64(len(b)-size) {
			return errSpool
		}
		parts[i], b = b[size:size+int(n)], b[size+int(n):]
	}
	r.id, r.original = string(parts[0]), parts[2]
	return r.setContent(parts[1])
}

var errSpool = errors.New("the temporary file was changed by another program")

// check refuses what the spool and the database could not hold.
func (r *record) check() error {
	const most = 1 << 30 // SQLite's own limit for a row
	if n := len(r.id) + len(r.content) + len(r.original); n > most-1024 {
		return fmt.Errorf("%d bytes are too many for one response", n)
	}
	return checkText(r.id)
}
