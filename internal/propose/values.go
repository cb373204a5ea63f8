package propose

import (
	"slices"
	"strconv"
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
// a choice, or longer text.
func described(q survey.Question, values []string) survey.Question {
	if len(q.Options) > 0 || q.Kind != survey.KindText && q.Kind != survey.KindUnknown || len(values) == 0 {
		return q
	}
	kinds, length, numbers := distinct(values)
	switch {
	case numbers == len(values) && len(values) >= 2:
		q.Kind, q.Low, q.High = survey.KindScale, 1, steps
	case len(values) >= enoughAnswers && len(kinds) <= mostOptions && 2*len(kinds) <= len(values) && longest(kinds) <= longOption:
		q.Kind, q.Options = survey.KindChoice, kinds
	case length/len(values) > longOption:
		q.Kind = survey.KindParagraph
	}
	return q
}

// distinct returns the different values, the length of all together and how many
// are numbers from 1 to 5.
func distinct(values []string) (kinds []string, length, numbers int) {
	for _, v := range values {
		v = strings.TrimSpace(v)
		length += len([]rune(v))
		if n, err := strconv.Atoi(v); err == nil && n >= 1 && n <= steps {
			numbers++
		}
		if !slices.ContainsFunc(kinds, same(v)) {
			kinds = append(kinds, v)
		}
	}
	slices.Sort(kinds)
	return kinds, length, numbers
}

func longest(all []string) int {
	n := 0
	for _, s := range all {
		n = max(n, len([]rune(s)))
	}
	return n
}
