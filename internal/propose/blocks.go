package propose

import (
	"strings"

	"canvass/internal/survey"
)

// aboutEvents are scales that judge an event rather than a text.
var aboutEvents = []phrase{"workshop", "taller", "event", "evento", "session", "sesion", "venue", "organizacion del", "facilitat*", "facilitador*", "webinar", "jornada", "agenda", "how sure", "how confident", "how likely", "recommend this", "satisf*", "knowledge of", "familiar*"}

// findRows takes the rows of the first grid of five steps as principles.
func (d *draft) findRows() {
	grid := ""
	for _, r := range d.reads {
		own := r.row
		title := strings.TrimSuffix(r.Title, own)
		if own == "" || r.shape != scaled || hasAny(title, aboutEvents) || len(d.found) > 0 && title != grid {
			continue
		}
		grid = title
		d.found = append(d.found, found{title: own, reads: []*reading{r}})
	}
	if len(d.found) < 2 {
		d.found = nil
	}
}

// findBlocks takes questions of five steps as principles, when at least two of
// them are asked in the same way: each with a comment behind it, or three in a row.
func (d *draft) findBlocks() {
	var ratings []*reading
	commented := 0
	for i, r := range d.reads {
		if r.shape != scaled || r.row != "" || hasAny(r.Title, aboutEvents) || r.scores[survey.FieldStance] > 0 {
			continue
		}
		ratings = append(ratings, r)
		if i+1 < len(d.reads) && d.reads[i+1].shape == open {
			commented++
		}
	}
	if len(ratings) < 2 || commented < 2 && len(ratings) < 3 {
		return
	}
	for _, r := range ratings {
		d.found = append(d.found, found{title: blockTitle(r, ratings), about: r.note.About, reads: []*reading{r}})
	}
}

// blockTitle is what a rating asks about: the quoted part of its title, the title
// of its page when no other rating stands there, else its title.
func blockTitle(r *reading, all []*reading) string {
	for _, marks := range []string{"“”", "«»", "\"\"", "‘’"} {
		pair := []rune(marks)
		if _, after, ok := strings.Cut(r.Title, string(pair[0])); ok {
			if inside, _, ok := strings.Cut(after, string(pair[1])); ok && inside != "" {
				return inside
			}
		}
	}
	alone := r.note.Section != ""
	for _, other := range all {
		alone = alone && (other == r || other.note.Section != r.note.Section)
	}
	if alone {
		return r.note.Section
	}
	if before, _, ok := strings.Cut(r.Title, ":"); ok && !generic(before) {
		return strings.TrimSpace(before)
	}
	return r.Title
}

// matchComments gives unnumbered open questions, and rows of a grid, to principles:
// by words of the title, by standing right behind the rating, or all in order.
func (d *draft) matchComments() {
	d.matchRows()
	last := -1
	for i, r := range d.reads {
		switch own := d.owner(r); {
		case own >= 0:
			last = own
		case r.shape != open:
			last = -1
		default:
			if at := d.about(r); at >= 0 {
				last = at
			} else if last < 0 || i > 0 && d.reads[i-1].row != "" || !r.follows(d.found[last]) {
				last = -1
				continue
			}
			d.found[last].reads = append(d.found[last].reads, r)
		}
	}
	d.matchInOrder()
}

// matchRows gives the rows of a grid without numbers to numbered principles, when
// there are as many.
func (d *draft) matchRows() {
	var rows []*reading
	for _, r := range d.reads {
		if r.row != "" && r.shape == scaled && d.owner(r) < 0 {
			rows = append(rows, r)
		}
	}
	if len(rows) != len(d.found) || len(d.found) < 2 {
		return
	}
	for i, r := range rows {
		d.found[i].reads = append(d.found[i].reads, r)
		if d.found[i].title == "" {
			d.found[i].title = r.row
		}
	}
}

// about returns the one principle whose title the question repeats, -1 none.
func (d *draft) about(r *reading) int {
	best, most, twice, whole := -1, 0, false, false
	title := strings.Join(words(r.Title), " ")
	for i, f := range d.found {
		n := shared(words(r.Title), words(f.title))
		whole = whole || n > 0 && strings.Contains(title, strings.Join(words(f.title), " "))
		switch {
		case n == 0 || n < most:
		case n == most:
			twice = true
		default:
			best, most, twice = i, n, false
		}
	}
	if twice || !whole && r.strongest() > sureScore {
		return -1
	}
	return best
}

// shared counts the telling words of a title that stand in the question, 0 when
// fewer than two thirds of them do.
func shared(question, title []string) int {
	telling, n := 0, 0
	for _, w := range title {
		if len(w) < 4 || strings.Contains(" that this with para sobre como este esta your what from should principle principio ", " "+w+" ") {
			continue
		}
		telling++
		for _, v := range question {
			if v == w {
				n++
				break
			}
		}
	}
	if telling == 0 || 3*n < 2*telling {
		return 0
	}
	return n
}

// follows reports whether an open question right behind a principle's questions
// goes on about it. Once there is a comment, only another one by name does.
func (r *reading) follows(f found) bool {
	if r.note.Section != f.reads[0].note.Section && r.note.Section != "" {
		return false
	}
	if hasAny(r.Title, general) || r.Title == "" {
		return false
	}
	if r.again {
		return true
	}
	for _, other := range f.reads {
		if other.shape == open {
			return hasAny(r.Title, remarks) && r.strongest() <= sureScore
		}
	}
	return generic(r.Title) && r.belongs() || hasAny(r.Title, remarks)
}

// setAgain marks open questions that are asked several times in the same words: what
// stands behind each principle.
func setAgain(reads []*reading) {
	n := map[string]int{}
	for _, r := range reads {
		n[strings.Join(words(r.Title), " ")]++
	}
	for _, r := range reads {
		r.again = r.shape == open && n[strings.Join(words(r.Title), " ")] > 1
	}
}

var (
	remarks = []phrase{
		"comment*", "comentario*", "why", "por que", "reason*", "razon*", "explain", "explique*", "this principle", "este principio", "feedback", "thoughts", "observacion*", "suggest*", "sugerencia*", "improve*", "mejora*", "justif*", "cambiaria", "would you change",
	}
	general = []phrase{"other", "general", "final", "any other", "anything else", "otros", "generales", "finales", "algo mas", "overall", "en general", "the principles", "los principios", "the draft", "el borrador"}
)

// matchInOrder gives comments that all read alike to the principles one by one.
func (d *draft) matchInOrder() {
	var loose []*reading
	for _, f := range d.found {
		for _, r := range f.reads {
			if r.shape == open {
				return
			}
		}
	}
	for _, r := range d.reads {
		if r.shape == open && d.owner(r) < 0 && hasAny(r.Title, []phrase{"comment*", "comentario*"}) && !hasAny(r.Title, general) {
			loose = append(loose, r)
		}
	}
	if len(loose) != len(d.found) {
		return
	}
	for i, r := range loose {
		d.found[i].reads = append(d.found[i].reads, r)
	}
}
