package answers

import (
	"strings"

	"canvass/internal/survey"
)

// ranges knows which rating questions were at some time asked on another scale
// than 1 to 5: a 3 of 10 is not a 3 of 5, and the two must never be added up. An
// answer is read as the form asked for it in the run that brought it. Where the
// form changed in that very run, nobody knows which of the two forms the person
// saw, and the answer fits only if it fits both.
type ranges map[string][]span // by question, newest first; absent: always 1 to 5

// span is a revision's view of one question.
type span struct {
	run  int64 // that brought the revision
	fits bool
}

func newRanges(b survey.Binding) ranges {
	r := ranges{}
	for id, m := range b.Meanings {
		if m.Field != survey.FieldRating {
			continue
		}
		var spans []span
		all := true
		for _, f := range b.Revisions {
			if q, ok := f.Question(id); ok {
				spans = append(spans, span{f.Run, oneToFive(q)})
				all = all && oneToFive(q)
			}
		}
		if !all {
			r[id] = spans
		}
	}
	return r
}

// fit reports whether an answer that came in a run was asked for as 1 to 5.
func (r ranges) fit(id string, run int64) bool {
	spans := r[id]
	for i, s := range spans {
		if s.run <= run {
			return s.fits && (s.run < run || i+1 == len(spans) || spans[i+1].fits)
		}
	}
	return len(spans) == 0 || spans[len(spans)-1].fits
}

// oneToFive reports whether the numbers that a question offers are of a scale from
// 1 to 5. Where it offers none, the words of an answer decide.
func oneToFive(q survey.Question) bool {
	switch q.Kind {
	case survey.KindScale, survey.KindRating:
		return q.Low == 1 && q.High == 5
	}
	for _, o := range q.Options {
		digits := o[:len(o)-len(strings.TrimLeft(o, "0123456789"))]
		if len(digits) > 1 || digits > "5" {
			return false
		}
	}
	return true
}
