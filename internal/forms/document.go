package forms

import (
	"context"
	"fmt"
	"iter"
	"net/url"
	"strconv"
	"time"

	"canvass/internal/fault"
	"canvass/internal/google"
	"canvass/internal/survey"
)

// Document is the comments on one Google Doc. Each comment is a response, by its
// own id; survey.DocQuestions says what it answers. Replies are context and no
// responses of their own. Suggested edits are not comments, and no interface of
// Google's gives them with their authors.
//
// A comment's time is that of its creation, also when it was edited: upstream has
// one time of change for a comment and its replies together, and somebody else's
// reply is no edit. What changed shows in a new version all the same.
type Document struct {
	client *google.Client
	name   string
	id     string
}

// NewDocument returns the source that src configures.
func NewDocument(client *google.Client, src survey.Source) (*Document, error) {
	id, err := survey.DocumentID(src.ID)
	if err != nil {
		return nil, fault.New(fault.Invalid,
			"open the document and copy the address from the browser: https://docs.google.com/document/d/ID/edit", "document: %w", err)
	}
	return &Document{client, src.Name, id}, nil
}

// CommentScopes lists what reading comments needs: the narrowest that Google has
// for documents which canvass did not make.
func CommentScopes() []string { return []string{"https://www.googleapis.com/auth/drive.readonly"} }

// Form returns the questions that every comment answers. It asks nobody.
func (d *Document) Form(ctx context.Context) (survey.Form, error) {
	if err := ctx.Err(); err != nil {
		return survey.Form{}, d.problem(err)
	}
	return survey.Form{Source: d.name, ID: d.id, Questions: survey.DocQuestions()}, nil
}

const (
	commentPage      = 100 // the most that Google gives
	smallCommentPage = 10
	commentFields    = "nextPageToken,comments(id,createdTime,modifiedTime,resolved,deleted,content,anchor,quotedFileContent," +
		"author(displayName,me),replies(id,createdTime,modifiedTime,action,content,deleted,author(displayName,me)))"
)

// Pages lists the comments that were made, edited, answered or deleted at or after
// the given time; the zero time lists everything. Deleted ones come too, without
// what they said. As with forms, a comment may come twice.
func (d *Document) Pages(ctx context.Context, after time.Time) iter.Seq2[[]survey.Received, error] {
	l := listing{client: d.client, size: commentPage, small: smallCommentPage}
	l.address = func(size int, token string) string { return d.address(after, size, token) }
	l.decode = func(body []byte) (page, error) { return decodeComments(d.name, body) }
	return l.pages(ctx, d.problem)
}

func (d *Document) address(after time.Time, size int, token string) string {
	q := url.Values{
		"alt": {"json"}, "prettyPrint": {"false"}, "fields": {commentFields}, "includeDeleted": {"true"}, "pageSize": {strconv.Itoa(size)},
	}
	if !after.IsZero() {
		q.Set("startModifiedTime", after.UTC().Format(time.RFC3339Nano))
	}
	if token != "" {
		q.Set("pageToken", token)
	}
	return fmt.Sprintf("%sfiles/%s/comments?%s", d.client.Drive(), url.PathEscape(d.id), q.Encode())
}

func (d *Document) problem(err error) error {
	return upstream{
		client: d.client, noun: "document", id: d.id, link: "https://docs.google.com/document/d/" + d.id + "/edit",
		share: "commenter: viewers do not see every comment",
	}.problem(err)
}
