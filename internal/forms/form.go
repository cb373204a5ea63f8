package forms

import (
	"bytes"
	"context"
	"io"
	"net/http"

	"google.golang.org/api/forms/v1"
	"google.golang.org/api/option"

	"canvass/internal/fault"
	"canvass/internal/survey"
	"canvass/internal/text"
)

// Form reads the form's questions as they stand now.
func (s *Source) Form(ctx context.Context) (survey.Form, error) {
	f, body, err := s.get(ctx)
	if err != nil {
		return survey.Form{}, err
	}
	return s.convert(f, nativeKinds(body)), nil
}

// get reads the form as upstream has it, and its bytes.
func (s *Source) get(ctx context.Context) (*forms.Form, []byte, error) {
	seen := &witness{next: s.client.HTTP().Transport}
	service, err := forms.NewService(ctx, option.WithHTTPClient(&http.Client{Transport: seen}), option.WithEndpoint(s.client.Forms()))
	if err != nil {
		return nil, nil, s.problem(err)
	}
	f, err := service.Forms.Get(s.id).Context(ctx).Do()
	if err != nil && seen.body != nil || err == nil && !s.isMine(f) { // a whole answer came
		err = fault.New(fault.Unavailable, "is the server one that speaks the Google Forms API? If so, run again later", "the answer is not a form")
	}
	if err != nil {
		return nil, nil, s.problem(err)
	}
	return f, seen.body, nil
}

// isMine reports whether an answer is the form that was asked for, and not some
// other document that happens to be JSON.
func (s *Source) isMine(f *forms.Form) bool {
	if f.FormId == "" {
		return f.Info != nil || len(f.Items) > 0
	}
	return f.FormId == s.id
}

// witness keeps the body of the last answer: the official types drop the kinds of
// question that they do not know, and people should read their names.
type witness struct {
	next http.RoundTripper
	body []byte
}

// RoundTrip sends req and remembers the answer.
func (w *witness) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := w.next.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if w.body, err = io.ReadAll(resp.Body); err != nil {
		return nil, err
	}
	resp.Body = io.NopCloser(bytes.NewReader(w.body))
	return resp, nil
}

func (s *Source) convert(f *forms.Form, native map[string]string) survey.Form {
	form := survey.Form{Source: s.name, ID: f.FormId, Revision: f.RevisionId}
	if form.ID == "" {
		form.ID = s.id
	}
	if f.Info != nil {
		form.Title = clean(f.Info.Title)
		if form.Title == "" {
			form.Title = clean(f.Info.DocumentTitle)
		}
	}
	if f.Settings != nil {
		form.Email = emailCollection(f.Settings.EmailCollectionType)
		form.Quiz = f.Settings.QuizSettings != nil && f.Settings.QuizSettings.IsQuiz
	}
	known := map[string]bool{}
	for _, item := range f.Items {
		for _, q := range questions(item, native) {
			if !known[q.ID] {
				known[q.ID] = true
				form.Questions = append(form.Questions, q)
			}
		}
	}
	return form
}

func emailCollection(t string) survey.EmailCollection {
	switch t {
	case "VERIFIED":
		return survey.EmailVerified
	case "RESPONDER_INPUT":
		return survey.EmailTyped
	default:
		return survey.EmailNone
	}
}

func clean(s string) string {
	s, _ = text.Clean(s)
	return s
}
