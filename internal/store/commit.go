package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"canvass/internal/survey"
)

// How it is stored. The tables are in migrations; what their columns mean is here, for
// decisions in decisions.go, and for what documents looked like in prints.go.
//
// responses holds one row a version of a response. source and id name the response
// and number counts its versions from 1. run is the run that brought the version;
// replaced_in the run that brought the next one, 0 for the latest; gone_in the run
// whose complete listing no longer had the response, 0 while it is there. A response
// that is seen again after it was gone has its gone_in set back to 0, unless it came
// back changed: then the mark stays on the old version. body is JSON (see appendBody),
// hash is that of record, cleaned counts the texts that cleaning changed and original
// is the document as received where it did. Rows are only appended (see erase for the
// one thing that empties them), source by source in the order of the configuration and
// within a source by time of submission and id. So keys depend on what was received and
// not on the order of arrival, and reading in order of submission walks the file from
// front to back. The view answers has one row a value, for any SQLite tool.
//
// JSON was chosen over a packed form because anybody can read it. A million responses
// of eight answers load in about 11 CPU seconds and are read in 4 (see the benchmarks);
// a packed form would take about half of that.
//
// Times are texts in UTC that sort as instants and keep nanoseconds (see appendInstant).
//
// forms holds one row a revision of a source's questions (JSON), stored when they
// differ from the newest one; pins one row a question whose id was resolved;
// quarantined each distinct document put aside, once, with the run that first had it.
// runs and source_runs are the run record; warnings are a JSON list of texts there,
// because they are read with their row and never searched. since is empty for a listing
// of everything, else the time from which on it was asked for; line_end whether a file of
// text ended with the end of a line. The last run that listed
// everything says how many documents of the source are in quarantine; runs after it add
// the new ones that they met.
//
// A source can be given another form. What the earlier form held is then in no listing,
// and not gone: only responses that came since the form has its present id can be missing.

// Commit writes everything the session staged and was told, in one transaction, and
// ends the session. Every staged source must be among sources; their order is the
// order in which rows are written. It returns the run with its id (1, 2, 3 …) and,
// in run.Sources, each Result with Gone filled in. After an error nothing is stored
// and the session waits for Discard.
func (s *Session) Commit(ctx context.Context, run survey.Run, sources []survey.Fetched) (survey.Run, error) {
	stages, err := s.claim(ctx, sources)
	if err != nil {
		return run, explain(err, "committing a run")
	}
	tx, err := s.db.writer.BeginTx(ctx, nil)
	if err != nil {
		return run, explain(err, "committing a run")
	}
	w := &writing{tx: tx, ctx: context.WithoutCancel(ctx), stop: ctx, bulk: s.db.bulk}
	run, err = w.run(run, sources, stages)
	if err == nil {
		err = tx.Commit()
	}
	if ctx.Err() != nil && errors.Is(err, sql.ErrTxDone) {
		err = ctx.Err() // which rolled back
	}
	if err != nil {
		return run, explain(errors.Join(err, undo(tx)), "committing a run")
	}
	_ = s.Discard() // the run is stored, whatever becomes of the temporary files
	return run, nil
}

// undo rolls back, which a failed statement may have done already.
func undo(tx *sql.Tx) error {
	if err := tx.Rollback(); !errors.Is(err, sql.ErrTxDone) {
		return err
	}
	return nil
}

// claim pairs what was fetched with what was staged.
func (s *Session) claim(ctx context.Context, sources []survey.Fetched) ([]*stage, error) {
	stages := make([]*stage, len(sources))
	claimed := map[string]bool{}
	for i, f := range sources {
		name := f.Result.Source
		if claimed[name] {
			return nil, fmt.Errorf("source %q is there twice", name)
		}
		claimed[name] = true
		st, err := s.stage(ctx, name)
		if err != nil {
			return nil, err
		}
		stages[i] = st
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.over {
		return nil, errOver
	}
	for name := range s.stages {
		if !claimed[name] {
			return nil, fmt.Errorf("source %q was staged but is not part of the commit", name)
		}
	}
	return stages, nil
}

// writing is one transaction of one run. The driver watches a context that can end
// with a goroutine per statement, so statements get one that cannot and stop is
// asked now and then.
type writing struct {
	tx   *sql.Tx
	ctx  context.Context
	stop context.Context
	id   int64 // of the run
	bulk int   // see DB
}

func (w *writing) exec(query string, args ...any) error {
	_, err := w.tx.ExecContext(w.ctx, query, args...)
	return err
}

func (w *writing) run(run survey.Run, sources []survey.Fetched, stages []*stage) (survey.Run, error) {
	row := w.tx.QueryRowContext(w.ctx, "SELECT coalesce(max(id), 0) + 1 FROM runs")
	if err := row.Scan(&w.id); err != nil {
		return run, err
	}
	if err := w.begin(run); err != nil {
		return run, err
	}
	run.ID = w.id
	run.Sources = nil
	err := w.bulked(stages, func() error {
		for i, f := range sources {
			result, err := w.source(f, stages[i])
			if err == nil {
				err = w.result(i, result)
			}
			if err != nil {
				return fmt.Errorf("source %q: %w", f.Result.Source, err)
			}
			run.Sources = append(run.Sources, result)
		}
		return nil
	})
	return run, err
}

// begin writes the run's own row, which the others refer to.
func (w *writing) begin(run survey.Run) error {
	started, err := appendInstant(nil, run.Started)
	if err != nil {
		return err
	}
	finished, err := appendInstant(nil, run.Finished)
	if err != nil {
		return err
	}
	if err := checkText(string(run.Outcome)); err != nil {
		return err
	}
	return w.exec("INSERT INTO runs (id, started, finished, outcome) VALUES (?, ?, ?, ?)",
		w.id, string(started), string(finished), string(run.Outcome))
}

// source writes what one source brought.
func (w *writing) source(f survey.Fetched, st *stage) (survey.SourceRun, error) {
	st.mu.Lock()
	defer st.mu.Unlock()
	result := f.Result
	if f.MarkGone {
		gone, err := w.gone(st) // first: rows to come are not among those looked for
		if err != nil {
			return result, err
		}
		result.Gone = gone
	}
	if err := w.responses(st); err != nil {
		return result, err
	}
	if err := w.back(st); err != nil {
		return result, err
	}
	if f.Form != nil {
		if err := w.form(st.source, *f.Form); err != nil {
			return result, err
		}
	}
	if err := w.pins(st.source, f.Pins); err != nil {
		return result, err
	}
	if err := w.erase(st.source, f.Erased); err != nil {
		return result, err
	}
	return result, w.quarantined(st.source, f.Quarantined)
}
