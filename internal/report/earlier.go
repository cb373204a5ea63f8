package report

import (
	"context"
	"iter"
	"math"

	"canvass/internal/analysis"
	"canvass/internal/survey"
)

// ManyResponses is the size of a store from which on the earlier state is not
// analysed a second time: an answer in the terminal should not take twice as long.
const ManyResponses = 50_000

// Earlier is the edition before the last run that brought something new, analysed by
// the rules, forms and decisions of today, so that a difference is one of answers.
// Nil when there is none, or when there are so many responses that it would take long.
func (e *Edition) Earlier(ctx context.Context) (*Edition, error) {
	if len(e.Cases) > ManyResponses {
		return nil, nil
	}
	runs, err := e.Runs(ctx)
	if err != nil {
		return nil, err
	}
	for i, r := range runs {
		if Brought(r) && i+1 < len(runs) {
			return e.After(ctx, runs[i+1:], analysis.Everything())
		}
	}
	return nil, nil
}

// Runs are all runs up to the snapshot's, the newest first.
func (e *Edition) Runs(ctx context.Context) ([]survey.Run, error) {
	return e.snapshot.Runs(ctx, math.MaxInt32)
}

// After is the edition as it was after the first of some runs, the newest first; nil
// when there was no response then.
func (e *Edition) After(ctx context.Context, runs []survey.Run, needs analysis.Needs) (*Edition, error) {
	before, err := Open(ctx, e.Project, past{e.snapshot, runs}, needs)
	if err != nil || len(before.Cases) == 0 {
		return nil, err
	}
	return before, nil
}

// Brought reports whether a run changed anything.
func Brought(r survey.Run) bool {
	for _, s := range r.Sources {
		if s.New+s.Changed+s.Gone > 0 {
			return true
		}
	}
	return false
}

// past is a Snapshot as it was after its newest run.
type past struct {
	Snapshot
	runs []survey.Run // newest first, never empty
}

// LastRun is the newest of its runs.
func (p past) LastRun(context.Context) (survey.Run, error) { return p.runs[0], nil }

// Runs lists its runs.
func (p past) Runs(_ context.Context, n int) ([]survey.Run, error) {
	return p.runs[:min(n, len(p.runs))], nil
}

func (p past) run() int64 { return p.runs[0].ID }

// was finds the versions that were current then and are not any more: their numbers, by response.
func (p past) was(ctx context.Context, source string) (map[string]int, error) {
	was := map[string]int{}
	for v, err := range p.Snapshot.History(ctx, source) {
		if err != nil {
			return nil, err
		}
		if v.Run > p.run() {
			continue
		}
		if v.GoneIn > 0 && v.GoneIn <= p.run() {
			delete(was, v.ID) // its last version, and it was gone
			continue
		}
		was[v.ID] = v.Number // in order of number, so that the latest stays
	}
	for v, err := range p.Snapshot.Current(ctx, source) {
		if err != nil {
			return nil, err
		}
		if v.Run <= p.run() {
			delete(was, v.ID) // what is current now was so then
		}
	}
	return was, nil
}

// Current streams what was current then: what still is, then the rest.
func (p past) Current(ctx context.Context, source string) iter.Seq2[survey.Version, error] {
	return func(yield func(survey.Version, error) bool) {
		was, err := p.was(ctx, source)
		if err != nil {
			yield(survey.Version{}, err)
			return
		}
		for v, err := range p.Snapshot.Current(ctx, source) {
			if err == nil && v.Run > p.run() {
				continue
			}
			if !yield(v, err) || err != nil {
				return
			}
		}
		for v, err := range p.Snapshot.History(ctx, source) { // in its order, not the map's
			if w, ok := was[v.ID]; err == nil && (!ok || w != v.Number) {
				continue
			}
			v.GoneIn = 0
			if !yield(v, err) || err != nil {
				return
			}
		}
	}
}

// History streams what was no longer current then.
func (p past) History(ctx context.Context, source string) iter.Seq2[survey.Version, error] {
	return func(yield func(survey.Version, error) bool) {
		was, err := p.was(ctx, source)
		if err != nil {
			yield(survey.Version{}, err)
			return
		}
		for v, err := range p.Snapshot.History(ctx, source) {
			if err == nil && (v.Run > p.run() || was[v.ID] == v.Number) {
				continue
			}
			if !yield(v, err) || err != nil {
				return
			}
		}
	}
}

// Counts are not known of then; nothing depends on them but room in memory.
func (p past) Counts(context.Context, string) (survey.Kept, error) { return survey.Kept{}, nil }
