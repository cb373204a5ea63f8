package store

import (
	"bufio"
	"encoding/binary"
	"hash/maphash"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// spool is a temporary file of records that wait for the commit. It lies beside
// the store, because that is where the space must be, and has no name there where
// the system allows it: it vanishes with the process.
//
// Each page is sorted and appended as one run; reading merges the runs. Records
// begin at multiples of 64 bytes, so that 32 bits address 256 GiB, and are found
// by 32 bits of their id's hash and then by the id itself.
type spool struct {
	path   string // of the store
	file   *os.File
	size   int64
	closed bool
	runs   []int64 // where each begins
	seed   maphash.Seed
	index  map[uint32]uint32  // hash of an id → offset / 64
	dead   map[int64]struct{} // offsets of records that another one replaced
}

const align = 64

// spoolInfix stands between a store's name and a spool's number.
const spoolInfix = ".spool-"

func newSpool(store string) *spool {
	return &spool{path: store, seed: maphash.MakeSeed(), index: map[uint32]uint32{}, dead: map[int64]struct{}{}}
}

// open creates the file when the first record comes.
func (s *spool) open() error {
	if s.closed {
		return errOver
	}
	if s.file != nil {
		return nil
	}
	f, err := os.CreateTemp(filepath.Dir(s.path), filepath.Base(s.path)+spoolInfix+"*")
	if err != nil {
		return err
	}
	s.file = f
	if runtime.GOOS != "windows" {
		return os.Remove(f.Name())
	}
	return nil
}

// sweep removes the spools that a crash left beside a store. The caller holds the
// store's lock, so that nobody uses them.
func sweep(store string) error {
	dir := filepath.Dir(store)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), filepath.Base(store)+spoolInfix) {
			if err := os.Remove(filepath.Join(dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *spool) close() error {
	s.closed = true
	if s.file == nil {
		return nil
	}
	f := s.file
	s.file = nil
	if err := f.Close(); err != nil {
		return err
	}
	if runtime.GOOS == "windows" {
		return os.Remove(f.Name())
	}
	return nil
}

// spooled is a record in the spool and where it is found.
type spooled struct {
	*record
	at    int64
	slot  uint32 // in the index, when found
	found bool   // there is a record of that id
	live  bool   // and it is not dead
}

// find looks an id up.
func (s *spool) find(id string) (spooled, error) {
	r := spooled{slot: s.hash(id)}
	for ; ; r.slot++ {
		unit, ok := s.index[r.slot]
		if !ok {
			return spooled{}, nil
		}
		r.at, r.record = int64(unit)*align, &record{}
		if err := s.read(r.at, r.record); err != nil {
			return r, err
		}
		if r.id == id {
			_, dead := s.dead[r.at]
			r.found, r.live = true, !dead
			return r, nil
		}
	}
}

// note remembers where a record is.
func (s *spool) note(r *spooled) {
	if !r.found {
		r.slot = s.hash(r.id)
		for _, taken := s.index[r.slot]; taken; _, taken = s.index[r.slot] {
			r.slot++
		}
	}
	s.index[r.slot] = uint32(r.at / align)
}

func (s *spool) hash(id string) uint32 { return uint32(maphash.String(s.seed, id)) }

func (s *spool) read(at int64, r *record) error {
	var length [4]byte
	if _, err := s.file.ReadAt(length[:], at); err != nil {
		return err
	}
	b := make([]byte, binary.LittleEndian.Uint32(length[:]))
	if _, err := s.file.ReadAt(b, at+4); err != nil {
		return err
	}
	return r.parse(b)
}

// append adds records as one run.
func (s *spool) append(records []*spooled) error {
	if len(records) == 0 {
		return nil
	}
	if err := s.open(); err != nil {
		return err
	}
	slices.SortFunc(records, func(a, b *spooled) int {
		if a.before(b.record) {
			return -1
		}
		return 1
	})
	w := bufio.NewWriterSize(io.NewOffsetWriter(s.file, s.size), 1<<18)
	at := s.size
	var buf []byte
	var padding [align]byte
	for _, r := range records {
		buf = r.appendTo(buf[:0])
		buf = append(buf, padding[:-len(buf)&(align-1)]...)
		if _, err := w.Write(buf); err != nil {
			return err
		}
		r.at = at
		at += int64(len(buf))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	s.runs = append(s.runs, s.size)
	s.size = at
	for _, r := range records {
		s.note(r)
	}
	return nil
}
