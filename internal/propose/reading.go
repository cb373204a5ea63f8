package propose

import (
	"cmp"
	"slices"

	"canvass/internal/survey"
)

// reading is what one question seems to mean.
type reading struct {
	survey.Question
	note      survey.Note
	row       string // of a grid: the row's own title
	shape     shape
	scores    map[survey.Field]int
	field     survey.Field
	sure      bool
	remark    string
	principle string // id
	scale     []string
}

// shape is how a question is answered, as far as meaning goes.
type shape int

const (
	open   shape = iota // words
	closed              // one or several of some options
	scaled              // an agreement on five steps
	amount              // numbers, dates, files and everything else
)

// sureScore is the least score, and sureLead the least lead over the next field,
// of a reading that needs no second look.
const (
	sureScore = 3
	sureLead  = 1
)

// read scores a question against the clues.
func read(q survey.Question, n survey.Note, file bool) *reading {
	r := &reading{Question: q, note: n, shape: shapeOf(q), scores: map[survey.Field]int{}}
	title, about := words(q.Title), words(n.Description)
	for _, c := range clues {
		if !c.fits(r.shape, file) {
			continue
		}
		best := 0
		for _, phrase := range c.phrases {
			switch {
			case phrase.in(title):
				best = max(best, c.weight)
			case phrase.in(about):
				best = max(best, c.weight-2)
			}
		}
		r.scores[c.field] = max(r.scores[c.field], best)
	}
	for f, n := range optionEvidence(q.Options) {
		r.scores[f] += n
	}
	return r
}

// decide takes the best field; r.field is empty when nothing speaks for any.
func (r *reading) decide() {
	type scored struct {
		field survey.Field
		score int
	}
	var all []scored
	for _, f := range survey.Fields() {
		if n := r.scores[f]; n > 0 {
			all = append(all, scored{f, n})
		}
	}
	slices.SortStableFunc(all, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	if len(all) == 0 {
		r.field, r.sure = survey.FieldOther, false
		return
	}
	next := 0
	if len(all) > 1 {
		next = all[1].score
	}
	r.field, r.sure = all[0].field, all[0].score >= sureScore && all[0].score-next >= sureLead
}

// doubt makes the reading a guess of another field.
func (r *reading) doubt(f survey.Field, remark string) {
	r.field, r.sure, r.remark = f, false, remark
	r.principle, r.scale = "", nil
}

func (r *reading) line() Line {
	return Line{
		Mapping: survey.Mapping{Question: r.ID, Field: r.field, Principle: r.principle, Scale: r.scale},
		Title:   r.Title, Sure: r.sure, Note: r.remark,
	}
}

// shapeOf sorts kinds by what they can mean.
func shapeOf(q survey.Question) shape {
	switch q.Kind {
	case survey.KindScale, survey.KindRating, survey.KindChoice, survey.KindDropDown, survey.KindGrid:
		if fiveSteps(q) {
			return scaled
		}
		if len(q.Options) > 0 {
			return closed
		}
		return amount
	case survey.KindCheckbox, survey.KindGridCheckbox:
		return closed
	case survey.KindText, survey.KindParagraph:
		return open
	default:
		return amount
	}
}
