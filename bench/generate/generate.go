// Package generate writes invented projects of any size for measurements: a folder
// that the emulator serves, with a registration and a feedback form, and the
// canvass.yaml that reads them. The same options give the same bytes. Texts are put
// together from lists in words/, so that hardly two are alike, in English and
// Spanish; everything is written as it is made, and nothing is kept.
package generate

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// Options say how large a project is and of what kind.
type Options struct {
	Seed          uint64
	Feedback      int // responses to the feedback form
	Registrations int // responses to the registration form
	Ratings       int // rating questions of the feedback form, one a principle
	Texts         int // text questions of the feedback form, at most len(textFields)
}

// Folders and files of a project, below the folder that Write is given.
const (
	Google = "google"       // what the emulator serves
	Config = "canvass.yaml" // what the commands read
	Store  = "canvass.db"   // where the configuration puts the store
)

// pageLength is how many responses one file of the emulator's data holds.
const pageLength = 25_000

// Project writes a project into a folder. The codebook is a path as the
// configuration names it.
func Project(dir, codebook string, o Options) error {
	if o.Texts < 0 || o.Texts > len(textFields) || o.Ratings < 1 {
		return fmt.Errorf("generate: at least one rating and at most %d texts", len(textFields))
	}
	w, err := newWorld(o)
	if err != nil {
		return fmt.Errorf("generate: %w", err)
	}
	files := map[string]string{
		Config:                              w.config(codebook),
		"principles.yaml":                   w.principles(),
		Google + "/forms/feedback.json":     w.feedback.form(),
		Google + "/forms/registration.json": w.registration.form(),
	}
	for name, content := range files {
		if err := save(filepath.Join(dir, filepath.FromSlash(name)), content); err != nil {
			return fmt.Errorf("generate: %w", err)
		}
	}
	for _, part := range []struct {
		form
		n    int
		next func([]byte) []byte
	}{
		{w.registration, o.Registrations, w.nextRegistration},
		{w.feedback, o.Feedback, w.nextFeedback},
	} {
		folder := filepath.Join(dir, Google, "responses", part.id)
		if err := listing(folder, part.n, part.next); err != nil {
			return fmt.Errorf("generate: %w", err)
		}
	}
	return nil
}

func save(path, content string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(content), 0o644)
}

// listing writes n responses, as many files as that takes.
func listing(folder string, n int, next func([]byte) []byte) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for page := 0; page*pageLength < n; page++ {
		name := filepath.Join(folder, fmt.Sprintf("%04d.json", page+1))
		if err := onePage(name, min(pageLength, n-page*pageLength), next); err != nil {
			return err
		}
	}
	return nil
}

func onePage(name string, n int, next func([]byte) []byte) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(f, 1<<16)
	var buf []byte
	_, err = out.WriteString("{\"responses\":[\n")
	for i := 0; i < n && err == nil; i++ {
		if i > 0 {
			out.WriteString(",\n") //nolint:errcheck // the next Write or Flush says it
		}
		buf = next(buf[:0])
		_, err = out.Write(buf)
	}
	out.WriteString("\n]}\n") //nolint:errcheck // Flush says it
	return errors.Join(err, out.Flush(), f.Close())
}

// opening is when the forms open; they stay open for a month.
func opening() time.Time { return time.Date(2026, 1, 5, 8, 0, 0, 0, time.UTC) }
