package storetest

import (
	"context"
	"errors"
	"testing"

	"canvass/internal/fault"
	"canvass/internal/survey"
)

// ending: how sessions begin and end.
func (s suite) ending() map[string]func(*testing.T) {
	return map[string]func(*testing.T){
		"OneSessionAtATime":          s.oneSession,
		"DiscardAfterCommitIsNoHarm": s.discardTwice,
		"SessionIsOverAfterCommit":   s.over,
		"StagedButNotCommitted":      s.unclaimed,
		"FailedCommitStoresNothing":  s.failed,
		"CancelledCommitStoresNone":  s.cancelled,
		"CountsMustAddUp":            s.sums,
	}
}

func (s suite) oneSession(t *testing.T) {
	b := s.new(t)
	other, err := b.open()
	b.must(err)
	t.Cleanup(func() { b.must(other.close()) })
	session := b.session()
	for _, begin := range []func(context.Context) (Session, error){b.begin, other.begin} {
		if _, err := begin(t.Context()); fault.KindOf(err) != fault.Busy || fault.HintOf(err) == "" {
			t.Fatalf("a second session: got %v, want a fault.Busy with a hint", err)
		}
	}
	b.must(session.Discard())
	second, err := other.begin(t.Context())
	b.must(err)
	_, err = second.Commit(t.Context(), survey.Run{Outcome: survey.Done}, nil)
	b.must(err)
	b.must(b.session().Discard())
}

func (s suite) discardTwice(t *testing.T) {
	b := s.new(t)
	session := b.session()
	b.commit(session, whole("f", b.add(session, "f", page(response("f", "a", 3, "x")))))
	b.must(session.Discard())
	b.must(session.Discard())
	current, _ := b.contents("f")
	b.want("responses", len(current), 1)
}

func (s suite) over(t *testing.T) {
	b := s.new(t)
	session := b.session()
	b.commit(session)
	if _, err := session.Add(t.Context(), "f", page(response("f", "a", 3, "x"))); err == nil {
		t.Error("Add after Commit: got no error")
	}
	if _, err := session.Commit(t.Context(), survey.Run{}, nil); err == nil {
		t.Error("Commit after Commit: got no error")
	}
}

func (s suite) unclaimed(t *testing.T) {
	b := s.new(t)
	session := b.session()
	c := b.add(session, "f", page(response("f", "a", 3, "x")))
	for what, fetched := range map[string][]survey.Fetched{
		"without the staged source": {whole("g", survey.Counts{})},
		"with a source twice":       {whole("f", c), whole("f", c)},
	} {
		if _, err := session.Commit(t.Context(), survey.Run{}, fetched); err == nil {
			t.Errorf("Commit %s: got no error", what)
		}
	}
	b.must(session.Discard())
	b.empty("f")
}

// empty checks that nothing was stored and the next run is the first.
func (b *bench) empty(source string) {
	b.Helper()
	current, history := b.contents(source)
	b.want("responses", len(current)+len(history), 0)
	run := b.commit(b.session())
	b.want("next run", run.ID, 1)
}

func (s suite) failed(t *testing.T) {
	bad := survey.Pin{Source: "g", Question: "Q", ID: "\x00"}
	b := s.new(t)
	session := b.session()
	f := whole("f", b.add(session, "f", page(response("f", "a", 3, "x"))))
	f.Form = &survey.Form{Source: "f", ID: "1"}
	g := whole("g", survey.Counts{})
	g.Pins = []survey.Pin{bad}
	if _, err := session.Commit(t.Context(), survey.Run{}, []survey.Fetched{f, g}); err == nil {
		t.Fatal("got no error")
	}
	b.must(session.Discard())
	forms, err := b.view().Forms(t.Context(), "f")
	b.must(err)
	b.want("forms", len(forms), 0)
	b.empty("f")
}

func (s suite) cancelled(t *testing.T) {
	b := s.new(t)
	session := b.session()
	f := whole("f", b.add(session, "f", page(response("f", "a", 3, "x"))))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := session.Commit(ctx, survey.Run{}, []survey.Fetched{f}); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v, want the context's error", err)
	}
	b.must(session.Discard())
	b.empty("f")
}

func (s suite) sums(t *testing.T) {
	b := s.new(t)
	session := b.session()
	bad := survey.Fetched{Result: survey.SourceRun{Source: "f", Fetched: 3, New: 1, Same: 1}}
	if _, err := session.Commit(t.Context(), survey.Run{}, []survey.Fetched{bad}); err == nil {
		t.Fatal("a run record whose counts do not add up was stored")
	}
	b.must(session.Discard())
	b.empty("f")
}
