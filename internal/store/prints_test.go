package store

import (
	"context"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"canvass/internal/survey"
)

// printed is a response with the print of an invented document.
func printed(id, says string, minute int) survey.Response {
	at := time.Date(2025, 9, 1, 9, minute, 0, 0, time.UTC)
	sum := sha256.Sum256([]byte(id + says))
	return survey.Response{
		Source: "s", ID: id, Created: at, Submitted: at, Print: survey.Print(sum[:16]),
		Answers: []survey.Answer{{Question: "q", Values: []string{says}}},
	}
}

// pass reads a listing as ingest does: what is known by its print is not compared.
// It returns the counts, and how many responses had to be decoded.
func pass(t *testing.T, db *DB, pages ...[]survey.Response) (result survey.SourceRun, decoded int) {
	t.Helper()
	ctx := context.Background()
	s, err := db.Begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Discard() }()
	known, err := s.Recall(ctx, "s")
	if err != nil {
		t.Fatal(err)
	}
	var sum survey.Counts
	for _, page := range pages {
		var seen []survey.Print
		var rest []survey.Response
		for _, r := range page {
			if known(r.Print) {
				seen = append(seen, r.Print)
			} else {
				rest = append(rest, r)
			}
		}
		decoded += len(rest)
		counts, err := s.AddKnown(ctx, "s", seen)
		if err != nil {
			t.Fatal(err)
		}
		sum = sum.Add(counts)
		if counts, err = s.Add(ctx, "s", rest); err != nil {
			t.Fatal(err)
		}
		sum = sum.Add(counts)
	}
	f := survey.Fetched{Result: survey.SourceRun{Source: "s", Complete: true, New: sum.New, Changed: sum.Changed, Same: sum.Same}, MarkGone: true}
	f.Result.Fetched = sum.New + sum.Changed + sum.Same
	run, err := s.Commit(ctx, survey.Run{Outcome: survey.Done}, []survey.Fetched{f})
	if err != nil {
		t.Fatal(err)
	}
	return run.Sources[0], decoded
}

func printStore(t *testing.T) *DB {
	t.Helper()
	db, err := Open(context.Background(), filepath.Join(t.TempDir(), "store.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func rowsIn(t *testing.T, db *DB, table string) (n int) {
	t.Helper()
	if err := db.reader.QueryRow("SELECT count(*) FROM " + table).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func want(t *testing.T, what string, r survey.SourceRun, decoded int, counts string) {
	t.Helper()
	if got := fmt.Sprintf("new %d changed %d same %d gone %d decoded %d", r.New, r.Changed, r.Same, r.Gone, decoded); got != counts {
		t.Errorf("%s: %s, want %s", what, got, counts)
	}
}

func TestWhatIsKnownIsNotDecoded(t *testing.T) {
	db := printStore(t)
	a, b, c := printed("A", "one", 1), printed("B", "two", 2), printed("C", "three", 3)
	r, n := pass(t, db, []survey.Response{a, b, c})
	want(t, "the first pass", r, n, "new 3 changed 0 same 0 gone 0 decoded 3")
	rows := rowsIn(t, db, "prints")
	r, n = pass(t, db, []survey.Response{c, a, b, a})
	want(t, "nothing changed", r, n, "new 0 changed 0 same 4 gone 0 decoded 0")
	if now := rowsIn(t, db, "prints"); now != rows || rowsIn(t, db, "responses") != 3 {
		t.Errorf("an unchanged pass wrote rows: %d of prints, before %d", now, rows)
	}
	edited := printed("B", "two and a half", 9)
	r, n = pass(t, db, []survey.Response{a, edited, c})
	want(t, "one edited", r, n, "new 0 changed 1 same 2 gone 0 decoded 1")
	r, n = pass(t, db, []survey.Response{a, printed("B", "two", 12), c})
	want(t, "edited back: a replaced version's document is not known", r, n, "new 0 changed 1 same 2 gone 0 decoded 1")
	r, n = pass(t, db, []survey.Response{a, c})
	want(t, "one deleted", r, n, "new 0 changed 0 same 2 gone 1 decoded 0")
	r, n = pass(t, db, []survey.Response{a, printed("B", "two", 12), c})
	want(t, "and back", r, n, "new 0 changed 0 same 3 gone 0 decoded 0")
	if err := db.Check(context.Background()); err != nil {
		t.Error(err)
	}
	if got := current(t, db); got != "A one, B two, C three" {
		t.Errorf("current: %s", got)
	}
}

// current lists what is current, by time of submission.
func current(t *testing.T, db *DB) (out string) {
	t.Helper()
	s, err := db.Snapshot(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	byID := map[string]string{}
	for v, err := range s.Current(context.Background(), "s") {
		if err != nil {
			t.Fatal(err)
		}
		byID[v.ID] = v.Answers[0].Values[0]
	}
	for _, id := range []string{"A", "B", "C"} {
		if says, ok := byID[id]; ok {
			if out != "" {
				out += ", "
			}
			out += id + " " + says
		}
	}
	return out
}

// A stale copy of a response on a later page, or on the same one, does not undo its
// edit, and an edit met after its stale copy counts.
func TestAKnownDocumentBesideItsEdit(t *testing.T) {
	a, old, edited := printed("A", "one", 1), printed("B", "two", 2), printed("B", "edited", 9)
	for name, pages := range map[string][][]survey.Response{
		"one page": {{a, old, edited}}, "one page, turned": {{edited, old, a}}, "before": {{old, a}, {edited}}, "after": {{a, edited}, {old}},
	} {
		t.Run(name, func(t *testing.T) {
			db := printStore(t)
			pass(t, db, []survey.Response{a, old})
			r, _ := pass(t, db, pages...)
			if r.Changed != 1 || r.Same != 2 || r.Gone != 0 || current(t, db) != "A one, B edited" {
				t.Errorf("%+v; current %s", r, current(t, db))
			}
		})
	}
}

// A store without prints, of an older canvass or damaged, is read in full, and notes
// them once.
func TestPrintsComeBack(t *testing.T) {
	for name, harm := range map[string]string{"older": "DELETE FROM prints", "damaged": "UPDATE prints SET entries = zeroblob(length(entries))"} {
		t.Run(name, func(t *testing.T) {
			db := printStore(t)
			page := []survey.Response{printed("A", "one", 1), printed("B", "two", 2)}
			pass(t, db, page)
			if _, err := db.writer.Exec(harm); err != nil {
				t.Fatal(err)
			}
			r, n := pass(t, db, page)
			want(t, "the pass after", r, n, "new 0 changed 0 same 2 gone 0 decoded 2")
			r, n = pass(t, db, page)
			want(t, "the next", r, n, "new 0 changed 0 same 2 gone 0 decoded 0")
		})
	}
}

// Many small passes leave few rows, and every document known.
func TestPrintsArePutTogether(t *testing.T) {
	db := printStore(t)
	var all []survey.Response
	for i := range mostPartRows + 10 {
		all = append(all, printed(fmt.Sprint("R", i), "says", i%60))
		pass(t, db, all)
	}
	if n := rowsIn(t, db, "prints"); n > mostPartRows+1 {
		t.Errorf("%d rows", n)
	}
	if _, n := pass(t, db, all); n != 0 {
		t.Errorf("%d of %d responses had to be decoded", n, len(all))
	}
}
