// Package forms reads Google Forms, what a form asks and everything that people
// answered, and the comments on Google Docs, as the types of survey.
//
// It decodes once, at the edge. Texts are cleaned, times are UTC, nothing that was
// received is lost: what canvass does not know is kept as JSON, and a document
// that cannot be a response is set aside with its reason. It neither compares nor
// stores, and repeats nothing but a listing whose place was lost.
package forms

import (
	"canvass/internal/google"
	"canvass/internal/survey"
)

// Source is one Google Form.
type Source struct {
	client *google.Client
	name   string
	id     string
	known  func(survey.Print) bool // nil: nothing is printed
}

// New returns the source that src configures.
func New(client *google.Client, src survey.Source) (*Source, error) {
	id, err := FormID(src.ID)
	if err != nil {
		return nil, err
	}
	return &Source{client: client, name: src.Name, id: id}, nil
}

// Name returns the source's configured name.
func (s *Source) Name() string { return s.name }

// Scopes lists what reading forms needs, and no more.
func Scopes() []string {
	return []string{
		"https://www.googleapis.com/auth/forms.body.readonly",
		"https://www.googleapis.com/auth/forms.responses.readonly",
	}
}

func (s *Source) problem(err error) error {
	return upstream{
		client: s.client, noun: "form", id: s.id, link: "https://docs.google.com/forms/d/" + s.id + "/edit",
		share: "editor: reading responses needs it",
	}.problem(err)
}
