package forms

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"canvass/internal/emulator"
	"canvass/internal/emulator/discovery"
	"canvass/internal/fault"
	"canvass/internal/google"
	"canvass/internal/survey"
)

func TestEveryKindOfComment(t *testing.T) {
	p, err := decodeComments("drafting", testdata(t, "comments.json"))
	if err != nil || p.next != "~!next" {
		t.Fatalf("next page %q, %v", p.next, err)
	}
	golden(t, "comments.golden", dumpItems(p.items))
	for i, item := range p.items {
		if all := fmt.Sprintf("%+v %s", item.Response, item.Response.Original); item.Erased && strings.Contains(all, "left") {
			t.Errorf("item %d still holds what was deleted: %s", i, all)
		}
		if q := item.Quarantine; q != nil && strings.Contains(string(q.Raw), "careless") {
			t.Errorf("item %d: quarantine holds what was deleted", i)
		}
	}
}

// discuss serves document D with n comments, a hundred a page.
func discuss(t *testing.T, n int) *emulator.Server {
	t.Helper()
	e := emulator.New(emulator.Options{})
	var list []string
	for i := range n {
		list = append(list, commentJSON(i, `"content":"text"`))
	}
	putComments(t, e, list...)
	return e
}

func commentJSON(i int, members string) string {
	at := time.Date(2026, 3, 1, 12, 0, i, 0, time.UTC).Format("2006-01-02T15:04:05.000Z07:00")
	return fmt.Sprintf(`{"id":"C%03d","createdTime":%q,"modifiedTime":%q,"author":{"displayName":"Ana Invented","me":false},"replies":[],%s}`, i, at, at, members)
}

func putComments(t *testing.T, e *emulator.Server, list ...string) {
	t.Helper()
	if err := e.PutComments("D", []byte(`{"comments":[`+strings.Join(list, ",")+`]}`)); err != nil {
		t.Fatal(err)
	}
}

// openDocument returns document id on e; every request is held against Google's
// description of its service.
func openDocument(t *testing.T, e *emulator.Server, id string) *Document {
	t.Helper()
	server := httptest.NewServer(e)
	t.Cleanup(server.Close)
	checker := discovery.Load(t)
	client, err := google.New(context.Background(), google.Options{
		Endpoint: server.URL, Sleep: noWait, Base: checker.Transport(t, server.Client().Transport),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.HTTP().CloseIdleConnections)
	d, err := NewDocument(client, survey.Source{Name: "drafting", Type: survey.GoogleDoc, ID: id})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func comments(d *Document, after time.Time) (map[string]survey.Received, error) {
	all := map[string]survey.Received{}
	for page, err := range d.Pages(context.Background(), after) {
		if err != nil {
			return all, err
		}
		for _, item := range page {
			all[item.Response.ID] = item
		}
	}
	return all, nil
}

func TestEveryCommentComes(t *testing.T) {
	for _, n := range []int{0, 1, 100, 101, 250} {
		e := discuss(t, n)
		all, err := comments(openDocument(t, e, "https://docs.google.com/document/d/D/edit#heading=h.1"), time.Time{})
		if err != nil || len(all) != n {
			t.Errorf("got %d of %d comments, %v", len(all), n, err)
		}
		for _, r := range e.Requests() {
			if r.Query.Get("pageSize") != "100" || r.Query.Get("includeDeleted") != "true" || r.Query.Has("startModifiedTime") || r.Query.Has("supportsAllDrives") {
				t.Errorf("asked %v", r.Query)
			}
		}
	}
}

func TestCommentsSurviveFaults(t *testing.T) {
	for name, f := range map[string]emulator.Fault{
		"cut in a page":      {Kind: emulator.KindTruncate, At: 300, Nth: 2, Times: 3},
		"sign-in page":       {Kind: emulator.KindHTML, Status: 200, Nth: 1, Times: 2},
		"busy as 403":        {Status: 403, Reason: "userRateLimitExceeded", Nth: 2, Times: 4},
		"half of all":        {Status: 503, Probability: 0.5},
		"reset in the body":  {Kind: emulator.KindResetBody, At: 300, Nth: 2, Times: 3},
		"an expired token":   {Kind: emulator.KindExpiredToken, Nth: 2, Times: 1},
		"two expired tokens": {Kind: emulator.KindExpiredToken, Nth: 2, Times: 2},
	} {
		t.Run(name, func(t *testing.T) {
			e := discuss(t, 250)
			f.Op = "drive.comments.list"
			e.AddFault(f)
			all, err := comments(openDocument(t, e, "D"), time.Time{})
			if n := len(e.Requests()); err != nil || len(all) != 250 || n < 4 {
				t.Errorf("got %d of 250 comments in %d calls, %v", len(all), n, err)
			}
		})
	}
}

func TestCommentsAfterATime(t *testing.T) {
	e := discuss(t, 10)
	all, err := comments(openDocument(t, e, "D"), time.Date(2026, 3, 1, 13, 0, 7, 0, time.FixedZone("", 3600)))
	if err != nil || len(all) != 3 {
		t.Errorf("got %d comments, %v; want the three from the given time on", len(all), err)
	}
}

func TestAReplyIsNoEdit(t *testing.T) {
	e := discuss(t, 0)
	d := openDocument(t, e, "D")
	putComments(t, e, commentJSON(1, `"content":"text"`))
	before, _ := comments(d, time.Time{})
	putComments(t, e, strings.Replace(commentJSON(1, `"content":"text"`), `"replies":[]`,
		`"replies":[{"id":"R","createdTime":"2026-03-02T00:00:00Z","modifiedTime":"2026-03-02T00:00:00Z","content":"a reply","deleted":false,"author":{"displayName":"B"}}]`, 1))
	after, err := comments(d, time.Time{})
	r := after["C001"].Response
	if err != nil || r.Edited() || !r.Submitted.Equal(before["C001"].Response.Submitted) || len(r.Answers) != 3 {
		t.Errorf("got %+v, %v", r, err)
	}
}

func TestDeletedCommentsComeBackEmpty(t *testing.T) {
	e := discuss(t, 0)
	putComments(t, e, commentJSON(1, `"deleted":true`), commentJSON(2, `"content":"stays","deleted":false`))
	all, err := comments(openDocument(t, e, "D"), time.Time{})
	if r := all["C001"].Response; err != nil || !all["C001"].Erased || r.Answers != nil || r.Extra != deletedExtra || r.Submitted.IsZero() {
		t.Errorf("deleted: %+v, %v", r, err)
	}
	if r := all["C002"]; r.Erased || len(r.Response.Answers) != 2 {
		t.Errorf("not deleted: %+v", r)
	}
}

func TestDocumentHints(t *testing.T) {
	e := discuss(t, 1)
	_, err := comments(openDocument(t, e, "other"), time.Time{})
	if fault.KindOf(err) != fault.NotFound || !strings.Contains(err.Error(), "document other: not found") || !strings.Contains(fault.HintOf(err), "as commenter") {
		t.Errorf("404: got %v, hint %q", err, fault.HintOf(err))
	}
	e.AddFault(emulator.Fault{Status: 403, Reason: "insufficientFilePermissions"})
	_, err = comments(openDocument(t, e, "D"), time.Time{})
	if fault.KindOf(err) != fault.Denied || !strings.Contains(err.Error(), "document D: not shared") || !strings.Contains(fault.HintOf(err), "click Share") {
		t.Errorf("403: got %v, hint %q", err, fault.HintOf(err))
	}
}

func TestDocumentIDs(t *testing.T) {
	for _, id := range []string{"", "https://docs.google.com/forms/d/1A/edit", "https://docs.google.com/document/d/e/2PACX-1/pub", "two words"} {
		if d, err := NewDocument(nil, survey.Source{ID: id}); fault.KindOf(err) != fault.Invalid || fault.HintOf(err) == "" {
			t.Errorf("%q: got %v, %v", id, d, err)
		}
	}
}

func FuzzDecodeComments(f *testing.F) {
	f.Add(testdata(f, "comments.json"))
	f.Add([]byte(`{"comments":[{"id":"\u0000","createdTime":"2026-03-01T00:00:00Z","quotedFileContent":{"value":"&#0;&#xD800;&lt"},"replies":[null,[],{"deleted":true,"content":"x"}]}]}`))
	f.Fuzz(func(t *testing.T, page []byte) {
		p, err := decodeComments("s", page)
		if err != nil {
			return
		}
		for _, item := range p.items {
			checkItem(t, item)
			checkComment(t, item)
		}
		if again, err := decodeComments("s", page); err != nil || !cmp.Equal(p.items, again.items) {
			t.Fatalf("decoded differently the second time: %v", err)
		}
	})
}

// checkComment fails unless a comment keeps what Document promises.
func checkComment(t *testing.T, item survey.Received) {
	r := item.Response
	known := []string{survey.DocAuthor, survey.DocComment, survey.DocQuoted, survey.DocReplies, survey.DocResolved}
	for _, a := range r.Answers {
		if !slices.Contains(known, a.Question) || len(a.Values) == 0 {
			t.Fatalf("answers %+v", r.Answers)
		}
		for _, v := range a.Values {
			if a.Question == survey.DocReplies && v != "" && !json.Valid([]byte(v)) {
				t.Fatalf("reply %q", v)
			}
		}
	}
	if item.Quarantine == nil && !r.Created.Equal(r.Submitted) {
		t.Fatal(errors.New("two times"))
	}
}
