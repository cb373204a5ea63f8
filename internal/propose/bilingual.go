package propose

import (
	"slices"
	"strings"

	"canvass/internal/survey"
	"canvass/internal/text"
)

// divider stands between the two languages of a title, and between the title of a
// grid and that of its row.
const divider = " / "

// setRows tells the title of each grid's row from the grid's own: what all rows of
// the grid begin with is the grid's, however many dividers that holds.
func setRows(reads []*reading) {
	isRow := func(r *reading) bool { return r.Kind == survey.KindGrid || r.Kind == survey.KindGridCheckbox }
	for i := 0; i < len(reads); {
		if !isRow(reads[i]) {
			i++
			continue
		}
		first, _, _ := strings.Cut(reads[i].Title, divider)
		end := i
		for end < len(reads) && isRow(reads[end]) && strings.HasPrefix(reads[end].Title, first+divider) {
			end++
		}
		end = max(end, i+1)
		grid := commonStart(reads[i:end])
		for _, r := range reads[i:end] {
			r.row = strings.TrimPrefix(r.Title, grid)
		}
		i = end
	}
}

// commonStart returns what all titles begin with, up to a divider; of a single
// one, up to the first.
func commonStart(rows []*reading) string {
	parts := strings.SplitAfter(rows[0].Title, divider)
	grid := ""
	for _, part := range parts[:len(parts)-1] {
		next := grid + part
		if grid != "" && (len(rows) < 2 || slices.ContainsFunc(rows, func(r *reading) bool { return !strings.HasPrefix(r.Title, next) })) {
			break
		}
		grid = next
	}
	return grid
}

// bilingual returns the languages of a form that says everything twice, "A / B",
// in that order; nil for any other form.
func bilingual(s Sample) []string {
	var left, right []string
	for _, q := range s.Questions {
		if q.Kind == survey.KindGrid || q.Kind == survey.KindGridCheckbox {
			continue
		}
		if before, after, ok := strings.Cut(q.Title, divider); ok {
			left, right = append(left, before), append(right, after)
		}
	}
	if 2*len(left) < len(s.Questions) || len(left) < 2 {
		return nil
	}
	a, _ := text.Detect(strings.Join(left, "\n"))
	b, _ := text.Detect(strings.Join(right, "\n"))
	if a == "" || b == "" || a == b {
		return nil
	}
	return []string{a, b}
}

// titles returns a principle's title in each language of the form.
func (d *draft) titles(title string) survey.Texts {
	before, after, ok := strings.Cut(title, divider)
	switch {
	case len(d.both) == 2 && ok:
		return survey.Texts{d.both[0]: before, d.both[1]: after}
	case len(d.both) == 2:
		return survey.Texts{d.both[0]: title}
	case d.language == "":
		return survey.Texts{"en": title}
	}
	return survey.Texts{d.language: title}
}
