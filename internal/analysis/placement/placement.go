// Package placement finds the principle that a comment on a document is about, by
// the passage that it quotes. Upstream gives no position, only the passage as it
// read when the comment was written, so the passage is looked for in the
// principles' texts of that time.
//
// It prefers not to say: a passage that stands in two principles, or in none well
// enough, has no place.
package placement

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"canvass/internal/survey"
	"canvass/internal/text"
)

// Place is where a comment belongs. The zero value is nowhere in particular.
type Place struct {
	Principle  string  // id; "" when the passage is not surely any principle's
	Confidence float64 // that it is about this principle, 0 to 1; of an unplaced one, how far the best guess is ahead
	Wording    int     // index into Principle.Wordings: the text in force when the comment was written
}

// Placed reports whether there is a principle.
func (p Place) Placed() bool { return p.Principle != "" }

// What it takes to be placed. The figures are judgements, tried on the tables of
// the tests: where they err, they leave a comment unplaced.
const (
	enough = 0.5  // confidence below which a guess is not used
	margin = 0.08 // by which the best principle must beat the next
	older  = 0.8  // a passage found only in the text of another time
)

// Placer knows the principles' texts. It is built once and may be used by several
// goroutines.
type Placer struct {
	principles []principle
	words      map[string]int // known words, numbered from 1
	small      []bool         // by number: a word without content of its own
}

type principle struct {
	id       string
	titles   [][]int
	wordings []wording
}

type wording struct {
	from  time.Time
	texts [][]int // by language
}

// New returns a Placer for a project's principles.
func New(principles []survey.Principle) *Placer {
	p := &Placer{words: map[string]int{}, small: []bool{true}}
	for _, known := range principles {
		q := principle{id: known.ID, titles: p.learn(known.Title)}
		for _, w := range known.Wordings {
			q.wordings = append(q.wordings, wording{w.From, p.learn(w.Text)})
		}
		p.principles = append(p.principles, q)
	}
	return p
}

// learn numbers the words of texts, in order of language.
func (p *Placer) learn(texts survey.Texts) [][]int {
	var out [][]int
	for _, language := range slices.Sorted(maps.Keys(texts)) {
		var numbers []int
		for _, t := range text.Tokens(texts[language]) {
			n, ok := p.words[t.Folded]
			if !ok {
				n = len(p.small)
				p.words[t.Folded] = n
				p.small = append(p.small, small(t.Folded))
			}
			numbers = append(numbers, n)
		}
		if len(numbers) > 0 {
			out = append(out, numbers)
		}
	}
	return out
}

// longest is how many words of a passage are looked at.
const longest = 400

// Place finds the principle that a passage quoted at a time belongs to.
func (p *Placer) Place(passage string, at time.Time) Place {
	quote := p.read(passage)
	var best, next Place
	for i := range p.principles {
		if found := p.look(&p.principles[i], quote, at); found.Confidence > best.Confidence {
			best, next = found, best
		} else if found.Confidence > next.Confidence {
			next = found
		}
	}
	if best.Confidence < enough || best.Confidence-next.Confidence < margin {
		return Place{Confidence: best.Confidence - next.Confidence}
	}
	return best
}

// read numbers the words of a passage; 0 is a word that no principle has.
func (p *Placer) read(passage string) []int {
	var quote []int
	for span := range text.Spans(passage) {
		if w := text.FoldWord(passage[span.Start:span.End]); w != "" {
			quote = append(quote, p.words[w])
		}
		if len(quote) == longest {
			break
		}
	}
	return quote
}

// look compares a passage with all that one principle has ever said.
func (p *Placer) look(q *principle, quote []int, at time.Time) Place {
	now := q.inForce(at)
	found := Place{Principle: q.id, Wording: now}
	for _, title := range q.titles {
		found.Confidence = max(found.Confidence, p.compare(quote, title))
	}
	for i, w := range q.wordings {
		for _, t := range w.texts {
			c := p.compare(quote, t)
			if i != now {
				c *= older
			}
			found.Confidence = max(found.Confidence, c)
		}
	}
	return found
}

// inForce is the index of the wording of a time: the latest that had begun, the
// first for a time before all of them.
func (q *principle) inForce(at time.Time) int {
	i, _ := slices.BinarySearchFunc(q.wordings, at, func(w wording, at time.Time) int {
		return cmp.Or(w.from.Compare(at), -1)
	})
	return max(i-1, 0)
}
