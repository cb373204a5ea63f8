package files_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"canvass/internal/export/files"
	"canvass/internal/fault"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

// holds checks a file's content and that nothing else is left in its folder.
func holds(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s holds %q, want %q", path, got, want)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 1 {
		t.Errorf("left in the folder: %v", entries)
	}
}

func TestReplaceMakesFolderAndFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "reports", "2026", "a.txt")
	for _, want := range []string{"first", "second, longer", ""} {
		if err := files.Replace(path, 0o640, text(want)); err != nil {
			t.Fatal(err)
		}
		holds(t, path, want)
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o640 {
			t.Errorf("mode %v, want 0640", info.Mode())
		}
	}
}

// TestReplaceKeepsOldFileOnError whatever had been written when it went wrong.
func TestReplaceKeepsOldFileOnError(t *testing.T) {
	boom := errors.New("boom")
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := files.Replace(path, 0o600, text("old")); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		err  error
		kind fault.Kind
	}{
		{boom, fault.Internal},
		{&fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}, fault.Full},
		{&fs.PathError{Op: "write", Path: "x", Err: syscall.EFBIG}, fault.Full},
		{fault.New(fault.Corrupt, "hint", "store: %w", boom), fault.Corrupt},
	} {
		err := files.Replace(path, 0o600, func(w io.Writer) error {
			if _, err := io.WriteString(w, strings.Repeat("new", 100_000)); err != nil {
				return err
			}
			return c.err
		})
		if !errors.Is(err, c.err) || fault.KindOf(err) != c.kind {
			t.Errorf("%v: got %v of kind %v", c.err, err, fault.KindOf(err))
		}
		holds(t, path, "old")
	}
}

func TestReplaceLinkItself(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "outside.txt")
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(outside, []byte("not ours"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, path); err != nil {
		t.Fatal(err)
	}
	if err := files.Replace(path, 0o600, text("ours")); err != nil {
		t.Fatal(err)
	}
	holds(t, path, "ours")
	holds(t, outside, "not ours")
	if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() {
		t.Errorf("the target is %v, %v, want a regular file", info.Mode(), err)
	}
}

func TestReplaceExplains(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	cases := map[string]string{
		"a folder of that name":    dir,
		"a file where a folder is": filepath.Join(file, "a.txt"),
		"a name that is too long":  filepath.Join(dir, strings.Repeat("n", 300)),
	}
	if os.Getuid() != 0 { // root may write anywhere
		shut := filepath.Join(t.TempDir(), "shut")
		if err := os.Mkdir(shut, 0o500); err != nil {
			t.Fatal(err)
		}
		cases["a folder that may not be written"] = filepath.Join(shut, "a.txt")
	}
	for name, path := range cases {
		err := files.Replace(path, 0o600, text("x"))
		if fault.KindOf(err) != fault.Invalid || fault.HintOf(err) == "" {
			t.Errorf("%s: got %v, kind %v, hint %q", name, err, fault.KindOf(err), fault.HintOf(err))
		}
	}
}

// TestReplaceOnFullDisk needs a small file system of its own, a tmpfs of 256 KiB for
// example, in CANVASS_SMALL_DISK; without one it is skipped.
func TestReplaceOnFullDisk(t *testing.T) {
	dir := os.Getenv("CANVASS_SMALL_DISK")
	if dir == "" {
		t.Skip("CANVASS_SMALL_DISK names no folder on a small file system")
	}
	path := filepath.Join(dir, "out", "a.txt")
	if err := files.Replace(path, 0o600, text("old")); err != nil {
		t.Fatal(err)
	}
	err := files.Replace(path, 0o600, func(w io.Writer) error {
		for i := range 10_000 {
			if _, err := fmt.Fprintf(w, "%01000d\n", i); err != nil {
				return err
			}
		}
		return nil
	})
	if fault.KindOf(err) != fault.Full {
		t.Errorf("got %v of kind %v, want Full", err, fault.KindOf(err))
	}
	holds(t, path, "old")
}

// What a killed writer left is removed by the next one, once it is surely nobody's.
func TestLeftoversAreSwept(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a [1].csv")
	old, fresh, other := filepath.Join(folder, ".a [1].csv123"), filepath.Join(folder, ".a [1].csv456"), filepath.Join(folder, ".b.csv123")
	for _, name := range []string{old, fresh, other} {
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	long := time.Now().Add(-2 * time.Hour)
	for _, name := range []string{old, other} {
		if err := os.Chtimes(name, long, long); err != nil {
			t.Fatal(err)
		}
	}
	if err := files.Replace(path, 0o600, text("x")); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{old: false, fresh: true, other: true} {
		if _, err := os.Stat(name); (err == nil) != want {
			t.Errorf("%s is there: %v, want %v", filepath.Base(name), err == nil, want)
		}
	}
}
