package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"canvass/internal/fault"
	"canvass/internal/store"
	"canvass/internal/survey"
)

func TestOpenCreatesForItsOwnerOnly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a b?#%é")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "canvass.db")
	// What a crash while creating may leave is no obstacle.
	for _, suffix := range []string{".new", ".new-wal", ".new-shm"} {
		write(t, path+suffix, []byte("half a store"))
	}
	db := open(t, path)
	ingest(t, db, 3)
	for _, name := range names(t, dir) {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v, want 0600", name, info.Mode())
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if got, want := names(t, dir), []string{"canvass.db", "canvass.db.lock"}; !slices.Equal(got, want) {
		t.Errorf("files after Close: got %v, want %v", got, want)
	}
}

func TestSpoolHasNoName(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a file in use keeps its name there")
	}
	dir := t.TempDir()
	db := open(t, filepath.Join(dir, "canvass.db"))
	before := names(t, dir)
	s, err := db.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Discard()
	if _, err := s.Add(t.Context(), "f", responses(3)); err != nil {
		t.Fatal(err)
	}
	if got := names(t, dir); !slices.Equal(got, before) {
		t.Errorf("files while a session is at work: got %v, want %v", got, before)
	}
}

func TestOpenReadOnlyNeverCreates(t *testing.T) {
	dir := t.TempDir()
	_, err := store.OpenReadOnly(t.Context(), filepath.Join(dir, "canvass.db"))
	wantFault(t, err, fault.NotFound)
	if got := names(t, dir); len(got) > 0 {
		t.Errorf("files: got %v, want none", got)
	}
}

func TestOpenReadOnlyDoesNotWrite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "canvass.db")
	ingest(t, open(t, path), 3)
	db, err := store.OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if s, err := db.Begin(t.Context()); err == nil {
		_ = s.Discard()
		t.Error("Begin on a read-only store: got no error")
	}
	if err := db.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestOpenRefuses: what is no store of ours, or none that this program knows, is
// refused with what to do, by both ways to open, and keeps every byte.
func TestOpenRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(t *testing.T, path string)
		kind  fault.Kind
	}{
		"EmptyFile":     {func(t *testing.T, path string) { write(t, path, nil) }, fault.Corrupt},
		"TextFile":      {func(t *testing.T, path string) { write(t, path, bytes.Repeat([]byte("a,b,c\n"), 2000)) }, fault.Corrupt},
		"ShortFile":     {func(t *testing.T, path string) { write(t, path, []byte("SQLite format 3\x00")) }, fault.Corrupt},
		"OtherDatabase": {func(t *testing.T, path string) { script(t, path, "CREATE TABLE a (b); INSERT INTO a VALUES (1)") }, fault.Corrupt},
		"NewerSchema": {func(t *testing.T, path string) {
			script(t, made(t, path), "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)")
		}, fault.Corrupt},
		"NoVersion":      {func(t *testing.T, path string) { script(t, made(t, path), "DELETE FROM goose_db_version") }, fault.Corrupt},
		"NoVersionTable": {func(t *testing.T, path string) { script(t, made(t, path), "DROP TABLE goose_db_version") }, fault.Corrupt},
		"Folder":         {func(t *testing.T, path string) { mkdir(t, path) }, fault.Invalid},
		"OnlyJournal":    {func(t *testing.T, path string) { write(t, path+"-wal", []byte("something")) }, fault.Corrupt},
		"NoFolder":       {func(t *testing.T, path string) { rename(t, filepath.Dir(path)) }, 0},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "stores")
			mkdir(t, dir)
			path := filepath.Join(dir, "canvass.db")
			c.spoil(t, path)
			before := contents(t, dir)
			_, err := store.Open(t.Context(), path, store.Options{})
			if name == "NoFolder" {
				wantFault(t, err, fault.Invalid)
				return
			}
			wantFault(t, err, c.kind)
			_, err = store.OpenReadOnly(t.Context(), path)
			wantFault(t, err, c.kind)
			for name, was := range before {
				if now := contents(t, dir)[name]; !bytes.Equal(now, was) {
					t.Errorf("%s was changed", name)
				}
			}
		})
	}
}

func TestOlderSchemaIsForIngestToUpgrade(t *testing.T) {
	path := made(t, filepath.Join(t.TempDir(), "canvass.db"))
	script(t, path, "DELETE FROM goose_db_version WHERE version_id > 0")
	_, err := store.OpenReadOnly(t.Context(), path)
	wantFault(t, err, fault.Invalid)
}

// TestUpgradeKeepsEverything: a store of the first schema becomes one of today.
func TestUpgradeKeepsEverything(t *testing.T) {
	path := made(t, filepath.Join(t.TempDir(), "canvass.db"))
	script(t, path, "ALTER TABLE source_runs DROP COLUMN since; ALTER TABLE source_runs DROP COLUMN line_end; DROP TABLE decisions; DROP TABLE prints")
	script(t, path, "DELETE FROM goose_db_version WHERE version_id > 1")
	db, err := store.Open(t.Context(), path, store.Options{})
	must(t, err)
	defer db.Close()
	must(t, db.Check(t.Context()))
	s, err := db.Snapshot(t.Context())
	must(t, err)
	defer s.Close()
	run, err := s.LastRun(t.Context())
	must(t, err)
	if run.ID != 1 || len(run.Sources) != 1 || !run.Sources[0].Since.IsZero() {
		t.Errorf("got %+v", run)
	}
	must(t, db.Note(t.Context(), []survey.Decision{{Kind: survey.KindTheme}}))
}

func TestOpenToNoteNeverCreates(t *testing.T) {
	dir := t.TempDir()
	_, err := store.OpenToNote(t.Context(), filepath.Join(dir, "canvass.db"))
	wantFault(t, err, fault.NotFound)
	if len(contents(t, dir)) > 0 {
		t.Error("something was created")
	}
}

// TestDecisionsStay: no SQL statement changes or deletes a decision, and a change
// behind SQLite's back is found.
func TestDecisionsStay(t *testing.T) {
	path := made(t, filepath.Join(t.TempDir(), "canvass.db"))
	db, err := store.OpenToNote(t.Context(), path)
	must(t, err)
	must(t, db.Note(t.Context(), []survey.Decision{{Kind: survey.KindTheme, Response: "r1", Reviewer: "Ana Example", Verdict: survey.VerdictYes}}))
	must(t, db.Close())
	for _, statement := range []string{"UPDATE decisions SET verdict = 'no'", "DELETE FROM decisions"} {
		if err := attempt(t, path, statement); err == nil {
			t.Errorf("%s: got no error", statement)
		}
	}
	whole, err := os.ReadFile(path)
	must(t, err)
	damaged := bytes.ReplaceAll(whole, []byte("Ana Example"), []byte("Ann Example"))
	if bytes.Equal(damaged, whole) {
		t.Fatal("the reviewer is not in the file")
	}
	wantDamage(t, damaged, "reviewer")
}

func TestReadOnlyFolderAndFile(t *testing.T) {
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("permissions do not bind this user")
	}
	dir := t.TempDir()
	path := made(t, filepath.Join(dir, "canvass.db"))
	for _, place := range []string{path, dir} {
		chmod(t, place, 0o500)
		db, err := store.Open(t.Context(), path, store.Options{})
		if err == nil {
			_, err = db.Begin(t.Context())
			_ = db.Close()
		}
		wantFault(t, err, fault.Invalid)
		chmod(t, place, 0o700)
	}
	empty := filepath.Join(dir, "empty")
	mkdir(t, empty)
	chmod(t, empty, 0o500)
	_, err := store.Open(t.Context(), filepath.Join(empty, "canvass.db"), store.Options{})
	wantFault(t, err, fault.Invalid)
}

// made creates a store with a few responses and closes it.
func made(t *testing.T, path string) string {
	t.Helper()
	db := open(t, path)
	ingest(t, db, 3)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func open(t *testing.T, path string) *store.DB {
	t.Helper()
	db, err := store.Open(context.Background(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// ingest commits one listing of n responses.
func ingest(t *testing.T, db *store.DB, n int) {
	t.Helper()
	s, err := db.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Discard()
	c, err := s.Add(t.Context(), "f", responses(n))
	if err != nil {
		t.Fatal(err)
	}
	result := survey.SourceRun{Source: "f", Complete: true, Fetched: n, New: c.New, Changed: c.Changed, Same: c.Same}
	_, err = s.Commit(t.Context(), survey.Run{Outcome: survey.Done}, []survey.Fetched{{MarkGone: true, Result: result}})
	if err != nil {
		t.Fatal(err)
	}
}

// script runs SQL on a file with the driver alone.
func script(t *testing.T, path, query string) {
	t.Helper()
	must(t, attempt(t, path, query))
}

// attempt runs SQL as any other program could.
func attempt(t *testing.T, path, query string) error {
	t.Helper()
	raw, err := sql.Open("sqlite", path)
	must(t, err)
	defer raw.Close()
	_, err = raw.Exec(query)
	return err
}

// wantFault wants an error of the kind with a hint.
func wantFault(t *testing.T, err error, kind fault.Kind) {
	t.Helper()
	if fault.KindOf(err) != kind || err == nil {
		t.Fatalf("got %v (kind %d), want kind %d", err, fault.KindOf(err), kind)
	}
	if fault.HintOf(err) == "" {
		t.Errorf("%v: no hint", err)
	}
	t.Logf("%v; %s", err, fault.HintOf(err))
}
