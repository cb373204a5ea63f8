package sheets

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"canvass/internal/emulator/wire"
)

// areas resolves ranges in A1 notation; nil for none.
func (b *book) areas(ranges []string) ([]area, error) {
	var out []area
	for _, r := range ranges {
		a, err := b.parseA1(r)
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

var cellPattern = regexp.MustCompile(`^\$?([A-Za-z]{0,3})\$?([0-9]{0,7})$`)

// parseA1 resolves "Title!A1:B2", "'It”s'!A:C", "Title", "A1" or a range's name.
// Ends beyond the grid are cut; a start beyond it is an error.
func (b *book) parseA1(s string) (area, error) {
	title, cells := splitTitle(s)
	if title == "" {
		if a, ok := b.named(s); ok {
			return a, nil
		}
		if first := b.sheets[0]; first.isGrid() {
			if a, err := parseCells(first, s); err == nil {
				return a.within(s)
			}
		}
		title, cells = s, ""
	}
	sheet := b.titled(title)
	if sheet == nil || !sheet.isGrid() {
		return area{}, wire.Invalid("Unable to parse range: %s", s)
	}
	if cells == "" {
		return sheet.whole(), nil
	}
	a, err := parseCells(sheet, cells)
	if err != nil {
		return a, wire.Invalid("Unable to parse range: %s", s)
	}
	return a.within(s)
}

// splitTitle takes the sheet's title off a range; "" when it names none.
func splitTitle(s string) (title, cells string) {
	if rest, quoted := strings.CutPrefix(s, "'"); quoted {
		for i := 0; i < len(rest); i++ {
			if rest[i] != '\'' {
				continue
			}
			if strings.HasPrefix(rest[i:], "''") {
				i++
				continue
			}
			title = strings.ReplaceAll(rest[:i], "''", "'")
			return title, strings.TrimPrefix(rest[i+1:], "!")
		}
	}
	if i := strings.LastIndexByte(s, '!'); i >= 0 {
		return s[:i], s[i+1:]
	}
	return "", s
}

func (b *book) named(name string) (area, bool) {
	for _, n := range b.names {
		if strings.EqualFold(text(n, "name"), name) {
			a, err := b.areaOf(sub(n, "range"))
			return a, err == nil
		}
	}
	return area{}, false
}

// parseCells reads "A1", "A1:B2", "A:C", "2:5" or "A5:A" against a sheet.
func parseCells(s *sheet, text string) (area, error) {
	first, last, isRange := strings.Cut(text, ":")
	if !isRange {
		last = first
	}
	from, to := cellPattern.FindStringSubmatch(first), cellPattern.FindStringSubmatch(last)
	if from == nil || to == nil || first == "" || last == "" || !isRange && (from[1] == "" || from[2] == "") {
		return area{}, fmt.Errorf("not a range")
	}
	a := area{sheet: s, startsOnlyCell: !isRange}
	a.wholeRows, a.wholeCols = from[1] == "" && to[1] == "", from[2] == "" && to[2] == ""
	a.left, a.right = span(column(from[1]), column(to[1]), s.cols)
	fromRow, _ := strconv.Atoi(from[2])
	toRow, _ := strconv.Atoi(to[2])
	a.top, a.bottom = span(fromRow, toRow, s.rows)
	return a, nil
}

// span turns two positions from one, zero meaning open, into a half-open span.
func span(from, to, size int) (int, int) {
	switch {
	case to == 0:
		return max(from, 1) - 1, max(size, from)
	case from == 0:
		return 0, to
	}
	return min(from, to) - 1, max(from, to)
}

// within cuts the area to the grid.
func (a area) within(written string) (area, error) {
	if a.top >= a.sheet.rows || a.left >= a.sheet.cols {
		return a, a.sheet.exceeds(written)
	}
	a.bottom, a.right = min(a.bottom, a.sheet.rows), min(a.right, a.sheet.cols)
	return a, nil
}

func (s *sheet) exceeds(written string) error {
	return wire.Invalid("Range (%s) exceeds grid limits. Max rows: %d, max columns: %d", written, s.rows, s.cols)
}

// column returns the number of a column from one; "" is zero.
func column(letters string) int {
	n := 0
	for _, c := range strings.ToUpper(letters) {
		n = n*26 + int(c-'A') + 1
	}
	return n
}

func letters(col int) string {
	s := ""
	for col++; col > 0; col = (col - 1) / 26 {
		s = string(rune('A'+(col-1)%26)) + s
	}
	return s
}

// a1 writes the area as replies do.
func (a area) a1() string {
	first := letters(a.left) + strconv.Itoa(a.top+1)
	last := letters(a.right-1) + strconv.Itoa(a.bottom)
	if first == last {
		return quote(a.sheet.title) + "!" + first
	}
	return quote(a.sheet.title) + "!" + first + ":" + last
}

var (
	plainTitle = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)
	cellTitle  = regexp.MustCompile(`^(?i:[A-Z]{1,3}[0-9]+|R[0-9]*C[0-9]*|TRUE|FALSE)$`)
)

// quote quotes a title that would not be read as one otherwise.
func quote(title string) string {
	if plainTitle.MatchString(title) && !cellTitle.MatchString(title) {
		return title
	}
	return "'" + strings.ReplaceAll(title, "'", "''") + "'"
}
