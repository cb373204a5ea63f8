// Package storetest is what every store must do, as tests: a backend proves itself
// by passing [Run]. It knows no backend and no SQL.
package storetest

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"testing"
	"time"

	"canvass/internal/survey"
)

// DB is a store; S and V are its own types of session and snapshot.
type DB[S Session, V Snapshot] interface {
	Begin(context.Context) (S, error)
	Snapshot(context.Context) (V, error)
	Note(context.Context, []survey.Decision) error
	Check(context.Context) error
	Close() error
}

// Session is one ingest at work on a store.
type Session interface {
	Pins(ctx context.Context, source string) ([]survey.Pin, error)
	Forms(ctx context.Context, source string) ([]survey.Form, error)
	Add(ctx context.Context, source string, page []survey.Response) (survey.Counts, error)
	Missing(ctx context.Context, source string) (missing, current int, err error)
	Holds(ctx context.Context, source string) (func(id string) (bool, error), error)
	Withdraw(ctx context.Context, source string) error
	Standing(ctx context.Context, source string) (survey.Standing, error)
	Commit(ctx context.Context, run survey.Run, sources []survey.Fetched) (survey.Run, error)
	Discard() error
}

// Snapshot is one state of a store.
type Snapshot interface {
	LastRun(context.Context) (survey.Run, error)
	Runs(ctx context.Context, n int) ([]survey.Run, error)
	Forms(ctx context.Context, source string) ([]survey.Form, error)
	Pins(context.Context) ([]survey.Pin, error)
	Current(ctx context.Context, source string) iter.Seq2[survey.Version, error]
	History(ctx context.Context, source string) iter.Seq2[survey.Version, error]
	Counts(ctx context.Context, source string) (survey.Kept, error)
	Quarantined(ctx context.Context, source string) ([]survey.Quarantined, error)
	Decisions(context.Context) ([]survey.Decision, error)
	Latest(ctx context.Context, source, id string) (survey.Version, bool, error)
	Close() error
}

// Run tests a backend. Each call of fresh makes room for one store that holds
// nothing yet and returns how to open it, for the first time and again.
func Run[D DB[S, V], S Session, V Snapshot](t *testing.T, fresh func(t *testing.T) (open func() (D, error))) {
	s := generic[D, S, V](fresh)
	for _, group := range []map[string]func(*testing.T){s.receiving(), s.keeping(), s.leaving(), s.erasing(), s.ending(), s.reading(), s.refusing(), s.deciding(), s.random()} {
		for name, test := range group {
			t.Run(name, func(t *testing.T) {
				t.Parallel() // they mostly wait for the disk
				test(t)
			})
		}
	}
}

// generic returns the suite for a backend.
func generic[D DB[S, V], S Session, V Snapshot](fresh func(*testing.T) func() (D, error)) suite {
	return suite{fresh: func(t *testing.T) func() (store, error) {
		open := fresh(t)
		return func() (store, error) {
			db, err := open()
			if err != nil {
				return store{}, err
			}
			return adapt[S, V](db), nil
		}
	}}
}

// store is a DB without its type parameters.
type store struct {
	begin    func(context.Context) (Session, error)
	snapshot func(context.Context) (Snapshot, error)
	note     func(context.Context, []survey.Decision) error
	check    func(context.Context) error
	close    func() error
}

func adapt[S Session, V Snapshot](db DB[S, V]) store {
	return store{
		begin:    func(ctx context.Context) (Session, error) { return db.Begin(ctx) },
		snapshot: func(ctx context.Context) (Snapshot, error) { return db.Snapshot(ctx) },
		note:     db.Note,
		check:    db.Check,
		close:    db.Close,
	}
}

// suite holds how to make stores of the backend under test.
type suite struct {
	fresh func(*testing.T) func() (store, error)
}

// TB is what the random tests ask of whoever drives them.
type TB interface {
	Helper()
	Fatalf(format string, args ...any)
	Context() context.Context
	Cleanup(func())
}

// bench is a store under test with what tests do most.
type bench struct {
	TB
	store
	open func() (store, error)
}

// new returns a new store that is checked and closed when the test ends.
func (s suite) new(t *testing.T) *bench {
	t.Helper()
	return s.bench(t, t)
}

// bench makes room with t for a store that tb tests.
func (s suite) bench(t *testing.T, tb TB) *bench {
	tb.Helper()
	b := &bench{TB: tb, open: s.fresh(t)}
	b.reopen()
	tb.Cleanup(func() {
		b.must(b.check(context.Background()))
		b.must(b.close())
	})
	return b
}

// reopen opens the store, for the first time or again.
func (b *bench) reopen() {
	b.Helper()
	if b.close != nil {
		b.must(b.close())
	}
	var err error
	b.store, err = b.open()
	b.must(err)
}

func (b *bench) must(err error) {
	b.Helper()
	if err != nil {
		b.Fatalf("unexpected error: %v", err)
	}
}

// session begins a session that ends with the test at the latest.
func (b *bench) session() Session {
	b.Helper()
	s, err := b.begin(b.Context())
	b.must(err)
	b.Cleanup(func() { b.must(s.Discard()) })
	return s
}

// add stages pages and returns the sum of their counts.
func (b *bench) add(s Session, source string, pages ...[]survey.Response) survey.Counts {
	b.Helper()
	var total survey.Counts
	for _, page := range pages {
		c, err := s.Add(b.Context(), source, page)
		b.must(err)
		total = total.Add(c)
	}
	return total
}

// commit ends a session with what was fetched.
func (b *bench) commit(s Session, fetched ...survey.Fetched) survey.Run {
	b.Helper()
	run, err := s.Commit(b.Context(), survey.Run{Started: day(1), Finished: day(2), Outcome: survey.Done}, fetched)
	b.must(err)
	return run
}

// ingest runs one complete listing of one source and returns its counts and record.
func (b *bench) ingest(source string, pages ...[]survey.Response) (survey.Counts, survey.SourceRun) {
	b.Helper()
	s := b.session()
	c := b.add(s, source, pages...)
	run := b.commit(s, whole(source, c))
	return c, run.Sources[0]
}

// whole is a believed, complete listing with these counts.
func whole(source string, c survey.Counts) survey.Fetched {
	return survey.Fetched{MarkGone: true, Result: survey.SourceRun{
		Source: source, Complete: true, Fetched: c.New + c.Changed + c.Same,
		New: c.New, Changed: c.Changed, Same: c.Same, Cleaned: c.Cleaned,
	}}
}

// view takes a snapshot that ends with the test.
func (b *bench) view() Snapshot {
	b.Helper()
	v, err := b.snapshot(b.Context())
	b.must(err)
	b.Cleanup(func() { b.must(v.Close()) })
	return v
}

// all collects a stream, of which only texts stay.
func (b *bench) all(stream iter.Seq2[survey.Version, error]) []survey.Version {
	b.Helper()
	var versions []survey.Version
	for v, err := range stream {
		b.must(err)
		v.Answers = slices.Clone(v.Answers)
		for i := range v.Answers {
			v.Answers[i].Values = slices.Clone(v.Answers[i].Values)
		}
		versions = append(versions, v)
	}
	return versions
}

// contents is everything a source has, current first.
func (b *bench) contents(source string) (current, history []survey.Version) {
	b.Helper()
	v := b.view()
	return b.all(v.Current(b.Context(), source)), b.all(v.History(b.Context(), source))
}

// want compares whole values.
func (b *bench) want(what string, got, want any) {
	b.Helper()
	if g, w := show(got), show(want); g != w {
		b.Fatalf("%s:\ngot  %s\nwant %s", what, g, w)
	}
}

// brief is a version in short: id, number, value of its one answer, gone mark.
func brief(versions []survey.Version) []string {
	short := []string{}
	for _, v := range versions {
		s := fmt.Sprintf("%s/%d run %d", v.ID, v.Number, v.Run)
		if len(v.Answers) == 1 && len(v.Answers[0].Values) == 1 {
			s += " " + v.Answers[0].Values[0]
		}
		if v.GoneIn > 0 {
			s += fmt.Sprintf(" gone in %d", v.GoneIn)
		}
		short = append(short, s)
	}
	return short
}

// response returns a small response submitted on a day.
func response(source, id string, on int, value string) survey.Response {
	return survey.Response{
		Source: source, ID: id, Created: day(1), Submitted: day(on),
		Answers: []survey.Answer{{Question: "q", Values: []string{value}}},
	}
}

func day(n int) time.Time { return time.Date(2025, 9, n, 12, 0, 0, 0, time.UTC) }

// page is a literal list of responses, reversed cheaply.
func page(responses ...survey.Response) []survey.Response { return responses }

func reversed(p []survey.Response) []survey.Response {
	p = slices.Clone(p)
	slices.Reverse(p)
	return p
}
