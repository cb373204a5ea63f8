package emulator_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"google.golang.org/api/googleapi"

	"canvass/internal/emulator"
)

func TestFaultsBreakTheReply(t *testing.T) {
	for name, c := range map[string]struct {
		fault emulator.Fault
		want  string // in the error of the Go client
	}{
		"status":        {emulator.Fault{Status: 503}, "Error 503: The service is currently unavailable."},
		"html":          {emulator.Fault{Kind: emulator.KindHTML}, "got HTTP response code 502 with body: <!DOCTYPE html>"},
		"html 200":      {emulator.Fault{Kind: emulator.KindHTML, Status: 200}, "invalid character '<'"},
		"truncated":     {emulator.Fault{Kind: emulator.KindTruncate, At: -20}, "unexpected EOF"},
		"too long":      {emulator.Fault{Kind: emulator.KindLength, At: 9}, "unexpected EOF"},
		"too short":     {emulator.Fault{Kind: emulator.KindLength, At: -30}, "unexpected EOF"},
		"bad gzip":      {emulator.Fault{Kind: emulator.KindBadGzip}, "gzip: invalid header"},
		"reset before":  {emulator.Fault{Kind: emulator.KindResetBefore}, "connection reset by peer"},
		"reset after":   {emulator.Fault{Kind: emulator.KindResetAfter}, "connection reset by peer"},
		"cut in middle": {emulator.Fault{Kind: emulator.KindResetBody, At: 30}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s, srv := newServer(t, emulator.Options{}, 30)
			c.fault.Times, c.fault.Path = 1, "/v1/forms/*/responses"
			s.AddFault(c.fault)
			client := formsClient(t, srv)
			for call := 1; call <= 2; call++ {
				_, err := client.Responses.List("F1").Do()
				if bad := call == 1; bad != (err != nil) || bad && !strings.Contains(err.Error(), c.want) {
					t.Errorf("call %d: got error %v, want %q at call 1 only", call, err, c.want)
				}
			}
		})
	}
}

func TestRetryAfterForms(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for given, want := range map[string]string{
		"":          "",
		"10":        "10",
		"-5":        "-5",
		"soon":      "soon",
		"315360000": "315360000",
		"+30s":      "Sun, 01 Mar 2026 12:00:30 GMT",
		"-1h":       "Sun, 01 Mar 2026 11:00:00 GMT",
	} {
		s, srv := newServer(t, emulator.Options{Now: func() time.Time { return now }}, 0)
		s.AddFault(emulator.Fault{Status: 429, Reason: "RATE_LIMIT_EXCEEDED", RetryAfter: given})
		_, err := formsClient(t, srv).Get("F1").Do()
		var e *googleapi.Error
		if !errors.As(err, &e) || e.Code != 429 || e.Header.Get("Retry-After") != want {
			t.Errorf("%q: got %v, want 429 with Retry-After %q", given, err, want)
		}
	}
}

// pages lists F1 by hand, at most 10 pages of four.
func pages(t *testing.T, srv *httptest.Server) (ids []string, tokens []string, err error) {
	t.Helper()
	token := ""
	for range 10 {
		page, err := formsClient(t, srv).Responses.List("F1").PageSize(4).PageToken(token).Do()
		if err != nil {
			return ids, tokens, err
		}
		for _, r := range page.Responses {
			ids = append(ids, r.ResponseId)
		}
		if token = page.NextPageToken; token == "" {
			break
		}
		tokens = append(tokens, token)
	}
	return ids, tokens, nil
}

func TestTwistedListings(t *testing.T) {
	_, srv := newServer(t, emulator.Options{}, 10)
	honest, _, err := pages(t, srv)
	if err != nil || len(honest) != 10 {
		t.Fatalf("honest listing: %d ids, %v", len(honest), err)
	}
	for name, c := range map[string]struct {
		fault emulator.Fault
		want  []string
	}{
		"empty":        {emulator.Fault{Kind: emulator.KindEmpty}, nil},
		"empty page":   {emulator.Fault{Kind: emulator.KindEmptyPage, Nth: 2, Times: 1}, honest},
		"duplicate":    {emulator.Fault{Kind: emulator.KindDuplicate, Nth: 2, Times: 1}, slices.Concat(honest[:4], honest[3:])},
		"repeat token": {emulator.Fault{Kind: emulator.KindRepeatToken, Nth: 2, Times: 2}, slices.Concat(honest[:8], honest[4:8], honest[4:])},
	} {
		t.Run(name, func(t *testing.T) {
			s, srv := newServer(t, emulator.Options{}, 10)
			s.AddFault(c.fault)
			got, _, err := pages(t, srv)
			if err != nil || !slices.Equal(got, c.want) {
				t.Errorf("got %v, %v\nwant %v", got, err, c.want)
			}
		})
	}
}

func TestExpiredTokenStrikesOnlyCallsWithAToken(t *testing.T) {
	s, srv := newServer(t, emulator.Options{}, 10)
	s.AddFault(emulator.Fault{Kind: emulator.KindExpiredToken, Times: 1})
	got, _, err := pages(t, srv)
	var e *googleapi.Error
	if !errors.As(err, &e) || e.Code != 400 || len(got) != 4 {
		t.Errorf("got %d ids and %v, want 4 and a 400", len(got), err)
	}
	if got, _, err := pages(t, srv); err != nil || len(got) != 10 {
		t.Errorf("afterwards: got %d ids and %v", len(got), err)
	}
}

func TestPagesShiftWhenAResponseGoesBetween(t *testing.T) {
	s, srv := newServer(t, emulator.Options{}, 10)
	honest, _, _ := pages(t, srv)
	s.AddFault(emulator.Fault{Nth: 2, Times: 1, Before: func() { s.DeleteResponse("F1", honest[0]) }})
	got, _, err := pages(t, srv)
	if want := slices.Concat(honest[:4], honest[5:]); err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v\nwant %v: the fifth is missed", got, err, want)
	}
}

func TestProbabilityIsSeeded(t *testing.T) {
	run := func(seed uint64) (failed []int) {
		s, srv := newServer(t, emulator.Options{Seed: seed}, 0)
		s.AddFault(emulator.Fault{Status: 500, Probability: 0.5})
		client := formsClient(t, srv)
		for i := range 40 {
			if _, err := client.Get("F1").Do(); err != nil {
				failed = append(failed, i)
			}
		}
		return failed
	}
	a, b, c := run(1), run(1), run(2)
	if !slices.Equal(a, b) || slices.Equal(a, c) || len(a) < 10 || len(a) > 30 {
		t.Errorf("seed 1: %v and %v; seed 2: %v", a, b, c)
	}
}

func TestSlowReplyArrivesWhole(t *testing.T) {
	s, srv := newServer(t, emulator.Options{}, 3)
	s.AddFault(emulator.Fault{Kind: emulator.KindSlow, At: 100, DelayMS: 1})
	page, err := formsClient(t, srv).Responses.List("F1").Do()
	if err != nil || len(page.Responses) != 3 {
		t.Errorf("got %v, %v", page, err)
	}
	s.ClearFaults()
	s.AddFault(emulator.Fault{Kind: emulator.KindSlow, At: 1, DelayMS: 60000})
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if _, err := formsClient(t, srv).Responses.List("F1").Context(ctx).Do(); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("stalled: got %v, want the deadline", err)
	}
}

func TestQuotaRefillsEachMinute(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 59, 0, time.UTC)
	_, srv := newServer(t, emulator.Options{Now: func() time.Time { return now }, User: emulator.Limits{ExpensiveRead: 2}}, 1)
	client := formsClient(t, srv)
	list := func() error { _, err := client.Responses.List("F1").Do(); return err }
	first, second, third := list(), list(), list()
	var e *googleapi.Error
	if first != nil || second != nil || !errors.As(third, &e) {
		t.Fatalf("got %v, %v, %v; want the third to fail", first, second, third)
	}
	want := "Quota exceeded for quota metric 'Expensive read requests' and limit 'Expensive read requests per minute per user' of service 'forms.googleapis.com' for consumer 'project_number:1'."
	if e.Code != 429 || e.Message != want {
		t.Errorf("got %d %s", e.Code, e.Message)
	}
	detail, _ := e.Details[0].(map[string]any)
	if detail["reason"] != "RATE_LIMIT_EXCEEDED" {
		t.Errorf("details: %v", e.Details)
	}
	if _, err := client.Get("F1").Do(); err != nil {
		t.Errorf("another class: %v", err)
	}
	now = now.Add(time.Second)
	if err := list(); err != nil {
		t.Errorf("next minute: %v", err)
	}
}

func TestErrorsAreIndentedAndUncompressedHeadersMatch(t *testing.T) {
	s, srv := newServer(t, emulator.Options{}, 0)
	s.Deny("F1")
	resp, err := http.Get(srv.URL + "/v1/forms/F1?prettyPrint=false")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, _ := io.ReadAll(resp.Body)
	want := "{\n  \"error\": {\n    \"code\": 403,\n    \"message\": \"The caller does not have permission\",\n    \"status\": \"PERMISSION_DENIED\"\n  }\n}\n"
	if string(body) != want {
		t.Errorf("got %s", body)
	}
	if got := resp.Header.Values("Vary"); !reflect.DeepEqual(got, []string{"Origin", "X-Origin", "Referer"}) || !resp.Uncompressed {
		t.Errorf("Vary %v, gzip %v", got, resp.Uncompressed)
	}
}

func TestRequestsAreLogged(t *testing.T) {
	s, srv := newServer(t, emulator.Options{}, 1)
	s.AddFault(emulator.Fault{Kind: emulator.KindResetBefore, Times: 1})
	client := formsClient(t, srv)
	_, _ = client.Get("F1").Do()
	_, _ = client.Responses.List("F1").Filter("timestamp > 2026-01-01T00:00:00Z").Fields("responses(responseId)").Do()
	_, _ = http.Get(srv.URL + "/v2/nothing")
	var got []string
	for _, r := range s.Requests() {
		got = append(got, strings.Join([]string{r.Op, r.Path, http.StatusText(r.Status), r.Query.Get("filter")}, " "))
	}
	want := []string{
		"forms.forms.get /v1/forms/F1  ",
		"forms.forms.responses.list /v1/forms/F1/responses OK timestamp > 2026-01-01T00:00:00Z",
		" /v2/nothing Not Found ",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}
