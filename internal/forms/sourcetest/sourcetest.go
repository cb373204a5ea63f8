// Package sourcetest holds what every source promises, as one suite: a form, a
// document's comments and a file bring the same domain values from the same
// submissions, lose and invent nothing, and fail in ways that people and programs
// understand.
//
// A test of a source calls Run with a Kit that builds such sources. What is special
// to one kind of source is tested beside it.
package sourcetest

import (
	"context"
	"fmt"
	"iter"
	"testing"
	"time"

	"canvass/internal/fault"
	"canvass/internal/survey"
)

// Source is what is tested: what ingest reads from.
type Source interface {
	Form(ctx context.Context) (survey.Form, error)
	Pages(ctx context.Context, after time.Time) iter.Seq2[[]survey.Received, error]
}

// Submission is what somebody sent in.
type Submission struct {
	ID        string
	Email     string // that the form itself collected; ignored by sources that collect none
	Submitted time.Time
	Text      string // answer to the one question
}

// Kit builds sources of one kind.
type Kit struct {
	Question string // id or title of the question under which the text comes
	Emails   bool   // the source has the addresses that the form collected
	Pages    int    // how many submissions make more than one page

	// Open returns a source that holds exactly these submissions.
	Open func(t *testing.T, all []Submission) Source
	// Dirty returns a source of one submission, called "dirty", whose text is not
	// fit for a store: a zero, or bytes that are no character.
	Dirty func(t *testing.T) Source
	// Timeless returns a source of two submissions of which one, its text Answer,
	// has no time that can be read. Nil where there always is one.
	Timeless func(t *testing.T) Source
	// Broken returns sources that cannot be read, all of them holding Answer where
	// that is possible, and the kinds of their errors.
	Broken func(t *testing.T) map[string]Failure
}

// Failure is a source that cannot be read.
type Failure struct {
	Source Source
	Kind   fault.Kind
}

// Answer stands for what people wrote, which no message may repeat.
const Answer = "zebra-7731@example.org"

// Run holds sources against the suite.
func Run(t *testing.T, k Kit) {
	for _, c := range []struct {
		name string
		test func(*testing.T, Kit)
	}{
		{"an empty source is a success", empty},
		{"every submission comes as it is", faithful},
		{"any text comes as it is", anyText},
		{"ids equal but for case are two", cases},
		{"a listing can be repeated", repeatable},
		{"a large listing comes whole, in pages", large},
		{"a listing from a time on", since},
		{"a reader may have enough", enough},
		{"a stop is soon heard", stopped},
		{"texts are cleaned, counted and kept", dirty},
		{"what has no time is put aside", timeless},
		{"errors are for people", broken},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, k) })
	}
}

// noon is when the first submission of every listing was made.
func noon() time.Time { return time.Date(2025, 9, 17, 12, 0, 0, 0, time.UTC) }

// some returns n submissions, a minute apart.
func some(n int) []Submission {
	var all []Submission
	for i := range n {
		all = append(all, Submission{
			ID: fmt.Sprintf("id-%05d", i), Email: fmt.Sprintf("p%d@example.org", i),
			Submitted: noon().Add(time.Duration(i) * time.Minute), Text: fmt.Sprint("text ", i),
		})
	}
	return all
}

// list reads a listing to its end.
func list(ctx context.Context, s Source, after time.Time) ([]survey.Received, error) {
	var all []survey.Received
	for page, err := range s.Pages(ctx, after) {
		if err != nil {
			return all, err
		}
		all = append(all, page...)
	}
	return all, nil
}

// read returns the form and the whole listing of a source.
func read(t *testing.T, s Source) (survey.Form, []survey.Received) {
	t.Helper()
	form, err := s.Form(context.Background())
	if err != nil {
		t.Fatal("form: ", err)
	}
	all, err := list(context.Background(), s, time.Time{})
	if err != nil {
		t.Fatal("listing: ", err)
	}
	return form, all
}
