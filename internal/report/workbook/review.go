package workbook

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/report"
	"canvass/internal/report/quoting"
	"canvass/internal/survey"
)

// How many rows people are asked to judge at once, and how many of their earlier
// decisions are shown again.
const (
	mostAsked   = 2000
	mostDecided = 20000
)

// question is one row of the sheet Review: what is proposed and, when somebody has
// judged it, how.
type question struct {
	report.TextAt // of a link, none
	kind          survey.DecisionKind
	tag           *analysis.Tag
	pair          *pair // of a link
	confidence    float64
	distance      float64          // of the confidence from where a yes begins: what is nearest is asked first
	certainty     int              // beyond it: evidence that is said outright comes later
	decision      *survey.Decision // nil: nobody has decided
	untagged      bool             // of a theme: not sure enough to count, see [analysis.Contribution]
}

// toJudge lists what people may judge, the nearest to where a yes begins first: the tags of texts that
// count, those that were not sure enough to count, pairs of responses that may be one
// person's, texts chosen as quotes. Of tags, left more find no room. What is decided
// comes behind.
func toJudge(e *report.Edition, quotes []quoting.Candidate) (list []question, left int) {
	decisions := holding(e)
	var decided []question
	taken := func(q *question) bool {
		if len(decisions) == 0 {
			return false
		}
		subject := subjectOf(e, *q)
		d, ok := decisions[subject]
		if ok {
			delete(decisions, subject)
			q.decision = &d
			decided = append(decided, *q)
		}
		return ok
	}
	var asked worklist
	limits := limitsOf(e)
	for k := range e.Cases {
		for i := range e.Cases[k].Texts {
			t := &e.Cases[k].Texts[i]
			if t.NoContent || !t.Overall && !t.InRound {
				continue
			}
			for band, tags := range [][]analysis.Tag{t.Tags, t.Check} {
				for n := range tags {
					q := question{TextAt: report.TextAt{Case: k, Text: i}, kind: survey.KindTheme, tag: &tags[n], confidence: tags[n].Probability, certainty: certainty(tags[n]), untagged: band > 0}
					q.distance = math.Abs(q.confidence - limits[q.tag.Theme])
					if !taken(&q) {
						asked.add(q)
					}
				}
			}
		}
	}
	asked.cut()
	asked.list = slices.Clip(slices.Clone(asked.list)) // what was cut off holds four times the room
	for _, q := range append(askedPairs(e), askedQuotes(e, quotes)...) {
		q.distance = math.Abs(q.confidence - 0.5)
		if !taken(&q) {
			asked.list = append(asked.list, q)
		}
	}
	slices.SortStableFunc(asked.list, question.before)
	decided = append(decided, removed(e, decisions)...)
	decided = append(decided, decidedPairs(e, decisions)...)
	return append(asked.list, decided[:min(len(decided), mostDecided)]...), asked.left
}

// askedQuotes are the texts chosen as quotes, each once.
func askedQuotes(e *report.Edition, quotes []quoting.Candidate) []question {
	var out []question
	seen := map[report.TextAt]bool{}
	for _, c := range quotes {
		tag := &e.Cases[c.Case].Texts[c.Text].Tags[c.Tag]
		if at := (report.TextAt{Case: c.Case, Text: c.Text}); !seen[at] {
			seen[at] = true
			out = append(out, question{TextAt: at, kind: survey.KindQuote, tag: tag, confidence: tag.Probability, certainty: certainty(*tag)})
		}
	}
	return out
}

// worklist keeps the mostAsked questions that are asked first: of a million texts there
// are millions.
type worklist struct {
	list []question
	left int
}

func (w *worklist) add(q question) {
	if w.list = append(w.list, q); len(w.list) >= 4*mostAsked {
		w.cut()
	}
}

func (w *worklist) cut() {
	slices.SortStableFunc(w.list, question.before)
	n := min(len(w.list), mostAsked)
	w.left += len(w.list) - n
	w.list = w.list[:n]
}

// limitsOf is, by theme, about the probability above which it is a tag: between the least of
// its tags and the most of what has to be checked.
func limitsOf(e *report.Edition) []float64 {
	least, most := make([]float64, len(e.Project.Codebook.Themes)), make([]float64, len(e.Project.Codebook.Themes))
	for i := range least {
		least[i] = 1
	}
	for k := range e.Cases {
		for i := range e.Cases[k].Texts {
			t := &e.Cases[k].Texts[i]
			for _, tag := range t.Tags {
				if !tag.Decided() {
					least[tag.Theme] = min(least[tag.Theme], tag.Probability)
				}
			}
			for _, tag := range t.Check {
				most[tag.Theme] = max(most[tag.Theme], tag.Probability)
			}
		}
	}
	limits := make([]float64, len(least))
	for i := range limits {
		if limits[i] = (least[i] + most[i]) / 2; most[i] == 0 { // nothing to be checked
			limits[i] = min(least[i], 0.5)
		}
	}
	return limits
}

// before is the order in which rows are asked.
func (q question) before(o question) int {
	return cmp.Or(cmp.Compare(q.distance, o.distance), cmp.Compare(q.certainty, o.certainty))
}

// certainty orders tags of one probability: what was taken over from another text,
// then what is denied, then what rests on one word.
func certainty(t analysis.Tag) int {
	switch {
	case t.By == analysis.ByInherited:
		return 0
	case t.Negated:
		return 1
	}
	return 2 + min(len(t.Spans), 9)
}

// subjectOf is what a row's decision would be about.
func subjectOf(e *report.Edition, q question) survey.Decision {
	if q.pair != nil {
		return q.pair.subject(e)
	}
	c := &e.Cases[q.Case]
	d := survey.Decision{Kind: q.kind, Source: e.Project.Sources[c.Source].Name, Response: c.ID, Question: c.Texts[q.Text].AnswerID}
	if q.kind == survey.KindTheme {
		d.Theme = e.Project.Codebook.Themes[q.tag.Theme].ID
	}
	return d
}

// holding is the decisions that hold, by subject.
func holding(e *report.Edition) map[survey.Decision]survey.Decision {
	m := map[survey.Decision]survey.Decision{}
	for _, d := range survey.Holding(e.Decisions) {
		m[d.Subject()] = d
	}
	return m
}

// doubtsOf are the notes of people who were unsure, by subject, where nothing is decided.
func doubtsOf(e *report.Edition) map[survey.Decision]survey.Decision {
	m := map[survey.Decision]survey.Decision{}
	for _, d := range e.Decisions {
		if d.Verdict == survey.VerdictNone && d.Note != "" {
			m[d.Subject()] = d
		} else {
			delete(m, d.Subject())
		}
	}
	return m
}

// removed are the texts of which people took away a theme that was proposed, or did not want
// a quote: nothing proposes them any more. A no to what nobody proposed, as who reads texts
// through all themes gives by the hundred, needs no row unless somebody wrote a note.
func removed(e *report.Edition, decisions map[survey.Decision]survey.Decision) []question {
	byResponse := map[survey.Ref][]survey.Decision{}
	denied := map[survey.Decision]bool{}
	for _, d := range e.Denied {
		denied[d.Subject()] = true
	}
	for subject, d := range decisions {
		if plain := d.Note == "" || strings.HasPrefix(d.Note, "next: "); plain && d.Kind == survey.KindTheme && d.Verdict == survey.VerdictNo && !denied[subject] {
			continue
		}
		if d.Kind == survey.KindQuote || d.Kind == survey.KindTheme && e.ThemeIndex(d.Theme) >= 0 {
			ref := survey.Ref{Source: d.Source, Response: d.Response}
			byResponse[ref] = append(byResponse[ref], d)
		}
	}
	var out []question
	if len(byResponse) == 0 {
		return nil
	}
	for k := range e.Cases {
		for _, d := range byResponse[ref(e, k)] {
			i := slices.IndexFunc(e.Cases[k].Texts, func(t analysis.Contribution) bool { return t.AnswerID == d.Question })
			if i < 0 {
				continue
			}
			q := question{TextAt: report.TextAt{Case: k, Text: i}, kind: d.Kind, tag: &analysis.Tag{Theme: -1, By: analysis.ByAnalyst}, decision: &d}
			if d.Kind == survey.KindTheme {
				q.tag.Theme = e.ThemeIndex(d.Theme)
			}
			out = append(out, q)
		}
	}
	slices.SortFunc(out, func(a, b question) int {
		return cmp.Or(cmp.Compare(a.Case, b.Case), cmp.Compare(a.Text, b.Text), cmp.Compare(a.tag.Theme, b.tag.Theme))
	})
	return out
}

func spots(questions []question) []report.TextAt {
	var out []report.TextAt
	for _, q := range questions {
		if q.pair == nil {
			out = append(out, q.TextAt)
		}
	}
	return out
}
