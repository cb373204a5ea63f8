package store

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"canvass/internal/survey"
)

func schemaOf(t *testing.T, db *DB) (all string) {
	t.Helper()
	rows, err := db.reader.QueryContext(context.Background(), "SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY name")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name, sql string
		if err := rows.Scan(&name, &sql); err != nil {
			t.Fatal(err)
		}
		all += fmt.Sprintln(name, sql)
	}
	return all
}

// The index of a huge load is sorted in a file; then temporary things are in memory again.
func TestTheIndexOfAHugeLoad(t *testing.T) {
	db := printStore(t)
	pass(t, db, []survey.Response{printed("A", "one", 1), printed("B", "two", 2)})
	before := schemaOf(t, db)
	tx, err := db.writer.Begin()
	if err != nil {
		t.Fatal(err)
	}
	w := &writing{tx: tx, ctx: context.Background(), stop: context.Background()}
	if err := firstOf(w.exec("DROP INDEX responses_latest"), w.index(huge), tx.Commit()); err != nil {
		t.Fatal(err)
	}
	if after := schemaOf(t, db); after != before {
		t.Errorf("the schema changed:\n%s\nbefore:\n%s", after, before)
	}
	var where int
	if err := db.writer.QueryRow("PRAGMA temp_store").Scan(&where); err != nil || where != 2 {
		t.Errorf("temp_store %d, %v; want 2, memory", where, err)
	}
	if r, n := pass(t, db, []survey.Response{printed("A", "one", 1), printed("B", "two", 2)}); r.Same != 2 || n != 0 {
		t.Errorf("the same again: %+v", r)
	}
}

// A first load that is large leaves the same tables and indexes as a small one, and
// what it stored is found again.
func TestAFirstLoadInBulkLeavesTheSameStore(t *testing.T) {
	const rows = 500
	db := openFor(t, filepath.Join(t.TempDir(), "store.db"), Options{bulk: rows})
	before := schemaOf(t, db)
	page := make([]survey.Response, rows)
	for i := range page {
		page[i] = printed(fmt.Sprintf("R%x", i*7919%len(page)), "says", i%60)
		page[i].Print = survey.Print{} // as from a source that prints nothing
	}
	r, _ := pass(t, db, page)
	if r.New != len(page) {
		t.Fatalf("%+v", r)
	}
	if after := schemaOf(t, db); after != before {
		t.Errorf("the schema changed:\n%s\nbefore:\n%s", after, before)
	}
	if r, _ = pass(t, db, page); r.Same != len(page) || r.Gone != 0 {
		t.Errorf("the same again: %+v", r)
	}
	if err := db.Check(context.Background()); err != nil {
		t.Error(err)
	}
}
