package file

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"

	"canvass/internal/grid"
	"canvass/internal/text"
)

// reader looks at one row after the other: its cells cleaned, and the keys that it
// is known by.
type reader struct {
	study   *study
	row     grid.Row
	cells   []string // cleaned; valid until the next row
	cleaned int      // how many of them cleaning changed
	order   []int    // columns in order of their ids
	content []byte
}

func newReader(st *study) *reader {
	r := &reader{study: st}
	r.arrange()
	return r
}

// arrange puts the columns in an order that does not depend on where they stand.
func (r *reader) arrange() {
	r.order = r.order[:0]
	for i := range r.study.columns {
		r.order = append(r.order, i)
	}
	slices.SortFunc(r.order, func(a, b int) int {
		return cmp.Compare(r.study.columns[a].question.ID, r.study.columns[b].question.ID)
	})
}

// read takes the next row.
func (r *reader) read(row grid.Row) {
	if n := len(r.study.columns); len(row.Cells) > n {
		for i := n; i < len(row.Cells); i++ {
			r.study.columns = append(r.study.columns, untitled(i))
		}
		r.arrange()
	}
	r.row, r.cells, r.cleaned = row, r.cells[:0], 0
	for i, c := range row.Cells {
		c, changed := text.Clean(c)
		if changed {
			r.cleaned++
		}
		r.cells = append(r.cells, c)
		if c != "" && !r.study.columns[i].filled {
			r.study.columns[i].filled = true
		}
	}
}

// cell returns the text in a column, "" where there is none.
func (r *reader) cell(column int) string {
	if column < 0 || column >= len(r.cells) {
		return ""
	}
	return r.cells[column]
}

// sum is a hash of what the row says: of every cell that holds something, with its
// question. Blanks around what a cell says do not count: programs add and drop them.
func (r *reader) sum() [sha256.Size]byte { return r.hash(strings.TrimSpace) }

// exact is the hash with blanks, by which rows were known before; padded says that
// there are any.
func (r *reader) exact() (sum [sha256.Size]byte, padded bool) {
	padded = slices.ContainsFunc(r.cells, func(c string) bool { return strings.TrimSpace(c) != c })
	if padded {
		sum = r.hash(func(c string) string { return c })
	}
	return sum, padded
}

func (r *reader) hash(said func(cell string) string) [sha256.Size]byte {
	r.content = r.content[:0]
	for _, i := range r.order {
		if c := said(r.cell(i)); c != "" { // no text holds a zero once it is clean
			r.content = append(append(r.content, r.study.columns[i].question.ID...), 0)
			r.content = append(append(r.content, c...), 0)
		}
	}
	return sha256.Sum256(r.content)
}

// key is what rows of the same id share, or without ids rows that say the same.
func (r *reader) key() uint64 {
	if r.study.id < 0 {
		return head(r.sum())
	}
	return short(r.cell(r.study.id))
}

// person is what rows from one person share, false when the row does not say.
func (r *reader) person() (uint64, bool) {
	var parts []string
	for _, i := range r.study.persons {
		parts = append(parts, r.cell(i))
	}
	who := text.Fold(strings.Join(parts, " "))
	return short(who), who != ""
}

func short(s string) uint64 { return head(sha256.Sum256([]byte(s))) }

func head(sum [sha256.Size]byte) uint64 { return binary.BigEndian.Uint64(sum[:]) }
