package emulator_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	driveapi "google.golang.org/api/drive/v3"
	"google.golang.org/api/googleapi"
	"google.golang.org/api/option"

	"canvass/internal/emulator"
)

const fileJSON = `{"kind":"drive#file","id":"DOC","name":"Principles, draft 3","mimeType":"application/vnd.google-apps.document","modifiedTime":"2026-03-05T09:00:00.000Z","size":"1024"}`

// commentsJSON has n comments, one an hour; the second is deleted.
func commentsJSON(n int) string {
	var list []string
	for i := range n {
		hour := fmt.Sprintf("2026-03-%02dT%02d:00:00.000Z", 1+i/24, i%24)
		list = append(list, fmt.Sprintf(`{"kind":"drive#comment","id":"C%03d","createdTime":%q,"modifiedTime":%q,"deleted":%v,"content":"Say &lt;who&gt; decides.",
			"quotedFileContent":{"mimeType":"text/html","value":"the &quot;public&quot; part"},"anchor":"kix.abc",
			"author":{"kind":"drive#user","displayName":"A. Reader","me":false},"replies":[]}`, i, hour, hour, i == 1))
	}
	return `{"comments":[` + strings.Join(list, ",") + `]}`
}

func driveClient(t *testing.T, o emulator.Options, n int) (*emulator.Server, *driveapi.Service) {
	t.Helper()
	s, srv := newServer(t, o, 0)
	if err := errors.Join(s.PutFile("DOC", []byte(fileJSON)), s.PutComments("DOC", []byte(commentsJSON(n)))); err != nil {
		t.Fatal(err)
	}
	c, err := driveapi.NewService(context.Background(), option.WithEndpoint(srv.URL+"/drive/v3/"), option.WithHTTPClient(srv.Client()))
	if err != nil {
		t.Fatal(err)
	}
	return s, c
}

const commentFields = "nextPageToken,comments(id,createdTime,modifiedTime,resolved,deleted,content,anchor,quotedFileContent,author(displayName,me),replies(id,createdTime,modifiedTime,action,content,deleted,author(displayName,me)))"

func TestCommentsNewestFirstInPages(t *testing.T) {
	_, c := driveClient(t, emulator.Options{}, 45)
	var ids []string
	pages := 0
	err := c.Comments.List("DOC").Fields(commentFields).Pages(context.Background(), func(l *driveapi.CommentList) error {
		pages++
		for _, x := range l.Comments {
			ids = append(ids, x.Id)
			if x.QuotedFileContent.Value != "the &quot;public&quot; part" || x.Author.DisplayName != "A. Reader" {
				t.Errorf("got %+v", x)
			}
		}
		return nil
	})
	if err != nil || pages != 3 || len(ids) != 44 || ids[0] != "C044" || ids[43] != "C000" {
		t.Errorf("%d pages, %d ids %v, %v", pages, len(ids), ids, err)
	}
}

func TestCommentOptions(t *testing.T) {
	_, c := driveClient(t, emulator.Options{}, 120)
	for name, call := range map[string]struct {
		list *driveapi.CommentsListCall
		want int
	}{
		"large pages are cut": {c.Comments.List("DOC").PageSize(500), 100},
		"deleted ones":        {c.Comments.List("DOC").PageSize(100).IncludeDeleted(true).StartModifiedTime("2026-03-01T00:00:00Z"), 100},
		"since, inclusive":    {c.Comments.List("DOC").StartModifiedTime("2026-03-05T22:00:00+00:00"), 2},
	} {
		if l, err := call.list.Fields("comments/id").Do(); err != nil || len(l.Comments) != call.want {
			t.Errorf("%s: got %v, %v; want %d", name, l, err, call.want)
		}
	}
}

func TestDriveErrors(t *testing.T) {
	s, c := driveClient(t, emulator.Options{User: emulator.Limits{Read: 9}}, 3)
	s.Deny("F1")
	file := func(id string) error { _, err := c.Files.Get(id).Do(); return err }
	list := func(l *driveapi.CommentsListCall) error { _, err := l.Do(); return err }
	for _, x := range []struct {
		err  error
		want string
	}{
		{file("nope"), "404 File not found: nope. notFound"},
		{file("F1"), "404 File not found: F1. notFound"},
		{list(c.Comments.List("nope").Fields("*")), "404 File not found: nope. notFound"},
		{list(c.Comments.List("DOC")), "400 The 'fields' parameter is required for this method. required"},
		{list(c.Comments.List("DOC").Fields("*").PageSize(0)), "400 Invalid value '0'. Values must be within the range: [1, 100] invalidParameter"},
		{list(c.Comments.List("DOC").Fields("*").PageToken("x")), "400 Invalid Value invalid"},
		{list(c.Comments.List("DOC").Fields("*").StartModifiedTime("today")), `400 Invalid value for: Invalid format: "today" invalid`},
		{list(c.Comments.List("DOC").Fields("*")), ""},
		{list(c.Comments.List("DOC").Fields("*")), ""},
		{list(c.Comments.List("DOC").Fields("*")), "403 User Rate Limit Exceeded userRateLimitExceeded"},
	} {
		got := ""
		var e *googleapi.Error
		if errors.As(x.err, &e) {
			got = fmt.Sprint(e.Code, " ", e.Message, " ", e.Errors[0].Reason)
		}
		if got != x.want {
			t.Errorf("got %q, want %q", got, x.want)
		}
	}
}

func TestUnknownFieldSelection(t *testing.T) {
	s := emulator.New(emulator.Options{})
	if err := s.PutComments("DOC", []byte(`{"comments":[]}`)); err != nil {
		t.Fatal(err)
	}
	_, srv := newBook(t)
	srv.Config.Handler = s
	srv.Client().Transport = nil // not checked: the requests are wrong on purpose
	for fields, want := range map[string]string{
		"comments(id,colour)":          "Invalid field selection colour",
		"comments/author/emailaddress": "Invalid field selection emailaddress",
		"comments/id/x":                "Invalid field selection x",
		"comments(id":                  "Invalid field selection comments(id",
		"comments":                     `{"comments":[]}`,
		"*":                            `{"kind":"drive#commentList","comments":[]}`,
	} {
		if got := call(t, srv, "GET", "/drive/v3/files/DOC/comments?prettyPrint=false&fields="+fields, ""); got != want {
			t.Errorf("%s: got %s, want %s", fields, got, want)
		}
	}
}

func TestFilesOfFormsAndSpreadsheets(t *testing.T) {
	s, c := driveClient(t, emulator.Options{}, 0)
	if err := s.PutSpreadsheet([]byte(`{"spreadsheetId":"S","properties":{"title":"Summary"}}`)); err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{
		"DOC": "Principles, draft 3 application/vnd.google-apps.document ",
		"F1":  "Feedback application/vnd.google-apps.form ",
		"S":   "Summary application/vnd.google-apps.spreadsheet ",
	} {
		f, err := c.Files.Get(id).Do()
		if err != nil {
			t.Fatal(err)
		}
		if got := f.Name + " " + f.MimeType + " " + f.ModifiedTime; got != want {
			t.Errorf("%s: got %q, want %q", id, got, want)
		}
	}
	if f, err := c.Files.Get("DOC").Fields("modifiedTime,size").Do(); err != nil || f.ModifiedTime == "" || f.Size != 1024 || f.Name != "" {
		t.Errorf("with a mask: %+v, %v", f, err)
	}
}
