package store

import (
	"cmp"
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"canvass/internal/fault"

	"github.com/pressly/goose/v3"
)

// applicationID is in the header of every store: "canv". The first migration sets it.
const applicationID = 0x63616e76

//go:embed migrations/*.sql
var migrations embed.FS

// readCache is an eighth of the file in KiB, within bounds: whoever reads goes over the
// rows and comes back to few pages, so that a small store need not lie in memory whole.
func readCache(path string) int {
	info, err := os.Stat(path)
	if err != nil {
		return mostCache // the connection will say it
	}
	return int(min(max(info.Size()/8>>10, leastCache), mostCache))
}

// Bounds of the cache for reading, in KiB.
const (
	leastCache = 1 << 10
	mostCache  = 16 << 10
)

// openReader opens the reading side and accepts only a store of ours that this
// program understands.
func openReader(ctx context.Context, path string, opts Options) (*DB, error) {
	opts.cache = readCache(path)
	reader, err := connect(path, opts.settings("ro"))
	if err != nil {
		return nil, err
	}
	db := &DB{path: path, reader: reader, bulk: cmp.Or(opts.bulk, bulk)}
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
	var err error
	db.version, err = db.schemaVersion(ctx)
	return err
}

// schemaVersion reads the version of the schema and refuses a newer one.
func (db *DB) schemaVersion(ctx context.Context) (version int64, err error) {
	row := db.reader.QueryRowContext(ctx, "SELECT max(version_id) FROM goose_db_version WHERE is_applied")
	if err := row.Scan(&version); err != nil {
		if kind, _ := classify(err); kind == fault.Internal && ctx.Err() == nil {
			return 0, damaged("its schema version is not there: %w", err)
		}
		return 0, err
	}
	if version > newest() {
		return 0, fault.New(fault.Corrupt, "use the newer canvass that wrote it", "the store has schema %d, this program knows up to %d", version, newest())
	}
	return version, nil
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
	// When a step ran is of no interest, and would be the only trace of the wall
	// clock in the file: the same runs give the same bytes.
	if _, err := pool.ExecContext(ctx, "UPDATE goose_db_version SET tstamp = '1970-01-01 00:00:00'"); err != nil {
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
