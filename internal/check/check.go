// Package check finds what is wrong with a project before a run does: its
// mappings against the forms as they are now, what it may read and write, the
// clock and the store. Every problem comes with its next step.
//
// It looks at what it is given and at the disk; it reads no form itself, changes
// nothing, and never shows what people answered.
package check

import (
	"context"
	"iter"
	"time"

	"canvass/internal/fault"
	"canvass/internal/survey"
)

// Level says whether a problem stops anything.
type Level string

// The levels. Warnings alone are a success.
const (
	Error   Level = "error"
	Warning Level = "warning"
)

// Problem is one thing that is wrong, and what to do about it.
type Problem struct {
	Level   Level
	Area    string // what it is about: the name of a check
	Source  string // the source it is in, "" none in particular
	Message string
	Next    string
	Kind    fault.Kind // of an error
}

// Look is one source as it was found.
type Look struct {
	Source    survey.Source
	Form      survey.Form   // as it is now; without questions when it could not be read
	Err       error         // why it could not be read
	Skipped   bool          // it was not tried
	LineEnd   bool          // of a file: its last line is ended
	CutOff    bool          // of a file: it is not, and was when it was last read
	Revisions []survey.Form // kept in the store, newest first
}

// World is everything that is looked at.
type World struct {
	Project     survey.Project
	Looks       []Look
	Pins        []survey.Pin
	Decisions   []survey.Decision // kept in the store, the earliest first
	Credentials error             // why nobody can sign in
	ServerTime  time.Time         // of the server; zero unknown
	LocalTime   time.Time         // here, at the same moment
	StoreFile   string            // path
	Reports     string            // folder
	StoreError  error             // why the store cannot be read, or what is damaged in it
	Free        func(path string) (bytes uint64, known bool)
	Answers     func(ctx context.Context, source string) iter.Seq2[survey.Version, error] // nil without a store
}

// Check is one kind of look.
type Check struct {
	Name string
	Run  func(context.Context, World) []Problem
}

// All returns every check, in the order of their reports.
func All() []Check {
	return []Check{
		{"credentials", credentials},
		{"access", access},
		{"mapping", mapping},
		{"unmapped", unmapped},
		{"rating", ratings},
		{"seats", seats},
		{"attendance", attendance},
		{"feedback", feedback},
		{"consent", consented},
		{"languages", languages},
		{"answers", answers},
		{"clock", clock},
		{"disk", disk},
		{"permissions", permissions},
		{"store", stored},
	}
}

// Run makes all checks; a problem's area is the name of its check.
func Run(ctx context.Context, w World) []Problem {
	var all []Problem
	for _, c := range All() {
		for _, p := range c.Run(ctx, w) {
			p.Area = c.Name
			all = append(all, p)
		}
	}
	return all
}

// Kind returns the kind of the worst error: what a person must edit first, then
// access, then the store, then what may pass by itself. ok is false without errors.
func Kind(all []Problem) (worst fault.Kind, ok bool) {
	rank := map[int]int{2: 4, 4: 3, 6: 2, 5: 1}
	best := -1
	for _, p := range all {
		if p.Level != Error {
			continue
		}
		if r := rank[fault.ExitCode(&fault.Error{Kind: p.Kind})]; r > best {
			best, worst = r, p.Kind
		}
	}
	return worst, best >= 0
}

// failure makes a problem of an error.
func failure(source string, err error) Problem {
	return Problem{Level: Error, Source: source, Message: err.Error(), Next: fault.HintOf(err), Kind: fault.KindOf(err)}
}

func wrong(source, message, next string) Problem {
	return Problem{Level: Error, Source: source, Message: message, Next: next, Kind: fault.Invalid}
}

func doubtful(source, message, next string) Problem {
	return Problem{Level: Warning, Source: source, Message: message, Next: next}
}
