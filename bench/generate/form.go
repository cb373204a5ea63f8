package generate

import (
	"fmt"
	"strings"
)

// form is a Google form: its questions and what the configuration says of them.
type form struct {
	id, title string
	questions []question
}

// question is one question of a form.
type question struct {
	id, title string
	mapping   string   // the rest of its line in the configuration
	kind      string   // its member of a Question, "" for a short text
	options   []string // of a choice
}

// textFields are what text questions are mapped to, in order.
var textFields = []struct{ title, mapping string }{
	{"P1: your comment", "field: comment, principle: P1"},
	{"P2: your comment", "field: comment, principle: P2"},
	{"What would good look like in five years?", "field: vision"},
	{"Tell us about a purchase you saw from close by", "field: experience"},
	{"Which words would you change, and to what?", "field: wording"},
}

const consentID, consentTitle = "0c000001", "May we quote you?"

func feedbackForm(o Options) form {
	f := form{id: "1canvassBenchFeedback", title: "Feedback on the draft principles"}
	for i := range o.Ratings {
		f.questions = append(f.questions, question{
			id: fmt.Sprintf("0a%06x", i+1), title: fmt.Sprintf("P%d: how far do you agree?", i+1),
			mapping: fmt.Sprintf("field: rating, principle: P%d", i+1), kind: `"scaleQuestion":{"low":1,"high":5}`,
		})
	}
	for i, t := range textFields[:o.Texts] {
		f.questions = append(f.questions, question{
			id: fmt.Sprintf("0b%06x", i+1), title: t.title, mapping: t.mapping, kind: `"textQuestion":{"paragraph":true}`,
		})
	}
	f.questions = append(f.questions, question{
		id: consentID, title: consentTitle, mapping: "field: consent-quote", options: []string{consentNamed, consentAnonymous, consentNo},
	})
	return f
}

func registrationForm() form {
	return form{id: "1canvassBenchRegistration", title: "Workshop: register", questions: []question{
		{id: "0d000001", title: "Full name", mapping: "field: name"},
		{id: "0d000002", title: "Organisation", mapping: "field: organisation"},
		{id: "0d000003", title: "How will you take part?", mapping: "field: attendance", options: modes()},
		{id: "0d000004", title: "Food", mapping: "field: dietary"},
	}}
}

// modes are the answers to how somebody takes part.
func modes() []string { return []string{"In person", "Remote", "Either", "I can no longer come"} }

// form returns the form as forms.get gives it.
func (f form) form() string {
	var items []string
	for _, q := range f.questions {
		kind := q.kind
		switch {
		case q.options != nil:
			kind = `"choiceQuestion":{"type":"RADIO","options":[{"value":"` + strings.Join(q.options, `"},{"value":"`) + `"}]}`
		case kind == "":
			kind = `"textQuestion":{}`
		}
		items = append(items, fmt.Sprintf(`{"itemId":"1%s","title":%q,"questionItem":{"question":{"questionId":%q,%s}}}`, q.id[1:], q.title, q.id, kind))
	}
	return fmt.Sprintf(`{"formId":%q,"revisionId":"00000001","info":{"title":%q,"documentTitle":%[2]q},"settings":{"emailCollectionType":"VERIFIED"},"items":[%s]}`+"\n",
		f.id, f.title, strings.Join(items, ",\n"))
}

// source returns the form's part of the configuration.
func (f form) source(name, rest string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "  - name: %s\n    type: google-form\n    id: %s\n    %s\n    questions:\n      - {question: \"@email\", field: email}\n", name, f.id, rest)
	for _, q := range f.questions {
		fmt.Fprintf(&b, "      - {question: %q, %s}\n", q.title, q.mapping)
	}
	return b.String()
}
