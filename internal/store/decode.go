package store

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

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
		d.list(func() { r.Answers = append(r.Answers, d.answer()) })
	}
	r.Email = d.textMember("email")
	r.Extra = d.textMember("extra")
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

func (d *decoder) answer() (a survey.Answer) {
	d.open()
	a.Extra = d.textMember("extra")
	if d.member("files") {
		d.list(func() { a.Files = append(a.Files, d.file()) })
	}
	if d.member("grade") {
		a.Grade = d.grade()
		d.later = true
	}
	if !d.member("question") {
		d.bad = true
	}
	a.Question = d.text()
	if d.member("values") {
		d.list(func() { a.Values = append(a.Values, d.text()) })
	}
	d.expect("}")
	return a
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
	d.open()
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

// open starts an object whose members follow.
func (d *decoder) open() {
	d.expect("{")
	d.later = false
}

// list reads a list with at least one element.
func (d *decoder) list(element func()) {
	d.expect("[")
	for !d.bad {
		element()
		if !d.skip(",") {
			break
		}
	}
	d.expect("]")
	d.later = true
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
	if err != nil || n >= utf8.RuneSelf {
		d.bad = true
		return 0
	}
	d.s = d.s[4:]
	return byte(n)
}
