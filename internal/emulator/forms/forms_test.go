package forms

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"canvass/internal/emulator/wire"
)

// service holds form F with a response for each time, R0, R1, ….
func service(t *testing.T, times ...string) *Service {
	t.Helper()
	s := New(1, 0)
	if _, err := s.PutForm([]byte(`{"formId":"F"}`)); err != nil {
		t.Fatal(err)
	}
	for i, last := range times {
		raw := fmt.Sprintf(`{"formId":"F","responseId":"R%d","createTime":"2026-03-01T12:00:00.000Z","lastSubmittedTime":%q}`, i, last)
		if _, err := s.PutResponse("F", []byte(raw)); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func list(s *Service, query string) (ids []string, token string, err error) {
	q, err := url.ParseQuery(query)
	if err != nil {
		return nil, "", err
	}
	raw, err := s.List(&wire.Request{Params: map[string]string{"form": "F"}, Query: q})
	if err != nil {
		return nil, "", err
	}
	var page struct {
		Responses     []struct{ ResponseID string }
		NextPageToken string
	}
	err = json.Unmarshal(raw, &page)
	for _, r := range page.Responses {
		ids = append(ids, r.ResponseID)
	}
	slices.Sort(ids)
	return ids, page.NextPageToken, err
}

func TestFilterComparesInstants(t *testing.T) {
	s := service(t, "2026-03-01T12:00:00Z", "2026-03-01T12:00:00.000001Z", "2026-03-01T12:00:00.100Z", "2026-03-01T12:00:01.000Z")
	for filter, want := range map[string]string{
		"timestamp > 2026-03-01T12:00:00Z":            "R1 R2 R3",
		"timestamp >= 2026-03-01T12:00:00Z":           "R0 R1 R2 R3",
		"timestamp >= 2026-03-01T12:00:00.1Z":         "R2 R3",
		"timestamp > 2026-03-01T12:00:00.100000000Z":  "R3",
		"timestamp > 2026-03-01T12:00:01Z":            "",
		"":                                            "R0 R1 R2 R3",
		"timestamp < 2026-03-01T12:00:00Z":            "400",
		"timestamp>2026-03-01T12:00:00Z":              "400",
		"timestamp > 2026-03-01T12:00:00+01:00":       "400",
		"timestamp > 2026-03-01":                      "400",
		"timestamp > 2026-13-01T12:00:00Z":            "400",
		"timestamp > 2026-03-01T12:00:00.1234567890Z": "400",
		"createTime > 2026-03-01T12:00:00Z":           "400",
	} {
		ids, _, err := list(s, "filter="+url.QueryEscape(filter))
		got := strings.Join(ids, " ")
		if err != nil {
			got = err.Error()[:3]
		}
		if got != want {
			t.Errorf("%q: got %s, want %s", filter, got, want)
		}
	}
}

func TestTokensAreBoundToFormAndFilter(t *testing.T) {
	s := service(t, slices.Repeat([]string{"2026-03-01T12:00:00Z"}, 5)...)
	filter := "filter=" + url.QueryEscape("timestamp > 2026-01-01T00:00:00Z")
	_, token, err := list(s, "pageSize=2&"+filter)
	if err != nil || token == "" {
		t.Fatal(token, err)
	}
	token = "&pageToken=" + url.QueryEscape(token)
	if ids, _, err := list(s, "pageSize=3&"+filter+token); err != nil || len(ids) != 3 {
		t.Errorf("next page: %v, %v", ids, err)
	}
	for _, query := range []string{token, filter + "&pageToken=xyz", filter + token + "A", filter + "&pageToken=AAAAAAAAAAAAAAAAAAAAAA==", "pageSize=-1", "pageSize=x"} {
		if _, _, err := list(s, query); err == nil || !strings.HasPrefix(err.Error(), "400") {
			t.Errorf("%s: got %v, want 400", query, err)
		}
	}
}

func TestPageSizeIsCapped(t *testing.T) {
	s := service(t, slices.Repeat([]string{"2026-03-01T12:00:00Z"}, 5001)...)
	for query, want := range map[string]int{"": 5000, "pageSize=0": 5000, "pageSize=9999": 5000, "pageSize=10": 10} {
		if ids, _, err := list(s, query); err != nil || len(ids) != want {
			t.Errorf("%s: got %d, %v; want %d", query, len(ids), err, want)
		}
	}
}

func TestOrderIsShuffledAndStable(t *testing.T) {
	s := service(t, slices.Repeat([]string{"2026-03-01T12:00:00Z"}, 50)...)
	list := func() string {
		raw, err := s.List(&wire.Request{Params: map[string]string{"form": "F"}})
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	first := list()
	if list() != first {
		t.Error("two listings of one state differ")
	}
	inOrder := func(i, j int) bool {
		return strings.Index(first, fmt.Sprintf(`"R%d"`, i)) < strings.Index(first, fmt.Sprintf(`"R%d"`, j))
	}
	if inOrder(0, 1) && inOrder(1, 2) && inOrder(2, 3) && inOrder(3, 4) {
		t.Error("the listing is in order of insertion")
	}
	if !s.DeleteResponse("F", "R7") || s.DeleteResponse("F", "R7") || strings.Contains(list(), `"R7"`) {
		t.Error("R7 is still there")
	}
	if _, err := s.PutResponse("F", []byte(`{"responseId":"R8","createTime":"2026-03-01T12:00:00.000Z","lastSubmittedTime":"2026-03-02T12:00:00Z"}`)); err != nil {
		t.Fatal(err)
	}
	if edited := list(); strings.Count(edited, `"R8"`) != 1 || strings.Count(edited, "responseId") != 49 || !strings.Contains(edited, "2026-03-02") {
		t.Errorf("after an edit: %s", edited)
	}
}

func TestFormIDShowsInGetOnly(t *testing.T) {
	s := service(t, "2026-03-01T12:00:00Z")
	got, err := s.GetResponse(&wire.Request{Params: map[string]string{"form": "F", "response": "R0"}})
	want := `{"formId":"F","responseId":"R0","createTime":"2026-03-01T12:00:00.000Z","lastSubmittedTime":"2026-03-01T12:00:00Z"}`
	if err != nil || string(got) != want {
		t.Errorf("get: %s, %v", got, err)
	}
	got, err = s.List(&wire.Request{Params: map[string]string{"form": "F"}})
	if want = `{"responses":[{` + want[len(`{"formId":"F",`):] + `]}`; err != nil || string(got) != want {
		t.Errorf("list: %s, %v\nwant %s", got, err, want)
	}
}

func TestNoResponsesIsAnEmptyObject(t *testing.T) {
	got, err := service(t).List(&wire.Request{Params: map[string]string{"form": "F"}})
	if err != nil || string(got) != "{}" {
		t.Errorf("got %s, %v", got, err)
	}
}

func TestBadDocumentsAreRefused(t *testing.T) {
	s := service(t)
	for raw, want := range map[string]string{
		`{`:                  "unexpected end of JSON input",
		`{}`:                 "no responseId",
		`{"responseId":"R"}`: "response R: createTime is not a time",
		`{"responseId":"R","createTime":"2026-03-01T12:00:00Z","lastSubmittedTime":7}`: "response R: lastSubmittedTime is not a time",
	} {
		if _, err := s.PutResponse("F", []byte(raw)); err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", raw, err, want)
		}
	}
}

func BenchmarkLoadAndPage(b *testing.B) {
	var doc strings.Builder
	doc.WriteString(`{"responses":[`)
	for i := range 100_000 {
		if i > 0 {
			doc.WriteByte(',')
		}
		fmt.Fprintf(&doc, `{"responseId":"ACYDBN%07d","createTime":"2026-03-01T12:00:00.000Z","lastSubmittedTime":"2026-03-01T12:00:00.000123Z",`+
			`"answers":{"0000000a":{"questionId":"0000000a","textAnswers":{"answers":[{"value":%q}]}}}}`, i, strings.Repeat("word ", 40))
	}
	doc.WriteString(`]}`)
	b.SetBytes(int64(doc.Len()))
	for b.Loop() {
		s := New(1, 0)
		if _, err := s.PutForm([]byte(`{"formId":"F"}`)); err != nil {
			b.Fatal(err)
		}
		if err := s.AddResponses("F", []byte(doc.String())); err != nil {
			b.Fatal(err)
		}
		for token := ""; ; {
			raw, err := s.List(&wire.Request{Params: map[string]string{"form": "F"}, Query: url.Values{"pageToken": {token}}})
			if err != nil {
				b.Fatal(err)
			}
			if token = wire.String(raw, "nextPageToken"); token == "" {
				break
			}
		}
	}
}
