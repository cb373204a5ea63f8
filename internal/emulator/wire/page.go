package wire

import (
	"encoding/base64"
	"encoding/binary"
	"hash/fnv"
	"net/http"
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
	Head     string // raw members that begin the reply
	Key      string // the array's name in the reply
	Bound    string // what a token is bound to: parent, filter, whatever must not change between calls
	Size     int    // page size when none is asked for
	Max      int    // larger sizes mean this one
	Length   int
	Item     func(i int) []byte
	BadToken *Error // for a token that was not given out; nil the usual 400
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
		return 0, l.badToken()
	}
	position := int(binary.BigEndian.Uint64(b[8:]) ^ binary.BigEndian.Uint64(b))
	if l.token(position) != token {
		return 0, l.badToken()
	}
	return position, nil
}

func (l Listing) badToken() error {
	if l.BadToken != nil {
		return l.BadToken
	}
	return Invalid("%s", UsualMessage(http.StatusBadRequest))
}

// write splices raw items into the reply. Without a Head, empty parts are left
// out, as in Forms; Drive shows an empty array.
func (l Listing) write(start, end int, token string) []byte {
	b := []byte("{" + l.Head)
	if start < end || l.Head != "" {
		b = append(separate(b), `"`+l.Key+`":[`...)
		for i := start; i < end; i++ {
			b = append(separate(b), l.Item(i)...)
		}
		b = append(b, ']')
	}
	if token != "" {
		b = append(separate(b), `"nextPageToken":"`+token+`"`...)
	}
	return append(b, '}')
}

// separate adds a comma unless something has just begun.
func separate(b []byte) []byte {
	if last := b[len(b)-1]; last == '{' || last == '[' {
		return b
	}
	return append(b, ',')
}
