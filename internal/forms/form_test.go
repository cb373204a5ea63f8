package forms

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"

	"canvass/internal/emulator"
	"canvass/internal/fault"
	"canvass/internal/google"
	"canvass/internal/survey"
)

// open returns the source "feedback", form id, at a server that answers with h.
func open(t *testing.T, h http.Handler, id string) *Source {
	t.Helper()
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	client, err := google.New(context.Background(), google.Options{Endpoint: srv.URL, Sleep: noWait, MaxBody: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.HTTP().CloseIdleConnections)
	s, err := New(client, survey.Source{Name: "feedback", Type: survey.GoogleForm, ID: id})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEveryKindOfQuestion(t *testing.T) {
	e := emulator.New(emulator.Options{})
	if err := e.PutForm(testdata(t, "form.json")); err != nil {
		t.Fatal(err)
	}
	form, err := open(t, e, "https://docs.google.com/forms/d/1FormOfEveryKind/edit").Form(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "form.golden", dumpForm(form))
}

// answering is a server of anybody's that gives one body to every call.
func answering(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(body)) }
}

func TestFormTitles(t *testing.T) {
	cases := map[string]string{
		`{"info":{"title":"A","documentTitle":"B"}}`: "A",
		`{"info":{"documentTitle":"B"}}`:             "B",
		`{"info":{}}`:                                "",
		`{"formId":"F"}`:                             "",
	}
	for body, want := range cases {
		form, err := open(t, answering(body), "F").Form(context.Background())
		if err != nil || form.Title != want || form.ID != "F" || form.Source != "feedback" {
			t.Errorf("%s: got %+v, %v; want title %q of F", body, form, err, want)
		}
	}
}

// An answer that is JSON and no form, or another form, is not taken for this one:
// else its listing, empty, would make every stored response look deleted.
func TestAnotherDocumentIsNotTheForm(t *testing.T) {
	for _, body := range []string{`{}`, `{"hello":"world"}`, `{"formId":"G","info":{"title":"A"}}`} {
		if form, err := open(t, answering(body), "F").Form(context.Background()); fault.KindOf(err) != fault.Unavailable {
			t.Errorf("%s: got %+v, %v", body, form, err)
		}
	}
}

func TestEmailCollection(t *testing.T) {
	cases := map[string]survey.EmailCollection{
		"VERIFIED": survey.EmailVerified, "RESPONDER_INPUT": survey.EmailTyped, "DO_NOT_COLLECT": survey.EmailNone, "NEW": survey.EmailNone, "": survey.EmailNone,
	}
	for in, want := range cases {
		form, err := open(t, answering(`{"formId":"F","settings":{"emailCollectionType":"`+in+`"}}`), "F").Form(context.Background())
		if err != nil || form.Email != want {
			t.Errorf("%q: got %q, %v; want %q", in, form.Email, err, want)
		}
	}
}

func TestFormsThatMakeNoSense(t *testing.T) {
	for _, body := range []string{`{"items":[null]}`, `{"items":[{"questionItem":null}]}`, `{"items":[{"questionGroupItem":{"questions":[null]}}]}`,
		`{"items":[{"questionGroupItem":{"questions":[{}],"grid":{}}}]}`, `{"items":[{"questionItem":{"question":{"choiceQuestion":{"options":[null]}}}}]}`} {
		form, err := open(t, answering(body), "F").Form(context.Background())
		if err != nil || len(form.Questions) > 0 {
			t.Errorf("%s: got %+v, %v; want no questions", body, form, err)
		}
	}
}

func TestFormOfAnotherShapeIsUnavailable(t *testing.T) {
	_, err := open(t, answering(`{"items":{"a":1}}`), "F").Form(context.Background())
	if fault.KindOf(err) != fault.Unavailable || fault.HintOf(err) == "" {
		t.Errorf("got %v, hint %q", err, fault.HintOf(err))
	}
}
