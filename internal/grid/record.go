package grid

import (
	"bytes"
	"context"
	"errors"
	"io"
)

// records cuts a text into rows and cells. A cell that begins with a quotation
// mark ends at the next one that is not doubled, whatever lies between; any other
// ends at a delimiter or the end of the line, which is CR LF, LF or CR. Nothing
// inside a cell is changed.
type records struct {
	ctx       context.Context
	src       io.Reader
	delimiter byte
	most      int // bytes of a row
	buf       []byte
	pos, end  int
	err       error // of src
	line      int   // of buf[pos], from 1
	text      []byte
	ends      []int
	cells     []string
}

func newRecords(ctx context.Context, src io.Reader, delimiter byte) *records {
	return &records{ctx: ctx, src: src, delimiter: delimiter, most: maxRecord, buf: make([]byte, 64<<10), line: 1}
}

// next returns the next row, io.EOF after the last. Its cells are valid until the
// next call.
func (r *records) next() (Row, error) {
	if _, ok := r.peek(); !ok {
		return Row{}, r.err
	}
	row := Row{Number: r.line}
	r.text, r.ends = r.text[:0], r.ends[:0]
	for more := true; more; {
		var err error
		if more, err = r.cell(row.Number); err != nil {
			return Row{}, err
		}
		if r.ends = append(r.ends, len(r.text)); len(r.ends) > MaxColumns {
			return Row{}, refuse("is the delimiter right? It can be set with `delimiter`", "line %d has more than %d cells", row.Number, MaxColumns)
		}
	}
	if r.err != nil && !errors.Is(r.err, io.EOF) {
		return Row{}, r.err
	}
	row.Cells = r.strings()
	return row, nil
}

// strings makes one text of a row and cuts it into cells.
func (r *records) strings() []string {
	all, from := string(r.text), 0
	r.cells = r.cells[:0]
	for _, end := range r.ends {
		r.cells = append(r.cells, all[from:end])
		from = end
	}
	return r.cells
}

// cell reads one cell of the row that began on the given line and what ends it,
// and reports whether another one follows.
func (r *records) cell(began int) (more bool, err error) {
	if c, ok := r.peek(); ok && c == '"' {
		r.pos++
		if err := r.quoted(); err != nil {
			return false, err
		}
		if c, ok := r.peek(); ok && c != r.delimiter && c != '\n' && c != '\r' {
			return false, refuse("a quotation mark inside a quoted cell is written twice: \"\"", "line %d: text follows a closing quotation mark", r.line)
		}
	}
	for {
		if _, ok := r.peek(); !ok {
			return false, nil
		}
		chunk := r.buf[r.pos:r.end]
		n := r.plain(chunk)
		if err := r.keep(chunk[:n], began); err != nil {
			return false, err
		}
		if r.pos += n; n < len(chunk) {
			return r.ending(), nil
		}
	}
}

// plain returns how many bytes come before the end of an unquoted cell.
func (r *records) plain(b []byte) int {
	for i, c := range b {
		if c == r.delimiter || c == '\n' || c == '\r' {
			return i
		}
	}
	return len(b)
}

// ending consumes a delimiter or the end of a line.
func (r *records) ending() (more bool) {
	c := r.buf[r.pos]
	r.pos++
	if c == r.delimiter {
		return true
	}
	r.line++
	if c == '\r' {
		if c, ok := r.peek(); ok && c == '\n' {
			r.pos++
		}
	}
	return false
}

// quoted reads up to the closing quotation mark.
func (r *records) quoted() error {
	opened := r.line
	for {
		if _, ok := r.peek(); !ok {
			return refuse("a cell that begins with a quotation mark must end with one: find the mark on that line", "line %d: a quotation mark is never closed", opened)
		}
		chunk := r.buf[r.pos:r.end]
		n := bytes.IndexByte(chunk, '"')
		if n < 0 {
			n = len(chunk)
		}
		if err := r.keep(chunk[:n], opened); err != nil {
			return err
		}
		r.line += bytes.Count(chunk[:n], []byte{'\n'})
		if r.pos += n; n == len(chunk) {
			continue
		}
		r.pos++
		if c, ok := r.peek(); !ok || c != '"' {
			return nil
		}
		r.pos++
		r.text = append(r.text, '"')
	}
}

// keep appends to the row's text, within bounds.
func (r *records) keep(b []byte, line int) error {
	if len(r.text)+len(b) > r.most {
		return refuse("a quotation mark on that line is probably never closed", "the row that begins on line %d has more than %d MiB", line, r.most>>20)
	}
	r.text = append(r.text, b...)
	return nil
}

// peek returns the next byte, false at the end or after an error.
func (r *records) peek() (byte, bool) {
	for r.pos == r.end {
		if r.err != nil {
			return 0, false
		}
		if r.err = r.ctx.Err(); r.err != nil {
			return 0, false
		}
		r.pos = 0
		r.end, r.err = r.src.Read(r.buf)
	}
	return r.buf[r.pos], true
}
