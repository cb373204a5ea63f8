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
	marked    bool // in a list of who came: whether somebody did
	again     bool // an open question that the form asks several times in the same words
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

// read scores a question against the clues; scale says that its options are five steps.
func read(q survey.Question, n survey.Note, file, scale bool) *reading {
	r := &reading{Question: q, note: n, shape: shapeOf(q), scores: map[survey.Field]int{}}
	if scale {
		r.shape = scaled
	}
	title, about := slices.DeleteFunc(words(q.Title), voluntary), words(n.Description)
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
	if scale { // a stance is asked once
		delete(r.scores, survey.FieldStance)
	}
	if r.shape == open && slices.ContainsFunc(title, yearToCome) {
		r.scores[survey.FieldVision] = max(r.scores[survey.FieldVision], 6)
	}
	return r
}

// yearToCome reports whether a word is a year that people are asked to imagine.
func yearToCome(word string) bool { return len(word) == 4 && word >= "2029" && word <= "2100" }

// voluntary reports whether a word says only that an answer may be left out, or not.
func voluntary(word string) bool {
	return slices.Contains([]string{"optional", "opcional", "optativo", "required", "obligatorio", "obligatoria"}, word)
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
