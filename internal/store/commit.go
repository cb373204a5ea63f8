package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"canvass/internal/survey"
)

// How it is stored. The tables are in migrations; what their columns mean is here.
//
// responses holds one row a version of a response. source and id name the response
// and number counts its versions from 1. run is the run that brought the version;
// replaced_in the run that brought the next one, 0 for the latest; gone_in the run
// whose complete listing no longer had the response, 0 while it is there. A response
// that is seen again after it was gone has its gone_in set back to 0, unless it came
// back changed: then the mark stays on the old version. body is JSON (see appendBody),
// hash is that of record, cleaned counts the texts that cleaning changed and original
// is the document as received where it did. Rows are only appended, source by source
// in the order of the configuration and within a source by time of submission and id,
// so that keys depend on what was received and not on the order of arrival, and
// reading in order of submission walks the file from front to back.
//
// Times are texts in UTC with nine digits of a second: they sort as instants.
//
// forms holds one row a revision of a source's questions (JSON), stored when they
// differ from the newest one; pins one row a question whose id was resolved;
// quarantined each distinct document put aside, once, with the run that first had it.
// runs and source_runs are the run record; warnings are a JSON list of texts there,
// because they are read with their row and never searched. The run that read a source
// last says how many documents of it are in quarantine.

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
	w := &writing{tx: tx, ctx: context.WithoutCancel(ctx), stop: ctx}
	run, err = w.run(run, sources, stages)
	if err == nil {
		err = tx.Commit()
	}
	if err != nil {
		return run, explain(errors.Join(err, undo(tx)), "committing a run")
	}
	return run, s.Discard()
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
	for i, f := range sources {
		result, err := w.source(f, stages[i])
		if err != nil {
			return run, fmt.Errorf("source %q: %w", f.Result.Source, err)
		}
		if err := w.result(i, result); err != nil {
			return run, fmt.Errorf("source %q: %w", f.Result.Source, err)
		}
		run.Sources = append(run.Sources, result)
	}
	return run, nil
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
	return result, w.quarantined(st.source, f.Quarantined)
}

// responses writes the staged versions.
func (w *writing) responses(st *stage) error {
	insert, err := w.tx.PrepareContext(w.ctx, `INSERT INTO responses
		(source, id, number, run, created, submitted, hash, cleaned, body, original) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	n := 0
	for r, err := range st.spool.all() {
		if err != nil {
			return err
		}
		if n++; n%1000 == 0 && w.stop.Err() != nil {
			return w.stop.Err()
		}
		if r.replaces > 0 {
			if err := w.exec("UPDATE responses SET replaced_in = ? WHERE key = ?", w.id, r.replaces); err != nil {
				return err
			}
		}
		var original any
		if len(r.original) > 0 {
			original = r.original
		}
		_, err := insert.ExecContext(w.ctx, st.source, r.id, r.number, w.id,
			string(r.created()), string(r.submitted()), r.hash[:], r.cleaned, string(r.body()), original)
		if err != nil {
			return err
		}
	}
	if n != st.total.New+st.total.Changed {
		return errSpool
	}
	return nil
}

// back takes the gone mark from responses that were seen again and not replaced.
func (w *writing) back(st *stage) error {
	for _, key := range st.back {
		if err := w.exec("UPDATE responses SET gone_in = 0 WHERE key = ? AND replaced_in = 0", key); err != nil {
			return err
		}
	}
	return nil
}

// gone marks the current responses that the session has not seen.
func (w *writing) gone(st *stage) (int, error) {
	if st.present == st.seenPresent {
		return 0, nil
	}
	keys, err := w.missing(st)
	if err != nil {
		return 0, err
	}
	for _, key := range keys {
		if err := w.exec("UPDATE responses SET gone_in = ? WHERE key = ?", w.id, key); err != nil {
			return 0, err
		}
	}
	return len(keys), nil
}

// missing lists the keys of present responses that were not seen.
func (w *writing) missing(st *stage) ([]int64, error) {
	rows, err := w.tx.QueryContext(w.ctx,
		"SELECT key FROM responses WHERE source = ? AND replaced_in = 0 AND gone_in = 0 ORDER BY submitted, id", st.source)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var keys []int64
	for rows.Next() {
		var key int64
		if err := rows.Scan(&key); err != nil {
			return nil, err
		}
		if !st.seen.has(key) {
			keys = append(keys, key)
		}
	}
	return keys, rows.Err()
}

func (w *writing) pins(source string, pins []survey.Pin) error {
	for _, p := range pins {
		if p.Source != source {
			return errors.New("a pin is of another source")
		}
		if err := checkText(p.Question, p.ID); err != nil {
			return err
		}
		err := w.exec(`INSERT INTO pins (source, question, id, run) VALUES (?, ?, ?, ?)
			ON CONFLICT (source, question) DO UPDATE SET id = excluded.id, run = excluded.run WHERE id <> excluded.id`,
			p.Source, p.Question, p.ID, w.id)
		if err != nil {
			return err
		}
	}
	return nil
}

// quarantined writes documents that are not there yet.
func (w *writing) quarantined(source string, documents []survey.Quarantined) error {
	for _, q := range documents {
		if err := checkText(q.ID, q.Reason); err != nil {
			return err
		}
		raw := q.Raw
		if raw == nil {
			raw = []byte{}
		}
		content := append([]byte(q.ID+"\x00"+q.Reason+"\x00"), raw...)
		sum := hashOf(content)
		err := w.exec(`INSERT INTO quarantined (source, run, id, reason, hash, raw) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (source, hash) DO NOTHING`, source, w.id, q.ID, q.Reason, sum[:], raw)
		if err != nil {
			return err
		}
	}
	return nil
}

// result writes the run's record of one source.
func (w *writing) result(position int, r survey.SourceRun) error {
	if err := checkText(r.Source, r.Error); err != nil {
		return err
	}
	warnings, err := encodeTexts(r.Warnings)
	if err != nil {
		return err
	}
	return w.exec(`INSERT INTO source_runs (run, position, source, skipped, complete, fetched, new, changed, same, gone,
		quarantined, cleaned, error, warnings) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		w.id, position, r.Source, r.Skipped, r.Complete, r.Fetched, r.New, r.Changed, r.Same, r.Gone,
		r.Quarantined, r.Cleaned, r.Error, string(warnings))
}
