package forms

import (
	"encoding/json"
	"regexp"
	"slices"
	"time"

	"canvass/internal/emulator/wire"
)

// Get answers forms.get.
func (s *Service) Get(r *wire.Request) ([]byte, error) {
	f, err := s.find(r.Param("form"))
	if err != nil {
		return nil, err
	}
	return f.raw, nil
}

// GetResponse answers forms.responses.get, the one place that shows formId.
func (s *Service) GetResponse(r *wire.Request) ([]byte, error) {
	f, err := s.find(r.Param("form"))
	if err != nil {
		return nil, err
	}
	i, ok := f.index[r.Param("response")]
	if !ok {
		return nil, wire.NotFound()
	}
	return withFormID(f.responses[i].raw, r.Param("form")), nil
}

// List answers forms.responses.list.
func (s *Service) List(r *wire.Request) ([]byte, error) {
	f, err := s.find(r.Param("form"))
	if err != nil {
		return nil, err
	}
	keep, err := parseFilter(r.Query.Get("filter"))
	if err != nil {
		return nil, err
	}
	f.shuffle()
	listed := f.responses
	if keep != nil {
		listed = slices.DeleteFunc(slices.Clone(listed), func(r response) bool { return !keep(r.last) })
	}
	return wire.Listing{
		Key:    "responses",
		Bound:  "responses/" + r.Param("form") + "?" + r.Query.Get("filter"),
		Size:   s.pageSize,
		Max:    s.pageSize,
		Length: len(listed),
		Item:   func(i int) []byte { return listed[i].raw },
	}.Page(r)
}

func (s *Service) find(id string) (*form, error) {
	if f := s.forms[id]; f != nil {
		return f, nil
	}
	return nil, wire.NotFound()
}

var filterPattern = regexp.MustCompile(`^timestamp (>|>=) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z)$`)

// parseFilter returns a test of lastSubmittedTime; nil keeps everything.
func parseFilter(filter string) (func(time.Time) bool, error) {
	if filter == "" {
		return nil, nil
	}
	m := filterPattern.FindStringSubmatch(filter)
	if m == nil {
		return nil, wire.Invalid("Invalid filter. The filter must be 'timestamp > N' or 'timestamp >= N', where N is in RFC3339 UTC format.")
	}
	bound, err := time.Parse(time.RFC3339Nano, m[2])
	if err != nil {
		return nil, wire.Invalid("Invalid filter. The time is not valid.")
	}
	if m[1] == ">" {
		return func(t time.Time) bool { return t.After(bound) }, nil
	}
	return func(t time.Time) bool { return !t.Before(bound) }, nil
}

func withFormID(raw []byte, formID string) []byte {
	quoted, _ := json.Marshal(formID)
	return slices.Concat([]byte(`{"formId":`), quoted, []byte(","), raw[1:])
}

// withoutFormID cuts formId out of a response that was saved from responses.get.
func withoutFormID(raw []byte) []byte {
	if wire.Member(raw, "formId") == nil {
		return raw
	}
	b := []byte("{")
	for key, value := range wire.Members(raw) {
		if key == "formId" {
			continue
		}
		if len(b) > 1 {
			b = append(b, ',')
		}
		b = append(b, `"`+key+`":`...)
		b = append(b, value...)
	}
	return append(b, '}')
}
