package store

import (
	"errors"
	"slices"
	"strings"

	"canvass/internal/survey"
)

// errBody is returned for a stored body that appendBody did not write.
var errBody = errors.New("the stored answers are not as they were written")

// bodies reads one row after the other, all into the same lists: what version and
// decode give out is valid until they are called again, but for texts.
type bodies struct {
	snapshot *Snapshot
	day      lastDay
	answers  []survey.Answer
	values   []string
	ids      strings.Builder
	openings []string // how answers of earlier rows begin, up to their first value, by question: "q":["
	next     int      // index into openings: what is likely to come next in a row
}

// decode reads what appendBody wrote, and nothing else, into r. Texts without
// escapes share body's memory.
func (b *bodies) decode(body string, r *survey.Response) error {
	d := decoder{s: body}
	d.expect("{")
	if d.member("answers") {
		answers, values := b.answers[:0], b.values[:0]
		b.next = 0
		for more := d.first("{"); more; more = d.more("}") {
			var a survey.Answer
			a, values = b.answer(&d, values)
			answers = append(answers, a)
		}
		r.Answers = answers
		b.again(answers, values)
	}
	r.Email = d.textMember("email")
	r.Extra = d.textMember("extra")
	if d.member("extras") {
		d.some(r.Answers, func(a *survey.Answer) { a.Extra = d.text() })
	}
	if d.member("files") {
		d.some(r.Answers, func(a *survey.Answer) { a.Files = d.files() })
	}
	if d.member("grades") {
		d.some(r.Answers, func(a *survey.Answer) { a.Grade = d.grade() })
	}
	if d.member("score") {
		score := d.number()
		r.Score = &score
	}
	d.expect("}")
	if d.bad || d.s != "" {
		return errBody
	}
	return nil
}

// keep copies an id to where others are, so that a million of them are few pieces of memory.
func (b *bodies) keep(id string) string {
	if len(id) > pieceOfIDs/8 {
		return strings.Clone(id)
	}
	if b.ids.Len()+len(id) > b.ids.Cap() {
		b.ids = strings.Builder{}
		b.ids.Grow(pieceOfIDs)
	}
	from := b.ids.Len()
	b.ids.WriteString(id)
	return b.ids.String()[from:]
}

const pieceOfIDs = 1 << 12

// again keeps lists for the next row, unless one response of a hostile size made them.
func (b *bodies) again(answers []survey.Answer, values []string) {
	if cap(answers) <= muchRoom && cap(values) <= muchRoom {
		b.answers, b.values = answers, values
	}
}

const muchRoom = 1 << 12

// answer reads an answer; its values are appended to those of the response. Rows of
// one source have the same questions in one order, and mostly one value each.
func (b *bodies) answer(d *decoder, values []string) (survey.Answer, []string) {
	for i := b.next; i < min(b.next+mostSkipped, len(b.openings)); i++ {
		opening := b.openings[i]
		if !strings.HasPrefix(d.s, opening) {
			continue
		}
		rest := d.s[len(opening):]
		if end := strings.IndexByte(rest, '"'); end >= 0 && strings.HasPrefix(rest[end:], `"]`) && strings.IndexByte(rest[:end], '\\') < 0 {
			b.next, d.s = i+1, rest[end+len(`"]`):]
			from := len(values)
			values = append(values, rest[:end])
			return survey.Answer{Question: asked(opening), Values: values[from : from+1 : from+1]}, values
		}
		break
	}
	return b.anyAnswer(d, values)
}

const (
	mostSkipped  = 8
	mostOpenings = 256
)

// asked is the question of an opening.
func asked(opening string) string { return opening[1 : len(opening)-len(`":["`)] }

// anyAnswer reads an answer whatever it has.
func (b *bodies) anyAnswer(d *decoder, values []string) (survey.Answer, []string) {
	begin := d.s
	a := survey.Answer{Question: d.text()}
	d.expect(":")
	if d.skip("[]") {
		return a, values
	}
	from := len(values)
	for more := d.first("["); more; more = d.more("]") {
		values = append(values, d.text())
	}
	a.Values = values[from:len(values):len(values)]
	b.learn(begin, a.Question)
	return a, values
}

// learn notes how an answer begins.
func (b *bodies) learn(begin, question string) {
	i, known := slices.BinarySearchFunc(b.openings, question, func(o, q string) int { return strings.Compare(asked(o), q) })
	b.next = i + 1
	if known || len(b.openings) == mostOpenings {
		return
	}
	if opening := `"` + question + `":["`; strings.HasPrefix(begin, opening) {
		b.openings = slices.Insert(b.openings, i, opening)
	}
}

// some reads an object with a member for some of the answers.
func (d *decoder) some(answers []survey.Answer, read func(*survey.Answer)) {
	for more := d.first("{"); more; more = d.more("}") {
		question := d.text()
		d.expect(":")
		i, found := slices.BinarySearchFunc(answers, question, func(a survey.Answer, q string) int { return strings.Compare(a.Question, q) })
		if !found {
			d.bad = true
			return
		}
		read(&answers[i])
	}
	d.later = true
}

func (d *decoder) files() (files []survey.File) {
	for more := d.first("["); more; more = d.more("]") {
		files = append(files, d.file())
	}
	return files
}

func (d *decoder) file() (f survey.File) {
	d.expect(`{"id":`)
	f.ID = d.text()
	d.expect(`,"name":`)
	f.Name = d.text()
	d.expect(`,"type":`)
	f.MIMEType = d.text()
	d.expect("}")
	return f
}

func (d *decoder) grade() *survey.Grade {
	var g survey.Grade
	d.expect("{")
	d.later = false
	if d.member("correct") {
		d.expect("true")
		g.Correct = true
	}
	g.Extra = d.textMember("extra")
	if !d.member("score") {
		d.bad = true
	}
	g.Score = d.number()
	d.expect("}")
	return &g
}
