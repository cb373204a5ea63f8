package themes

import "strings"

// negation is what a word does to the words after it.
type negation int

const (
	neutral negation = iota
	negates          // not, without, sin
	excuses          // after a negation it says that nothing is negated: not only, sin duda
	lacks            // negates, but not after a word of need: falta, but hace falta
	makes            // with a word of lack it says that something is needed
)

// reach is how many words before a keyword may negate it.
const reach = 3

// lead returns the word that negates the keyword at first, in the same run of
// words, or first.
func (r *Reader) lead(first int) int {
	for i := first; i > 0 && first-i < reach && r.text.Words[i].Tied; i-- {
		before := r.words[i-1].negation
		if before == lacks && !(i > 1 && r.text.Words[i-1].Tied && r.words[i-2].negation == makes) {
			before = negates
		}
		if before == negates && r.words[i].negation != excuses {
			return i - 1
		}
	}
	return first
}

func negationOf(folded string) negation {
	if strings.HasSuffix(folded, "n't") {
		return negates
	}
	return negations[folded]
}

var negations = map[string]negation{
	"not": negates, "no": negates, "non": negates, "never": negates, "without": negates, "neither": negates, "nor": negates,
	"cannot": negates, "hardly": negates, "barely": negates, "lack": negates, "lacks": negates, "lacking": negates,
	"isnt": negates, "arent": negates, "wasnt": negates, "dont": negates, "doesnt": negates, "didnt": negates, "wont": negates, "cant": negates,
	"nunca": negates, "jamas": negates, "sin": negates, "ni": negates, "tampoco": negates, "falta": lacks, "faltan": lacks,
	"carece": negates, "carecen": negates, "ningun": negates, "ninguna": negates, "ninguno": negates,

	"only": excuses, "just": excuses, "doubt": excuses,
	"solo": excuses, "solamente": excuses, "duda": excuses, "dudas": excuses,

	"hace": makes, "hacen": makes, "haria": makes, "harian": makes, "hacia": makes, "hacian": makes, "hara": makes, "haran": makes, "haga": makes, "hagan": makes,
}
