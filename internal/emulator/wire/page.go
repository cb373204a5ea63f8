package wire

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"hash/fnv"
	"strconv"
)

// Twist is a way in which a listing goes wrong on purpose.
type Twist string

// The twists. The zero Twist is an honest listing.
const (
	TwistEmpty       Twist = "empty"        // {} although there are items
	TwistEmptyPage   Twist = "empty-page"   // a token and no items; the token continues at the same place
	TwistRepeatToken Twist = "repeat-token" // the next token is the one that was given
	TwistDuplicate   Twist = "duplicate"    // the last item of the page before comes again
)

// Listing is one state of a list that is given out in pages. Tokens hold a
// position, so that an insertion or deletion between two pages shifts what
// follows, as a service without snapshots does.
type Listing struct {
	Key    string // the array's name in the reply
	Bound  string // what a token is bound to: parent, filter, whatever must not change between calls
	Size   int    // page size when none is asked for
	Max    int    // larger sizes mean this one
	Length int
	Item   func(i int) []byte
}

// Page returns the reply to one call.
func (l Listing) Page(r *Request) ([]byte, error) {
	size, err := l.pageSize(r.Query.Get("pageSize"))
	if err != nil {
		return nil, err
	}
	start, err := l.position(r.Query.Get("pageToken"))
	if err != nil {
		return nil, err
	}
	switch r.Twist {
	case TwistEmpty:
		return []byte("{}"), nil
	case TwistEmptyPage:
		return l.write(0, 0, l.token(start)), nil
	case TwistDuplicate:
		start = max(0, start-1)
		size++
	}
	end, token := min(start+size, l.Length), ""
	if end < l.Length {
		token = l.token(end)
	}
	if given := r.Query.Get("pageToken"); r.Twist == TwistRepeatToken && given != "" {
		token = given
	}
	return l.write(min(start, end), end, token), nil
}

func (l Listing) pageSize(asked string) (int, error) {
	if asked == "" || asked == "0" {
		return l.Size, nil
	}
	n, err := strconv.Atoi(asked)
	if err != nil || n < 0 {
		return 0, Invalid("Invalid value at 'page_size' (TYPE_INT32), %q", asked)
	}
	return min(n, l.Max), nil
}

// token returns base64 of a checksum and the position.
func (l Listing) token(position int) string {
	sum := fnv.New64a()
	sum.Write([]byte(l.Bound))
	sum.Write(binary.BigEndian.AppendUint64(nil, uint64(position)))
	b := sum.Sum(nil)
	b = binary.BigEndian.AppendUint64(b, uint64(position)^binary.BigEndian.Uint64(b))
	return base64.StdEncoding.EncodeToString(b)
}

func (l Listing) position(token string) (int, error) {
	if token == "" {
		return 0, nil
	}
	b, err := base64.StdEncoding.DecodeString(token)
	if err != nil || len(b) != 16 {
		return 0, Invalid("Request contains an invalid argument.")
	}
	position := int(binary.BigEndian.Uint64(b[8:]) ^ binary.BigEndian.Uint64(b))
	if l.token(position) != token {
		return 0, Invalid("Request contains an invalid argument.")
	}
	return position, nil
}

// write splices raw items into the reply; empty parts are left out.
func (l Listing) write(start, end int, token string) []byte {
	var b bytes.Buffer
	b.WriteByte('{')
	if start < end {
		b.WriteString(`"` + l.Key + `":[`)
		for i := start; i < end; i++ {
			if i > start {
				b.WriteByte(',')
			}
			b.Write(l.Item(i))
		}
		b.WriteByte(']')
	}
	if token != "" {
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		quoted, _ := json.Marshal(token)
		b.WriteString(`"nextPageToken":`)
		b.Write(quoted)
	}
	b.WriteByte('}')
	return b.Bytes()
}
