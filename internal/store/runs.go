package store

import (
	"context"
	"encoding/json"

	"canvass/internal/survey"
)

// runs reads run records; which selects and orders them.
func (s *Snapshot) runs(ctx context.Context, which string, args ...any) ([]survey.Run, error) {
	rows, err := s.tx.QueryContext(ctx, "SELECT id, started, finished, outcome FROM runs "+which, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var runs []survey.Run
	for rows.Next() {
		var r survey.Run
		var started, finished string
		if err := rows.Scan(&r.ID, &started, &finished, &r.Outcome); err != nil {
			return nil, err
		}
		if r.Started, err = parseInstant(started); err != nil {
			return nil, err
		}
		if r.Finished, err = parseInstant(finished); err != nil {
			return nil, err
		}
		if r.Sources, err = s.sourceRuns(ctx, r.ID); err != nil {
			return nil, err
		}
		runs = append(runs, r)
	}
	return runs, rows.Err()
}

func (s *Snapshot) sourceRuns(ctx context.Context, run int64) ([]survey.SourceRun, error) {
	rows, err := s.tx.QueryContext(ctx, `SELECT source, skipped, complete, fetched, new, changed, same, gone,
		quarantined, cleaned, error, warnings, since, line_end FROM source_runs WHERE run = ? ORDER BY position`, run)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var results []survey.SourceRun
	for rows.Next() {
		var r survey.SourceRun
		var warnings []byte
		var since string
		err := rows.Scan(&r.Source, &r.Skipped, &r.Complete, &r.Fetched, &r.New, &r.Changed, &r.Same, &r.Gone,
			&r.Quarantined, &r.Cleaned, &r.Error, &warnings, &since, &r.LineEnd)
		if err == nil && since != "" {
			r.Since, err = parseInstant(since)
		}
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(warnings, &r.Warnings); err != nil {
			return nil, errBody
		}
		if len(r.Warnings) == 0 {
			r.Warnings = nil
		}
		results = append(results, r)
	}
	return results, rows.Err()
}
