package propose

import (
	"cmp"
	"slices"
	"strings"

	"canvass/internal/survey"
)

// The answers that make a question without options a closed one: at least so many,
// of at most so many kinds, each on average given twice, none long.
const (
	enoughAnswers = 8
	mostOptions   = 12
	longOption    = 60
)

// described gives a question of a file the kind that its answers show: five steps,
// a choice, or longer text. A column "Title [Row]" is a row of a grid, as Google
// Forms writes it; pooled are the answers of all rows of that grid.
func described(q survey.Question, values, pooled []string) survey.Question {
	if len(q.Options) > 0 || q.Kind != survey.KindText && q.Kind != survey.KindUnknown || len(values) == 0 {
		return q
	}
	grid, own := gridRow(q.Title)
	kinds, length, numbers := distinct(pooled)
	switch {
	case numbers == len(pooled) && len(kinds) > 1:
		q.Kind, q.Low, q.High = survey.KindScale, 1, steps
	case len(pooled) >= enoughAnswers && len(kinds) <= mostOptions && 2*len(kinds) <= len(pooled) && longest(kinds) <= longOption:
		q.Kind, q.Options = survey.KindChoice, kinds
	case length/len(pooled) > longOption:
		q.Kind = survey.KindParagraph
	}
	if grid != "" && fiveSteps(q) {
		q.Kind, q.Title = survey.KindGrid, grid+" / "+own
		if len(q.Options) == 0 {
			q.Options = []string{"1", "2", "3", "4", "5"}
		}
	}
	return q
}

// gridRow takes "Title [Row]" apart; grid is "" for any other title.
func gridRow(title string) (grid, own string) {
	before, after, ok := strings.Cut(title, " [")
	own, closed := strings.CutSuffix(after, "]")
	if !ok || !closed {
		return "", ""
	}
	return before, own
}

// pool puts the answers of all rows of one grid together: each row alone may lack
// some of the steps.
func pool(s Sample) map[string][]string {
	grids := map[string][]string{}
	for _, q := range s.Questions {
		if grid, _ := gridRow(q.Title); grid != "" {
			grids[grid] = append(grids[grid], s.Values[q.ID]...)
		}
	}
	out := map[string][]string{}
	for _, q := range s.Questions {
		out[q.ID] = s.Values[q.ID]
		if grid, _ := gridRow(q.Title); grid != "" {
			out[q.ID] = grids[grid]
		}
	}
	return out
}

// distinct returns the different values, the length of all together and how many
// begin with a number from 1 to 5. Kinds that stand on a scale come from worst to best.
func distinct(values []string) (kinds []string, length, numbers int) {
	for _, v := range values {
		v = strings.TrimSpace(v)
		length += len([]rune(v))
		if v != "" && v[0] >= '1' && v[0] <= '5' && (len(v) == 1 || strings.Contains(" .-:=–—)", v[1:2])) {
			numbers++
		}
		if !slices.ContainsFunc(kinds, same(v)) {
			kinds = append(kinds, v)
		}
	}
	slices.SortFunc(kinds, func(a, b string) int {
		left, _ := sideOf(a)
		right, _ := sideOf(b)
		return cmp.Or(cmp.Compare(left, right), strings.Compare(a, b))
	})
	return kinds, length, numbers
}

func longest(all []string) int {
	n := 0
	for _, s := range all {
		n = max(n, len([]rune(s)))
	}
	return n
}
