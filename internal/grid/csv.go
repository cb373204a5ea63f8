package grid

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
)

// csv is a table of delimited text.
type csv struct {
	file      io.ReaderAt
	size      int64
	encoding  encoding
	delimiter byte
	titles    []string
	above     int // line after which the rows begin
}

func openCSV(ctx context.Context, file io.ReaderAt, size int64, o Options) (*csv, error) {
	if o.Sheet != "" {
		return nil, refuse("take `sheet` out", "a text file has no sheets")
	}
	t := &csv{file: file, size: size}
	var err error
	if t.encoding, err = detect(ctx, file, size, o.Encoding); err != nil {
		return nil, err
	}
	if t.delimiter, err = delimiter(o.Delimiter); err != nil {
		return nil, err
	}
	if t.delimiter == 0 {
		if t.delimiter, err = t.guess(ctx); err != nil {
			return nil, err
		}
	}
	return t, t.readHeader(ctx)
}

// readHeader takes the first row that holds anything.
func (t *csv) readHeader(ctx context.Context) error {
	for row, err := range t.all(ctx) {
		if err != nil {
			return err
		}
		if !empty(row.Cells) && !separatorLine(row.Cells) {
			t.titles, t.above = slices.Clone(row.Cells), row.Number
			return nil
		}
	}
	t.above = -1
	return nil
}

func (t *csv) header() []string { return t.titles }
func (t *csv) notes() []string  { return nil }
func (t *csv) unit() string     { return "line" }

// ended looks at the last character.
func (t *csv) ended() bool {
	last := make([]byte, 1)
	if strings.HasPrefix(t.encoding.name, "utf-16") {
		last = make([]byte, 2)
	}
	if t.size-t.encoding.skip < int64(len(last)) {
		return true
	}
	if _, err := t.file.ReadAt(last, t.size-int64(len(last))); err != nil && !errors.Is(err, io.EOF) {
		return true // reading it tells what is wrong
	}
	last = bytes.Trim(last, "\x00")
	return len(last) == 1 && (last[0] == '\n' || last[0] == '\r')
}

func (t *csv) layout() string {
	return fmt.Sprintf("%s, cells between %s", t.encoding.name, delimiterName(t.delimiter))
}

// all streams every row of the file.
func (t *csv) all(ctx context.Context) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		r := t.records(ctx, t.size, t.delimiter)
		for n := 1; ; n++ {
			row, err := r.next()
			switch {
			case errors.Is(err, io.EOF):
				return
			case err == nil && n > MaxRows:
				err = refuse("split it into several files, a source each", "it has more than %d rows", MaxRows)
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

func (t *csv) rows(ctx context.Context) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for row, err := range t.all(ctx) {
			if err == nil && row.Number <= t.above {
				continue
			}
			if !yield(row, err) {
				return
			}
		}
	}
}

// records reads the first limit bytes.
func (t *csv) records(ctx context.Context, limit int64, delimiter byte) *records {
	text := io.NewSectionReader(t.file, t.encoding.skip, limit-t.encoding.skip)
	return newRecords(ctx, t.encoding.reader(text), delimiter)
}

// delimiter resolves a configured delimiter; 0 for none.
func delimiter(configured string) (byte, error) {
	switch strings.ToLower(configured) {
	case "":
		return 0, nil
	case "comma":
		return ',', nil
	case "semicolon":
		return ';', nil
	case "tab", `\t`:
		return '\t', nil
	}
	if len(configured) == 1 && strings.Contains(",;\t|:^~", configured) {
		return configured[0], nil
	}
	return 0, refuse(`use one of ",", ";", "|" or tab, or leave the key out`, "%q cannot be a delimiter", configured)
}

func delimiterName(d byte) string {
	switch d {
	case ',':
		return "commas"
	case ';':
		return "semicolons"
	case '\t':
		return "tabs"
	}
	return fmt.Sprintf("%q", string(d))
}

// guess finds the delimiter out from the beginning of the file: the one with
// which most rows are as wide as the header, then the one with the most columns.
func (t *csv) guess(ctx context.Context) (byte, error) {
	best, bestScore := byte(','), 0.0
	for _, d := range []byte{',', ';', '\t'} {
		score, told, err := t.fit(ctx, d)
		if err != nil {
			return 0, err
		}
		if told != 0 {
			return told, nil
		}
		if score > bestScore {
			best, bestScore = d, score
		}
	}
	return best, nil
}

const sample = 64 << 10

// fit scores a delimiter. Told is the one that the file itself tells in a first
// line such as "sep=;", which Excel writes and reads.
func (t *csv) fit(ctx context.Context, d byte) (score float64, told byte, err error) {
	r := t.records(ctx, min(t.size, sample+t.encoding.skip), d)
	width, rows, same := 0, 0, 0
	for rows < 100 {
		row, err := r.next()
		if ctx.Err() != nil {
			return 0, 0, ctx.Err()
		}
		if err != nil { // the end, or the sample cuts a row in two
			break
		}
		if line := strings.Join(row.Cells, string(d)); rows == 0 && separator(line) != 0 {
			return 0, separator(line), nil
		}
		if empty(row.Cells) {
			continue
		}
		if rows++; rows == 1 {
			width = len(row.Cells)
		}
		if len(row.Cells) == width {
			same++
		}
	}
	if width < 2 {
		return 0, 0, nil
	}
	return float64(same)/float64(rows) + float64(width)/(10*MaxColumns), 0, nil
}

// separator returns the delimiter of a line "sep=;", 0 for any other line.
func separator(line string) byte {
	if rest, ok := strings.CutPrefix(line, "sep="); ok && len(rest) == 1 && bytes.IndexByte([]byte(",;\t|"), rest[0]) >= 0 {
		return rest[0]
	}
	return 0
}

// separatorLine reports whether a row is such a line, cut at its own delimiter.
func separatorLine(cells []string) bool {
	return len(cells) > 0 && cells[0] == "sep=" && empty(cells[1:])
}
