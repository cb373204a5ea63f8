package storetest

import (
	"math"
	"slices"
	"testing"
	"time"

	"canvass/internal/survey"
)

// refusing: what must not be stored.
func (s suite) refusing() map[string]func(*testing.T) {
	return map[string]func(*testing.T){
		"UncleanResponses":  s.unclean,
		"UncleanRunRecords": s.uncleanRecords,
		"OtherSources":      s.otherSources,
	}
}

func (s suite) unclean(t *testing.T) {
	b := s.new(t)
	session := b.session()
	for _, bad := range []string{"\x00", "a\x00", "\xff", "ab\xc0\xaf", "12345678\x00", "\xed\xa0\x80"} {
		for name, spoil := range map[string]func(*survey.Response){
			"id":        func(r *survey.Response) { r.ID = bad },
			"email":     func(r *survey.Response) { r.Email = bad },
			"extra":     func(r *survey.Response) { r.Extra = bad },
			"question":  func(r *survey.Response) { r.Answers[0].Question = bad },
			"value":     func(r *survey.Response) { r.Answers[0].Values = []string{"fine", bad} },
			"own extra": func(r *survey.Response) { r.Answers[0].Extra = bad },
			"file":      func(r *survey.Response) { r.Answers[0].Files = []survey.File{{Name: bad}} },
			"grade":     func(r *survey.Response) { r.Answers[0].Grade = &survey.Grade{Extra: bad} },
		} {
			r := response("f", "b", 3, "y")
			spoil(&r)
			if _, err := session.Add(t.Context(), "f", page(response("f", "a", 3, "x"), r)); err == nil {
				t.Errorf("%q as %s: got no error", bad, name)
			}
		}
	}
	for name, spoil := range map[string]func(*survey.Response){
		"score":           func(r *survey.Response) { r.Score = ptr(math.NaN()) },
		"grade":           func(r *survey.Response) { r.Answers[0].Grade = &survey.Grade{Score: math.Inf(1)} },
		"year":            func(r *survey.Response) { r.Submitted = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) },
		"year before 0":   func(r *survey.Response) { r.Created = time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC) },
		"answers twice":   func(r *survey.Response) { r.Answers = slices.Repeat(r.Answers, 2) },
		"answers unorder": func(r *survey.Response) { r.Answers = append(r.Answers, survey.Answer{Question: "a"}) },
	} {
		r := response("f", "b", 3, "y")
		spoil(&r)
		if _, err := session.Add(t.Context(), "f", page(r)); err == nil {
			t.Errorf("%s: got no error", name)
		}
	}
	c := b.add(session, "f", page(response("f", "a", 3, "x")))
	b.want("counts after refused pages", c, survey.Counts{New: 1})
	b.commit(session, whole("f", c))
	current, _ := b.contents("f")
	b.want("stored", brief(current), []string{"a/1 run 1 x"})
}

func ptr(f float64) *float64 { return &f }

func (s suite) uncleanRecords(t *testing.T) {
	b := s.new(t)
	const bad = "\xff"
	for name, f := range map[string]survey.Fetched{
		"source":     {Result: survey.SourceRun{Source: bad}},
		"error":      {Result: survey.SourceRun{Source: "f", Error: bad}},
		"warning":    {Result: survey.SourceRun{Source: "f", Warnings: []string{"x", bad}}},
		"pin":        {Result: survey.SourceRun{Source: "f"}, Pins: []survey.Pin{{Source: "f", Question: bad}}},
		"form":       {Result: survey.SourceRun{Source: "f"}, Form: &survey.Form{Source: "f", Title: bad}},
		"revision":   {Result: survey.SourceRun{Source: "f"}, Form: &survey.Form{Source: "f", Revision: bad}},
		"option":     {Result: survey.SourceRun{Source: "f"}, Form: &survey.Form{Source: "f", Questions: []survey.Question{{Options: []string{bad}}}}},
		"quarantine": {Result: survey.SourceRun{Source: "f"}, Quarantined: []survey.Quarantined{{Reason: bad}}},
	} {
		session := b.session()
		if _, err := session.Commit(t.Context(), survey.Run{}, []survey.Fetched{f}); err == nil {
			t.Errorf("%s: got no error", name)
		}
		b.must(session.Discard())
	}
	b.empty("f")
}

func (s suite) otherSources(t *testing.T) {
	b := s.new(t)
	session := b.session()
	if _, err := session.Add(t.Context(), "f", page(response("g", "a", 3, "x"))); err == nil {
		t.Error("a response of another source: got no error")
	}
	for name, f := range map[string]survey.Fetched{
		"form": {Result: survey.SourceRun{Source: "f"}, Form: &survey.Form{Source: "g"}},
		"pin":  {Result: survey.SourceRun{Source: "f"}, Pins: []survey.Pin{{Source: "g"}}},
	} {
		if _, err := session.Commit(t.Context(), survey.Run{}, []survey.Fetched{f}); err == nil {
			t.Errorf("%s of another source: got no error", name)
		}
	}
}
