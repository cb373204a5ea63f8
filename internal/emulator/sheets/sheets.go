// Package sheets emulates what canvass uses of the Google Sheets API: documents
// with sheets, cells, charts, rules and metadata, changed by atomic batches.
//
// Objects of the API that need no understanding (formats, chart specifications)
// are kept as decoded JSON. A document's values are never changed in place, only
// replaced, so that a copy of a book's own maps and slices is a snapshot; a batch
// works on such a copy, which replaces the book when every request succeeded.
//
// Formulas are stored and not evaluated: they show as #ERROR!.
package sheets

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"

	"canvass/internal/emulator/wire"
)

// Service holds spreadsheets. It is not safe for concurrent use; its owner locks.
type Service struct {
	random *rand.Rand
	books  map[string]*book
}

// New returns an empty service; the seed makes its ids.
func New(seed uint64) *Service {
	return &Service{random: rand.New(rand.NewPCG(seed, 4)), books: map[string]*book{}}
}

// Put adds or replaces a spreadsheet in the shape of spreadsheets.get and returns its id.
func (s *Service) Put(raw []byte) (string, error) {
	d, err := parse[doc](raw)
	if err != nil {
		return "", fmt.Errorf("spreadsheet: %w", err)
	}
	id := text(d, "spreadsheetId")
	if id == "" {
		return "", errors.New("spreadsheet: no spreadsheetId")
	}
	b, err := s.decode(id, d)
	if err != nil {
		return "", fmt.Errorf("spreadsheet %s: %w", id, err)
	}
	s.books[id] = b
	return id, nil
}

// Title returns the spreadsheet's title, and whether the spreadsheet exists.
func (s *Service) Title(id string) (string, bool) {
	b := s.books[id]
	if b == nil {
		return "", false
	}
	return text(b.props, "title"), true
}

// IDs returns the ids of all spreadsheets, sorted.
func (s *Service) IDs() []string { return slices.Sorted(maps.Keys(s.books)) }

// State returns a spreadsheet with all its grid data, as Put takes it.
func (s *Service) State(id string) ([]byte, error) {
	b := s.books[id]
	if b == nil {
		return nil, fmt.Errorf("spreadsheet %s: no such spreadsheet", id)
	}
	return encode(b.encode(everything))
}

// Create answers spreadsheets.create.
func (s *Service) Create(r *wire.Request) ([]byte, error) {
	d, err := parse[doc](orEmpty(r.Body))
	if err != nil {
		return nil, err
	}
	b, err := s.decode(s.newID(), d)
	if err != nil {
		return nil, wire.Invalid("%v", err)
	}
	s.books[b.id] = b
	return encode(b.encode(nothing))
}

// Get answers spreadsheets.get.
func (s *Service) Get(r *wire.Request) ([]byte, error) {
	b, err := s.find(r)
	if err != nil {
		return nil, err
	}
	v := view{data: r.Query.Get("includeGridData") == "true"}
	if fields := r.Query.Get("fields"); fields != "" {
		mask, err := wire.ParseMask(fields)
		if err != nil {
			return nil, err
		}
		v.data = mask.Has("sheets", "data")
	}
	if v.ranges, err = b.areas(r.Query["ranges"]); err != nil {
		return nil, err
	}
	return encode(b.encode(v))
}

func (s *Service) find(r *wire.Request) (*book, error) {
	if b := s.books[r.Param("spreadsheet")]; b != nil {
		return b, nil
	}
	return nil, wire.NotFound()
}

func (s *Service) newID() string {
	raw := make([]byte, 33)
	for i := range raw {
		raw[i] = byte(s.random.Uint32())
	}
	return "1" + base64.RawURLEncoding.EncodeToString(raw)[1:]
}

// number returns a random id that is not taken.
func (s *Service) number(taken func(int) bool) int {
	for {
		if n := int(s.random.Int32()); n > 0 && !taken(n) {
			return n
		}
	}
}

func orEmpty(body []byte) []byte {
	if len(body) == 0 {
		return []byte("{}")
	}
	return body
}

func encode(d doc) ([]byte, error) { return json.Marshal(d) }
