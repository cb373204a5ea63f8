package forms

import (
	"cmp"
	"slices"

	"canvass/internal/survey"
)

// answers reads the answers of a response and appends them to list.
func (d *decoder) answers(list []survey.Answer, extra *members) []survey.Answer {
	if list == nil {
		list = make([]survey.Answer, 0, d.width)
	}
	isObject := d.object(func(name string) { list = append(list, d.answer(name)) })
	if !isObject {
		extra.add("answers", d.value())
	}
	d.width = len(list)
	return list
}

// arrange puts answers in order of their questions. Of two answers to one
// question, which only a document with repeated names can hold, the last counts.
func arrange(list []survey.Answer) []survey.Answer {
	if len(list) == 0 {
		return nil
	}
	slices.SortStableFunc(list, func(a, b survey.Answer) int { return cmp.Compare(a.Question, b.Question) })
	kept := list[:1]
	for _, a := range list[1:] {
		if last := len(kept) - 1; kept[last].Question == a.Question {
			kept[last] = a
		} else {
			kept = append(kept, a)
		}
	}
	return kept
}

// answer reads what was answered to one question. A shape that is not known
// becomes its JSON as text.
func (d *decoder) answer(question string) survey.Answer {
	a := survey.Answer{Question: question}
	var extra members
	known := false
	isObject := d.object(func(name string) {
		switch name {
		case "questionId":
			if raw := d.value(); d.string(raw) != question {
				extra.add(name, raw)
			}
		case "textAnswers":
			known = d.listed(name, &extra, func() bool { return d.textAnswer(&a) }) || known
		case "fileUploadAnswers":
			known = d.listed(name, &extra, func() bool { return d.fileAnswer(&a) }) || known
		case "grade":
			a.Grade = d.grade(&extra)
		default:
			extra.add(name, d.value())
		}
	})
	switch rest := d.canonical(extra.object()); {
	case !isObject:
		a.Values = []string{d.text()}
	case known || rest == "":
		a.Extra = rest
	default:
		a.Values = []string{rest}
	}
	return a
}

// listed reads {"answers": [...]}, calling item before each element. Item reports
// whether it understood everything; where it did not, the whole is kept in extra.
// Listed reports whether there was a list at all.
func (d *decoder) listed(name string, extra *members, item func() bool) (found bool) {
	whole := true
	raw := d.span(func() {
		isObject := d.object(func(name string) {
			if name == "answers" && d.array(func() { whole = item() && whole }) {
				found = true
				return
			}
			d.value()
			whole = false
		})
		if found = found || isObject && whole; !isObject {
			d.value()
			whole = false
		}
	})
	if !whole {
		extra.add(name, raw)
	}
	return found
}

// textAnswer reads one value. Anything but an object is taken for the value.
func (d *decoder) textAnswer(a *survey.Answer) (whole bool) {
	if d.null() {
		return true
	}
	whole = true
	var value string
	isObject := d.object(func(name string) {
		if name == "value" {
			value = d.text()
			return
		}
		d.value()
		whole = false
	})
	if !isObject {
		value = d.text()
	}
	a.Values = append(a.Values, value)
	return whole
}

// fileAnswer reads one uploaded file's card.
func (d *decoder) fileAnswer(a *survey.Answer) (whole bool) {
	if d.null() {
		return true
	}
	whole = true
	var f survey.File
	isObject := d.object(func(name string) {
		switch name {
		case "fileId":
			f.ID = d.text()
		case "fileName":
			f.Name = d.text()
		case "mimeType":
			f.MIMEType = d.text()
		default:
			d.value()
			whole = false
		}
	})
	if !isObject {
		d.value()
		return false
	}
	a.Files = append(a.Files, f)
	return whole
}

// grade reads a mark; feedback and what is unknown go to its Extra.
func (d *decoder) grade(extra *members) *survey.Grade {
	if d.null() {
		return nil
	}
	var g survey.Grade
	var rest members
	isObject := d.object(func(name string) {
		switch {
		case name == "score":
			if n := d.number(name, &rest); n != nil {
				g.Score = *n
			}
		case name == "correct" && (d.in.PeekKind() == 't' || d.in.PeekKind() == 'f'):
			g.Correct = d.value().Kind() == 't'
		default:
			rest.add(name, d.value())
		}
	})
	if !isObject {
		extra.add("grade", d.value())
		return nil
	}
	g.Extra = d.canonical(rest.object())
	return &g
}
