package propose

import (
	"slices"
	"strings"

	"canvass/internal/survey"
)

// steps is the number of steps of a rating.
const steps = 5

// sides are wordings of agreement and worth, each with where it stands between
// the worst, -2, and the best, 2. The first that fits a label counts.
var sides = []struct {
	value   int
	phrases []phrase
}{
	{0, []phrase{"neither", "neutral*", "ni … ni", "indiferente", "regular", "moderate*", "in between", "fair", "partly", "en parte", "intermedi*", "mixed"}},
	{-2, []phrase{
		"strongly disagree", "disagree strongly", "completely disagree", "totally disagree", "fully disagree", "strongly oppose", "very poor*", "very bad*", "not at all", "very dissatisfied", "very unclear", "terrible", "very unimportant", "no support",
		"muy en desacuerdo", "totalmente en desacuerdo", "completamente en desacuerdo", "muy mal*", "muy insatisfech*", "nada", "pesim*", "en total desacuerdo", "rechazo total*", "muy poco clar*", "muy en contra", "ningun*",
	}},
	{2, []phrase{
		"strongly agree", "agree strongly", "completely agree", "totally agree", "fully agree", "strongly support", "very good", "excellent*", "extremely", "very satisfied", "very clear", "very important", "essential", "full support",
		"muy de acuerdo", "totalmente de acuerdo", "completamente de acuerdo", "muy bien", "muy buen*", "excelent*", "muy satisfech*", "muy important*", "imprescindible", "en total acuerdo", "muy clar*", "apoyo total*", "muy a favor", "plenamente de acuerdo", "absolutely",
	}},
	{-1, []phrase{"disagree", "desacuerdo", "oppose", "poor", "bad", "not", "dissatisfied", "slightly", "a little", "poco", "mal", "malo", "mala", "insatisfech*", "unclear", "unimportant", "en contra", "against"}},
	{1, []phrase{"agree", "de acuerdo", "good", "important*", "satisfied", "support", "bastante", "bien", "bueno", "buena", "satisfech*", "clear", "clar*", "apoyo", "a favor", "mostly", "quite", "in favour", "in favor", "algo de acuerdo"}},
}

// evasive are options beside a scale that are none of its steps.
var evasive = []phrase{"don t know", "do not know", "not sure", "no opinion", "no answer", "prefer not", "n a", "not applicable", "no se", "no lo se", "no aplica", "sin opinion", "prefiero no", "ns nc", "no sabe", "unsure", "can t say"}

func sideOf(label string) (int, bool) {
	all := words(label)
	for _, s := range sides {
		if anyIn(all, s.phrases) {
			return s.value, true
		}
	}
	return 0, false
}

// stepLabels returns the options that are steps.
func stepLabels(options []string) []string {
	var out []string
	for _, o := range options {
		if !hasAny(o, evasive) && !slices.ContainsFunc(out, same(o)) {
			out = append(out, o)
		}
	}
	return out
}

// fiveSteps reports whether answers place something on a scale of five.
func fiveSteps(q survey.Question) bool {
	switch q.Kind {
	case survey.KindScale:
		return q.Low == 1 && q.High == steps
	case survey.KindRating:
		return q.High == steps
	}
	labels := stepLabels(q.Options)
	if len(labels) != steps {
		return false
	}
	if numbered(labels) {
		return true
	}
	first, ok1 := sideOf(labels[0])
	last, ok2 := sideOf(labels[steps-1])
	return ok1 && ok2 && (first < 0 && last > 0 || first > 0 && last < 0)
}

// numbered reports whether the labels begin with the numbers from 1 to 5, each once.
func numbered(labels []string) bool {
	var seen []string
	for _, l := range labels {
		l = strings.TrimSpace(l)
		if l == "" || l[0] < '1' || l[0] > '5' || len(l) > 1 && l[1] >= '0' && l[1] <= '9' {
			return false
		}
		seen = append(seen, l[:1])
	}
	slices.Sort(seen)
	return len(slices.Compact(seen)) == steps
}

// scaleOf returns the labels from worst to best where answers have no number, and
// whether the direction is sure; remark says what speaks against it.
func scaleOf(q survey.Question) (scale []string, sure bool, remark string) {
	labels := stepLabels(q.Options)
	switch {
	case q.Kind == survey.KindScale, q.Kind == survey.KindRating:
		return nil, !falling(q.LowLabel, q.HighLabel), backwards(falling(q.LowLabel, q.HighLabel))
	case numbered(labels):
		slices.Sort(labels)
		down := falling(labels[0], labels[steps-1])
		return nil, !down, backwards(down)
	}
	if falling(labels[0], labels[len(labels)-1]) {
		slices.Reverse(labels)
	}
	return labels, rising(labels), ""
}

// falling reports whether the first label is surely better than the last.
func falling(first, last string) bool {
	a, ok1 := sideOf(first)
	b, ok2 := sideOf(last)
	return ok1 && ok2 && a > b
}

func backwards(down bool) string {
	if down {
		return "1 seems to be the best answer here, but canvass reads 5 as the best"
	}
	return ""
}

// rising reports whether each label is known to be better than the one before.
func rising(labels []string) bool {
	before := -3
	for _, l := range labels {
		side, ok := sideOf(l)
		if !ok || side <= before {
			return false
		}
		before = side
	}
	return true
}

// Evasive reports whether an option stands beside a scale and is none of its steps,
// such as "Don't know".
func Evasive(option string) bool { return hasAny(option, evasive) }
