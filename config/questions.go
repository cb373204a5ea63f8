package config

import (
	"slices"
	"strings"

	"canvass/internal/survey"
)

// scaleSteps is the number of steps of a rating.
const scaleSteps = 5

// mappings reads what the questions of a source mean. Those of a document have a
// meaning without any line.
func (d sourceReader) mappings(s *section, t survey.SourceType) []survey.Mapping {
	var all []survey.Mapping
	first := map[string]int{}
	for _, q := range s.sections("questions") {
		m := survey.Mapping{Question: q.text("question"), Principle: q.word("principle"), Line: q.line}
		m.Field = choice(q, "a question", "field", survey.Fields())
		m.Scale = d.scale(q, m.Field)
		d.question(q, m, first)
		d.principle(q, m, t)
		q.finish()
		all = append(all, m)
	}
	if t == survey.GoogleDoc {
		return survey.DocMappings(all)
	}
	return all
}

// question checks that a line names a question, and no other line of the source the same.
func (d sourceReader) question(q *section, m survey.Mapping, first map[string]int) {
	refs := []string{survey.RefEmail, survey.RefCreated, survey.RefSubmitted}
	line, seen := first[m.Question]
	switch {
	case strings.TrimSpace(m.Question) == "":
		if q.lacks("question") {
			q.problem(q.at("question"), "a question has no %q: give its title or its id", "question")
		}
	case seen:
		q.problem(q.at("question"), "question %q is already mapped on line %d", excerpt(m.Question), line)
	case strings.HasPrefix(m.Question, "@") && !slices.Contains(refs, m.Question):
		q.problem(q.at("question"), "unknown reference %q%s", excerpt(m.Question), suggestion(m.Question, refs))
	default:
		first[m.Question] = q.at("question").line
	}
}

// principle checks that a line names a principle where it must, and one that exists.
// A comment on a document finds its own.
func (d sourceReader) principle(q *section, m survey.Mapping, t survey.SourceType) {
	needs := m.Field == survey.FieldRating || m.Field == survey.FieldComment && t != survey.GoogleDoc
	var known []string
	for _, p := range d.project.Principles {
		known = append(known, p.ID)
	}
	if !d.principlesKnown {
		return
	}
	_, exists := d.project.Principle(m.Principle)
	switch {
	case m.Principle == "" && needs && len(known) > 0 && !q.has("principle"):
		q.problem(q.here(), "a question with field %q needs a %q%s", m.Field, "principle", suggestion("", known))
	case m.Principle != "" && len(known) == 0:
		q.problem(q.at("principle"), "principle %q is named, but no principles are configured: set the key %q", excerpt(m.Principle), "principles")
	case m.Principle != "" && !exists:
		q.problem(q.at("principle"), "unknown principle %q%s", excerpt(m.Principle), suggestion(m.Principle, known))
	}
}

// scale reads the labels of a rating, from worst to best.
func (d sourceReader) scale(q *section, f survey.Field) []string {
	labels := q.list("scale")
	if q.has("scale") && f != survey.FieldRating {
		q.problem(q.at("scale"), "%q is for questions with field %q", "scale", survey.FieldRating)
	}
	if n := q.get("scale"); n.kind == list && len(n.items) != scaleSteps {
		q.problem(q.at("scale"), "%q must list %d labels from worst to best, found %d", "scale", scaleSteps, len(n.items))
	}
	seen := map[string]bool{}
	for _, l := range labels {
		folded := strings.ToLower(strings.TrimSpace(l.text))
		if seen[folded] {
			q.problem(l.at, "label %q stands twice in %q", excerpt(l.text), "scale")
		}
		seen[folded] = true
	}
	return texts(labels)
}
