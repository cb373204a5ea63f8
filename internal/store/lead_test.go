package store_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"canvass/internal/fault"
	"canvass/internal/store"
)

func TestOneLeads(t *testing.T) {
	path := filepath.Join(t.TempDir(), "canvass.db")
	release, err := store.Lead(t.Context(), path, "process 7 on desk", false)
	if err != nil {
		t.Fatal(err)
	}
	_, err = store.Lead(t.Context(), path, "another", false)
	if fault.KindOf(err) != fault.Busy || !strings.Contains(err.Error(), "process 7 on desk") {
		t.Errorf("the second one got %v, want who is at work", err)
	}
	db, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	session, err := db.Begin(t.Context())
	if err != nil {
		t.Fatalf("a single run beside a watch: %v", err)
	}
	session.Discard()

	link := filepath.Join(t.TempDir(), "link.db")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	if _, err := store.Lead(t.Context(), link, "by another name", false); fault.KindOf(err) != fault.Busy {
		t.Errorf("by another name of the file got %v", err)
	}

	waiting, stop := context.WithCancel(t.Context())
	stop()
	if _, err := store.Lead(waiting, path, "impatient", true); fault.ExitCode(err) != 130 {
		t.Errorf("stopped while waiting got %v", err)
	}
	if err := release(); err != nil {
		t.Fatal(err)
	}
	again, err := store.Lead(t.Context(), path, "next", true)
	if err != nil {
		t.Fatal(err)
	}
	if err := again(); err != nil {
		t.Fatal(err)
	}
}
