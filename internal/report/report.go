// Package report is the use case "turn the store into something to read": one
// snapshot is analysed into Findings, a gate keeps back what its readers may not
// see, and what passes is laid out once as a Book or a Document for every format.
// Wording, order and number formats live here; the packages below export only render.
package report

import (
	"context"
	"fmt"
	"iter"
	"math"
	"sort"
	"time"

	"canvass/internal/analysis"
	"canvass/internal/fault"
	"canvass/internal/survey"
)

// Snapshot is one state of the store.
type Snapshot interface {
	records
	responses
}

// records is what runs left about themselves and the forms.
type records interface {
	LastRun(ctx context.Context) (survey.Run, error) // ID 0: none
	Runs(ctx context.Context, n int) ([]survey.Run, error)
	Forms(ctx context.Context, source string) ([]survey.Form, error)
	Pins(ctx context.Context) ([]survey.Pin, error)
	Decisions(ctx context.Context) ([]survey.Decision, error) // the earliest first
}

// responses streams answers; see the store for their order.
type responses interface {
	Current(ctx context.Context, source string) iter.Seq2[survey.Version, error]
	History(ctx context.Context, source string) iter.Seq2[survey.Version, error]
	Counts(ctx context.Context, source string) (survey.Kept, error)
}

// Edition is everything a report says about one snapshot. Its times are those of
// the snapshot's last run, so that the same store gives the same report.
type Edition struct {
	*analysis.Findings
	Run       survey.Run
	Whole     analysis.Summary  // unfiltered; zero unless everything is needed
	Decisions []survey.Decision // what people said so far, the earliest first
	Sent      []survey.Sending  // texts that left this machine, the earliest first; set by whoever knows
	snapshot  Snapshot
	readers   []*analysis.Reader // one for each source
}

// Open analyses a snapshot as far as the needs of what will be shown.
func Open(ctx context.Context, p survey.Project, s Snapshot, needs analysis.Needs) (*Edition, error) {
	run, err := ingested(ctx, s)
	if err != nil {
		return nil, err
	}
	inputs, err := inputs(ctx, p, s)
	if err != nil {
		return nil, err
	}
	decisions, err := s.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	f, err := analysis.Analyse(p, inputs, decisions, needs)
	if err != nil {
		return nil, err
	}
	e := &Edition{Findings: f, Run: run, Decisions: decisions, snapshot: s}
	if needs == analysis.Everything() {
		e.Whole = f.Summarise(analysis.Filter{}, "")
	}
	for _, facts := range f.Sources {
		e.readers = append(e.readers, analysis.NewReader(facts.Binding, p.Principles))
	}
	return e, nil
}

// ingested is the snapshot's last run; without one there is nothing to report.
func ingested(ctx context.Context, s Snapshot) (survey.Run, error) {
	run, err := s.LastRun(ctx)
	if err == nil && run.ID == 0 {
		err = fault.New(fault.NotFound, "run `ingest run` and look at what it says", "nothing has been ingested yet")
	}
	return run, err
}

// inputs describes each configured source to the analysis; its streams read on demand.
func inputs(ctx context.Context, p survey.Project, s Snapshot) ([]analysis.Input, error) {
	pins, err := s.Pins(ctx)
	if err != nil {
		return nil, err
	}
	times, err := runTimes(ctx, s)
	if err != nil {
		return nil, err
	}
	var in []analysis.Input
	for _, src := range p.Sources {
		forms, err := s.Forms(ctx, src.Name)
		if err != nil {
			return nil, err
		}
		kept, err := s.Counts(ctx, src.Name)
		if err != nil {
			return nil, err
		}
		in = append(in, analysis.Input{
			Forms: forms, Pins: pins, Current: s.Current(ctx, src.Name), History: s.History(ctx, src.Name),
			Expected: kept.Current, Gone: kept.Gone, Quarantined: kept.Quarantined, RunTime: func(id int64) time.Time { return times[id] },
		})
	}
	return in, nil
}

// runTimes says when each run started.
func runTimes(ctx context.Context, s Snapshot) (map[int64]time.Time, error) {
	runs, err := s.Runs(ctx, math.MaxInt32)
	if err != nil {
		return nil, err
	}
	times := make(map[int64]time.Time, len(runs))
	for _, r := range runs {
		times[r.ID] = r.Started
	}
	return times, nil
}

// said streams the responses of one source with what they say, beside their cases.
func (e *Edition) said(ctx context.Context, source int) iter.Seq2[said, error] {
	return func(yield func(said, error) bool) {
		k := e.first(source)
		for v, err := range e.snapshot.Current(ctx, e.Project.Sources[source].Name) {
			if err == nil && (k >= len(e.Cases) || e.Cases[k].ID != v.ID) {
				err = fmt.Errorf("source %s: stored responses and findings are out of step", e.Project.Sources[source].Name)
			}
			if err != nil {
				yield(said{}, err)
				return
			}
			if !yield(said{&e.Cases[k], k, e.readers[source].Read(v)}, nil) {
				return
			}
			k++
		}
	}
}

// said is one response: its case, the case's index, and its answers.
type said struct {
	*analysis.Case
	index   int
	answers analysis.Answers
}

// first is the index of a source's first case, or of the one that would follow:
// cases and stored responses come in the same order, by source, submitted and id.
func (e *Edition) first(source int) int {
	return sort.Search(len(e.Cases), func(k int) bool { return e.Cases[k].Source >= source })
}

// zone returns t as people in the project read it.
func (e *Edition) zone(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return t.In(e.Project.Location)
}

// dated is zone of when something was submitted, zero where its file gives no times: 1970
// stands in for one there.
func (e *Edition) dated(t time.Time) time.Time {
	if t.Year() <= 1970 {
		return time.Time{}
	}
	return e.zone(t)
}

// label is a text in the language of the report.
func (e *Edition) label(t survey.Texts) string { return t.In(e.Project.Languages...) }
