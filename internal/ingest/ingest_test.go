package ingest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"strings"
	"testing"
	"time"

	"canvass/internal/fault"
	"canvass/internal/survey"
)

// shelf is a Session that keeps responses in memory.
type shelf struct {
	stored    map[string]map[string]survey.Response // by source, then id
	staged    map[string]map[string]survey.Response
	committed []survey.Fetched
	full      error // returned by Add
	forms     []survey.Form
	standing  survey.Standing
}

func newShelf() *shelf {
	return &shelf{stored: map[string]map[string]survey.Response{}, staged: map[string]map[string]survey.Response{}}
}

func (s *shelf) Forms(context.Context, string) ([]survey.Form, error) { return s.forms, nil }
func (s *shelf) Pins(context.Context, string) ([]survey.Pin, error)   { return nil, nil }
func (s *shelf) Standing(context.Context, string) (survey.Standing, error) {
	return s.standing, nil
}

func (s *shelf) Add(_ context.Context, source string, page []survey.Response) (survey.Counts, error) {
	if s.full != nil {
		return survey.Counts{}, s.full
	}
	if s.staged[source] == nil {
		s.staged[source] = map[string]survey.Response{}
	}
	var c survey.Counts
	for _, r := range page {
		old, known := s.stored[source][r.ID]
		switch {
		case !known:
			c.New++
		case old.Submitted.Equal(r.Submitted):
			c.Same++
		default:
			c.Changed++
		}
		s.staged[source][r.ID] = r
	}
	return c, nil
}

func (s *shelf) StillThere(_ context.Context, source string, ids []string) error {
	for _, id := range ids {
		if s.staged[source] == nil {
			s.staged[source] = map[string]survey.Response{}
		}
		s.staged[source][id] = s.stored[source][id]
	}
	return nil
}

func (s *shelf) Missing(_ context.Context, source string) (missing, current int, err error) {
	for id := range s.stored[source] {
		if _, ok := s.staged[source][id]; !ok {
			missing++
		}
	}
	return missing, len(s.stored[source]), nil
}

func (s *shelf) Withdraw(_ context.Context, source string) error {
	delete(s.staged, source)
	return nil
}

func (s *shelf) Commit(_ context.Context, run survey.Run, fetched []survey.Fetched) (survey.Run, error) {
	s.committed = fetched
	run.ID = 1
	for _, f := range fetched {
		run.Sources = append(run.Sources, f.Result)
	}
	return run, nil
}

// feed is a Source that serves a listing, perhaps cut short by an error.
type feed struct {
	pages [][]survey.Received
	err   error
}

func (f feed) Form(context.Context) (survey.Form, error) { return survey.Form{ID: "form"}, nil }

func (f feed) Pages(context.Context, time.Time) iter.Seq2[[]survey.Received, error] {
	return func(yield func([]survey.Received, error) bool) {
		for _, p := range f.pages {
			if !yield(p, nil) {
				return
			}
		}
		if f.err != nil {
			yield(nil, f.err)
		}
	}
}

func responses(n int) []survey.Received {
	var out []survey.Received
	for i := range n {
		out = append(out, survey.Received{Response: survey.Response{ID: fmt.Sprint("r", i)}})
	}
	return out
}

func forms(names ...string) []survey.Source {
	var out []survey.Source
	for _, n := range names {
		out = append(out, survey.Source{Name: n, Type: survey.GoogleForm})
	}
	return out
}

func pass(feeds map[string]feed, sources ...survey.Source) Pass {
	return Pass{
		Sources: sources, Now: func() time.Time { return time.Unix(0, 0).UTC() }, Log: slog.New(slog.DiscardHandler),
		Open: func(s survey.Source) (Source, error) { return feeds[s.Name], nil },
	}
}

func TestQuarantinedDocumentsAreCountedAndKept(t *testing.T) {
	page := append(responses(2), survey.Received{Quarantine: &survey.Quarantined{Reason: "no time"}})
	s := newShelf()
	run, err := pass(map[string]feed{"a": {pages: [][]survey.Received{page}}}, forms("a")...).Run(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	if r := run.Sources[0]; r.Fetched != 3 || r.New != 2 || r.Quarantined != 1 || len(s.committed[0].Quarantined) != 1 {
		t.Errorf("got %+v", r)
	}
}

func TestOneFailingSourceLeavesTheOthers(t *testing.T) {
	denied := fault.New(fault.Denied, "share it", "no access")
	feeds := map[string]feed{"a": {err: denied}, "b": {pages: [][]survey.Received{responses(1)}}}
	run, err := pass(feeds, forms("a", "b")...).Run(context.Background(), newShelf())
	if fault.KindOf(err) != fault.Partial || run.Outcome != survey.Partial {
		t.Errorf("outcome %s, error %v of kind %d, hint %q", run.Outcome, err, fault.KindOf(err), fault.HintOf(err))
	}
	if run.Sources[0].Error != "no access" || run.Sources[0].Complete || run.Sources[1].New != 1 {
		t.Errorf("sources %+v", run.Sources)
	}
}

func TestWhenNothingSucceedsTheFirstFailureDecides(t *testing.T) {
	feeds := map[string]feed{"a": {err: fault.New(fault.NotFound, "", "no form")}, "b": {err: fault.New(fault.Unavailable, "", "down")}}
	run, err := pass(feeds, forms("a", "b")...).Run(context.Background(), newShelf())
	if fault.KindOf(err) != fault.NotFound || run.Outcome != survey.Failed {
		t.Errorf("outcome %s, error %v", run.Outcome, err)
	}
}

func TestAListingThatBreaksOffMarksNothingGone(t *testing.T) {
	s := newShelf()
	s.stored["a"] = map[string]survey.Response{"r0": {ID: "r0"}, "r1": {ID: "r1"}, "r2": {ID: "r2"}}
	feeds := map[string]feed{"a": {pages: [][]survey.Received{responses(1)}, err: errors.New("cut off")}}
	_, err := pass(feeds, forms("a")...).Run(context.Background(), s)
	if err == nil || s.committed[0].MarkGone {
		t.Errorf("error %v, mark gone %v", err, s.committed[0].MarkGone)
	}
}

func TestBrake(t *testing.T) {
	for name, c := range map[string]struct {
		stored, listed int
		accept         bool
		want           fault.Kind
		marked         bool
	}{
		"two of two: a trial":                 {2, 0, false, -1, true},
		"three of three: all there was":       {3, 0, false, fault.Partial, false},
		"six of six, and that is right":       {6, 0, true, -1, true},
		"nine of ten: few, and one is left":   {10, 1, false, -1, true},
		"ten of fifty: not more than a fifth": {50, 40, false, -1, true},
		"eleven of fifty":                     {50, 39, false, fault.Partial, false},
		"all of them":                         {50, 0, false, fault.Partial, false},
		"all of them, and that is right":      {50, 0, true, -1, true},
	} {
		t.Run(name, func(t *testing.T) {
			s := newShelf()
			s.stored["a"] = map[string]survey.Response{}
			for _, r := range responses(c.stored) {
				s.stored["a"][r.Response.ID] = r.Response
			}
			p := pass(map[string]feed{"a": {pages: [][]survey.Received{responses(c.listed)}}}, forms("a")...)
			p.AcceptGone = map[string]bool{"a": c.accept}
			_, err := p.Run(context.Background(), s)
			if got := kind(err); got != c.want || s.committed[0].MarkGone != c.marked {
				t.Errorf("error %v, marked %v", err, s.committed[0].MarkGone)
			}
			if err != nil && !strings.Contains(fault.HintOf(err), "--accept-gone a") {
				t.Errorf("hint %q does not say how to go on", fault.HintOf(err))
			}
		})
	}
}

// A response that comes in a state nobody can read is not gone.
func TestWhatIsPutAsideIsNotMissing(t *testing.T) {
	s := newShelf()
	s.stored["a"] = map[string]survey.Response{"r0": {ID: "r0"}, "r1": {ID: "r1"}, "odd": {ID: "odd"}}
	page := append(responses(2), survey.Received{Quarantine: &survey.Quarantined{ID: "odd", Reason: "no time"}})
	if _, err := pass(map[string]feed{"a": {pages: [][]survey.Received{page}}}, forms("a")...).Run(context.Background(), s); err != nil {
		t.Fatal(err)
	}
	if missing, _, _ := s.Missing(context.Background(), "a"); missing != 0 {
		t.Errorf("%d responses are missing", missing)
	}
}

func kind(err error) fault.Kind {
	if err == nil {
		return -1
	}
	return fault.KindOf(err)
}

func TestASourceOfAnUnbuiltTypeIsSkipped(t *testing.T) {
	p := pass(nil, survey.Source{Name: "doc", Type: survey.GoogleDoc})
	p.Open = func(survey.Source) (Source, error) { return nil, fmt.Errorf("opening: %w", ErrNotBuilt) }
	run, err := p.Run(context.Background(), newShelf())
	if err != nil || !run.Sources[0].Skipped || len(run.Sources[0].Warnings) != 1 || run.Outcome != survey.Done {
		t.Errorf("run %+v, error %v", run, err)
	}
}

func TestTroubleOfTheStoreStopsTheRun(t *testing.T) {
	s := newShelf()
	s.full = fault.New(fault.Full, "", "no space")
	_, err := pass(map[string]feed{"a": {pages: [][]survey.Received{responses(1)}}}, forms("a", "b")...).Run(context.Background(), s)
	if fault.KindOf(err) != fault.Full || s.committed != nil {
		t.Errorf("error %v, committed %v", err, s.committed)
	}
}

func TestAStoppedRunCommitsNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	p := pass(map[string]feed{"a": {pages: [][]survey.Received{responses(1)}}}, forms("a")...)
	p.Progress = func(string, int) { cancel() }
	s := newShelf()
	if _, err := p.Run(ctx, s); fault.KindOf(err) != fault.Cancelled || s.committed != nil {
		t.Errorf("error %v, committed %v", err, s.committed)
	}
}
