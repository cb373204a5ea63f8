package store

import (
	"context"
	"fmt"
	"testing"

	"canvass/internal/survey"
)

// A first load that is large leaves the same tables and indexes as a small one, and
// what it stored is found again.
func TestAFirstLoadInBulkLeavesTheSameStore(t *testing.T) {
	schema := func(db *DB) (all string) {
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
	db := printStore(t)
	before := schema(db)
	page := make([]survey.Response, bulk+1)
	for i := range page {
		page[i] = printed(fmt.Sprintf("R%x", i*7919%len(page)), "says", i%60)
		page[i].Print = survey.Print{} // as from a source that prints nothing
	}
	r, _ := pass(t, db, page)
	if r.New != len(page) {
		t.Fatalf("%+v", r)
	}
	if after := schema(db); after != before {
		t.Errorf("the schema changed:\n%s\nbefore:\n%s", after, before)
	}
	if r, _ = pass(t, db, page); r.Same != len(page) || r.Gone != 0 {
		t.Errorf("the same again: %+v", r)
	}
	if err := db.Check(context.Background()); err != nil {
		t.Error(err)
	}
}
