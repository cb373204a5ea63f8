package emulator_test

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"sync"
	"testing"
	"testing/fstest"

	"google.golang.org/api/forms/v1"
	"google.golang.org/api/googleapi"
	"google.golang.org/api/option"

	"canvass/internal/emulator"
	"canvass/internal/emulator/discovery"
)

const formJSON = `{"formId":"F1","info":{"documentTitle":"Feedback"},"revisionId":"0000001b","items":[
  {"itemId":"00000001","title":"Comment","questionItem":{"question":{"questionId":"0000000a","textQuestion":{"paragraph":true}}}}]}`

// responseJSON is response n, submitted n seconds after noon.
func responseJSON(n int) string {
	return fmt.Sprintf(`{"responseId":"R%03d","createTime":"2026-03-01T12:%02d:%02d.123Z","lastSubmittedTime":"2026-03-01T12:%02d:%02d.123456Z",
  "answers":{"0000000a":{"questionId":"0000000a","textAnswers":{"answers":[{"value":"text %d"}]}}}}`, n, n/60, n%60, n/60, n%60, n)
}

// newServer serves form F1 with n responses.
func newServer(t *testing.T, o emulator.Options, n int) (*emulator.Server, *httptest.Server) {
	t.Helper()
	s := emulator.New(o)
	if err := s.PutForm([]byte(formJSON)); err != nil {
		t.Fatal(err)
	}
	for i := range n {
		if err := s.PutResponse("F1", []byte(responseJSON(i))); err != nil {
			t.Fatal(err)
		}
	}
	return s, serve(t, s)
}

// openChecker reads the discovery documents once for all tests.
var openChecker = sync.OnceValues(discovery.Open)

// serve starts a server whose client has its traffic checked.
func serve(t *testing.T, s *emulator.Server) *httptest.Server {
	t.Helper()
	checker, err := openChecker()
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(s)
	t.Cleanup(srv.Close)
	srv.Client().Transport = checker.Transport(t, srv.Client().Transport)
	return srv
}

func formsClient(t *testing.T, srv *httptest.Server) *forms.FormsService {
	t.Helper()
	c, err := forms.NewService(context.Background(), option.WithEndpoint(srv.URL), option.WithHTTPClient(srv.Client()))
	if err != nil {
		t.Fatal(err)
	}
	return c.Forms
}

func TestListPagesThroughAllResponsesShuffled(t *testing.T) {
	_, srv := newServer(t, emulator.Options{PageSize: 7}, 40)
	var ids []string
	err := formsClient(t, srv).Responses.List("F1").Pages(context.Background(), func(p *forms.ListFormResponsesResponse) error {
		for _, r := range p.Responses {
			if r.FormId != "" {
				t.Errorf("response %s: formId %q in a listing", r.ResponseId, r.FormId)
			}
			ids = append(ids, r.ResponseId)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	sorted := true
	for i, id := range ids {
		seen[id] = true
		sorted = sorted && (i == 0 || ids[i-1] < id)
	}
	if len(ids) != 40 || len(seen) != 40 || sorted {
		t.Errorf("got %d ids, %d different, sorted %v; want 40, 40, false", len(ids), len(seen), sorted)
	}
}

func TestUnknownFormIs404(t *testing.T) {
	_, srv := newServer(t, emulator.Options{}, 0)
	_, err := formsClient(t, srv).Get("nope").Do()
	var e *googleapi.Error
	if !errors.As(err, &e) || e.Code != 404 || e.Message != "Requested entity was not found." {
		t.Errorf("got %v, want 404", err)
	}
}

func TestLoadNamesTheFile(t *testing.T) {
	for name, fsys := range map[string]fstest.MapFS{
		"no forms/*.json in it":                                         {},
		"forms/a.json: empty file":                                      {"forms/a.json": {}},
		"forms/b.json: duplicate formId F1":                             {"forms/a.json": {Data: []byte(formJSON)}, "forms/b.json": {Data: []byte(formJSON)}},
		"forms/a.json: unexpected end of JSON input":                    {"forms/a.json": {Data: []byte(`{"formId":`)}},
		"responses/F2.json: responses of form F2, which does not exist": {"responses/F2.json": {Data: []byte(`{}`)}},
		`responses/F1.json: want {"responses": [...]}`:                  {"forms/a.json": {Data: []byte(formJSON)}, "responses/F1.json": {Data: []byte(`[]`)}},
		`comments/D.json: comments of file D: want {"comments": [...]}`: {"comments/D.json": {Data: []byte(`{"comment":[]}`)}},
		"comments/D.json: comments of file D: comment 1: no id":         {"comments/D.json": {Data: []byte(`{"comments":[{}]}`)}},
		`files/D.json: file D: its id is "E"`:                           {"files/D.json": {Data: []byte(`{"id":"E"}`)}},
		"spreadsheets/b.json: duplicate spreadsheetId S":                {"spreadsheets/a.json": {Data: []byte(`{"spreadsheetId":"S"}`)}, "spreadsheets/b.json": {Data: []byte(`{"spreadsheetId":"S"}`)}},
		`spreadsheets/a.json: spreadsheet S: sheets[1]: A sheet with the name "A" already exists. Please enter another name.`: {
			"spreadsheets/a.json": {Data: []byte(`{"spreadsheetId":"S","sheets":[{"properties":{"title":"A"}},{"properties":{"title":"A"}}]}`)},
		},
		`access.json: json: unknown field "deny"`:            {"access.json": {Data: []byte(`{"deny":[]}`)}},
		"faults.json: fault 1: kind status without a status": {"faults.json": {Data: []byte(`[{"kind":"status"}]`)}},
		"responses/F1/2.json: response R000: duplicate id": {
			"forms/a.json":        {Data: []byte(formJSON)},
			"responses/F1/1.json": {Data: []byte(`{"responses":[` + responseJSON(0) + `]}`)},
			"responses/F1/2.json": {Data: []byte(`{"responses":[` + responseJSON(0) + `]}`)},
		},
	} {
		if err := emulator.New(emulator.Options{}).LoadFS(fsys); err == nil || err.Error() != name {
			t.Errorf("got %v, want %q", err, name)
		}
	}
}
