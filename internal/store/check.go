package store

import (
	"bytes"
	"context"
	"fmt"
	"os"

	"canvass/internal/fault"
)

// Check reads the whole store and returns fault.Corrupt when something in it is not
// as it was written: the file's structure, the references between rows, or the
// content of a response, form, quarantined document or decision, each of which has a
// hash.
func (db *DB) Check(ctx context.Context) error {
	err := db.checkStructure(ctx)
	for _, query := range []string{
		"SELECT 'response', key, hash, created || char(10) || submitted || char(10) || body FROM responses",
		"SELECT 'form', key, hash, body FROM forms",
		"SELECT 'quarantined document', key, hash, CAST(id || char(0) || reason || char(0) AS BLOB) || raw FROM quarantined",
		decisionRows,
	} {
		if err == nil {
			err = db.checkHashes(ctx, query)
		}
	}
	return explain(err, "checking the store "+db.path)
}

// checkStructure asks SQLite, which answers "ok" or with what it found.
func (db *DB) checkStructure(ctx context.Context) error {
	for _, query := range []string{"PRAGMA integrity_check(1)", `SELECT "table" FROM pragma_foreign_key_check LIMIT 1`} {
		rows, err := db.reader.QueryContext(ctx, query)
		if err != nil {
			return err
		}
		var found string
		for rows.Next() && err == nil {
			err = rows.Scan(&found)
		}
		if err := firstOf(err, rows.Err(), rows.Close()); err != nil {
			return err
		}
		if found != "" && found != "ok" {
			return damaged("SQLite found: %s", found)
		}
	}
	return db.checkLength(ctx)
}

// checkLength finds a file that ends within a page: SQLite takes what is missing of
// the last one for zeros, and an empty page loses nothing by it.
func (db *DB) checkLength(ctx context.Context) error {
	info, err := os.Stat(db.path)
	if err != nil || !journalEmpty(db.path) { // what the journal holds may be the rest
		return err
	}
	var page int64
	if err := db.reader.QueryRowContext(ctx, "PRAGMA page_size").Scan(&page); err != nil {
		return err
	}
	if info.Size()%page != 0 {
		return damaged("the file ends within a page")
	}
	return nil
}

// checkHashes compares content with the hash beside it.
func (db *DB) checkHashes(ctx context.Context, query string) error {
	rows, err := db.reader.QueryContext(context.WithoutCancel(ctx), query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var (
			what          string
			key           int64
			want, content []byte
		)
		if err := firstOf(rows.Scan(&what, &key, &want, &content), ctx.Err()); err != nil {
			return err
		}
		if got := hashOf(content); !bytes.Equal(got[:], want) {
			return damaged("the content of %s %d changed", what, key)
		}
	}
	return rows.Err()
}

func damaged(format string, args ...any) error {
	return fault.New(fault.Corrupt, hintCorrupt, "the store is damaged: %w", fmt.Errorf(format, args...))
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
