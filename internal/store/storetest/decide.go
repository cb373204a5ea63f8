package storetest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"canvass/internal/survey"
)

// deciding: what people decided is kept as it was given, in order, for good.
func (s suite) deciding() map[string]func(*testing.T) {
	return map[string]func(*testing.T){
		"DecisionsComeBackInOrder":       s.decided,
		"DecisionsOutliveEverythingElse": s.decidedOutlive,
		"NotingIsAllOrNothing":           s.notedWhole,
		"NotingWhileIngestIsAtWork":      s.notedBeside,
		"LatestVersionOfOneResponse":     s.latest,
	}
}

// decision says something about a text, noted on a day.
func decision(response string, on int, verdict survey.Verdict) survey.Decision {
	return survey.Decision{
		Kind: survey.KindTheme, Source: "f", Response: response, Question: "q", Theme: "trust", Verdict: verdict,
		Reviewer: "Ana", TextHash: survey.HashText("x"), At: day(on),
	}
}

func (b *bench) decisions() []survey.Decision {
	b.Helper()
	all, err := b.view().Decisions(b.Context())
	b.must(err)
	return all
}

func (s suite) decided(t *testing.T) {
	b := s.new(t)
	b.want("decisions of a new store", b.decisions(), []survey.Decision(nil))
	link := survey.Decision{
		Kind: survey.KindLink, Source: "f", Response: "a", Other: survey.Ref{Source: "g", Response: "b"}, Verdict: survey.VerdictDifferent,
		Note: "two \"sisters\"\n'; DROP TABLE decisions;--", At: day(2).Add(time.Nanosecond),
	}
	later, sooner, again := decision("a", 3, survey.VerdictNo), decision("a", 1, survey.VerdictYes), decision("a", 3, survey.VerdictNone)
	b.must(b.note(t.Context(), []survey.Decision{later, link}))
	b.must(b.note(t.Context(), nil))
	b.must(b.note(t.Context(), []survey.Decision{sooner, again}))
	b.reopen()
	later.Seq, link.Seq, sooner.Seq, again.Seq = 1, 2, 3, 4
	b.want("decisions", b.decisions(), []survey.Decision{sooner, link, later, again})
}

func (s suite) decidedOutlive(t *testing.T) {
	b := s.new(t)
	b.ingest("f", page(response("f", "a", 3, "x")))
	b.must(b.note(t.Context(), []survey.Decision{decision("a", 3, survey.VerdictYes)}))
	b.withdraw("f", "a")
	b.ingest("f", page())
	got := b.decisions()
	want := decision("a", 3, survey.VerdictYes)
	want.Seq = 1
	b.want("decisions", got, []survey.Decision{want})
}

func (s suite) notedWhole(t *testing.T) {
	b := s.new(t)
	for name, spoil := range map[string]func(*survey.Decision){
		"reviewer": func(d *survey.Decision) { d.Reviewer = "\xff" },
		"note":     func(d *survey.Decision) { d.Note = "a\x00" },
		"response": func(d *survey.Decision) { d.Response = "\xed\xa0\x80" },
		"year":     func(d *survey.Decision) { d.At = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) },
	} {
		bad := decision("b", 2, survey.VerdictYes)
		spoil(&bad)
		if err := b.note(t.Context(), []survey.Decision{decision("a", 2, survey.VerdictYes), bad}); err == nil {
			t.Errorf("%s: got no error", name)
		}
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if err := b.note(stopped, []survey.Decision{decision("a", 2, survey.VerdictYes)}); err == nil {
		t.Error("stopped: got no error")
	}
	b.want("decisions", b.decisions(), []survey.Decision(nil))
}

func (s suite) notedBeside(t *testing.T) {
	b := s.new(t)
	session := b.session()
	c := b.add(session, "f", page(response("f", "a", 3, "x")))
	before := b.view()
	b.must(b.note(t.Context(), []survey.Decision{decision("a", 3, survey.VerdictYes)}))
	b.commit(session, whole("f", c))
	old, err := before.Decisions(t.Context())
	b.must(err)
	b.want("decisions as they stood", len(old), 0)
	b.want("decisions", len(b.decisions()), 1)
}

func (s suite) latest(t *testing.T) {
	b := s.new(t)
	b.ingest("f", page(response("f", "a", 3, "x"), response("f", "b", 3, "y")))
	b.ingest("g", page(response("g", "a", 3, "z")))
	b.ingest("f", page(response("f", "a", 4, "x2")))
	v := b.view()
	for of, want := range map[[2]string]string{
		{"f", "a"}: "[a/2 run 3 x2]", {"f", "b"}: "[b/1 run 1 y gone in 3]", {"g", "a"}: "[a/1 run 2 z]", {"g", "b"}: "[]", {"h", "a"}: "[]",
	} {
		var found []survey.Version
		got, ok, err := v.Latest(t.Context(), of[0], of[1])
		b.must(err)
		if ok {
			found = append(found, got)
		}
		b.want("latest of "+of[0]+" "+of[1], fmt.Sprint(brief(found)), want)
	}
}
