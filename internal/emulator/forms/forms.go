// Package forms emulates what the Google Forms API serves: forms and their
// responses. It keeps the documents as it got them and only indexes what
// listings need, so that a form with a million responses loads in seconds and
// pages without encoding anything.
package forms

import (
	"cmp"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"time"

	"canvass/internal/emulator/wire"
)

// Service holds forms. It is not safe for concurrent use; its owner locks.
type Service struct {
	seed     uint64
	pageSize int
	forms    map[string]*form
}

type form struct {
	raw       []byte
	responses []response
	index     map[string]int
	shuffled  bool // responses are in listing order
}

type response struct {
	id   string
	last time.Time
	rank uint64 // listing order
	raw  []byte // without formId
}

// New returns an empty service. The seed shuffles listings; pageSize caps pages,
// and 0 means 5000 as upstream.
func New(seed uint64, pageSize int) *Service {
	if pageSize <= 0 || pageSize > 5000 {
		pageSize = 5000
	}
	return &Service{seed: seed, pageSize: pageSize, forms: map[string]*form{}}
}

// PutForm adds or replaces a form in the shape of forms.get and returns its id.
// Responses stay.
func (s *Service) PutForm(raw []byte) (string, error) {
	if err := wire.Valid(raw); err != nil {
		return "", fmt.Errorf("form: %w", err)
	}
	id := wire.String(raw, "formId")
	if id == "" {
		return "", errors.New("form: no formId")
	}
	f := s.forms[id]
	if f == nil {
		f = &form{index: map[string]int{}}
		s.forms[id] = f
	}
	f.raw = wire.Compact(raw)
	return id, nil
}

// Has reports whether the form exists.
func (s *Service) Has(id string) bool { return s.forms[id] != nil }

// DeleteForm removes a form and its responses.
func (s *Service) DeleteForm(id string) { delete(s.forms, id) }

// Title returns what Drive calls the form, and whether the form exists.
func (s *Service) Title(id string) (string, bool) {
	f := s.forms[id]
	if f == nil {
		return "", false
	}
	return wire.String(wire.Member(f.raw, "info"), "documentTitle"), true
}

// PutResponse adds or replaces one response and returns its id.
func (s *Service) PutResponse(formID string, raw []byte) (string, error) {
	if err := wire.Valid(raw); err != nil {
		return "", fmt.Errorf("form %s: response: %w", formID, err)
	}
	f := s.forms[formID]
	if f == nil {
		return "", fmt.Errorf("form %s: no such form", formID)
	}
	r, err := s.parse(raw)
	if err != nil {
		return "", fmt.Errorf("form %s: %w", formID, err)
	}
	f.put(r)
	return r.id, nil
}

// AddResponses adds a document in the shape of responses.list. A response that
// is already there is an error.
func (s *Service) AddResponses(formID string, raw []byte) error {
	f := s.forms[formID]
	if f == nil {
		return fmt.Errorf("responses of form %s, which does not exist", formID)
	}
	list, err := wire.List(raw, "responses")
	if err != nil {
		return err
	}
	for element := range list {
		r, err := s.parse(element)
		if err != nil {
			return fmt.Errorf("response %d: %w", len(f.responses)+1, err)
		}
		if _, ok := f.index[r.id]; ok {
			return fmt.Errorf("response %s: duplicate id", r.id)
		}
		f.put(r)
	}
	return nil
}

// DeleteResponse removes a response and reports whether it was there.
func (s *Service) DeleteResponse(formID, id string) bool {
	f := s.forms[formID]
	if f == nil {
		return false
	}
	i, ok := f.index[id]
	if !ok {
		return false
	}
	f.responses = slices.Delete(f.responses, i, i+1)
	f.reindex()
	return true
}

func (f *form) put(r response) {
	if i, ok := f.index[r.id]; ok {
		f.responses[i] = r
		return
	}
	f.index[r.id] = len(f.responses)
	f.responses = append(f.responses, r)
	f.shuffled = false
}

// shuffle brings the responses into listing order.
func (f *form) shuffle() {
	if f.shuffled {
		return
	}
	slices.SortFunc(f.responses, func(a, b response) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.id, b.id))
	})
	f.reindex()
	f.shuffled = true
}

func (f *form) reindex() {
	clear(f.index)
	for i, r := range f.responses {
		f.index[r.id] = i
	}
}

// parse reads id and times of a response; raw must be valid JSON.
func (s *Service) parse(raw []byte) (response, error) {
	raw = wire.Compact(raw)
	r := response{id: wire.String(raw, "responseId"), raw: withoutFormID(raw)}
	if r.id == "" {
		return r, errors.New("no responseId")
	}
	for _, name := range []string{"createTime", "lastSubmittedTime"} {
		t, err := time.Parse(time.RFC3339Nano, wire.String(raw, name))
		if err != nil {
			return r, fmt.Errorf("response %s: %s is not a time", r.id, name)
		}
		r.last = t
	}
	r.rank = s.rank(r.id)
	return r, nil
}

func (s *Service) rank(id string) uint64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%d/%s", s.seed, id)
	x := h.Sum64()
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	return x ^ x>>33
}
