package faulttest

import (
	"encoding/json"
	"fmt"
	"time"

	"canvass/internal/emulator"
)

const (
	feedbackForm = "1faultFeedbackForm"
	secondForm   = "1faultSecondForm"

	ratingQuestion  = "0000000a"
	viewQuestion    = "0000000b"
	consentQuestion = "0000000c"
)

var sourceOf = map[string]string{feedbackForm: "feedback", secondForm: "second"}

// upstream is what the forms hold, beside the emulator that serves it.
type upstream struct {
	tb     tb
	server *emulator.Server
	held   map[string]string
}

// newUpstream makes two forms: twelve responses of three pages, and three.
func newUpstream(server *emulator.Server, t tb) *upstream {
	u := &upstream{t, server, map[string]string{}}
	u.form(feedbackForm, questions()...)
	u.form(secondForm, questions()[1])
	for i := range 12 {
		u.put(feedbackForm, fmt.Sprintf("f%02d", i), minute(i), fmt.Sprintf("canary %d", i))
	}
	for i := range 3 {
		u.put(secondForm, fmt.Sprintf("s%02d", i), minute(i), "canary")
	}
	return u
}

// minute is that many minutes after the forms opened.
func minute(n int) time.Time { return time.Date(2025, 9, 1, 8, n, 0, 123456000, time.UTC) }

// item is one question in the shape of forms.get.
type item map[string]any

func question(id, title string, kind string, body any) item {
	return item{"itemId": id, "title": title, "questionItem": item{"question": item{"questionId": id, kind: body}}}
}

func choice(options ...string) any {
	var list []item
	for _, o := range options {
		list = append(list, item{"value": o})
	}
	return item{"type": "RADIO", "options": list}
}

func questions() []item {
	return []item{
		question(ratingQuestion, "How far?", "scaleQuestion", item{"low": 1, "high": 5}),
		question(viewQuestion, "Your view", "textQuestion", item{"paragraph": true}),
		question(consentQuestion, "May we quote you?", "choiceQuestion", choice("Yes, with my name", "No")),
	}
}

func (u *upstream) form(id string, items ...item) {
	raw, err := json.Marshal(item{"formId": id, "info": item{"title": id}, "items": items})
	if err == nil {
		err = u.server.PutForm(raw)
	}
	if err != nil {
		u.tb.Fatal(err)
	}
}

// document is a response in the shape of responses.get.
func document(id string, at time.Time, view string) item {
	answer := func(question, value string) item {
		return item{"questionId": question, "textAnswers": item{"answers": []item{{"value": value}}}}
	}
	return item{
		"responseId": id, "createTime": minute(0).Format(time.RFC3339Nano), "lastSubmittedTime": at.Format(time.RFC3339Nano),
		"respondentEmail": "canary." + id + "@example.org",
		"answers": item{
			viewQuestion: answer(viewQuestion, view), ratingQuestion: answer(ratingQuestion, "4"),
			consentQuestion: answer(consentQuestion, "Yes, with my name"),
		},
	}
}

// put adds or edits a response.
func (u *upstream) put(form, id string, at time.Time, view string) {
	raw, err := json.Marshal(document(id, at, view))
	if err == nil {
		err = u.server.PutResponse(form, raw)
	}
	if err != nil {
		u.tb.Fatal(err)
	}
	u.held[sourceOf[form]+" "+id] = state(at, view)
}

func (u *upstream) delete(form, id string) {
	u.server.DeleteResponse(form, id)
	delete(u.held, sourceOf[form]+" "+id)
}

// truth is what a complete store holds.
func (u *upstream) truth() map[string]string { return u.held }
