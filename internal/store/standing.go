package store

import (
	"context"
	"database/sql"
	"errors"

	"canvass/internal/survey"
)

// sawAll chooses the runs that listed everything a source holds.
const sawAll = "error = '' AND NOT skipped AND since = ''"

// Standing returns what earlier runs left of a source.
func (s *Session) Standing(ctx context.Context, source string) (survey.Standing, error) {
	st, err := s.standing(ctx, source)
	return st, explain(err, "reading what earlier runs left")
}

func (s *Session) standing(ctx context.Context, source string) (survey.Standing, error) {
	var (
		st            survey.Standing
		newest, whole string
	)
	err := s.db.reader.QueryRowContext(ctx, `SELECT count(*), coalesce(max(submitted), '')
		FROM responses WHERE source = ? AND replaced_in = 0 AND gone_in = 0`, source).Scan(&st.Current, &newest)
	if err == nil && newest != "" {
		st.Newest, err = parseInstant(newest)
	}
	if err != nil {
		return st, err
	}
	err = s.db.reader.QueryRowContext(ctx, `SELECT started, line_end FROM source_runs JOIN runs ON runs.id = run
		WHERE source = ? AND `+sawAll+` ORDER BY run DESC LIMIT 1`, source).Scan(&whole, &st.LineEnd)
	if errors.Is(err, sql.ErrNoRows) {
		return st, nil
	}
	if err == nil {
		st.Whole, err = parseInstant(whole)
	}
	return st, err
}

// formSince returns the run that first saw the source's form under its present id;
// 0 when it never had another.
func formSince(ctx context.Context, db *sql.DB, source string) (int64, error) {
	var run int64
	err := db.QueryRowContext(ctx, `SELECT coalesce(min(run), 0) FROM forms WHERE source = ?1 AND key >
		(SELECT max(key) FROM forms WHERE source = ?1 AND body ->> '$.id' IS NOT
			(SELECT body ->> '$.id' FROM forms WHERE source = ?1 ORDER BY key DESC LIMIT 1))`, source).Scan(&run)
	return run, err
}
