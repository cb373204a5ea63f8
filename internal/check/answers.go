package check

import (
	"context"
	"fmt"
	"hash/maphash"
	"strings"

	"canvass/internal/survey"
)

// enough is how many answers tell anything about a column.
const enough = 20

// tally counts the answers to one question and how many different ones there are.
type tally struct {
	n    int
	kind map[uint64]bool
}

// answers looks at what was stored: a column of few values that are nearly all
// different, and one of free text that knows only two, are mapped to the wrong field.
func answers(ctx context.Context, w World) []Problem {
	if w.Answers == nil || w.StoreError != nil {
		return nil
	}
	var all []Problem
	for _, b := range w.bind() {
		counts, err := w.count(ctx, b)
		if err != nil {
			return append(all, failure(b.Look.Source.Name, err))
		}
		b.each(func(q survey.Question, m survey.Meaning) {
			if message, next := odd(m.Field, counts[q.ID]); message != "" {
				all = append(all, doubtful(b.Look.Source.Name, fmt.Sprintf("%q: %s", q.Title, message), next))
			}
		})
	}
	return all
}

func (w World) count(ctx context.Context, b bound) (map[string]tally, error) {
	seed, counts := maphash.MakeSeed(), map[string]tally{}
	for v, err := range w.Answers(ctx, b.Look.Source.Name) {
		if err != nil {
			return nil, err
		}
		for _, a := range v.Answers {
			value := strings.Join(a.Values, "\n")
			if _, mapped := b.Meanings[a.Question]; !mapped || strings.TrimSpace(value) == "" {
				continue
			}
			t := counts[a.Question]
			if t.kind == nil {
				t.kind = map[uint64]bool{}
			}
			t.n++
			t.kind[maphash.String(seed, value)] = true
			counts[a.Question] = t
		}
	}
	return counts, nil
}

// odd says what does not fit the field about its answers, without showing any.
func odd(f survey.Field, t tally) (message, next string) {
	if t.n < enough {
		return "", ""
	}
	switch f {
	case survey.FieldGroup, survey.FieldAttendance, survey.FieldConsentQuote, survey.FieldConsentContact, survey.FieldStance, survey.FieldRating:
		if 5*len(t.kind) > 4*t.n {
			return fmt.Sprintf("%d of %d answers are different, which is odd for the field %s", len(t.kind), t.n, f), "map it to a field of free text, or to other"
		}
	default:
		if f.Contribution() && len(t.kind) <= 2 {
			return fmt.Sprintf("%d answers know only %d texts, which is odd for the field %s", t.n, len(t.kind), f), "map it to a field with options, or to other"
		}
	}
	return "", ""
}
