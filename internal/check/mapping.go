package check

import (
	"context"
	"fmt"

	"canvass/internal/survey"
)

// bound is a source whose form was read, with what its questions mean.
type bound struct {
	Look
	survey.Binding
}

// bind resolves the mappings of every source that could be read.
func (w World) bind() []bound {
	var all []bound
	for _, l := range w.Looks {
		if l.Err == nil && !l.Skipped {
			all = append(all, bound{l, survey.Bind(l.Source, append([]survey.Form{l.Form}, l.Revisions...), w.Pins)})
		}
	}
	return all
}

// emptied reports whether a file has nothing in it, and had.
func (b bound) emptied() bool {
	return b.Look.Source.Type == survey.FileSource && len(b.Form.Questions) == 0 && len(b.Look.Revisions) > 0 && len(b.Look.Revisions[0].Questions) > 0
}

// each calls f with every mapped question of the form as it is now, in form order.
func (b bound) each(f func(survey.Question, survey.Meaning)) {
	for _, q := range b.Form.Questions {
		if m, ok := b.Meanings[q.ID]; ok {
			f(q, m)
		}
	}
}

// mapping reports lines that find no question, or more than one, and questions
// that changed since they were mapped.
func mapping(_ context.Context, w World) []Problem {
	var all []Problem
	for _, b := range w.bind() {
		if b.emptied() {
			all = append(all, doubtful(b.Look.Source.Name, "the file is empty, and answers of earlier runs are stored",
				"look where the answers went; a run keeps what is stored until `--accept-gone` says that it may go"))
			continue
		}
		if b.CutOff {
			all = append(all, doubtful(b.Look.Source.Name, "the file looks cut off: its last line has no end, as it had before",
				"save or copy the whole file again; a run puts the last row aside and marks nothing as gone until `--accept-gone` says that the file is whole"))
		}
		for _, sentence := range b.Unbound {
			all = append(all, wrong(b.Look.Source.Name, sentence, "correct the line under `questions` of this source"))
		}
		for _, d := range b.Drift {
			all = append(all, doubtful(b.Look.Source.Name, d.Text, "look whether the question still means the same"))
		}
		if _, ok := b.Refs[survey.RefEmail]; ok && b.Form.Email == survey.EmailNone && b.Look.Source.Type == survey.GoogleForm {
			all = append(all, doubtful(b.Look.Source.Name, "@email is mapped, but the form collects no addresses",
				"switch on the collecting of addresses in the form's settings, or map the question that asks for one"))
		}
	}
	return all
}

// unmapped reports questions that no line maps.
func unmapped(_ context.Context, w World) []Problem {
	var all []Problem
	for _, b := range w.bind() {
		for _, q := range b.Unmapped {
			all = append(all, doubtful(b.Look.Source.Name, fmt.Sprintf("no line maps %q; its answers are stored and in no output", q.Title),
				fmt.Sprintf("add {question: %q, field: …}, or field: ignore to leave it out on purpose", q.ID)))
		}
	}
	return all
}
