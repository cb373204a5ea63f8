package propose

import (
	"cmp"
	"slices"
	"strconv"

	"canvass/internal/survey"
)

// found is a principle as one form shows it.
type found struct {
	number int // 0: the form gives none
	title  string
	about  string // text under the title, often the principle itself
	reads  []*reading
}

// findPrinciples looks for principles by their numbers, else in the rows of a
// grid, else in repeated blocks of a rating and a comment.
func (d *draft) findPrinciples() {
	if d.findNumbered(); len(d.found) == 0 {
		d.findRows()
	}
	if len(d.found) == 0 {
		d.findBlocks()
	}
	if len(d.found) > 0 {
		d.matchComments()
	}
	for i := range d.found {
		d.found[i].assign()
	}
}

// at returns the principle of that number, added in the order of numbers.
func (d *draft) at(number int) *found {
	i, ok := slices.BinarySearchFunc(d.found, number, func(f found, n int) int { return cmp.Compare(f.number, n) })
	if !ok {
		d.found = slices.Insert(d.found, i, found{number: number})
	}
	return &d.found[i]
}

// owner returns the place of the principle that holds the question, -1 none.
func (d *draft) owner(r *reading) int {
	return slices.IndexFunc(d.found, func(f found) bool { return slices.Contains(f.reads, r) })
}

// assign makes ratings and comments of the questions of one principle. Where two
// ask for five steps, the one about agreement is the rating.
func (f *found) assign() {
	var rating *reading
	for _, r := range f.reads {
		if r.shape == scaled && (rating == nil || !agreement(rating) && agreement(r)) {
			rating = r
		}
	}
	for _, r := range f.reads {
		switch {
		case r == rating:
			r.field = survey.FieldRating
			r.scale, r.sure, r.remark = scaleOf(r.Question)
		case r.shape == open:
			r.field, r.sure = survey.FieldComment, true
		case r.shape == amount && r.Kind == survey.KindScale:
			r.doubt(survey.FieldOther, "a rating has five steps; this scale can't be counted with the others")
		default:
			r.doubt(survey.FieldOther, "")
		}
	}
}

func agreement(r *reading) bool {
	return hasAny(r.Title+" "+r.LowLabel+" "+r.HighLabel, []phrase{"agree*", "acuerdo", "desacuerdo", "support*", "apoy*"})
}

// principles gives ids to what the forms show: by number where there is one, else
// by order, so that versions of a form in two languages meet.
func principles(drafts []*draft) []survey.Principle {
	var all []survey.Principle
	doubtOrder(drafts)
	for _, d := range drafts {
		for i, f := range d.found {
			number := cmp.Or(f.number, i+1)
			all = meet(all, "P"+strconv.Itoa(number), d, f)
			for _, r := range f.reads {
				if r.field == survey.FieldRating || r.field == survey.FieldComment {
					r.principle = "P" + strconv.Itoa(number)
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b survey.Principle) int { return cmp.Compare(numberOf(a.ID), numberOf(b.ID)) })
	return all
}

// meet adds what a form says of a principle.
func meet(all []survey.Principle, id string, d *draft, f found) []survey.Principle {
	i := slices.IndexFunc(all, func(p survey.Principle) bool { return p.ID == id })
	if i < 0 {
		all = append(all, survey.Principle{ID: id, Title: survey.Texts{}, Wordings: []survey.Wording{{Text: survey.Texts{}}}})
		i = len(all) - 1
	}
	for language, title := range d.titles(cmp.Or(f.title, id)) {
		if old := all[i].Title[language]; old == "" || old == id {
			all[i].Title[language] = title
		}
	}
	for language, about := range d.titles(f.about) {
		if text := all[i].Wordings[0].Text; text[language] == "" && about != "" {
			text[language] = about
		}
	}
	return all
}

func numberOf(id string) int {
	n, _ := strconv.Atoi(id[1:])
	return n
}

// doubtOrder makes guesses of principles that only their order can match with
// those of another form, when the forms do not have as many.
func doubtOrder(drafts []*draft) {
	for _, d := range drafts {
		for _, o := range drafts {
			if len(d.found) == 0 || len(o.found) == 0 || d.found[0].number > 0 || len(d.found) == len(o.found) {
				continue
			}
			for _, f := range d.found {
				for _, r := range f.reads {
					r.sure, r.remark = false, "the forms do not have as many principles; matched by order"
				}
			}
		}
	}
}
