package provider_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"canvass/internal/fault"
	"canvass/internal/provider"
	"canvass/internal/survey"
)

func TestLedger(t *testing.T) {
	path := provider.LedgerPath(filepath.Join(t.TempDir(), "x.db"))
	note := func(s survey.Sending) {
		t.Helper()
		l, err := provider.OpenLedger(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := l.Note(s); err != nil {
			t.Fatal(err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
	read := func(want ...survey.Sending) {
		t.Helper()
		got, err := provider.ReadLedger(path)
		if d := cmp.Diff(want, got); d != "" || err != nil {
			t.Fatalf("%v\n%s", err, d)
		}
	}
	read()
	a := survey.Sending{At: time.Unix(1, 0).UTC(), Server: "s", Model: "m", Source: "f", Response: "R\n1", Question: "q", TextHash: "h"}
	b := a
	b.Answered = true
	note(a)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	// The power went while a line was written: that text was never sent.
	if err := os.WriteFile(path, append(whole, whole[:20]...), 0o600); err != nil {
		t.Fatal(err)
	}
	read(a)
	note(b)
	read(a, b)
	if err := os.WriteFile(path, []byte("{\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := provider.ReadLedger(path); fault.KindOf(err) != fault.Corrupt {
		t.Errorf("a damaged line: %v", err)
	}
	if _, err := provider.OpenLedger(path); fault.KindOf(err) != fault.Corrupt {
		t.Errorf("a damaged line: %v", err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := provider.ReadLedger(path); fault.KindOf(err) != fault.Invalid || fault.HintOf(err) == "" {
		t.Errorf("a folder of that name: %v", err)
	}
}
