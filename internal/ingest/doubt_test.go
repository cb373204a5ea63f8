package ingest

import (
	"context"
	"strings"
	"testing"

	"canvass/internal/fault"
	"canvass/internal/survey"
)

// paper is a file: a feed that may be cut off, and then puts its last row aside.
type paper struct {
	feed
	questions []survey.Question
	ended     bool
	doubted   *bool
}

func (p paper) LineEnd() bool { return p.ended }
func (p paper) Doubt()        { *p.doubted = true }

func (p paper) Form(context.Context) (survey.Form, error) {
	return survey.Form{ID: "form", Questions: p.questions}, nil
}

// A file that lost the end of its last line, or everything, says nothing of what is stored
// until somebody accepts it; where it never had one, nothing is to be missed.
func TestAFileThatIsNotWhatItWas(t *testing.T) {
	titles := []survey.Question{{ID: "q"}}
	for name, c := range map[string]struct {
		questions     []survey.Question
		before, ended bool // the last line had its end
		stored, rows  int
		accept        bool
		want          fault.Kind
		doubted, gone bool
	}{
		"as before":                       {titles, true, true, 5, 5, false, -1, false, true},
		"never ended":                     {titles, false, false, 5, 5, false, -1, false, true},
		"ended now":                       {titles, false, true, 5, 5, false, -1, false, true},
		"cut off":                         {titles, true, false, 5, 5, false, fault.Partial, true, false},
		"cut off, and that is right":      {titles, true, false, 5, 5, true, -1, false, true},
		"emptied":                         {nil, true, false, 1, 0, false, fault.Partial, false, false},
		"emptied, and that is right":      {nil, true, false, 5, 0, true, -1, false, true},
		"empty from the beginning":        {nil, false, false, 0, 0, false, -1, false, true},
		"titles alone":                    {titles, true, true, 5, 0, false, fault.Partial, false, false},
		"titles alone where two were":     {titles, true, true, 2, 0, false, -1, false, true},
		"titles alone from the beginning": {titles, false, true, 0, 0, false, -1, false, true},
	} {
		t.Run(name, func(t *testing.T) {
			s, doubted := newShelf(), false
			s.stored["a"] = map[string]survey.Response{}
			for _, r := range responses(c.stored) {
				s.stored["a"][r.Response.ID] = r.Response
			}
			s.standing = survey.Standing{Current: c.stored, LineEnd: c.before}
			p := pass(nil, survey.Source{Name: "a", Type: survey.FileSource})
			p.Open = func(survey.Source) (Source, error) {
				return paper{feed{pages: [][]survey.Received{responses(c.rows)}}, c.questions, c.ended, &doubted}, nil
			}
			p.AcceptGone = map[string]bool{"a": c.accept}
			run, err := p.Run(t.Context(), s)
			if kind(err) != c.want || doubted != c.doubted || s.committed[0].MarkGone != c.gone {
				t.Errorf("%v, doubted %v, marked %v", err, doubted, s.committed[0].MarkGone)
			}
			if r := run.Sources[0]; r.LineEnd != c.ended {
				t.Errorf("the record says %v", r.LineEnd)
			}
		})
	}
}

// Of a file whose rows are known by what they say, a listing that lacks so many is not
// taken over at all; where rows have ids, what came is kept.
func TestARewrittenFileIsLeftAlone(t *testing.T) {
	for name, c := range map[string]struct {
		mapped survey.Field
		accept bool
		kept   bool
		words  string
	}{
		"known by content":            {survey.FieldName, false, false, "12 rows are unlike any stored one and 12 of 12 stored ones are missing: the file looks rewritten"},
		"known by content, but right": {survey.FieldName, true, true, ""},
		"with ids":                    {survey.FieldID, false, true, "12 of 12 responses have vanished from the file at once"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newShelf()
			s.stored["a"] = map[string]survey.Response{}
			for _, r := range responses(12) {
				s.stored["a"]["old "+r.Response.ID] = r.Response
			}
			p := pass(nil, survey.Source{Name: "a", Type: survey.FileSource, Mappings: []survey.Mapping{{Question: "Q", Field: c.mapped}}})
			p.Open = func(survey.Source) (Source, error) { return feed{pages: [][]survey.Received{responses(12)}}, nil }
			p.AcceptGone = map[string]bool{"a": c.accept}
			run, err := p.Run(t.Context(), s)
			if (err == nil) != (c.words == "") || err != nil && !strings.Contains(err.Error(), c.words) {
				t.Errorf("%v", err)
			}
			if f := s.committed[0]; f.MarkGone != c.accept || (f.Form != nil) != c.kept || (len(s.staged["a"]) > 0) != c.kept {
				t.Errorf("marked %v, form %v, staged %d", f.MarkGone, f.Form, len(s.staged["a"]))
			}
			if r := run.Sources[0]; (r.New == 12) != c.kept || (r.Fetched == 12) != c.kept {
				t.Errorf("%d fetched, %d new", r.Fetched, r.New)
			}
		})
	}
}
