// Package lessons makes examples for a learner of what people decided about texts: equal
// texts are one, those of one person are kept together, and silence is heard. It knows
// neither what is found in texts nor where they are kept.
package lessons

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"

	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/learn"
	"canvass/internal/survey"
)

// TextName names a text as a decision does.
type TextName struct{ Source, Response, Question string }

// NameOf is the name of the text that a decision is on.
func NameOf(d survey.Decision) TextName { return TextName{d.Source, d.Response, d.Question} }

// Key names equal answers to one question.
type Key struct {
	Question answers.Question
	Print    uint64 // of the text, see [text.Print]
}

// Lesson is a text that people judged.
type Lesson struct {
	learn.Text
	Key     Key
	Ref     survey.Ref
	Mailbox string // of whoever wrote it, in one spelling; "" where none is known
	Empty   bool   // it says nothing: shared with its twins, and not learned from
	Rulings []survey.Decision
}

// Sort puts lessons in the order of what they are.
func Sort(lessons []Lesson) {
	slices.SortFunc(lessons, func(x, y Lesson) int {
		return cmp.Or(cmp.Compare(x.Ref.Source, y.Ref.Source), cmp.Compare(x.Ref.Response, y.Ref.Response), cmp.Compare(x.Key.Question.Name(), y.Key.Question.Name()), cmp.Compare(x.Key.Print, y.Key.Print))
	})
}

// Version names what is learned from lessons by all that it depends on.
func Version(codebook string, lessons []Lesson) string {
	h := fnv.New64a()
	fmt.Fprintf(h, "%d\x00%s\x00", learn.Version, codebook)
	var line []byte
	for _, l := range lessons {
		for _, d := range l.Rulings {
			for _, part := range [...]string{d.Source, d.Response, d.Question, d.Theme, string(d.Verdict), d.TextHash} {
				line = append(append(line, part...), 0)
			}
			_, _ = h.Write(line)
			line = line[:0]
		}
	}
	return fmt.Sprintf("%08x", uint32(h.Sum64()^h.Sum64()>>32))
}
