package forms

import (
	"encoding/json"
	"fmt"
	"net/http"
	"testing"
	"time"

	"canvass/internal/emulator"
	"canvass/internal/fault"
	"canvass/internal/forms/sourcetest"
	"canvass/internal/survey"
)

func TestGoogleFormsConform(t *testing.T) {
	sourcetest.Run(t, sourcetest.Kit{
		Question: "text",
		Emails:   true,
		Pages:    20,
		Open: func(t *testing.T, all []sourcetest.Submission) sourcetest.Source {
			var responses []string
			for _, s := range all {
				at, text, email := s.Submitted.Format(time.RFC3339), quoted(t, s.Text), quoted(t, s.Email)
				responses = append(responses, fmt.Sprintf(`{"responseId":%q,"respondentEmail":%s,"createTime":%q,"lastSubmittedTime":%q,
					"answers":{"text":{"questionId":"text","textAnswers":{"answers":[{"value":%s}]}}}}`, s.ID, email, at, at, text))
			}
			return open(t, answered(t, responses...), "F")
		},
		Dirty: func(t *testing.T) sourcetest.Source {
			return open(t, answered(t, `{"responseId":"dirty","createTime":"2025-09-17T12:00:00Z","lastSubmittedTime":"2025-09-17T12:00:00Z",
				"answers":{"text":{"questionId":"text","textAnswers":{"answers":[{"value":"a\u0000b\ud800"}]}}}}`), "F")
		},
		Timeless: func(t *testing.T) sourcetest.Source {
			return open(t, serving(`{"responses":[{"responseId":"a","lastSubmittedTime":"2025-09-17T12:00:00Z"},
				{"responseId":"b","lastSubmittedTime":"soon","answers":{"text":{"textAnswers":{"answers":[{"value":"`+sourcetest.Answer+`"}]}}}}]}`), "F")
		},
		Broken: func(t *testing.T) map[string]sourcetest.Failure {
			denied := answered(t)
			denied.Deny("F")
			return map[string]sourcetest.Failure{
				"not there":  {Source: open(t, answered(t), "G"), Kind: fault.NotFound},
				"not shared": {Source: open(t, denied, "F"), Kind: fault.Denied},
				"no listing": {Source: open(t, serving(`{"responses":["`+sourcetest.Answer+`"`), "F"), Kind: fault.Unavailable},
			}
		},
	})
}

func TestDocumentsConform(t *testing.T) {
	sourcetest.Run(t, sourcetest.Kit{
		Question: survey.DocComment,
		Pages:    150,
		Open: func(t *testing.T, all []sourcetest.Submission) sourcetest.Source {
			var list []string
			for _, s := range all {
				at := s.Submitted.Format(time.RFC3339)
				list = append(list, fmt.Sprintf(`{"id":%q,"createdTime":%q,"modifiedTime":%q,"content":%s}`, s.ID, at, at, quoted(t, s.Text)))
			}
			return openDocument(t, commented(t, list...), "D")
		},
		Dirty: func(t *testing.T) sourcetest.Source {
			return openDocument(t, commented(t, `{"id":"dirty","createdTime":"2025-09-17T12:00:00Z","modifiedTime":"2025-09-17T12:00:00Z","content":"a\u0000b\ud800"}`), "D")
		},
		Broken: func(t *testing.T) map[string]sourcetest.Failure {
			denied := commented(t)
			denied.Deny("D")
			return map[string]sourcetest.Failure{
				"not there":  {Source: openDocument(t, commented(t), "E"), Kind: fault.NotFound},
				"not shared": {Source: openDocument(t, denied, "D"), Kind: fault.NotFound}, // Drive does not tell one from the other
			}
		},
	})
}

// commented serves document D with these comments.
func commented(t *testing.T, list ...string) *emulator.Server {
	t.Helper()
	e := emulator.New(emulator.Options{})
	putComments(t, e, list...)
	return e
}

// answered serves form F, which asks for a text and for addresses, with these
// responses, seven a page.
func answered(t *testing.T, responses ...string) *emulator.Server {
	t.Helper()
	e := emulator.New(emulator.Options{PageSize: 7})
	err := e.PutForm([]byte(`{"formId":"F","settings":{"emailCollectionType":"VERIFIED"},
		"items":[{"itemId":"1","title":"Text","questionItem":{"question":{"questionId":"text","textQuestion":{"paragraph":true}}}}]}`))
	for _, r := range responses {
		if err == nil {
			err = e.PutResponse("F", []byte(r))
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// serving serves the form without anything in it, and this listing.
func serving(body string) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/v1/forms/F", answering(`{"formId":"F","items":[{"title":"Text","questionItem":{"question":{"questionId":"text"}}}]}`))
	mux.Handle("/v1/forms/F/responses", answering(body))
	return mux
}

func quoted(t *testing.T, s string) string {
	t.Helper()
	b, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
