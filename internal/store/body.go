package store

import (
	"errors"

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
