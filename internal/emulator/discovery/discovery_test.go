package discovery

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestDocumentNamesWhatIsWrong(t *testing.T) {
	c := Load(t)
	for raw, want := range map[string]string{
		`{"formId":"x","info":{"title":"y"}}`:           "",
		`{"formId":7}`:                                  "formId: want string, got a number",
		`{"formID":"x"}`:                                "formID: not a field of Form",
		`{"items":{}}`:                                  "items: want an array, got an object",
		`{"items":[{"questionItem":[]}]}`:               "items[0].questionItem: want an object, got an array",
		`{"settings":null}`:                             "settings: want an object, got null",
		`{"settings":{"emailCollectionType":"ALWAYS"}}`: `settings.emailCollectionType: "ALWAYS" is not one of its values`,
		`{"items":[{"questionItem":{"question":{"required":"yes","fileUploadQuestion":{"maxFileSize":1,"maxFiles":1.5}}}}]}`: "" +
			"items[0].questionItem.question.fileUploadQuestion.maxFileSize: want string int64, got a number\n" +
			"items[0].questionItem.question.fileUploadQuestion.maxFiles: want integer int32, got a number\n" +
			"items[0].questionItem.question.required: want boolean, got a string",
	} {
		got := ""
		if err := c.Document("forms", "Form", []byte(raw)); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", raw, got, want)
		}
	}
	if c.Document("forms", "Nothing", nil) == nil {
		t.Error("an unknown schema passes")
	}
}

// recorder is a test that fails without failing.
type recorder struct {
	testing.TB
	errors []string
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) {
	r.errors = append(r.errors, fmt.Sprintf(format, args...))
}

func TestTransportChecksBothDirections(t *testing.T) {
	c := Load(t)
	for _, call := range []struct {
		name, method, path, body string
		status                   int
		reply                    string
		want                     string // "" for no error
	}{
		{"good", "GET", "/v1/forms/F/responses?pageSize=3&alt=json&prettyPrint=false&fields=responses(answers/*/textAnswers),nextPageToken", "", 200, `{"responses":[{"responseId":"R","totalScore":1.5}]}`, ""},
		{"unknown parameter", "GET", "/v1/forms/F/responses?pagesize=3", "", 200, `{}`, "parameter pagesize is not known"},
		{"unknown in mask", "GET", "/v1/forms/F/responses?fields=responses/answer", "", 200, `{}`, "responses/answer: not a field of FormResponse"},
		{"bad mask", "GET", "/v1/forms/F?fields=a(", "", 200, `{}`, "parameter fields"},
		{"unknown path", "GET", "/v1/form/F", "", 404, ``, "no such method"},
		{"body on get", "GET", "/v1/forms/F", "{}", 200, `{}`, "a body where none is allowed"},
		{"reply", "GET", "/v1/forms/F", "", 200, `{"id":"F"}`, "id: not a field of Form"},
		{"request", "POST", "/v4/spreadsheets/S:batchUpdate", `{"requests":[{"addSheet":{"title":"x"}}]}`, 200, `{}`, "requests[0].addSheet.title: not a field of AddSheetRequest"},
		{"escaped range", "PUT", "/v4/spreadsheets/S/values/%27a%2Fb%27%21A1?valueInputOption=RAW", `{"values":[["a",1,true,null]]}`, 200, `{}`, ""},
		{"forms error", "GET", "/v1/forms/F", "", 404, `{"error":{"code":404,"message":"x","status":"NOT_FOUND"}}`, ""},
		{"forms error with items", "GET", "/v1/forms/F", "", 404, `{"error":{"code":404,"message":"x","errors":[]}}`, "error.errors: not a field of"},
		{"drive error", "GET", "/drive/v3/files/F/comments?fields=*", "", 404, `{"error":{"code":404,"message":"x","errors":[{"reason":"notFound"}]}}`, ""},
		{"html", "GET", "/v1/forms/F", "", 502, `<html>`, ""},
		{"elsewhere", "POST", "/token", "a=b", 200, `{"access_token":"x"}`, ""},
	} {
		t.Run(call.name, func(t *testing.T) {
			srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if body, _ := io.ReadAll(r.Body); string(body) != call.body {
					t.Errorf("the server got %q", body)
				}
				w.WriteHeader(call.status)
				io.WriteString(w, call.reply)
			}))
			defer srv.Close()
			rec := &recorder{TB: t}
			req, err := http.NewRequest(call.method, srv.URL+call.path, strings.NewReader(call.body))
			if err != nil {
				t.Fatal(err)
			}
			resp, err := c.Transport(rec, srv.Client().Transport).RoundTrip(req)
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			if body, err := io.ReadAll(resp.Body); string(body) != call.reply || err != nil {
				t.Errorf("the client got %q, %v", body, err)
			}
			got := strings.Join(rec.errors, "\n")
			if call.want == "" && got != "" || !strings.Contains(got, call.want) {
				t.Errorf("got %q, want %q", got, call.want)
			}
		})
	}
}
