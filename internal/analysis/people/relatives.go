package people

import (
	"strings"

	"canvass/internal/analysis/linkage/counterpart"
)

// apart is how two names that nearly agree tell two relatives: a father and his son, a
// brother and a sister, who often share an address, an organisation and a surname.
type apart uint8

const (
	notApart  apart = iota
	doubtful        // they may be two people's: somebody is asked
	twoPeople       // they say so plainly
)

// lineage is what follows a name to tell a father from a son.
type lineage uint8

const (
	unsaid lineage = iota
	senior
	junior
	second
	third
	fourth
)

// lineages are the words for it, in English and Spanish. Sr. before a name is a title.
var lineages = map[string]lineage{
	"sr": senior, "senior": senior, "padre": senior, "jr": junior, "junior": junior, "hijo": junior,
	"ii": second, "2nd": second, "iii": third, "3rd": third, "iv": fourth, "4th": fourth,
}

// cutLineage takes from a folded name the word that tells its lineage: the last one, or
// the last before a comma, where a family name goes first. At least a word is left.
func cutLineage(folded string) (string, lineage) {
	if from, to, l := lineageAtEnd(folded); l != unsaid {
		return folded[:from] + folded[to:], l
	}
	if comma := strings.IndexByte(folded, ','); comma > 0 {
		if from, to, l := lineageAtEnd(folded[:comma]); l != unsaid {
			return folded[:from] + folded[to:], l
		}
	}
	return folded, unsaid
}

// lineageAtEnd is what the last word of several tells, and where it stands.
func lineageAtEnd(folded string) (from, to int, l lineage) {
	if from, to = lastWord(folded); from > 0 && to-from <= longestLineage {
		l = lineages[folded[from:to]]
	}
	return from, to, l
}

const longestLineage = 6

// lastWord is where the last word of a name begins and ends.
func lastWord(folded string) (from, to int) {
	for to = len(folded); to > 0 && separates[folded[to-1]]; to-- {
	}
	for from = to; from > 0 && !separates[folded[from-1]]; from-- {
	}
	return from, to
}

// apart compares lineages. The second of a name may be called junior.
func (p lineage) apart(q lineage) apart {
	switch {
	case p == q:
		return notApart
	case p == unsaid || q == unsaid, p == junior && q == second, p == second && q == junior:
		return doubtful
	}
	return twoPeople
}

// counterparts compares two words that a slip would explain as well: a man's and a woman's
// form of one name. Two family names at the ends of their names are none.
func (c *columns) counterparts(x, y uint32, lasts bool) apart {
	p, q := c.spelled[x], c.spelled[y]
	known := c.pairs.Known(p, q)
	switch {
	case !known && !counterpart.Likely(p, q):
		return notApart
	case lasts && (c.givenness(x) < .5 || c.givenness(y) < .5):
		return notApart
	case lasts, !known:
		return doubtful
	}
	return twoPeople
}

// exchanged compares the order of given names: José María and María José, whose family
// names follow or go before, are two people. A given and a family name may change places.
func (c *columns) exchanged(p, q []uint32) apart {
	if len(p) < 3 || len(q) < 3 {
		return notApart
	}
	for i := range len(p) - 1 {
		x, y := p[i], p[i+1]
		for j := range len(q) - 1 {
			switch {
			case x == y || q[j] != y || q[j+1] != x:
			case c.givenness(x) > .5 && c.givenness(y) > .5:
				return twoPeople
			case i == 0 && j == 0:
				return doubtful
			}
		}
	}
	return notApart
}
