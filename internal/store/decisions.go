package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"canvass/internal/survey"
)

// decisions holds one row a decision, as survey.Decision names its parts: text_hash
// is of the text that was judged, hash is of the row itself. Rows are only appended,
// which triggers watch over; seq counts them from 1.

// noteWait is how long a report waits while ingest commits a large run: nobody
// should have to give decisions again because of it.
const noteWait = 30 * time.Second

// OpenToNote opens the store at path as [OpenReadOnly] does, and for [DB.Note].
func OpenToNote(ctx context.Context, path string) (*DB, error) {
	path = itself(path)
	db, err := OpenReadOnly(ctx, path)
	if err != nil {
		return nil, err
	}
	db.writer, err = connect(path, Options{Wait: noteWait}.settings("rw"))
	if err != nil {
		return nil, errors.Join(explain(err, "opening the store "+path), db.Close())
	}
	return db, nil
}

// Note appends decisions in one short transaction, in the order given; their Seq is
// of no account. Ingest may be at work meanwhile, but for the moment of its commit:
// fault.Busy when that takes longer than the wait.
func (db *DB) Note(ctx context.Context, decisions []survey.Decision) error {
	if db.writer == nil {
		return fmt.Errorf("the store %s was opened for reading only", db.path)
	}
	if len(decisions) == 0 {
		return nil
	}
	tx, err := db.writer.BeginTx(ctx, nil)
	if err != nil {
		return explain(err, "noting decisions")
	}
	if err = note(ctx, tx, decisions); err == nil {
		err = tx.Commit()
	}
	if err != nil {
		err = errors.Join(err, undo(tx))
	}
	return explain(err, "noting decisions")
}

func note(ctx context.Context, tx *sql.Tx, decisions []survey.Decision) error {
	insert, err := tx.PrepareContext(ctx, `INSERT INTO decisions (kind, source, response, question, theme, other_source, other_response,
		verdict, reviewer, note, text_hash, at, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	for i, d := range decisions {
		columns, err := columnsOf(d)
		if err != nil {
			return fmt.Errorf("decision %d: %w", i+1, err)
		}
		args := make([]any, 0, len(columns)+1)
		for _, c := range columns {
			args = append(args, c)
		}
		sum := hashOf([]byte(strings.Join(columns, "\x00")))
		if _, err := insert.ExecContext(context.WithoutCancel(ctx), append(args, sum[:])...); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// columnsOf returns a decision as its row, without seq and hash.
func columnsOf(d survey.Decision) ([]string, error) {
	at, err := appendInstant(nil, d.At)
	if err != nil {
		return nil, err
	}
	columns := []string{
		string(d.Kind), d.Source, d.Response, d.Question, d.Theme, d.Other.Source, d.Other.Response,
		string(d.Verdict), d.Reviewer, d.Note, d.TextHash, string(at),
	}
	return columns, checkText(columns...)
}

// decisionRows is the content of a decision as its hash is of it.
const decisionRows = `SELECT 'decision', seq, hash, CAST(concat_ws(char(0), kind, source, response, question, theme, other_source, other_response,
	verdict, reviewer, note, text_hash, at) AS BLOB) FROM decisions`

// Decisions returns every decision, the earliest first; of two at one instant the one
// that was noted first.
func (s *Snapshot) Decisions(ctx context.Context) ([]survey.Decision, error) {
	all, err := s.decisions(ctx)
	return all, explain(err, "reading decisions")
}

// decisionLine is a decision in one column, its parts in the order of columnsOf and seq last.
const decisionLine = `concat_ws(char(0), kind, source, response, question, theme, other_source, other_response,
	verdict, reviewer, note, text_hash, at, seq)`

// decisions reads in the order of noting, which as a rule is that of time.
func (s *Snapshot) decisions(ctx context.Context) ([]survey.Decision, error) {
	var n int
	if err := s.tx.QueryRowContext(ctx, "SELECT count(*) FROM decisions").Scan(&n); err != nil || n == 0 {
		return nil, err
	}
	all, last := make([]survey.Decision, 0, n), alike{known: map[string]string{}}
	for line, err := range s.lines(ctx, "SELECT "+decisionLine+" FROM decisions ORDER BY seq") {
		if err != nil {
			return nil, err
		}
		d, err := last.decision(line)
		if err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	if byTime := func(a, b survey.Decision) int { return a.At.Compare(b.At) }; !slices.IsSortedFunc(all, byTime) {
		slices.SortStableFunc(all, byTime)
	}
	return all, nil
}

// alike reads decisions. What one has in common with the one before, or with many, is the
// same memory.
type alike struct {
	last  survey.Decision
	at    string
	known map[string]string // kinds, sources, questions, themes, verdicts and reviewers: there are few
}

// decision reads a decisionLine.
func (a *alike) decision(line string) (survey.Decision, error) {
	var column [13]string
	for i := range column {
		column[i], line, _ = strings.Cut(line, "\x00")
	}
	d := &a.last
	keep(&d.Kind, column[0], a.common)
	keep(&d.Source, column[1], a.common)
	keep(&d.Response, column[2], strings.Clone)
	keep(&d.Question, column[3], a.common)
	keep(&d.Theme, column[4], a.common)
	keep(&d.Other.Source, column[5], a.common)
	keep(&d.Other.Response, column[6], strings.Clone)
	keep(&d.Verdict, column[7], a.common)
	keep(&d.Reviewer, column[8], a.common)
	keep(&d.Note, column[9], strings.Clone)
	keep(&d.TextHash, column[10], strings.Clone)
	if column[11] != a.at {
		at, err := parseInstant(column[11])
		if err != nil {
			return *d, err
		}
		a.at, d.At = strings.Clone(column[11]), at
	}
	d.Seq = cutNumber(&column[12])
	return *d, nil
}

// keep makes a part of the decision before that of this one.
func keep[S ~string](part *S, now string, copied func(string) string) {
	if string(*part) != now {
		*part = S(copied(now))
	}
}

// common returns the one copy of a word.
func (a *alike) common(word string) string {
	one, ok := a.known[word]
	if !ok {
		one = strings.Clone(word)
		a.known[one] = one
	}
	return one
}

// Latest returns the latest version of one response, gone or not, and whether the
// store has it.
func (s *Snapshot) Latest(ctx context.Context, source, id string) (survey.Version, bool, error) {
	for line, err := range s.lines(ctx, "SELECT "+versionLine+" FROM responses WHERE id = ? AND source = ? AND replaced_in = 0", id, source) {
		var v survey.Version
		if err == nil {
			v, err = (&bodies{snapshot: s}).version(line, source)
		}
		return v, err == nil, explain(err, "reading a response")
	}
	return survey.Version{}, false, nil
}
