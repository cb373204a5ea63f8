package store

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"canvass/internal/survey"

	"github.com/gofrs/flock"
)

// Session is one ingest at work on the store. Nothing it is told is stored before
// [Session.Commit]; after Commit or Discard it is over. Sources may be worked on by
// one goroutine each.
//
// It remembers about 16 bytes (10 to 21, as Go's maps grow by doubling) for each new
// or changed response and two bits for each one that is stored; the rows themselves
// wait in a file without a name beside the store.
type Session struct {
	db   *DB
	lock *flock.Flock
	keys int64 // the largest responses.key when the session began

	mu     sync.Mutex
	stages map[string]*stage
	over   bool
}

// Begin starts a session. There is one at a time on a store, also among programs:
// fault.Busy when another one is at work. A store that cannot be written is found
// out here, before anything is fetched.
func (db *DB) Begin(ctx context.Context) (*Session, error) {
	if db.writer == nil {
		return nil, fmt.Errorf("the store %s was opened for reading only", db.path)
	}
	lock, err := acquire(db.path)
	if err != nil {
		return nil, err
	}
	s := &Session{db: db, lock: lock, stages: map[string]*stage{}}
	_, err = db.schemaVersion(ctx) // another program may have migrated the store since it was opened
	if err == nil {
		err = db.probe(ctx)
	}
	if err == nil {
		err = sweep(db.path)
	}
	if err == nil {
		err = db.reader.QueryRowContext(ctx, "SELECT coalesce(max(key), 0) FROM responses").Scan(&s.keys)
	}
	if err != nil {
		return nil, errors.Join(explain(err, "beginning a session"), lock.Unlock())
	}
	return s, nil
}

// probe finds out whether the store can be written: a statement that changes no row
// needs SQLite's write lock and permission all the same.
func (db *DB) probe(ctx context.Context) error {
	_, err := db.writer.ExecContext(ctx, "UPDATE runs SET outcome = outcome WHERE id < 0")
	return err
}

// Pins returns the pinned questions of a source, sorted.
func (s *Session) Pins(ctx context.Context, source string) ([]survey.Pin, error) {
	pins, err := readPins(ctx, s.db.reader, "WHERE source = ?", source)
	return pins, explain(err, "reading pinned questions")
}

// Forms returns the stored revisions of a source's form, newest first.
func (s *Session) Forms(ctx context.Context, source string) ([]survey.Form, error) {
	forms, err := readForms(ctx, s.db.reader, source)
	return forms, explain(err, "reading form revisions")
}

// Missing returns how many stored responses of a source are current and how many
// of them this session has not seen yet. Those of an earlier form, before the source
// was given another one, are not counted.
func (s *Session) Missing(ctx context.Context, source string) (missing, current int, err error) {
	st, err := s.stage(ctx, source)
	if err != nil {
		return 0, 0, err
	}
	st.mu.Lock()
	defer st.mu.Unlock()
	return st.present - st.seenPresent, st.present, nil
}

// StillThere notes that documents of these responses came, though none that could be
// read: they are not missing, and keep their last good state.
func (s *Session) StillThere(ctx context.Context, source string, ids []string) error {
	st, err := s.stage(ctx, source)
	if err != nil || len(ids) == 0 {
		return err
	}
	st.mu.Lock()
	defer st.mu.Unlock()
	records := make([]record, len(ids))
	for i, id := range ids {
		records[i].id = id
	}
	stored, err := st.lookup(ctx, s.db.reader, records)
	for _, k := range stored {
		if !k.gone {
			st.see(k)
		}
	}
	return explain(err, "looking for responses that cannot be read")
}

// Holds returns a function that tells whether a response of the source is stored, gone
// or not, by its id.
func (s *Session) Holds(ctx context.Context, source string) (func(id string) (bool, error), error) {
	st, err := s.stage(ctx, source)
	if err != nil {
		return nil, err
	}
	if !st.stored {
		return func(string) (bool, error) { return false, nil }, nil
	}
	return func(id string) (held bool, err error) {
		err = s.db.reader.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM responses WHERE source = ? AND id = ? AND replaced_in = 0)", source, id).Scan(&held)
		return held, explain(err, "looking for a response")
	}, nil
}

// Withdraw forgets everything that was staged and seen of a source, as though none of
// its pages had come. It may be added to anew.
func (s *Session) Withdraw(_ context.Context, source string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	st := s.stages[source]
	if st == nil {
		return nil
	}
	st.mu.Lock()
	defer st.mu.Unlock()
	delete(s.stages, source)
	return explain(st.spool.close(), "withdrawing what was staged")
}

// Discard ends the session and forgets what was staged. After Commit it does nothing.
func (s *Session) Discard() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.over {
		return nil
	}
	s.over = true
	var errs []error
	for _, st := range s.stages {
		st.mu.Lock()
		errs = append(errs, st.spool.close())
		st.mu.Unlock()
	}
	return explain(errors.Join(append(errs, s.lock.Unlock())...), "ending a session")
}

var errOver = errors.New("the session is over")

// What a session asks of a source first. Neither looks at a row when an index tells.
const (
	anyStored = `SELECT EXISTS (SELECT 1 FROM responses WHERE source = ?1 AND replaced_in = 0 AND gone_in = 0)
		OR EXISTS (SELECT 1 FROM responses WHERE source = ?1 AND (replaced_in > 0 OR gone_in > 0))`
	countPresent = "SELECT count(*) FROM responses WHERE source = ?1 AND replaced_in = 0 AND gone_in = 0 AND (?2 = 0 OR run >= ?2)"
)

// stage returns the part of the session that belongs to one source.
func (s *Session) stage(ctx context.Context, source string) (*stage, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.over {
		return nil, errOver
	}
	if st := s.stages[source]; st != nil {
		return st, nil
	}
	st := &stage{source: source, spool: newSpool(s.db.path), seen: newKeySet(s.keys), equal: newKeySet(s.keys)}
	err := s.db.reader.QueryRowContext(ctx, anyStored, source).Scan(&st.stored)
	if err == nil {
		st.from, err = formSince(ctx, s.db.reader, source)
	}
	if err == nil {
		err = s.db.reader.QueryRowContext(ctx, countPresent, source, st.from).Scan(&st.present)
	}
	if err != nil {
		return nil, explain(err, "counting stored responses")
	}
	s.stages[source] = st
	return st, nil
}
