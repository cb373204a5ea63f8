// Package csv writes an export.Table as RFC 4180 text that is safe to open in a
// spreadsheet program. It is for people and scripts; it reads nothing.
package csv

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"
	"time"

	"canvass/internal/export"
)

// Write writes a header and one record per row, separated by commas, ended by LF.
//
// Columns marked ID are written as they are. In other columns a text that a
// spreadsheet would take for a formula gets a leading ' (see Guard). Numbers and
// shares are plain decimals with as many digits as they need, times RFC 3339, days
// yyyy-mm-dd, empty cells nothing. A table without rows is a header alone.
func Write(w io.Writer, t export.Table) error {
	out := csv.NewWriter(w)
	record := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		record[i] = Guard(c.Name)
	}
	if err := out.Write(record); err != nil {
		return fmt.Errorf("csv header: %w", err)
	}
	if err := writeRows(out, t, record); err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

// writeRows uses record, which has one field a column, as its buffer.
func writeRows(out *csv.Writer, t export.Table, record []string) error {
	if t.Rows == nil {
		return nil
	}
	n, numbers := 0, make([]lastNumber, len(t.Columns))
	for row, err := range t.Rows {
		n++
		if err != nil {
			return fmt.Errorf("csv row %d: %w", n, err)
		}
		if len(row) > len(t.Columns) {
			return fmt.Errorf("csv row %d: %d cells for %d columns", n, len(row), len(t.Columns))
		}
		for i, c := range t.Columns {
			record[i] = ""
			if i < len(row) {
				record[i] = field(&row[i], c.ID, &numbers[i])
			}
		}
		if err := out.Write(record); err != nil {
			return fmt.Errorf("csv row %d: %w", n, err)
		}
	}
	return nil
}

// lastNumber is the number that a column held last, as a text: the next is often the same.
type lastNumber struct {
	bits uint64
	text string
}

func (l *lastNumber) of(f float64) string {
	if bits := math.Float64bits(f); l.text == "" || bits != l.bits {
		l.bits, l.text = bits, strconv.FormatFloat(f, 'f', -1, 64)
	}
	return l.text
}

// field is the text of a cell; id leaves a text untouched.
func field(c *export.Cell, id bool, last *lastNumber) string {
	switch c.Kind {
	case export.Empty:
		return ""
	case export.Number, export.Share:
		return last.of(c.Number)
	case export.Moment:
		return c.Time.Format(time.RFC3339)
	case export.Day:
		return c.Time.Format(time.DateOnly)
	default:
		if id {
			return c.Text
		}
		return Guard(c.Text)
	}
}
