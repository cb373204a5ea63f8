package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"iter"
)

// A batch of lines is read at once: so many, or of so many bytes.
const (
	batchLines = 256
	batchBytes = 64 << 10
)

// lines streams the one column of a query, which is a text in every row. It reads from the
// driver, batch by batch, because database/sql locks and converts for each row; between
// batches others have their turn. The driver watches a context that can end with a
// goroutine per row, so it is given one that cannot, and ctx is asked between lines.
func (s *Snapshot) lines(ctx context.Context, query string, args ...string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		r := lineReader{query: query}
		for i, a := range args {
			r.args = append(r.args, driver.NamedValue{Ordinal: i + 1, Value: a})
		}
		defer func() { _ = s.conn.Raw(func(any) error { return r.close() }) }() // only read: closing decides nothing
		for !r.done {
			err := s.conn.Raw(r.fill)
			for i, line := range r.batch {
				if ctx.Err() != nil {
					break
				}
				r.batch[i] = ""
				if !yield(line, nil) {
					return
				}
			}
			if err = firstOf(ctx.Err(), err); err != nil {
				yield("", err)
				return
			}
		}
	}
}

// lineReader is a query while it is read.
type lineReader struct {
	query string
	args  []driver.NamedValue
	rows  driver.Rows // nil before the first batch
	batch []string
	done  bool
	row   [1]driver.Value
}

// fill reads the next batch. It may call the driver, because [sql.Conn.Raw] calls it.
func (r *lineReader) fill(conn any) (err error) {
	if r.rows == nil {
		if r.rows, err = conn.(driver.QueryerContext).QueryContext(context.Background(), r.query, r.args); err != nil {
			return err
		}
	}
	r.batch = r.batch[:0]
	for size := 0; len(r.batch) < batchLines && size < batchBytes; {
		switch err := r.rows.Next(r.row[:]); {
		case errors.Is(err, io.EOF):
			r.done = true
			return nil
		case err != nil:
			return err
		}
		line, ok := r.row[0].(string)
		if !ok {
			return fmt.Errorf("%w: %T for a line", errBody, r.row[0])
		}
		r.batch, size = append(r.batch, line), size+len(line)
	}
	return nil
}

func (r *lineReader) close() error {
	if r.rows == nil {
		return nil
	}
	return r.rows.Close()
}
