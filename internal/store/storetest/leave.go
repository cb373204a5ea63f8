package storetest

import (
	"testing"

	"canvass/internal/survey"
)

// leaving: what happens to responses that a listing no longer has.
func (s suite) leaving() map[string]func(*testing.T) {
	return map[string]func(*testing.T){
		"MissingIsCountedBeforeCommit": s.missing,
		"GoneIsMarkedOnlyWhenBelieved": s.believed,
		"WithdrawnIsAsIfNeverRead":     s.withdrawn,
		"HoldsWhatIsStored":            s.holds,
		"GoneComesBackSame":            s.backSame,
		"GoneComesBackChanged":         s.backChanged,
		"GoneComesBackOutdated":        s.backOutdated,
		"GoneStaysGone":                s.staysGone,
		"ChangedIsNotGone":             s.changedStays,
		"AnotherFormLosesNothing":      s.otherForm,
		"StandingOfASource":            s.standing,
		"QuarantineAddsUpBetweenWhole": s.putAsideSince,
	}
}

func (s suite) missing(t *testing.T) {
	b := s.new(t)
	b.ingest("f", page(response("f", "a", 3, "x"), response("f", "b", 3, "x"), response("f", "c", 3, "x")))
	session := b.session()
	check := func(wantMissing, wantCurrent int) {
		t.Helper()
		missing, current, err := session.Missing(t.Context(), "f")
		b.must(err)
		b.want("missing and current", []int{missing, current}, []int{wantMissing, wantCurrent})
	}
	check(3, 3)
	b.add(session, "f", page(response("f", "b", 3, "x"), response("f", "d", 3, "x")))
	check(2, 3)
	b.add(session, "f", page(response("f", "b", 3, "x"), response("f", "a", 4, "y")))
	check(1, 3)
	missing, current, err := session.Missing(t.Context(), "never seen")
	b.must(err)
	b.want("missing and current of an unknown source", []int{missing, current}, []int{0, 0})
}

func (s suite) believed(t *testing.T) {
	b := s.new(t)
	b.ingest("f", page(response("f", "a", 3, "x"), response("f", "b", 4, "y")))
	session := b.session()
	partial := whole("f", b.add(session, "f", page(response("f", "b", 4, "y"))))
	partial.MarkGone = false
	b.want("gone in a partial listing", b.commit(session, partial).Sources[0].Gone, 0)
	_, result := b.ingest("f", page(response("f", "b", 4, "y")))
	b.want("gone", result.Gone, 1)
	current, history := b.contents("f")
	b.want("current", brief(current), []string{"b/1 run 1 y"})
	b.want("history", brief(history), []string{"a/1 run 1 x gone in 3"})
}

func (s suite) withdrawn(t *testing.T) {
	b := s.new(t)
	b.ingest("f", page(response("f", "a", 3, "x"), response("f", "b", 4, "y")))
	b.ingest("f", page(response("f", "a", 3, "x"))) // b is gone
	beforeCurrent, beforeHistory := b.contents("f")
	session := b.session()
	b.must(session.Withdraw(t.Context(), "f")) // of nothing
	b.add(session, "f", page(response("f", "a", 5, "z"), response("f", "b", 4, "y"), response("f", "c", 3, "x")))
	b.must(session.Withdraw(t.Context(), "f"))
	missing, present, err := session.Missing(t.Context(), "f")
	b.must(err)
	b.want("missing and current", []int{missing, present}, []int{1, 1})
	c := b.add(session, "g", page(response("g", "a", 3, "x")))
	b.commit(session, survey.Fetched{Result: survey.SourceRun{Source: "f", Error: "rewritten"}}, whole("g", c))
	current, history := b.contents("f")
	b.want("current", current, beforeCurrent)
	b.want("history", history, beforeHistory)
	other, _ := b.contents("g")
	b.want("of another source", brief(other), []string{"a/1 run 3 x"})
}

func (s suite) holds(t *testing.T) {
	b := s.new(t)
	b.ingest("f", page(response("f", "a", 3, "x"), response("f", "b", 4, "y")))
	b.ingest("f", page(response("f", "a", 5, "z"))) // b is gone
	session := b.session()
	b.add(session, "f", page(response("f", "c", 3, "x"))) // staged is not stored
	for _, c := range []struct {
		source, id string
		want       bool
	}{{"f", "a", true}, {"f", "b", true}, {"f", "c", false}, {"f", "", false}, {"g", "a", false}} {
		held, err := session.Holds(t.Context(), c.source)
		b.must(err)
		got, err := held(c.id)
		b.must(err)
		b.want("held "+c.source+" "+c.id, got, c.want)
	}
	b.must(session.Discard())
}

func (s suite) backSame(t *testing.T) {
	b := s.new(t)
	listing := page(response("f", "a", 3, "x"), response("f", "b", 4, "y"))
	b.ingest("f", listing)
	before, _ := b.contents("f")
	b.ingest("f")
	session := b.session()
	c := b.add(session, "f", listing)
	b.want("counts", c, survey.Counts{Same: 2})
	missing, current, err := session.Missing(t.Context(), "f")
	b.must(err)
	b.want("missing and current", []int{missing, current}, []int{0, 0})
	b.commit(session, whole("f", c))
	after, history := b.contents("f")
	b.want("current", after, before)
	b.want("history", len(history), 0)
}

func (s suite) backChanged(t *testing.T) {
	b := s.new(t)
	b.ingest("f", page(response("f", "a", 3, "x")))
	b.ingest("f")
	c, result := b.ingest("f", page(response("f", "a", 5, "y")))
	b.want("counts", c, survey.Counts{Changed: 1})
	b.want("gone", result.Gone, 0)
	current, history := b.contents("f")
	b.want("current", brief(current), []string{"a/2 run 3 y"})
	b.want("history", brief(history), []string{"a/1 run 1 x gone in 2"})
}

func (s suite) backOutdated(t *testing.T) {
	b := s.new(t)
	b.ingest("f", page(response("f", "a", 3, "x")))
	b.ingest("f")
	b.ingest("f", page(response("f", "a", 2, "w")))
	current, history := b.contents("f")
	b.want("current", brief(current), []string{"a/1 run 1 x"})
	b.want("history", len(history), 0)
}

func (s suite) staysGone(t *testing.T) {
	b := s.new(t)
	b.ingest("f", page(response("f", "a", 3, "x")))
	b.ingest("f")
	_, result := b.ingest("f")
	b.want("gone again", result.Gone, 0)
	_, history := b.contents("f")
	b.want("history", brief(history), []string{"a/1 run 1 x gone in 2"})
}

func (s suite) changedStays(t *testing.T) {
	b := s.new(t)
	b.ingest("f", page(response("f", "a", 3, "x")))
	_, result := b.ingest("f", page(response("f", "a", 4, "y"), response("f", "b", 4, "y")))
	b.want("gone", result.Gone, 0)
	v := b.view()
	kept, err := v.Counts(t.Context(), "f")
	b.must(err)
	b.want("kept", kept, survey.Kept{Current: 2, Superseded: 1})
}

// otherForm: a source is given another form, which lists none of the old responses,
// then loses one of its own.
func (s suite) otherForm(t *testing.T) {
	b := s.new(t)
	read := func(form string, listing ...survey.Response) survey.SourceRun {
		session := b.session()
		f := whole("f", b.add(session, "f", listing))
		f.Form, f.MarkGone = &survey.Form{Source: "f", ID: form}, form != "2" || len(listing) != 2
		return b.commit(session, f).Sources[0]
	}
	read("1", response("f", "a", 3, "x"), response("f", "b", 3, "x"))
	read("2", response("f", "c", 4, "x"), response("f", "d", 4, "x")) // the switch: absences are not believed
	b.want("gone after the switch", read("2", response("f", "c", 4, "x")).Gone, 1)
	current, _ := b.contents("f")
	b.want("current", brief(current), []string{"a/1 run 1 x", "b/1 run 1 x", "c/1 run 2 x"})
	session := b.session()
	missing, present, err := session.Missing(t.Context(), "f")
	b.must(err)
	b.want("missing and current", []int{missing, present}, []int{1, 1})
}

func (s suite) standing(t *testing.T) {
	b := s.new(t)
	check := func(want survey.Standing) {
		t.Helper()
		session := b.session()
		got, err := session.Standing(t.Context(), "f")
		b.must(err)
		b.must(session.Discard())
		b.want("standing", got, want)
	}
	check(survey.Standing{})
	b.ingest("f", page(response("f", "a", 3, "x"), response("f", "b", 5, "y")))
	check(survey.Standing{Current: 2, Newest: day(5), Whole: day(1)})
	session := b.session()
	f := whole("f", b.add(session, "f", page(response("f", "c", 7, "z"))))
	f.MarkGone, f.Result.Since = false, day(5)
	_, err := session.Commit(t.Context(), survey.Run{Started: day(8), Finished: day(8), Outcome: survey.Done}, []survey.Fetched{f})
	b.must(err)
	check(survey.Standing{Current: 3, Newest: day(7), Whole: day(1)})
	f = whole("f", survey.Counts{})
	f.MarkGone, f.Result.LineEnd = false, true
	b.commit(b.session(), f)
	f.Result.LineEnd, f.Result.Error = false, "cut off"
	b.commit(b.session(), f)
	session = b.session()
	got, err := session.Standing(t.Context(), "f")
	b.must(err)
	b.want("the last whole listing had the end of its last line", got.LineEnd, true)
}

// putAsideSince: a listing that is not whole shows few of the documents put aside.
func (s suite) putAsideSince(t *testing.T) {
	b := s.new(t)
	put := func(since int, documents ...survey.Quarantined) {
		t.Helper()
		r := survey.SourceRun{Source: "f", Complete: true, Fetched: len(documents), Quarantined: len(documents)}
		if since > 0 {
			r.Since = day(since)
		}
		b.commit(b.session(), survey.Fetched{Quarantined: documents, Result: r})
	}
	check := func(want int) {
		t.Helper()
		kept, err := b.view().Counts(t.Context(), "f")
		b.must(err)
		b.want("put aside", kept.Quarantined, want)
	}
	x, y := survey.Quarantined{ID: "x", Reason: "no time"}, survey.Quarantined{ID: "y", Reason: "no time"}
	put(0, x)
	put(3)
	check(1)
	put(3, x, y)
	check(2)
	put(0, y)
	check(1)
}
