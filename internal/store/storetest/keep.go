package storetest

import (
	"testing"

	"canvass/internal/survey"
)

// keeping: what is stored besides responses.
func (s suite) keeping() map[string]func(*testing.T) {
	return map[string]func(*testing.T){
		"FormIsStoredWhenItDiffers":     s.forms,
		"FormComesBackWhole":            s.wholeForm,
		"PinsAreKeptAndMayMove":         s.pins,
		"QuarantineIsKeptOnce":          s.quarantine,
		"RunsAreRecordedWhole":          s.runs,
		"LastRunIsTheLastThatSucceeded": s.lastRun,
	}
}

func (s suite) forms(t *testing.T) {
	b := s.new(t)
	put := func(f survey.Form) {
		t.Helper()
		b.commit(b.session(), survey.Fetched{Form: &f, Result: survey.SourceRun{Source: "f"}})
	}
	first := survey.Form{Source: "f", ID: "1", Title: "One", Revision: "r1", Questions: []survey.Question{{ID: "q", Title: "Q", Kind: survey.KindText}}}
	second := first
	second.Title, second.Revision = "Two", "r3"
	put(first)
	again := first
	again.Revision = "r2"
	put(again)
	put(second)
	put(second)
	back := first
	back.Revision = "r4"
	put(back)
	first.Run, second.Run, back.Run = 1, 3, 5
	want := []survey.Form{back, second, first}
	for i := range want {
		want[i].Seen = day(1)
	}

	got, err := b.view().Forms(t.Context(), "f")
	b.must(err)
	b.want("forms in a snapshot", got, want)
	got, err = b.session().Forms(t.Context(), "f")
	b.must(err)
	b.want("forms in a session", got, want)
	got, err = b.view().Forms(t.Context(), "other")
	b.must(err)
	b.want("forms of another source", len(got), 0)
}

func (s suite) wholeForm(t *testing.T) {
	b := s.new(t)
	f := survey.Form{
		Source: "f", ID: "1AbC", Title: "Feedback «draft» \"2\"\t<b>", Revision: "00000012", Email: survey.EmailVerified, Quiz: true,
		Questions: []survey.Question{
			{ID: "q1", Title: "¿Cuánto?", Kind: survey.KindScale, Required: true, Low: -1, High: 10, LowLabel: "nada", HighLabel: "todo", Points: 2.5},
			{ID: "q2", Title: "Grid / Row", Kind: survey.KindGridCheckbox, Options: []string{"a", "", "c"}, Other: true},
			{ID: "q0", Kind: survey.KindUnknown, Native: "holographic"},
		},
	}
	b.commit(b.session(), survey.Fetched{Form: &f, Result: survey.SourceRun{Source: "f"}})
	b.reopen()
	got, err := b.view().Forms(t.Context(), "f")
	b.must(err)
	f.Run, f.Seen = 1, day(1)
	b.want("form", got, []survey.Form{f})
}

func (s suite) pins(t *testing.T) {
	b := s.new(t)
	pin := func(source, question, id string) survey.Pin {
		return survey.Pin{Source: source, Question: question, ID: id}
	}
	b.commit(b.session(),
		survey.Fetched{Pins: []survey.Pin{pin("z", "B", "2"), pin("z", "A", "1")}, Result: survey.SourceRun{Source: "z"}},
		survey.Fetched{Pins: []survey.Pin{pin("f", "A", "3")}, Result: survey.SourceRun{Source: "f"}})
	b.commit(b.session(), survey.Fetched{Pins: []survey.Pin{pin("z", "B", "9")}, Result: survey.SourceRun{Source: "z"}})
	got, err := b.view().Pins(t.Context())
	b.must(err)
	b.want("all", got, []survey.Pin{pin("f", "A", "3"), pin("z", "A", "1"), pin("z", "B", "9")})
	got, err = b.session().Pins(t.Context(), "z")
	b.must(err)
	b.want("of one source", got, []survey.Pin{pin("z", "A", "1"), pin("z", "B", "9")})
}

func (s suite) quarantine(t *testing.T) {
	b := s.new(t)
	documents := []survey.Quarantined{
		{ID: "a", Reason: "no time", Raw: []byte("{\"a\": \x00\xff}")},
		{Reason: "not an object"},
		{ID: "a", Reason: "no time", Raw: []byte("{}")},
	}
	put := func(d []survey.Quarantined) {
		t.Helper()
		b.commit(b.session(), survey.Fetched{Quarantined: d, Result: survey.SourceRun{Source: "f", Fetched: len(d), Quarantined: len(d)}})
	}
	put(documents)
	put(documents[1:])
	v := b.view()
	got, err := v.Quarantined(t.Context(), "f")
	b.must(err)
	b.want("documents", got, documents)
	kept, err := v.Counts(t.Context(), "f")
	b.must(err)
	b.want("kept", kept, survey.Kept{Quarantined: 2})
}

func (s suite) runs(t *testing.T) {
	b := s.new(t)
	results := []survey.SourceRun{
		{Source: "z", Complete: true, Fetched: 15, New: 4, Changed: 3, Same: 6, Quarantined: 2, Cleaned: 7, LineEnd: true, Since: day(1).Add(123456), Warnings: []string{"question \"Q\" was renamed", "", "x"}},
		{Source: "f", Error: "form f: not shared", Warnings: nil},
		{Source: "doc", Skipped: true},
	}
	var fetched []survey.Fetched
	for _, r := range results {
		fetched = append(fetched, survey.Fetched{Result: r})
	}
	in := survey.Run{Started: day(1), Finished: day(2).Add(123456789), Outcome: survey.Partial}
	out, err := b.session().Commit(t.Context(), in, fetched)
	b.must(err)
	want := in
	want.ID, want.Sources = 1, results
	b.want("returned", out, want)
	second := b.commit(b.session(), fetched[2])
	b.want("second id", second.ID, 2)
	b.reopen()

	v := b.view()
	got, err := v.Runs(t.Context(), 10)
	b.must(err)
	b.want("runs", got, []survey.Run{second, want})
	got, err = v.Runs(t.Context(), 1)
	b.must(err)
	b.want("latest", got, []survey.Run{second})
}

func (s suite) lastRun(t *testing.T) {
	b := s.new(t)
	check := func(want int64) {
		t.Helper()
		run, err := b.view().LastRun(t.Context())
		b.must(err)
		b.want("last good run", run.ID, want)
	}
	check(0)
	failed := survey.Fetched{Result: survey.SourceRun{Source: "f", Error: "out of reach"}}
	skipped := survey.Fetched{Result: survey.SourceRun{Source: "doc", Skipped: true}}
	good := survey.Fetched{Result: survey.SourceRun{Source: "g", Complete: true}}
	b.commit(b.session(), failed)
	check(0)
	b.commit(b.session(), failed, good)
	check(2)
	b.commit(b.session(), skipped, failed)
	check(2)
	b.commit(b.session())
	check(2)
}
