package store

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"canvass/internal/fault"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Hints for what a person can do about the store.
const (
	hintBusy     = "close any database viewer, backup or other program that has the file open, then try again"
	hintFull     = "free some space and run again; what was committed before is safe"
	hintReadOnly = "canvass must be able to read and write the file and to create files in its folder: check the owner and permissions of both"
	hintCorrupt  = "keep the file, restore the latest backup in its place and run `ingest run`; what the forms still hold comes back by itself"
	hintNoStore  = "if the file is something else, give store.url another path; if it is the store, its beginning is damaged: restore the latest backup"
	hintDevice   = "the disk or network folder returned an error: check it, and keep the store on a local disk"
)

// explain says what was being done and classifies the error by the result code of
// SQLite or the operating system. An error that has a kind keeps it.
func explain(err error, doing string) error {
	if err == nil {
		return nil
	}
	var known *fault.Error
	if kind, hint := classify(err); kind != fault.Internal && !errors.As(err, &known) {
		return fault.New(kind, hint, "%s: %w", doing, err)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

func classify(err error) (fault.Kind, string) {
	var e *sqlite.Error
	switch {
	case errors.As(err, &e):
		return classifyCode(e.Code() & 0xff)
	case errors.Is(err, syscall.ENOSPC):
		return fault.Full, hintFull
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fault.Invalid, hintReadOnly
	case errors.Is(err, fs.ErrNotExist):
		return fault.Invalid, "create the folder first, or give store.url another path"
	}
	return fault.Internal, ""
}

// classifyCode maps SQLite's primary result codes.
func classifyCode(code int) (fault.Kind, string) {
	switch code {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return fault.Busy, hintBusy
	case sqlite3.SQLITE_FULL:
		return fault.Full, hintFull
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN:
		return fault.Invalid, hintReadOnly
	case sqlite3.SQLITE_NOTADB:
		return fault.Corrupt, hintNoStore
	case sqlite3.SQLITE_CORRUPT:
		return fault.Corrupt, hintCorrupt
	case sqlite3.SQLITE_IOERR:
		return fault.Corrupt, hintDevice
	}
	return fault.Internal, ""
}

// readOnlyFolder reports whether SQLite could not place its own files beside the store.
func readOnlyFolder(err error) bool {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return false
	}
	code := e.Code() & 0xff
	return code == sqlite3.SQLITE_READONLY || code == sqlite3.SQLITE_CANTOPEN
}
