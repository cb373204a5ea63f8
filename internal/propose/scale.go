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

// Words of opinion, of strength and of amount, for labels that sides does not know.
var (
	bad = []phrase{
		"disagree*", "desacuerdo", "against", "contra", "oppos*", "opong*", "reject*", "rechaz*", "bad", "mal", "mala", "malo", "poor*", "dissatisf*", "insatisf*", "unclear", "unimportant", "unlikely", "improbable*", "unhappy", "harm*", "dislike*",
		"hate*", "negativ*", "weak", "debil", "wrong", "worse", "worst", "peor", "unacceptable", "inacept*", "useless", "inutil*", "unfair", "injust*", "unnecessary", "innecesari*", "irrelevant*",
	}
	good = []phrase{
		"agree*", "acuerdo", "for $", "favour", "favor", "support*", "apoy*", "back", "back it", "respald*", "good", "buen*", "bien", "satisf*", "clear*", "clar*", "important*", "likely", "probable*", "happy", "like", "love", "positiv*", "accept*", "acept*",
		"strong", "right", "useful", "util*", "better", "mejor", "best", "helpful", "endors*", "welcome*", "great", "fair", "just*", "necessary", "necesari*", "relevant*", "approve*", "aprueb*",
	}
	strong = []phrase{
		"strongly", "very", "completely", "totally", "fully", "absolutely", "entirely", "extremely", "highly", "deeply", "wholly", "wholeheartedly", "muy", "totalmente", "completamente", "absolutamente", "plenamente", "firmemente", "fuertemente", "del todo", "rotundamente",
	}
	denying = []phrase{"not", "no", "nada", "ni", "poco", "hardly", "nor", "don t", "apenas"}
	amounts = []struct {
		value   int
		phrases []phrase
	}{
		{-2, []phrase{"^ none $", "^ nothing $", "^ never $", "not at all", "^ nada $", "^ nunca $", "^ ninguno $", "^ ninguna $", "very low", "muy baj*", "very little", "muy poco"}},
		{-1, []phrase{"little", "slightly", "rarely", "seldom", "low", "poco", "casi nunca", "baj*", "not much", "not really", "no mucho"}},
		{0, []phrase{"somewhat", "sometimes", "medium", "average", "undecided", "indecis*", "unsure", "not sure", "^ algo $", "a veces", "medi*", "depends", "depende", "mitad", "no lo tengo claro"}},
		{2, []phrase{"completely", "totally", "entirely", "very much", "always", "very high", "a great deal", "totalmente", "completamente", "siempre", "muchisimo", "muy alt*", "del todo", "por completo", "^ fully $"}},
		{1, []phrase{"quite", "a lot", "mostly", "often", "high", "much", "largely", "bastante", "mucho", "a menudo", "alt*", "casi siempre"}},
	}
)

// sideOf tells where a label stands between the worst, -2, and the best, 2.
func sideOf(label string) (int, bool) {
	all := words(label)
	if !anyIn(all, denying) && anyIn(all, strong) && !anyIn(all, sides[0].phrases) {
		switch {
		case anyIn(all, bad):
			return -2, true
		case anyIn(all, good):
			return 2, true
		}
	}
	for _, s := range sides {
		if anyIn(all, s.phrases) {
			return s.value, true
		}
	}
	for _, a := range amounts {
		if anyIn(all, a.phrases) {
			return a.value, true
		}
	}
	switch against, favour := anyIn(all, bad), anyIn(all, good); {
	case against == favour:
		return 0, false
	case against:
		return -1, true
	}
	return 1, true
}

// stepLabels returns the options that are steps. In the middle of five, "not sure"
// is one.
func stepLabels(options []string) []string {
	var all, out []string
	for _, o := range options {
		if !slices.ContainsFunc(all, same(o)) {
			all = append(all, o)
		}
	}
	for i, o := range all {
		if !hasAny(o, evasive) || len(all) == steps && i == steps/2 {
			out = append(out, o)
		}
	}
	return out
}

// repeated finds the lists of five steps that several questions of a form offer, by
// the list: what is asked again and again with the same five answers is a scale,
// whatever its labels are.
func repeated(questions []survey.Question) map[string]bool {
	n := map[string]int{}
	for _, q := range questions {
		n[listOf(q)]++
	}
	out := map[string]bool{}
	for list, times := range n {
		out[list] = list != "" && times > 1
	}
	return out
}

// listOf names a question's list of five steps; "" for a question that has none.
func listOf(q survey.Question) string {
	switch q.Kind {
	case survey.KindChoice, survey.KindDropDown, survey.KindGrid:
		evidence := optionEvidence(q.Options)
		delete(evidence, survey.FieldStance) // which speaks of the same words
		if labels := stepLabels(q.Options); len(labels) == steps && len(evidence) == 0 {
			return strings.Join(labels, "\n")
		}
	}
	return ""
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
