// Package learn makes a tagger from what people decided about texts: one regularised
// logistic regression a theme, over a guess from the codebook that all themes share.
// It is pure and comes out alike on every machine; nothing is kept between runs.
//
// The guess ([codebook]) says how far a keyword is to be believed, as the decisions
// show, and what the words beside keywords are worth, as texts show that nobody judged
// ([beside]). It needs few decisions, because it counts all themes together. What the
// guess leaves unexplained the regression of a theme learns from words, pairs of words
// and pieces of words, once the theme has enough positive decisions. Then the themes of
// a text are held against each other ([contest]). What that takes, thresholds and
// probabilities come from scores of texts that the scorer had not seen ([Train]).
package learn

import "canvass/internal/text"

// Version is the version of the rules in this package.
const Version = 12

// Fewest is how many positive decisions a theme needs for a classifier of its own.
const Fewest = 3

// Text is what is known of a text before anything is learned.
type Text struct {
	Words    string
	Language string // that it is read in; "" undecided
	Question string // what it answers
	Hits     []Hit  // of the codebook, by theme, then keyword
	Quoted   []Span // words taken over from what its writer was shown, in order: they are not the writer's

	Cut *text.Cut // Words, cut and with the quoted ones masked, where somebody did that already; else nil
}

// Hit is a keyword where it stands in a text, in code points.
type Hit struct {
	Theme      int
	Keyword    int // number of the keyword in the codebook
	Start, End int
}

// Example is a text that people judged.
type Example struct {
	Text
	Labels []int8 // by theme: Yes, No or Unknown
	Group  uint64 // examples of one group are never learned from and tested on: twins, texts of one person
}

// The labels of a theme.
const (
	No      int8 = -1
	Unknown int8 = 0
	Yes     int8 = 1
)

// settings are what the benchmark chose, see bench/README.md.
const (
	charWeight  = 0.7   // of the pieces of a word, beside the word
	pairWeight  = 0.5   // of two words in a row, beside a word
	hitWeight   = 0.1   // of a keyword in a theme's own regression: the guess has it already
	alwaysOn    = 0.5   // of the constant
	spokenTexts = 20    // judged ones of a language that has a constant of its own
	meantWeight = 2.4   // of what a word means in either language, beside the word, where few texts of its language were judged
	meantTexts  = 100.0 // judged texts of a language at which it is less by the root of two
	tongueOn    = 0.3   // of the constant of a language, where there are several: then none is common
	costAt50    = 4.0   // of the regression for fifty examples; it grows with their cube root
	mostCost    = 10.0  // at most
	outgrown    = 40.0  // yes of a theme at which half of the guess counts: its regression tells what words are worth
	elsewhere   = 0.25  // of a yes in the language at hand is what one in another counts there
	rounds      = 12    // of the solver
	roundsAgain = 8     // where it begins with the solution of all examples
	pull        = 40.0  // positives at which a theme's own threshold counts half
	commonPull  = 150.0
	sure        = 0.1  // standard deviations by which scores must do better than keywords
	surer       = 5.0  // more of them for each slip a decision
	usualLow    = 0.03 // share of yes that is usual where scores are low and no keyword stands
	lowShare    = 0.5  // or so much of the share of yes that is meant
	fewLow      = 20.0 // decisions without a yes that are added to those
	mostSlips   = 0.3  // a decision
	leaning     = 25.0 // yes at which thresholds lean towards the keywords by one unit of score
	rareLean    = 0.7  // of score, by which keywords of a theme without any yes are to be kept rather than not
	rareYes     = 3.0  // yes of a theme at which it is half as much
	foreignLean = 1.4  // of score, by which a language without any yes leans towards the keywords
	foreignYes  = 1.5  // yes in a language at which it is half as much
	bareLean    = 5.0  // of score, by which texts without any keyword lean that way where none was judged
	bareTexts   = 1.5  // of them judged at which it is half as much
	mostWords   = 2000 // of one text; what comes after is not looked at
	longestWord = 64   // bytes; longer ones have no pieces
)

// cost is C of the regression for so many examples.
func cost(n int) float64 { return min(costAt50*exp(ln(max(float64(n), 1)/50)/3), mostCost) }

// folds is how many parts take turns in being tested.
func folds(n int) int {
	if n > 1500 {
		return 3
	}
	return 5
}
