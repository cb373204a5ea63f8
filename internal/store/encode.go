package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"
	"strconv"
	"unicode/utf8"

	"canvass/internal/survey"
)

// Errors of callers that did not prepare what they want stored.
var (
	errText  = errors.New("text holds NUL or invalid UTF-8")
	errOrder = errors.New("answers are not in order of question, once each")
)

// appendBody appends what r says as canonical JSON, one line:
//
//	{"answers":{"<question>":["<value>"]},"email":"","extra":"","extras":{"<question>":""},
//	"files":{"<question>":[{"id":"","name":"","type":""}]},
//	"grades":{"<question>":{"correct":true,"extra":"","score":0}},"score":0}
//
// Every answer has its list of values, be it empty; what few answers have besides
// stands apart, so that the rule for reading values is short. Members are sorted and
// left out when empty or false, except those of a file and a grade's score. Only
// quotes, backslashes and control characters are escaped. Extra is a text, so that
// it comes back byte for byte whatever it holds. Whether a slice was nil or empty is
// not kept. Answers must be in order of question, once each.
func appendBody(b []byte, r survey.Response) ([]byte, error) {
	e := encoder{b: append(b, '{')}
	if len(r.Answers) > 0 {
		e.answers(r.Answers)
	}
	e.member("email", r.Email)
	e.member("extra", r.Extra)
	has := besides(r.Answers)
	if has.extra {
		e.some("extras", r.Answers, func(a survey.Answer) bool { return a.Extra != "" }, func(a survey.Answer) { e.text(a.Extra) })
	}
	if has.files {
		e.some("files", r.Answers, func(a survey.Answer) bool { return len(a.Files) > 0 }, func(a survey.Answer) { e.files(a.Files) })
	}
	if has.grade {
		e.some("grades", r.Answers, func(a survey.Answer) bool { return a.Grade != nil }, func(a survey.Answer) { e.grade(*a.Grade) })
	}
	if r.Score != nil {
		e.name("score")
		e.number(*r.Score)
	}
	e.b = append(e.b, '}')
	return e.b, e.err
}

// encoder writes canonical JSON and remembers the first error.
type encoder struct {
	b   []byte
	err error
}

// answers writes the values of every answer.
func (e *encoder) answers(answers []survey.Answer) {
	e.name("answers")
	for i, a := range answers {
		e.b = append(e.b, opening(i == 0, '{'))
		if i > 0 && a.Question <= answers[i-1].Question {
			e.fail(errOrder)
		}
		e.text(a.Question)
		e.b = append(e.b, ':')
		e.texts(a.Values)
	}
	e.b = append(e.b, '}')
}

// besides tells what some answer has besides values.
func besides(answers []survey.Answer) (has struct{ extra, files, grade bool }) {
	for i := range answers {
		a := &answers[i]
		has.extra = has.extra || a.Extra != ""
		has.files = has.files || len(a.Files) > 0
		has.grade = has.grade || a.Grade != nil
	}
	return has
}

// some writes an object with a member for each answer that has one.
func (e *encoder) some(name string, answers []survey.Answer, has func(survey.Answer) bool, write func(survey.Answer)) {
	e.name(name)
	first := true
	for _, a := range answers {
		if !has(a) {
			continue
		}
		e.b = append(e.b, opening(first, '{'))
		first = false
		e.text(a.Question)
		e.b = append(e.b, ':')
		write(a)
	}
	e.b = append(e.b, '}')
}

func (e *encoder) files(files []survey.File) {
	for i, f := range files {
		e.b = append(e.b, opening(i == 0, '['))
		e.file(f)
	}
	e.b = append(e.b, ']')
}

func (e *encoder) file(f survey.File) {
	e.b = append(e.b, '{')
	e.name("id")
	e.text(f.ID)
	e.name("name")
	e.text(f.Name)
	e.name("type")
	e.text(f.MIMEType)
	e.b = append(e.b, '}')
}

func (e *encoder) grade(g survey.Grade) {
	e.b = append(e.b, '{')
	e.flag("correct", g.Correct)
	e.member("extra", g.Extra)
	e.name("score")
	e.number(g.Score)
	e.b = append(e.b, '}')
}

// member writes a text member unless it is empty.
func (e *encoder) member(name, value string) {
	if value != "" {
		e.name(name)
		e.text(value)
	}
}

// flag writes a member that is true, or nothing.
func (e *encoder) flag(name string, value bool) {
	if value {
		e.name(name)
		e.b = append(e.b, "true"...)
	}
}

// figure writes a number member unless it is zero.
func (e *encoder) figure(name string, value float64) {
	if value != 0 {
		e.name(name)
		e.number(value)
	}
}

// texts writes a list of strings.
func (e *encoder) texts(values []string) {
	e.b = append(e.b, '[')
	for i, v := range values {
		if i > 0 {
			e.b = append(e.b, ',')
		}
		e.text(v)
	}
	e.b = append(e.b, ']')
}

// opening returns what stands before an element: bracket before the first, else a comma.
func opening(first bool, bracket byte) byte {
	if first {
		return bracket
	}
	return ','
}

// encodeTexts returns texts as a JSON list.
func encodeTexts(values []string) ([]byte, error) {
	var e encoder
	e.texts(values)
	return e.b, e.err
}

// name starts a member of the object that is open.
func (e *encoder) name(name string) {
	if e.b[len(e.b)-1] != '{' {
		e.b = append(e.b, ',')
	}
	e.b = append(e.b, '"')
	e.b = append(e.b, name...)
	e.b = append(e.b, '"', ':')
}

// number writes the shortest text that reads back as the same float64.
func (e *encoder) number(f float64) {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		e.fail(fmt.Errorf("a score of %v cannot be stored", f))
		f = 0
	}
	e.b = strconv.AppendFloat(e.b, f, 'g', -1, 64)
}

// text writes a JSON string. Most text needs no escape, so it is copied first and
// then looked at eight bytes at a time.
func (e *encoder) text(s string) {
	e.b = append(e.b, '"')
	start := len(e.b)
	e.b = append(e.b, s...)
	plain := plainASCII(e.b[start:])
	if plain < len(s) {
		e.b = e.b[:start+plain]
		e.escaped(s[plain:])
	}
	e.b = append(e.b, '"')
}

// escaped writes the rest of a string byte by byte.
func (e *encoder) escaped(s string) {
	if !utf8.ValidString(s) {
		e.fail(errText)
		return
	}
	from := 0
	for i := range len(s) {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		if c == 0 {
			e.fail(errText)
			return
		}
		e.b = append(e.b, s[from:i]...)
		from = i + 1
		switch c {
		case '"', '\\':
			e.b = append(e.b, '\\', c)
		case '\n':
			e.b = append(e.b, '\\', 'n')
		case '\r':
			e.b = append(e.b, '\\', 'r')
		case '\t':
			e.b = append(e.b, '\\', 't')
		default:
			e.b = append(e.b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	e.b = append(e.b, s[from:]...)
}

func (e *encoder) fail(err error) {
	if e.err == nil {
		e.err = err
	}
}

const hexDigits = "0123456789abcdef"

// plainASCII returns how many bytes at the start of b are ASCII that JSON takes as it is.
func plainASCII(b []byte) int {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	i := 0
	for ; i+8 <= len(b); i += 8 {
		w := binary.LittleEndian.Uint64(b[i:])
		quote, slash := w^(ones*'"'), w^(ones*'\\')
		// A top bit is set where the byte is below a space, equals one of the two, or is not ASCII.
		odd := (w | (w - ones*' ') | (quote - ones) | (slash - ones)) & tops
		if odd != 0 {
			return i + bits.TrailingZeros64(odd)/8
		}
	}
	for ; i < len(b); i++ {
		if c := b[i]; c < ' ' || c == '"' || c == '\\' || c >= utf8.RuneSelf {
			break
		}
	}
	return i
}

// checkText returns an error for text that no JSON carries: ids and messages.
func checkText(texts ...string) error {
	for _, s := range texts {
		if !utf8.ValidString(s) {
			return errText
		}
		for i := range len(s) {
			if s[i] == 0 {
				return errText
			}
		}
	}
	return nil
}
