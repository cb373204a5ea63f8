package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"canvass/internal/fault"

	"github.com/gofrs/flock"
	"github.com/pressly/goose/v3"
)

// applicationID is in the header of every store: "canv". The first migration sets it.
const applicationID = 0x63616e76

//go:embed migrations/*.sql
var migrations embed.FS

// create makes a new store. It is built under another name and moved into place
// whole, so that a crash leaves no half of a store behind; what an earlier crash
// left is removed first.
func create(ctx context.Context, path string, opts Options) error {
	lock, err := acquire(path)
	if err != nil {
		return err
	}
	defer func() { _ = lock.Unlock() }()
	if there, err := look(path); there || err != nil {
		return err // another program was quicker
	}
	draft := path + ".new"
	if err := discard(draft); err != nil {
		return explain(err, "creating the store "+path)
	}
	err = build(ctx, draft, opts)
	if err == nil {
		err = os.Rename(draft, path)
	}
	if err == nil {
		err = syncFolder(filepath.Dir(path))
	}
	if err != nil {
		return explain(errors.Join(err, discard(draft)), "creating the store "+path)
	}
	return nil
}

// build writes an empty store to the file draft.
func build(ctx context.Context, draft string, opts Options) error {
	f, err := os.OpenFile(draft, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	pool, err := connect(draft, opts.settings("rw"))
	if err != nil {
		return err
	}
	return errors.Join(migrate(ctx, pool), pool.Close())
}

// discard removes a draft and its journals, if there are any.
func discard(draft string) error {
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		if err := os.Remove(draft + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// syncFolder makes a rename in the folder durable, where the system can.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = f.Sync() // some systems cannot sync a folder
	return f.Close()
}

// openReader opens the reading side and accepts only a store of ours that this
// program understands.
func openReader(ctx context.Context, path string, opts Options) (*DB, error) {
	reader, err := connect(path, opts.settings("ro"))
	if err != nil {
		return nil, err
	}
	db := &DB{path: path, reader: reader}
	if err := db.accept(ctx); err != nil {
		return nil, errors.Join(explain(err, "opening the store "+path), reader.Close())
	}
	return db, nil
}

func (db *DB) accept(ctx context.Context) error {
	var id int64
	if err := db.reader.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return err
	}
	if id != applicationID {
		return fault.New(fault.Corrupt, "give store.url another path; canvass leaves this file alone", "the file is a database, but not of canvass")
	}
	row := db.reader.QueryRowContext(ctx, "SELECT max(version_id) FROM goose_db_version WHERE is_applied")
	if err := row.Scan(&db.version); err != nil {
		if kind, _ := classify(err); kind == fault.Internal && ctx.Err() == nil {
			return damaged("its schema version is not there: %w", err)
		}
		return err
	}
	if db.version > newest() {
		return fault.New(fault.Corrupt, "use the newer canvass that wrote it", "the store has schema %d, this program knows up to %d", db.version, newest())
	}
	return nil
}

// upgrade migrates an older store while no session is at work.
func (db *DB) upgrade(ctx context.Context) error {
	if db.version == newest() {
		return nil
	}
	lock, err := acquire(db.path)
	if err != nil {
		return err
	}
	defer func() { _ = lock.Unlock() }()
	if err := migrate(ctx, db.writer); err != nil {
		return err
	}
	db.version = newest()
	return nil
}

// migrate brings the schema up to date, each step in a transaction of its own.
func migrate(ctx context.Context, pool *sql.DB) error {
	p, err := provider(pool)
	if err != nil {
		return err
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("migrating: %w", err)
	}
	return nil
}

func provider(pool *sql.DB) (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectSQLite3, pool, files, goose.WithDisableGlobalRegistry(true))
}

// newest returns the schema version that this program writes: the number of
// migrations, which are numbered from 1 without a gap.
func newest() int64 {
	files, _ := fs.Glob(migrations, "migrations/*.sql")
	return int64(len(files))
}

// acquire takes the lock that lets one ingest at a time work on a store. It is a
// file of its own beside the store: SQLite's write lock would have to be held
// while the network is read and would keep report from noting decisions, and
// closing a second handle on the database file would drop SQLite's locks. The
// system frees it when the holder dies; the file stays.
func acquire(path string) (*flock.Flock, error) {
	lock := flock.New(path+".lock", flock.SetPermissions(0o600))
	ok, err := lock.TryLock()
	if err != nil {
		return nil, explain(err, "locking the store "+path)
	}
	if !ok {
		return nil, fault.New(fault.Busy, "wait until the other ingest has finished", "another ingest is working on the store %s", path)
	}
	return lock, nil
}
