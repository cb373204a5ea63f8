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
		"GoneComesBackSame":            s.backSame,
		"GoneComesBackChanged":         s.backChanged,
		"GoneComesBackOutdated":        s.backOutdated,
		"GoneStaysGone":                s.staysGone,
		"ChangedIsNotGone":             s.changedStays,
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
