package store_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"canvass/internal/fault"
	"canvass/internal/store"
)

const pageSize = 8192

// TestEveryDamagedPageIsFound inverts each page of a store in turn.
func TestEveryDamagedPageIsFound(t *testing.T) {
	path := filepath.Join(t.TempDir(), "canvass.db")
	db := open(t, path)
	ingest(t, db, 400)
	must(t, db.Close())
	whole, err := os.ReadFile(path)
	must(t, err)
	for at := 0; at < len(whole); at += pageSize {
		damaged := bytes.Clone(whole)
		for i := range pageSize {
			damaged[at+i] ^= 0xff
		}
		wantDamage(t, damaged, "page", at/pageSize)
	}
}

// TestChangedContentIsFound changes a byte of what was received, which no structure
// of the file shows.
func TestChangedContentIsFound(t *testing.T) {
	path := filepath.Join(t.TempDir(), "canvass.db")
	db := open(t, path)
	ingest(t, db, 40)
	must(t, db.Close())
	whole, err := os.ReadFile(path)
	must(t, err)
	for text, other := range map[string]string{"Remark 7": "Remark 8", "p11@example.org": "p12@example.org", "2025-09-04 15:33:20": "2025-09-04 15:33:21"} {
		damaged := bytes.ReplaceAll(whole, []byte(text), []byte(other)) // copies in unused space, too
		if bytes.Equal(damaged, whole) {
			t.Fatalf("%q is not in the file", text)
		}
		wantDamage(t, damaged, text)
	}
}

func TestTruncationIsFound(t *testing.T) {
	path := made(t, filepath.Join(t.TempDir(), "canvass.db"))
	whole, err := os.ReadFile(path)
	must(t, err)
	for size := pageSize / 2; size < len(whole); size += pageSize / 2 {
		wantDamage(t, whole[:size], "cut to", size)
	}
}

// wantDamage wants damage to be found by opening or by checking, and kept.
func wantDamage(t *testing.T, file []byte, what ...any) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "canvass.db")
	write(t, path, file)
	db, err := store.OpenReadOnly(t.Context(), path)
	if err == nil {
		err = db.Check(t.Context())
		_ = db.Close()
	}
	if fault.KindOf(err) != fault.Corrupt || fault.HintOf(err) == "" {
		t.Errorf("%v: got %v (kind %d), want fault.Corrupt with a hint", what, err, fault.KindOf(err))
	}
	now, err := os.ReadFile(path)
	must(t, err)
	if !bytes.Equal(now, file) {
		t.Errorf("%v: the damaged file was changed", what)
	}
}
