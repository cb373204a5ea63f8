package report

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"
	"sort"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/lessons"
	"canvass/internal/survey"
)

// Said is one response: its case, the case's index, and its answers.
type Said struct {
	*analysis.Case
	Index   int
	Answers answers.Said
}

// Said streams the responses of one source with what they say, beside their cases.
func (e *Edition) Said(ctx context.Context, source int) iter.Seq2[Said, error] {
	return func(yield func(Said, error) bool) {
		k := e.First(source)
		for v, err := range e.snapshot.Current(ctx, e.Project.Sources[source].Name) {
			if err == nil && (k >= len(e.Cases) || e.Cases[k].ID != v.ID) {
				err = fmt.Errorf("source %s: stored responses and findings are out of step", e.Project.Sources[source].Name)
			}
			if err != nil {
				yield(Said{}, err)
				return
			}
			if !yield(Said{&e.Cases[k], k, e.readers[source].Read(v)}, nil) {
				return
			}
			k++
		}
	}
}

// First is the index of a source's first case, or of the one that would follow:
// cases and stored responses come in the same order, by source, submitted and id.
func (e *Edition) First(source int) int {
	return sort.Search(len(e.Cases), func(k int) bool { return e.Cases[k].Source >= source })
}

// TextAt names one text: a case and its place among the case's texts.
type TextAt struct{ Case, Text int }

// TextID names a text as a decision does.
type TextID = lessons.TextName

// SaidOf streams what some cases say, in their order, in one pass over the sources that
// have any of them.
func (e *Edition) SaidOf(ctx context.Context, cases iter.Seq[int]) iter.Seq2[Said, error] {
	return func(yield func(Said, error) bool) {
		wanted, sources := map[int]bool{}, map[int]bool{}
		for k := range cases {
			wanted[k], sources[e.Cases[k].Source] = true, true
		}
		for s := range e.Project.Sources {
			if !sources[s] {
				continue
			}
			for said, err := range e.Said(ctx, s) {
				if (err != nil || wanted[said.Index]) && !yield(said, err) || err != nil {
					return
				}
			}
		}
	}
}

// Gather reads the texts that were asked for, and only those, in one pass over the
// sources that have any. One that is not there any more has no entry.
func (e *Edition) Gather(ctx context.Context, wanted ...[]TextAt) (map[TextAt]string, error) {
	byCase := map[int][]int{}
	for _, at := range slices.Concat(wanted...) {
		byCase[at.Case] = append(byCase[at.Case], at.Text)
	}
	found := map[TextAt]string{}
	for said, err := range e.SaidOf(ctx, maps.Keys(byCase)) {
		if err != nil {
			return nil, err
		}
		for _, k := range byCase[said.Index] {
			id := said.Texts[k].AnswerID
			if i := slices.IndexFunc(said.Answers.Texts, func(r answers.Text) bool { return r.AnswerID == id }); i >= 0 {
				found[TextAt{said.Index, k}] = strings.Clone(said.Answers.Texts[i].Text) // else it would hold the whole response
			}
		}
	}
	return found, nil
}

// EachText streams the feedback texts that count and have words of their own: what
// figures on themes rest on.
func (e *Edition) EachText(ctx context.Context, use func(at TextAt, c *analysis.Case, t analysis.Contribution, r answers.Text)) error {
	for i, s := range e.Project.Sources {
		if s.Role != survey.Feedback {
			continue
		}
		for said, err := range e.Said(ctx, i) {
			if err != nil {
				return err
			}
			for k, t := range said.Texts {
				if t.Overall && !t.NoContent && !t.Inherited && k < len(said.Answers.Texts) {
					use(TextAt{said.Index, k}, said.Case, t, said.Answers.Texts[k])
				}
			}
		}
	}
	return nil
}
