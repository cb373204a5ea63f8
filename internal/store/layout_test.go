package store

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"canvass/internal/survey"
)

// TestReadableBySQL: what was received can be read with SQL alone.
func TestReadableBySQL(t *testing.T) {
	db := openFor(t, filepath.Join(t.TempDir(), "canvass.db"), Options{})
	score := 2.5
	commitPages(t, db, map[string][]survey.Response{"f": {{
		Source: "f", ID: "r1", Email: "ana@example.org", Submitted: time.Date(2025, 9, 17, 14, 0, 0, 250e6, time.FixedZone("", 7200)), Score: &score,
		Answers: []survey.Answer{
			{Question: "0f", Values: []string{"<b>\"No\"</b>\n", "sí"}, Extra: `{"a":1}`, Files: []survey.File{{ID: "i", Name: "n", MIMEType: "t"}}},
			{Question: "1a", Grade: &survey.Grade{Score: 1, Correct: true}},
		},
	}}})
	for query, want := range map[string]string{
		"SELECT group_concat(source || '|' || response || '|' || question || '|' || answer, ';') FROM answers": "f|r1|0f|<b>\"No\"</b>\n;f|r1|0f|sí",
		"SELECT body ->> '$.answers.0f[1]' FROM responses":                                                     "sí",
		"SELECT body ->> '$.email' || (body ->> '$.score') FROM responses":                                     "ana@example.org2.5",
		"SELECT body ->> '$.extras.0f' ->> '$.a' FROM responses":                                               "1",
		"SELECT submitted FROM responses":                                                                      "2025-09-17 12:00:00.25",
		"SELECT strftime('%s', submitted) FROM responses":                                                      "1758110400",
		"SELECT body FROM responses": `{"answers":{"0f":["<b>\"No\"</b>\n","sí"],"1a":[]},"email":"ana@example.org","extras":{"0f":"{\"a\":1}"},` +
			`"files":{"0f":[{"id":"i","name":"n","type":"t"}]},"grades":{"1a":{"correct":true,"score":1}},"score":2.5}`,
	} {
		var got string
		if err := db.reader.QueryRowContext(t.Context(), query).Scan(&got); err != nil || got != want {
			t.Errorf("%s:\ngot  %s, %v\nwant %s", query, got, err, want)
		}
	}
}

// TestPlans: streams walk an index without sorting, and nothing scans the table.
func TestPlans(t *testing.T) {
	db := openFor(t, filepath.Join(t.TempDir(), "canvass.db"), Options{})
	for query, want := range map[string][]string{
		"SELECT * FROM responses " + currentRows: {"USING INDEX responses_current (source=?)"},
		"SELECT * FROM responses " + historyRows: {"USING INDEX responses_history (source=?)"},
		anyStored:                                {"responses_current (source=?)", "responses_history (source=?)"},
		countPresent:                             {"responses_current (source=?)"},
		countKept:                                {"responses_current (source=?)", "responses_history (source=?)", "responses_history (source=?)"},
		lookupLatest:                             {"SCAN j VIRTUAL TABLE", "responses_latest (id=? AND source=?)"},
	} {
		steps := plan(t, db, query)
		for _, s := range steps {
			if strings.Contains(s, "TEMP B-TREE") || strings.Contains(s, "SCAN responses") || strings.Contains(s, "SCAN r") && !strings.Contains(s, "CONSTANT") {
				t.Errorf("%s: %s", query, s)
			}
		}
		for _, w := range want {
			i := slices.IndexFunc(steps, func(s string) bool { return strings.Contains(s, w) })
			if i < 0 {
				t.Errorf("%s: no step %q in %q", query, w, steps)
				break
			}
			steps = slices.Delete(steps, i, i+1)
		}
	}
}

// plan returns the steps in which SQLite answers a query.
func plan(t *testing.T, db *DB, query string) (steps []string) {
	t.Helper()
	rows, err := db.reader.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+query, "[]", "f")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var a, b, c int
		var detail string
		if err := rows.Scan(&a, &b, &c, &detail); err != nil {
			t.Fatal(err)
		}
		steps = append(steps, detail)
	}
	return steps
}

// TestRowsDoNotDependOnArrival: three runs, their pages in other orders and their
// sources at once, give the same rows with the same keys.
func TestRowsDoNotDependOnArrival(t *testing.T) {
	runs := []map[string][]survey.Response{{"b": some("b", 50, 1), "a": some("a", 30, 1)}, {"b": some("b", 60, 2), "a": some("a", 30, 1)}, {"b": some("b", 20, 2)}}
	var want string
	for range 4 {
		db := openFor(t, filepath.Join(t.TempDir(), "canvass.db"), Options{})
		for _, pages := range runs {
			for _, p := range pages {
				slices.Reverse(p)
			}
			commitPages(t, db, pages)
		}
		got := dump(t, db)
		if want == "" {
			want = got
		}
		if got != want {
			t.Fatalf("got rows\n%s\nwant\n%s", got, want)
		}
	}
}

// TestUnchangedListingWritesNoResponse: a second listing touches no row.
func TestUnchangedListingWritesNoResponse(t *testing.T) {
	db := openFor(t, filepath.Join(t.TempDir(), "canvass.db"), Options{})
	commitPages(t, db, map[string][]survey.Response{"a": some("a", 30, 1)})
	before := dump(t, db)
	if _, err := db.writer.ExecContext(t.Context(), `CREATE TEMP TRIGGER no_update BEFORE UPDATE ON responses BEGIN SELECT raise(ABORT, 'updated'); END;
		CREATE TEMP TRIGGER no_insert BEFORE INSERT ON responses BEGIN SELECT raise(ABORT, 'inserted'); END`); err != nil {
		t.Fatal(err)
	}
	commitPages(t, db, map[string][]survey.Response{"a": some("a", 30, 1)})
	if got := dump(t, db); got != before {
		t.Fatalf("got rows\n%s\nwant\n%s", got, before)
	}
}

func some(source string, n, state int) (page []survey.Response) {
	for i := range n {
		at := time.Unix(int64(i*37%11), int64(state)*int64(i%2))
		page = append(page, survey.Response{Source: source, ID: fmt.Sprint(i), Submitted: at, Email: fmt.Sprintf("p%d@example.org", state*(i%2))})
	}
	return page
}

// commitPages ingests the sources at once, seven responses a page.
func commitPages(t *testing.T, db *DB, pages map[string][]survey.Response) {
	t.Helper()
	s, err := db.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Discard() })
	var (
		mu     sync.Mutex
		wg     sync.WaitGroup
		counts = map[string]survey.Counts{}
	)
	for source, all := range pages {
		wg.Go(func() {
			for p := range slices.Chunk(all, 7) {
				c, err := s.Add(t.Context(), source, p)
				if err != nil {
					t.Error(err)
				}
				mu.Lock()
				counts[source] = counts[source].Add(c)
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	var fetched []survey.Fetched
	for _, source := range []string{"b", "a", "f"} {
		c, n := counts[source], len(pages[source])
		fetched = append(fetched, survey.Fetched{MarkGone: true, Result: survey.SourceRun{Source: source, Fetched: n, New: c.New, Changed: c.Changed, Same: c.Same}})
	}
	if _, err := s.Commit(t.Context(), survey.Run{}, fetched); err != nil {
		t.Fatal(err)
	}
}

// dump returns every row of responses.
func dump(t *testing.T, db *DB) string {
	t.Helper()
	rows, err := db.reader.QueryContext(t.Context(), `SELECT concat_ws('|', key, source, id, number, run, replaced_in, gone_in, created, submitted, hex(hash), cleaned, body)
		FROM responses ORDER BY key`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var b bytes.Buffer
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			t.Fatal(err)
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}
