// Package store keeps what was received in one SQLite file: every version of every
// response, form revisions, pinned questions, documents put aside and the record of
// each run. It decides nothing about meaning; [survey] has the words.
//
// Ingest opens a [DB] and works in a [Session]: pages are compared as they come and
// spooled to a file, then [Session.Commit] writes everything in one transaction.
// Report opens the file read-only and reads one state of it through a [Snapshot]; what
// people decided it appends with [DB.Note].
//
// The suite in storetest says what every backend must do; this one adds only how.
package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"canvass/internal/fault"

	"modernc.org/sqlite"
)

// DB is an open store. Its methods may be called from several goroutines.
type DB struct {
	path   string
	writer *sql.DB // one connection; nil when read-only
	reader *sql.DB

	version int64 // of the schema
	bulk    int   // new rows from which it is loaded in bulk while empty
}

// Options adjust how a store is opened; the zero value is right for everyday use.
type Options struct {
	Wait time.Duration // how long to wait while another program holds the file; 0: five seconds

	cache    int  // KiB, for reading; 0: the most
	maxPages int  // tests: the file may grow no further
	bulk     int  // tests: new rows from which an empty store is loaded in bulk
	sealed   bool // nobody can write to the file's folder: read it as it lies there
}

// Open opens the store at path for ingest. An absent file is created, readable by
// its owner only; an older one is migrated. What is there but is no store of ours,
// is damaged, or was written by a newer canvass is left alone: fault.Corrupt.
func Open(ctx context.Context, path string, opts Options) (*DB, error) {
	path = itself(path)
	there, err := look(path)
	if err != nil {
		return nil, err
	}
	if !there {
		if err := create(ctx, path, opts); err != nil {
			return nil, err
		}
	}
	db, err := openReader(ctx, path, opts)
	if err != nil {
		return nil, err
	}
	if db.writer, err = connect(path, opts.settings("rw")); err == nil {
		err = db.upgrade(ctx)
	}
	if err != nil {
		return nil, errors.Join(explain(err, "opening the store "+path), db.Close())
	}
	return db, nil
}

// OpenReadOnly opens the store at path for report. It never creates, migrates or
// writes the file; an older one must be migrated by ingest first.
func OpenReadOnly(ctx context.Context, path string) (*DB, error) {
	there, err := look(path)
	if err != nil {
		return nil, err
	}
	if !there {
		return nil, fault.New(fault.NotFound, "run `ingest run` first", "there is no store %s", path)
	}
	db, err := openReader(ctx, path, Options{})
	if readOnlyFolder(err) && journalEmpty(path) { // an archived copy: SQLite cannot place its index beside it
		db, err = openReader(ctx, path, Options{sealed: true})
	}
	if err != nil {
		return nil, err
	}
	if db.version < newest() {
		err := fault.New(fault.Invalid, "run `ingest run` once; it brings the store up to date",
			"the store %s is of an older canvass (schema %d, this program reads %d)", path, db.version, newest())
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// Close folds the journal back into the file and closes it.
func (db *DB) Close() error {
	var errs []error
	errs = append(errs, db.reader.Close())
	if db.writer != nil {
		// Housekeeping: when a report is still reading, the next one does it.
		_, _ = db.writer.Exec("PRAGMA busy_timeout = 0")
		_, _ = db.writer.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
		errs = append(errs, db.writer.Close())
	}
	return explain(errors.Join(errs...), "closing the store "+db.path)
}

// itself follows links to the file, so that two names of one store share one lock.
func itself(path string) string {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		return target
	}
	return path
}

// journalEmpty reports whether the file alone holds everything.
func journalEmpty(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err != nil || info.Size() == 0
}

// look tells whether the file is there, and refuses what can be refused from the
// outside. It must not open the file: closing it again would drop the locks that
// SQLite holds on it in this process.
func look(path string) (there bool, err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, orphan(path)
	case err != nil:
		return false, explain(err, "looking at the store "+path)
	case !info.Mode().IsRegular():
		return false, fault.New(fault.Invalid, "give store.url the path of a file", "the store %s is not a file", path)
	case info.Size() == 0:
		return false, fault.New(fault.Corrupt, "if it never held anything, delete it and run again; else restore it from a backup",
			"the store %s is an empty file", path)
	}
	return true, nil
}

// orphan refuses to start afresh beside the journal of a file that was taken away.
func orphan(path string) error {
	if info, err := os.Stat(path + "-wal"); err != nil || info.Size() == 0 {
		return nil
	}
	return fault.New(fault.Corrupt, "put the file back where it was, or move "+filepath.Base(path)+"-wal away too",
		"the store %s is missing but its journal is there", path)
}

// settings returns the connection's settings as the driver wants them. It sorts
// the _pragma list, so that journal_mode, which must come after page_size, is apart.
// A run is one commit, so waiting until it is on the disk (FULL) costs nothing. A
// larger cache saves nothing up to a million responses, and the driver's allocator
// takes 16 KiB for each page of 8.
func (o Options) settings(mode string) url.Values {
	wait, cache := o.Wait, cmp.Or(o.cache, mostCache)
	if wait == 0 {
		wait = 5 * time.Second
	}
	v := url.Values{"mode": {mode}, "_error_rc": {"1"}, "_defensive": {"1"}, "_dqs": {"0"}}
	if mode == "rw" {
		cache = 32 << 10
		v.Set("_txlock", "immediate")
		v.Set("_journal_mode", "WAL")
	}
	if o.sealed {
		v.Set("immutable", "1")
	}
	v["_pragma"] = []string{
		fmt.Sprintf("busy_timeout(%d)", wait.Milliseconds()), fmt.Sprintf("cache_size(-%d)", cache),
		"page_size(8192)", "synchronous(FULL)", "temp_store(MEMORY)",
		"foreign_keys(1)", "secure_delete(1)", "trusted_schema(0)", "cell_size_check(1)",
	}
	if o.maxPages > 0 {
		v["_pragma"] = append(v["_pragma"], fmt.Sprintf("max_page_count(%d)", o.maxPages))
	}
	return v
}

// connect returns a pool on the file; nothing is opened yet.
func connect(path string, settings url.Values) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	abs = filepath.ToSlash(abs)
	if !strings.HasPrefix(abs, "/") {
		abs = "/" + abs // C:/… needs it
	}
	dsn := url.URL{Scheme: "file", Path: abs, RawQuery: settings.Encode()}
	connector, err := sqlite.NewConnector(dsn.String())
	if err != nil {
		return nil, err
	}
	pool := sql.OpenDB(connector)
	if settings.Get("mode") == "rw" {
		pool.SetMaxOpenConns(1)
	}
	return pool, nil
}
