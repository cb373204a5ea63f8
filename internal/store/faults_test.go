package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"canvass/internal/fault"
	"canvass/internal/survey"
)

// TestLockedByAnotherProgram: a program that does not know our lock holds SQLite's.
func TestLockedByAnotherProgram(t *testing.T) {
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "canvass.db")
	db := openFor(t, path, Options{Wait: time.Millisecond})
	viewer, err := connect(path, Options{Wait: time.Millisecond}.settings("rw"))
	if err != nil {
		t.Fatal(err)
	}
	defer viewer.Close()
	wantBusy := func(err error) {
		t.Helper()
		if fault.KindOf(err) != fault.Busy || fault.HintOf(err) != hintBusy {
			t.Fatalf("got %v, want fault.Busy with what to do", err)
		}
	}
	hold := func() *sql.Tx {
		tx, err := viewer.BeginTx(ctx, nil) // takes the write lock
		if err != nil {
			t.Fatal(err)
		}
		return tx
	}
	tx := hold()
	_, err = db.Begin(ctx)
	wantBusy(err)
	_ = tx.Rollback()
	s, fetched := stageSome(t, db, 10)
	tx = hold()
	_, err = s.Commit(ctx, survey.Run{}, fetched)
	wantBusy(err)
	_ = tx.Rollback()
	if _, err := s.Commit(ctx, survey.Run{}, fetched); err != nil {
		t.Fatalf("the same session when the lock is free: %v", err)
	}
}

// TestDiskFull: the file may grow to a limit; what was committed before stays, and
// the same work succeeds when there is space again.
func TestDiskFull(t *testing.T) {
	path := filepath.Join(t.TempDir(), "canvass.db")
	db := openFor(t, path, Options{maxPages: 40})
	s, fetched := stageSome(t, db, 100)
	if _, err := s.Commit(t.Context(), survey.Run{}, fetched); err != nil {
		t.Fatal(err)
	}
	s, fetched = stageSome(t, db, 2000)
	if _, err := s.Commit(t.Context(), survey.Run{}, fetched); fault.KindOf(err) != fault.Full || fault.HintOf(err) == "" {
		t.Fatalf("got %v, want fault.Full with a hint", err)
	}
	if err := s.Discard(); err != nil {
		t.Fatal(err)
	}
	wantCurrent(t, db, 100)
	db = openFor(t, path, Options{})
	s, fetched = stageSome(t, db, 2000)
	run, err := s.Commit(t.Context(), survey.Run{}, fetched)
	if err != nil || run.ID != 2 {
		t.Fatalf("got run %d, %v, want run 2", run.ID, err)
	}
	wantCurrent(t, db, 2000)
}

func TestDiskFullWhileCreating(t *testing.T) {
	path := filepath.Join(t.TempDir(), "canvass.db")
	if _, err := Open(t.Context(), path, Options{maxPages: 3}); fault.KindOf(err) != fault.Full {
		t.Fatalf("got %v, want fault.Full", err)
	}
	wantCurrent(t, openFor(t, path, Options{}), 0)
}

// TestExplainKeepsKinds: what has a kind keeps it, and the system's errors get one.
func TestExplainKeepsKinds(t *testing.T) {
	for _, c := range []struct {
		err  error
		want fault.Kind
	}{
		{fault.New(fault.Busy, "h", "x"), fault.Busy},
		{fmt.Errorf("writing: %w", syscall.ENOSPC), fault.Full},
		{syscall.EACCES, fault.Invalid},
		{syscall.EROFS, fault.Invalid},
		{context.Canceled, fault.Cancelled},
		{errors.New("x"), fault.Internal},
	} {
		if got := fault.KindOf(explain(c.err, "doing")); got != c.want {
			t.Errorf("%v: got kind %d, want %d", c.err, got, c.want)
		}
	}
	if explain(nil, "doing") != nil {
		t.Error("no error became one")
	}
}

func openFor(t *testing.T, path string, opts Options) *DB {
	t.Helper()
	db, err := Open(context.Background(), path, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Check(context.Background()); err != nil {
			t.Error(err)
		}
		_ = db.Close()
	})
	return db
}

// stageSome begins a session and stages a listing of n responses.
func stageSome(t *testing.T, db *DB, n int) (*Session, []survey.Fetched) {
	t.Helper()
	s, err := db.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Discard() })
	var page []survey.Response
	for i := range n {
		page = append(page, survey.Response{Source: "f", ID: fmt.Sprint(i), Submitted: time.Unix(int64(i), 0), Email: "someone@example.org"})
	}
	c, err := s.Add(t.Context(), "f", page)
	if err != nil {
		t.Fatal(err)
	}
	return s, []survey.Fetched{{Result: survey.SourceRun{Source: "f", Fetched: n, New: c.New, Changed: c.Changed, Same: c.Same}}}
}

func wantCurrent(t *testing.T, db *DB, want int) {
	t.Helper()
	s, err := db.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	k, err := s.Counts(t.Context(), "f")
	if err != nil || k.Current != want {
		t.Fatalf("got %d current responses, %v, want %d", k.Current, err, want)
	}
}

// TestCancelledWhileWriting: the context ends when half of the rows are written.
func TestCancelledWhileWriting(t *testing.T) {
	db := openFor(t, filepath.Join(t.TempDir(), "canvass.db"), Options{})
	s, fetched := stageSome(t, db, 2500)
	inner, cancel := context.WithCancel(t.Context())
	ctx := &endingContext{Context: inner, cancel: cancel, after: 2}
	if _, err := s.Commit(ctx, survey.Run{}, fetched); fault.KindOf(err) != fault.Cancelled {
		t.Fatalf("got %v, want fault.Cancelled", err)
	}
	wantCurrent(t, db, 0)
	if _, err := s.Commit(t.Context(), survey.Run{}, fetched); err != nil {
		t.Fatalf("the same session, not cancelled: %v", err)
	}
	wantCurrent(t, db, 2500)
}

// endingContext ends when it was asked some times.
type endingContext struct {
	context.Context
	cancel context.CancelFunc
	after  int
	mu     sync.Mutex
}

func (c *endingContext) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.after--; c.after == 0 {
		c.cancel()
	}
	return c.Context.Err()
}

// TestOpenedByManyAtOnce: one creates the store; the others wait their turn, are
// told that it is busy, or find it made.
func TestOpenedByManyAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "canvass.db")
	var wg sync.WaitGroup
	errs := make([]error, 8)
	for i := range errs {
		wg.Go(func() {
			db, err := Open(context.Background(), path, Options{})
			if err == nil {
				err = db.Close()
			}
			errs[i] = err
		})
	}
	wg.Wait()
	opened := 0
	for _, err := range errs {
		switch {
		case err == nil:
			opened++
		case fault.KindOf(err) != fault.Busy:
			t.Errorf("got %v, want fault.Busy", err)
		}
	}
	if opened == 0 {
		t.Error("nobody could open the store")
	}
	wantCurrent(t, openFor(t, path, Options{}), 0)
}
