package report

import (
	"context"
	"slices"
	"strings"

	"canvass/internal/analysis"
)

// textAt names one text: a case and its place among the case's texts.
type textAt struct{ caseIndex, text int }

// gather reads the texts that were asked for, and only those, in one pass over the
// sources that have any. One that is not there any more has no entry.
func (e *Edition) gather(ctx context.Context, wanted ...[]textAt) (map[textAt]string, error) {
	byCase, sources := map[int][]int{}, map[int]bool{}
	for _, at := range slices.Concat(wanted...) {
		byCase[at.caseIndex] = append(byCase[at.caseIndex], at.text)
		sources[e.Cases[at.caseIndex].Source] = true
	}
	found := map[textAt]string{}
	for s := range e.Project.Sources {
		if !sources[s] {
			continue
		}
		for said, err := range e.said(ctx, s) {
			if err != nil {
				return nil, err
			}
			for _, k := range byCase[said.index] {
				id := said.Texts[k].AnswerID
				if i := slices.IndexFunc(said.answers.Texts, func(r analysis.ReadText) bool { return r.AnswerID == id }); i >= 0 {
					found[textAt{said.index, k}] = strings.Clone(said.answers.Texts[i].Text) // else it would hold the whole response
				}
			}
		}
	}
	return found, nil
}
