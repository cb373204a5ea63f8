package store

import (
	"database/sql"
	"slices"
	"strings"

	"canvass/internal/survey"
)

// responses writes the staged versions.
func (w *writing) responses(st *stage) error {
	b := batch{w: w, source: st.source, out: printWriter{w: w, source: st.source}}
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
		if err := b.add(r); err != nil {
			return err
		}
	}
	if n != st.total.New+st.total.Changed {
		return errSpool
	}
	if err := b.flush(); err != nil {
		return err
	}
	return b.out.close(st)
}

// batch inserts many rows with one statement, which takes a tenth less than one each.
type batch struct {
	w      *writing
	source string
	args   []any
	prints []survey.Print // of the rows, in order
	out    printWriter
	full   *sql.Stmt // for batchRows rows; the transaction closes it
}

const (
	batchRows = 64
	insertRow = "INSERT INTO responses (source, id, number, run, created, submitted, hash, cleaned, body, original) VALUES " + oneRow
	oneRow    = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
	columns   = 10
)

// add copies the record, which is valid only until the next.
func (b *batch) add(r *record) error {
	var original any
	if len(r.original) > 0 {
		original = slices.Clone(r.original)
	}
	b.args = append(b.args, b.source, r.id, r.number, b.w.id, string(r.created()), string(r.submitted()),
		slices.Clone(r.hash[:]), r.cleaned, string(r.body()), original)
	b.prints = append(b.prints, r.print)
	if len(b.args) < batchRows*columns {
		return nil
	}
	return b.flush()
}

func (b *batch) flush() (err error) {
	rows := len(b.args) / columns
	if rows == 0 {
		return nil
	}
	query := insertRow + strings.Repeat(", "+oneRow, rows-1)
	if rows == batchRows && b.full == nil {
		if b.full, err = b.w.tx.PrepareContext(b.w.ctx, query); err != nil {
			return err
		}
	}
	var result sql.Result
	if rows == batchRows {
		result, err = b.full.ExecContext(b.w.ctx, b.args...)
	} else {
		result, err = b.w.tx.ExecContext(b.w.ctx, query, b.args...)
	}
	if err != nil {
		return err
	}
	b.args = b.args[:0]
	return b.note(result)
}

// note gives the prints of the rows just inserted, whose keys follow one another, to
// their writer.
func (b *batch) note(inserted sql.Result) error {
	last, err := inserted.LastInsertId()
	for i, p := range b.prints {
		if err == nil {
			err = b.out.add(p, last-int64(len(b.prints)-1-i))
		}
	}
	b.prints = b.prints[:0]
	return err
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
		"SELECT key FROM responses WHERE source = ?1 AND replaced_in = 0 AND gone_in = 0 AND (?2 = 0 OR run >= ?2) ORDER BY submitted, id", st.source, st.from)
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
