package stance

import (
	"testing"

	"pgregory.net/rapid"

	"canvass/internal/survey"
)

// at makes hits of cues at places, as a matcher would.
func at(cues ...Hit) []Hit { return cues }

func TestReadWeighsWordsAgainstRatings(t *testing.T) {
	hit := func(cue string, start int) Hit { return Hit{Cue: cue, Span: Span{start, start + 3}} }
	denied := Hit{Cue: support, Span: Span{0, 9}, Negated: true}
	cases := []struct {
		why    string
		text   string
		hits   []Hit
		rating int
		want   survey.Stance
		by     By
	}{
		{"nothing to go by", "The sky.", nil, 0, survey.StanceUnclear, ByNothing},
		{"neither agree nor disagree", "The sky.", nil, 3, survey.StanceUnclear, ByNothing},
		{"a rating alone", "The sky.", nil, 5, survey.StanceSupport, ByRating},
		{"a rating alone, against", "The sky.", nil, 1, survey.StanceObject, ByRating},
		{"a word for it", "I agree.", at(hit(support, 2)), 0, survey.StanceSupport, ByRules},
		{"a denied word for it", "I do not agree.", at(denied), 0, survey.StanceObject, ByRules},
		{"one word outweighs a mild rating", "Bad idea.", at(hit(objection, 0)), 4, survey.StanceUnclear, ByNothing},
		{"an addition is meant well", "Publish more.", at(hit(addition, 0)), 0, survey.StanceSupportAddition, ByRules},
		{"and by who disagrees an objection", "Publish more.", at(hit(addition, 0)), 1, survey.StanceObject, ByRating},
		{"an imperative counts where a sentence begins", "Well. Add dates.", at(hit(imperative, 6)), 4, survey.StanceSupportAddition, ByRules},
		{"and nowhere else", "They add dates.", at(hit(imperative, 5)), 4, survey.StanceSupport, ByRating},
		{"an alternative objects", "Totals instead.", at(hit(alternative, 7)), 0, survey.StanceObjectOther, ByRules},
		{"a question", "Who pays?", nil, 0, survey.StanceQuestion, ByRules},
		{"a rhetorical one", "Bad idea. Who pays?", at(hit(objection, 0)), 1, survey.StanceObject, ByRules},
		{"a rating that is none", "The sky.", nil, 99, survey.StanceSupport, ByRating},
	}
	for _, c := range cases {
		got := Read(c.text, c.hits, c.rating)
		if got.Stance != c.want || got.By != c.by {
			t.Errorf("%s: got %s by %q, want %s by %q", c.why, got.Stance, got.By, c.want, c.by)
		}
	}
}

func TestAnswerReadsOptions(t *testing.T) {
	place := 0
	hit := func(cue string) Hit { // each at a place of its own
		place = (place + 3) % 6
		return Hit{Cue: cue, Span: Span{place, place + 2}}
	}
	for want, hits := range map[survey.Stance][]Hit{
		survey.StanceSupport: at(hit(support)), survey.StanceSupportAddition: at(hit(support), hit(addition)), survey.StanceObject: at(hit(objection)),
		survey.StanceObjectOther: at(hit(objection), hit(alternative)), survey.StanceQuestion: at(hit(asking)), survey.StanceUnclear: nil,
	} {
		if got := Answer(hits, "an option of it"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// Whatever the text, evidence lies in it, and only what rests on words has any.
func TestReadStaysInTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		n := len([]rune(text))
		var hits []Hit
		for range rapid.IntRange(0, 4).Draw(t, "hits") {
			if n == 0 {
				break
			}
			start := rapid.IntRange(0, n-1).Draw(t, "start")
			hits = append(hits, Hit{
				Cue: rapid.SampledFrom([]string{support, praise, objection, fault, worry, addition, modal, alternative, imperative, opener, turn, although, denial, inform}).Draw(t, "cue"), Span: Span{start, rapid.IntRange(start+1, n).Draw(t, "end")}, Negated: rapid.Bool().Draw(t, "negated"),
			})
		}
		got := Read(text, hits, rapid.IntRange(-1, 6).Draw(t, "rating"))
		if (got.By == ByRules) != (len(got.Spans) > 0) || (got.Stance == survey.StanceUnclear) != (got.By == ByNothing) {
			t.Fatalf("got %+v", got)
		}
		for _, s := range got.Spans {
			if s.Start < 0 || s.End <= s.Start || s.End > n {
				t.Fatalf("span %v of %d", s, n)
			}
		}
	})
}
