package store

import (
	"context"
	"database/sql"
	"errors"
	"iter"
	"strings"

	"canvass/internal/survey"
)

// Snapshot is one state of the store: everything it returns is of the same moment,
// even while ingest commits. Its methods may be called from several goroutines and
// while a stream is being read; they take turns. Close it.
type Snapshot struct {
	conn *sql.Conn
	tx   *sql.Tx // on conn
}

// Snapshot begins to read. It ends with Close, or with ctx.
func (db *DB) Snapshot(ctx context.Context) (*Snapshot, error) {
	conn, err := db.reader.Conn(ctx)
	if err != nil {
		return nil, explain(err, "reading the store")
	}
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return nil, explain(errors.Join(err, conn.Close()), "reading the store")
	}
	s := &Snapshot{conn: conn, tx: tx}
	// The state is fixed by the first read, not by the beginning.
	var n int
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM runs WHERE id = 1").Scan(&n); err != nil {
		return nil, explain(errors.Join(err, s.end()), "reading the store")
	}
	return s, nil
}

// Close lets go of the state.
func (s *Snapshot) Close() error { return explain(s.end(), "ending a snapshot") }

func (s *Snapshot) end() error {
	err := undo(s.tx)
	if e := s.conn.Close(); !errors.Is(e, sql.ErrConnDone) { // so it is when ctx has ended
		err = errors.Join(err, e)
	}
	return err
}

// LastRun returns the newest run in which at least one source succeeded; its ID is
// 0 when there is none.
func (s *Snapshot) LastRun(ctx context.Context) (survey.Run, error) {
	runs, err := s.runs(ctx, `WHERE id = (SELECT max(run) FROM source_runs WHERE error = '' AND NOT skipped)`)
	if err != nil || len(runs) == 0 {
		return survey.Run{}, explain(err, "reading the last run")
	}
	return runs[0], nil
}

// Runs returns the latest n runs, newest first.
func (s *Snapshot) Runs(ctx context.Context, n int) ([]survey.Run, error) {
	runs, err := s.runs(ctx, "ORDER BY id DESC LIMIT ?", n)
	return runs, explain(err, "reading runs")
}

// Forms returns the stored revisions of a source's form, newest first.
func (s *Snapshot) Forms(ctx context.Context, source string) ([]survey.Form, error) {
	forms, err := readForms(ctx, s.tx, source)
	return forms, explain(err, "reading form revisions")
}

// Pins returns every pinned question, sorted by source and question.
func (s *Snapshot) Pins(ctx context.Context) ([]survey.Pin, error) {
	pins, err := readPins(ctx, s.tx, "")
	return pins, explain(err, "reading pinned questions")
}

// Which rows the streams read, in which order; each has an index.
const (
	currentRows = "WHERE source = ? AND replaced_in = 0 AND gone_in = 0 ORDER BY submitted, id"
	historyRows = "WHERE source = ? AND (replaced_in > 0 OR gone_in > 0) ORDER BY id, number"
)

// Current streams the latest versions of a source's responses that are not gone, by
// time of submission, then id. Each yields its memory to the next: the lists in a
// version (Answers, and Values in them) are valid until then, texts for ever.
func (s *Snapshot) Current(ctx context.Context, source string) iter.Seq2[survey.Version, error] {
	return s.versions(ctx, source, currentRows)
}

// History streams every other version: superseded ones and gone responses, by id,
// then number, and in the same memory.
func (s *Snapshot) History(ctx context.Context, source string) iter.Seq2[survey.Version, error] {
	return s.versions(ctx, source, historyRows)
}

// versionLine is a row in one column: what each column costs the driver is much of
// what reading costs, and a number takes longer to write than a date. So a line
// begins with its run alone, or, where a response was changed, cleaned or gone, with
// five numbers; the last of them is the key of a row that has an original, which is
// read apart. Neither an instant nor a body holds a line feed; the id may, and is last.
const versionLine = `concat_ws(char(10), iif(number = 1 AND gone_in = 0 AND cleaned = 0 AND original IS NULL, run,
	concat_ws(' ', run, number, gone_in, cleaned, iif(original IS NULL, 0, key))), created, submitted, body, id)`

// versions streams rows.
func (s *Snapshot) versions(ctx context.Context, source, where string) iter.Seq2[survey.Version, error] {
	return func(yield func(survey.Version, error) bool) {
		b := bodies{snapshot: s}
		for line, err := range s.lines(ctx, "SELECT "+versionLine+" FROM responses "+where, source) {
			var v survey.Version
			if err == nil {
				v, err = b.version(line, source)
			}
			if err != nil {
				yield(survey.Version{}, explain(err, "reading responses"))
				return
			}
			if !yield(v, nil) {
				return
			}
		}
	}
}

// version reads a versionLine. The id shares no memory with the body, because it is what
// readers keep of a response.
func (b *bodies) version(line, source string) (v survey.Version, err error) {
	v.Source = source
	numbers, rest, _ := strings.Cut(line, "\n")
	created, rest, _ := strings.Cut(rest, "\n")
	submitted, rest, _ := strings.Cut(rest, "\n")
	original := b.numbers(numbers, &v)
	if v.Created, err = b.day.parse(created); err != nil {
		return v, err
	}
	if v.Submitted, err = b.day.parse(submitted); err != nil {
		return v, err
	}
	body, id, _ := strings.Cut(rest, "\n")
	v.ID = b.keep(id)
	if original != 0 {
		if v.Original, err = b.snapshot.original(original); err != nil {
			return v, err
		}
	}
	return v, b.decode(body, &v.Response)
}

// numbers reads the first line of a row and returns the key of its original, or 0.
func (b *bodies) numbers(line string, v *survey.Version) (original int64) {
	v.Run, v.Number = cutNumber(&line), 1
	if line != "" {
		v.Number, v.GoneIn, v.Cleaned = int(cutNumber(&line)), cutNumber(&line), int(cutNumber(&line))
		original = cutNumber(&line)
	}
	return original
}

// cutNumber takes a number, and the blank behind it, from the front of s.
func cutNumber(s *string) (n int64) {
	word, rest, _ := strings.Cut(*s, " ")
	for i := range len(word) {
		n = n*10 + int64(word[i]-'0')
	}
	*s = rest
	return n
}

// original reads the document of a row as it was received.
func (s *Snapshot) original(key int64) (document []byte, err error) {
	err = s.tx.QueryRow("SELECT original FROM responses WHERE key = ?", key).Scan(&document)
	return document, err
}

const countKept = `SELECT
	(SELECT count(*) FROM responses WHERE source = ?1 AND replaced_in = 0 AND gone_in = 0),
	(SELECT count(*) FROM responses WHERE source = ?1 AND replaced_in = 0 AND gone_in > 0),
	(SELECT count(*) FROM responses WHERE source = ?1 AND replaced_in > 0),
	coalesce((SELECT quarantined FROM source_runs WHERE source = ?1 AND ` + sawAll + ` ORDER BY run DESC LIMIT 1), 0) +
	(SELECT count(*) FROM quarantined q JOIN source_runs s USING (source, run) WHERE source = ?1 AND s.since <> '' AND s.error = ''
		AND s.run > coalesce((SELECT max(run) FROM source_runs WHERE source = ?1 AND ` + sawAll + `), 0))`

// Counts returns how much the store holds of a source.
func (s *Snapshot) Counts(ctx context.Context, source string) (survey.Kept, error) {
	var k survey.Kept
	err := s.tx.QueryRowContext(ctx, countKept, source).Scan(&k.Current, &k.Gone, &k.Superseded, &k.Quarantined)
	return k, explain(err, "counting responses")
}

// Quarantined returns the distinct documents of a source that were put aside, in
// the order in which they came.
func (s *Snapshot) Quarantined(ctx context.Context, source string) ([]survey.Quarantined, error) {
	rows, err := s.tx.QueryContext(ctx, "SELECT id, reason, raw FROM quarantined WHERE source = ? ORDER BY key", source)
	if err != nil {
		return nil, explain(err, "reading quarantine")
	}
	defer rows.Close()
	var documents []survey.Quarantined
	for rows.Next() {
		var q survey.Quarantined
		if err := rows.Scan(&q.ID, &q.Reason, &q.Raw); err != nil {
			return nil, explain(err, "reading quarantine")
		}
		documents = append(documents, q)
	}
	return documents, explain(rows.Err(), "reading quarantine")
}
