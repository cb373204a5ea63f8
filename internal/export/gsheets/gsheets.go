// Package gsheets brings the tabs of a Book up to date in a Google spreadsheet
// that somebody has shared with canvass. It creates no spreadsheet.
//
// A tab belongs to canvass when its developer metadata says so (see [mark]),
// whatever its title or place. Nothing else in the spreadsheet is ever changed,
// and of its own tabs canvass changes only the three heading cells, the table's
// area and its charts: columns beside the table and rows below it are people's.
//
// One run reads the spreadsheet, plans, and sends one batch, which Google carries
// out whole or not at all: tabs, formats, charts and values go together, since the
// values of a few summary tables stay far below the 2 MB that Google recommends
// for a request. Values are sent typed, so that no text can become a formula.
//
// A table that people fill in (export.Table.Key) may be larger and is theirs to sort:
// it is brought up to date row by row, in several batches if need be, and read back by
// [ReadForm].
package gsheets

import (
	"context"
	"slices"

	api "google.golang.org/api/sheets/v4"

	"canvass/internal/export"
	"canvass/internal/google"
)

// Scopes is what to ask for when signing in.
func Scopes() []string { return []string{api.SpreadsheetsScope} }

// Result says what a run changed. Tabs are named by their titles.
type Result struct {
	Link    string   // to the Book's first tab
	Written []string // their figures were written
	Dated   []string // only their source lines were
	Aside   []Aside
	Unread  int // rows of a form that are no longer asked, kept for what people entered in them
}

// Aside is a tab that people had edited: it stays as it is and is theirs now.
type Aside struct{ Old, New string }

// Unchanged reports whether nothing was sent.
func (r Result) Unchanged() bool { return len(r.Written)+len(r.Dated) == 0 }

// maxPlans is how often one run plans: once, and again after a refusal, which is
// what a repeated batch gets when its first sending had been carried out.
const maxPlans = 3

// maxBatches is how many batches one run sends; what is left the next run sends.
const maxBatches = 100

// Write makes the spreadsheet show the Book. The project's slug tells its tabs
// from those of other projects in the same spreadsheet. When nothing differs,
// nothing is sent. An error of kind fault.Unavailable may leave the batch carried
// out; running Write again is always safe.
func Write(ctx context.Context, c *google.Client, spreadsheet string, b export.Book, project string) (Result, error) {
	d, err := newDesk(ctx, c, spreadsheet)
	if err != nil {
		return Result{}, err
	}
	return d.write(ctx, b, project)
}

func (d desk) write(ctx context.Context, b export.Book, project string) (Result, error) {
	tabs, err := layOut(b)
	if err != nil {
		return Result{}, err
	}
	done, sent := Result{}, Result{}
	var last []step
	var refused error
	for plans, batches := 0, 0; plans < maxPlans && batches < maxBatches; plans, batches = plans+1, batches+1 {
		p, err := d.propose(ctx, project, tabs)
		switch {
		case err != nil:
			return Result{}, err
		case len(p.steps) == 0: // from the beginning, or the refused batch had been carried out before
			done.Link, done.Unread = d.link(p.first), p.unread
			return done, nil
		case refused != nil && same(last, p.steps):
			return Result{}, refused
		}
		done, last = sent.then(Result{d.link(p.first), p.written, p.dated, p.aside, p.unread}), p.steps
		refused = d.send(ctx, p.steps)
		switch {
		case refused == nil && !p.more:
			return done, nil
		case refused == nil:
			sent, plans = done, -1
		case !isRefusal(refused):
			return Result{}, refused
		}
	}
	return sent, refused
}

// then adds what a later batch of the same run did.
func (r Result) then(next Result) Result {
	next.Written, next.Dated, next.Aside = union(r.Written, next.Written), union(r.Dated, next.Dated), union(r.Aside, next.Aside)
	return next
}

func union[T comparable](a, b []T) []T {
	for _, x := range b {
		if !slices.Contains(a, x) {
			a = append(a, x)
		}
	}
	return a
}
