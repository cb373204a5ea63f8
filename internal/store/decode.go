package store

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"canvass/internal/survey"
)

// errBody is returned for a stored body that appendBody did not write.
var errBody = errors.New("the stored answers are not as they were written")

// decodeBody reads what appendBody wrote, and nothing else, into r. Texts without
// escapes share body's memory.
func decodeBody(body string, r *survey.Response) error {
	d := decoder{s: body}
	d.expect("{")
	if d.member("answers") {
		r.Answers = make([]survey.Answer, 0, 8)
		for more := d.first("{"); more; more = d.more("}") {
			r.Answers = append(r.Answers, d.answer())
		}
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

// decoder reads canonical JSON from the front of s; after a mistake, bad is set
// and what it returns means nothing.
type decoder struct {
	s     string
	bad   bool
	later bool // a member of the open object was read: the next one follows a comma
}

func (d *decoder) answer() survey.Answer {
	a := survey.Answer{Question: d.text()}
	d.expect(":")
	if d.skip("[]") {
		return a
	}
	for more := d.first("["); more; more = d.more("]") {
		a.Values = append(a.Values, d.text())
	}
	return a
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

// first reads the bracket before a list or an object with at least one element.
func (d *decoder) first(bracket string) bool {
	d.expect(bracket)
	return !d.bad
}

// more reads what follows an element: a comma, or the closing bracket.
func (d *decoder) more(bracket string) bool {
	if d.bad {
		return false
	}
	if d.skip(",") {
		return true
	}
	d.expect(bracket)
	d.later = true
	return false
}

// member reads the name of a member if it comes next.
func (d *decoder) member(name string) bool {
	rest := d.s
	if d.later {
		if rest == "" || rest[0] != ',' {
			return false
		}
		rest = rest[1:]
	}
	if len(rest) < len(name)+3 || rest[0] != '"' || rest[1:1+len(name)] != name || rest[1+len(name):3+len(name)] != `":` {
		return false
	}
	d.s = rest[len(name)+3:]
	d.later = true
	return true
}

// textMember reads a text member if it comes next.
func (d *decoder) textMember(name string) string {
	if !d.member(name) {
		return ""
	}
	s := d.text()
	if s == "" {
		d.bad = true
	}
	return s
}

func (d *decoder) expect(s string) {
	if !d.skip(s) {
		d.bad = true
	}
}

func (d *decoder) skip(s string) bool {
	if !strings.HasPrefix(d.s, s) {
		return false
	}
	d.s = d.s[len(s):]
	return true
}

func (d *decoder) number() float64 {
	end := strings.IndexAny(d.s, ",}")
	if end < 0 {
		d.bad = true
		return 0
	}
	f, err := strconv.ParseFloat(d.s[:end], 64)
	if err != nil || strconv.FormatFloat(f, 'g', -1, 64) != d.s[:end] {
		d.bad = true
	}
	d.s = d.s[end:]
	return f
}

// text reads a JSON string.
func (d *decoder) text() string {
	d.expect(`"`)
	end := strings.IndexByte(d.s, '"')
	if d.bad || end < 0 {
		d.bad = true
		return ""
	}
	s := d.s[:end]
	if strings.IndexByte(s, '\\') < 0 {
		d.s = d.s[end+1:]
		return s
	}
	return d.escaped()
}

// escaped reads a string that has escapes, up to and including its closing quote.
func (d *decoder) escaped() string {
	var b strings.Builder
	for {
		i := strings.IndexAny(d.s, `"\`)
		if i < 0 || i+1 == len(d.s) && d.s[i] == '\\' {
			d.bad = true
			return ""
		}
		b.WriteString(d.s[:i])
		if d.s[i] == '"' {
			d.s = d.s[i+1:]
			return b.String()
		}
		c := d.s[i+1]
		d.s = d.s[i+2:]
		switch c {
		case '"', '\\':
			b.WriteByte(c)
		case 'n':
			b.WriteByte('\n')
		case 'r':
			b.WriteByte('\r')
		case 't':
			b.WriteByte('\t')
		case 'u':
			b.WriteByte(d.control())
		default:
			d.bad = true
			return ""
		}
	}
}

// control reads the four digits of an escaped control character.
func (d *decoder) control() byte {
	if len(d.s) < 4 {
		d.bad = true
		return 0
	}
	n, err := strconv.ParseUint(d.s[:4], 16, 8)
	if err != nil || n >= ' ' {
		d.bad = true
		return 0
	}
	d.s = d.s[4:]
	return byte(n)
}
