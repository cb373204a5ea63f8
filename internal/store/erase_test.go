package store

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"canvass/internal/survey"
)

// What is erased is nowhere in the files any more, once the store is closed.
func TestErasedTextLeavesTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s.db")
	at := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	secret := []byte("WITHDRAWNWORDS")
	ingest := func(r survey.Response, erased ...string) {
		t.Helper()
		db, err := Open(t.Context(), path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		s, err := db.Begin(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		r.Source, r.ID, r.Created, r.Submitted = "doc", "a", at, at
		c, err := s.Add(t.Context(), "doc", []survey.Response{r})
		if err != nil {
			t.Fatal(err)
		}
		f := survey.Fetched{Erased: erased, Result: survey.SourceRun{Source: "doc", Fetched: 1, New: c.New, Changed: c.Changed, Same: c.Same}}
		if _, err := s.Commit(t.Context(), survey.Run{Started: at, Finished: at, Outcome: survey.Done}, []survey.Fetched{f}); err != nil {
			t.Fatal(err)
		}
		if err := db.Check(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	long := append(bytes.Repeat([]byte("x"), 9000), secret...) // longer than a page
	ingest(survey.Response{Answers: []survey.Answer{{Question: "q", Values: []string{string(long)}}}, Cleaned: 1, Original: long})
	if !inFiles(t, path, secret) {
		t.Fatal("the text was never there: the test proves nothing")
	}
	ingest(survey.Response{Extra: `{"deleted":true}`}, "a")
	if inFiles(t, path, secret) {
		t.Error("the text is still in the store's files")
	}
}

func inFiles(t *testing.T, path string, text []byte) bool {
	t.Helper()
	names, err := filepath.Glob(path + "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, text) {
			return true
		}
	}
	return false
}
