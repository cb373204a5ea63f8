package quoting

import (
	"cmp"
)

// bestLength is how long a quote is best, in code points.
const bestLength = 180

// Candidate is a contribution that may be quoted, before its text is read.
type Candidate struct {
	Case, Text, Tag int // tag is an index into Contribution.Tags
	awkward         int // how far the text is from the length that reads best, in code points
}

// NewCandidate is the tag-th theme, or with -1 none, of a text of so many code points.
func NewCandidate(caseIndex, text, tag, runes int) Candidate {
	return Candidate{caseIndex, text, tag, max(runes-bestLength, bestLength-runes)}
}

// Before is the order in which candidates are considered: those of the best length
// first, then as they came.
func (c Candidate) Before(d Candidate) int {
	return cmp.Or(c.awkward-d.awkward, c.Case-d.Case, c.Text-d.Text)
}
