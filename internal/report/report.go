// Package report is the use case "turn the store into something to read": one snapshot is
// analysed into an Edition. The rooms beneath it each say one thing of an Edition, as a Book
// or a Document or a Table for every format; respondents' words pass the gate in quoting,
// figures to publish the one in analysis. Wording, order and number formats live in the
// rooms; package export and those below it only render.
package report

import (
	"context"
	"fmt"
	"iter"
	"math"
	"time"

	"canvass/internal/analysis"
	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/tally"
	"canvass/internal/export"
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
	Whole     tally.Summary     // unfiltered; zero unless everything is needed
	Decisions []survey.Decision // what people said so far, the earliest first
	Sent      []survey.Sending  // texts that left this machine, the earliest first; set by whoever knows
	snapshot  Snapshot
	readers   []*answers.Reader // one for each source
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
		e.Whole = tally.Of(f, tally.Filter{}, "")
	}
	for _, facts := range f.Sources {
		e.readers = append(e.readers, answers.NewReader(facts.Binding, p.Principles))
	}
	return e, nil
}

// Blind reads judged texts of the snapshot again without knowing the decisions on them; see
// [analysis.Blind].
func (e *Edition) Blind(ctx context.Context, needs analysis.Needs, parts int, part func(TextID) (int, bool), done func(parts int)) (map[TextID]analysis.Unseen, error) {
	in, err := inputs(ctx, e.Project, e.snapshot)
	if err != nil {
		return nil, err
	}
	return analysis.Blind(e.Project, in, e.Decisions, needs, parts, part, done)
}

// ingested is the snapshot's last run; without one there is nothing to report.
func ingested(ctx context.Context, s Snapshot) (survey.Run, error) {
	run, err := s.LastRun(ctx)
	if err == nil && run.ID == 0 {
		err = fault.New(fault.NotFound, "run `ingest run` and look at what it says", "nothing has been ingested yet")
	}
	return run, err
}

// WhoIsWho finds out who is who in a snapshot, and nothing else: it takes less than an Edition.
func WhoIsWho(ctx context.Context, p survey.Project, s Snapshot) (*analysis.Who, error) {
	if _, err := ingested(ctx, s); err != nil {
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
	return analysis.WhoIsWho(p, inputs, decisions)
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

// Bind puts sheets under one title, each with its source line.
func (e *Edition) Bind(subject string, sheets []export.Sheet) export.Book {
	for i := range sheets {
		if sheets[i].Source == "" {
			sheets[i].Source = e.Provenance()
		}
	}
	return export.Book{
		Title: e.Project.Name, Subject: subject, Language: "en", Created: e.Run.Started, Sheets: sheets,
		About: []export.Property{
			{Name: "canvass project", Value: e.Project.Slug()}, {Name: "canvass run", Value: fmt.Sprint(e.Run.ID)},
			{Name: "canvass analysis", Value: analysis.Version}, {Name: "canvass codebook", Value: e.Project.Codebook.Version},
		},
	}
}
