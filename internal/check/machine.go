package check

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"
)

// The clock may differ by so much, and the disk must have so much room.
const (
	clockSlack = 2 * time.Minute
	leastRoom  = 100 << 20
)

// clock compares this machine's time with the server's.
func clock(_ context.Context, w World) []Problem {
	if w.ServerTime.IsZero() {
		return nil
	}
	off := w.LocalTime.Sub(w.ServerTime)
	if off.Abs() <= clockSlack {
		return nil
	}
	direction := "behind"
	if off > 0 {
		direction = "ahead of"
	}
	return []Problem{doubtful("", fmt.Sprintf("this machine's clock is %s %s the server's", off.Abs().Round(time.Second), direction),
		"set the clock, or let it be set over the network: signing in depends on it")}
}

// disk reports too little room for the store and the reports, once for one disk.
func disk(_ context.Context, w World) []Problem {
	var all []Problem
	if w.Free == nil {
		return nil
	}
	for _, folder := range []string{filepath.Dir(w.StoreFile), w.Reports} {
		folder = existing(folder)
		room, known := w.Free(folder)
		if known && room < leastRoom && len(all) == 0 {
			all = append(all, doubtful("", fmt.Sprintf("only %d MB are left on the disk of %s", room>>20, folder), "make room: a run that finds none writes nothing"))
		}
	}
	return all
}

// existing returns the nearest folder above that is there.
func existing(folder string) string {
	for folder != filepath.Dir(folder) {
		if _, err := os.Stat(folder); !errors.Is(err, fs.ErrNotExist) {
			return folder
		}
		folder = filepath.Dir(folder)
	}
	return folder
}

// permissions reports a store that others can read, and folders that cannot be
// written to.
func permissions(_ context.Context, w World) []Problem {
	var all []Problem
	if info, err := os.Stat(w.StoreFile); err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		all = append(all, doubtful("", fmt.Sprintf("other users of this machine can read the store %s", w.StoreFile), "run: chmod 600 "+w.StoreFile))
	}
	seen := map[string]bool{}
	for _, folder := range []string{filepath.Dir(w.StoreFile), w.Reports} {
		folder = existing(folder)
		if seen[folder] {
			continue
		}
		seen[folder] = true
		if err := writable(folder); err != nil {
			all = append(all, wrong("", fmt.Sprintf("nothing can be written to %s: %v", folder, err), "let the user who runs canvass own the folder, or set store.url and report.folder to others"))
		}
	}
	return all
}

// writable tries it, and leaves nothing behind.
func writable(folder string) error {
	f, err := os.CreateTemp(folder, ".canvass-check-*")
	if err != nil {
		var path *fs.PathError
		if errors.As(err, &path) {
			return path.Err
		}
		return err
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// stored reports a damaged, foreign or unreadable store.
func stored(_ context.Context, w World) []Problem {
	if w.StoreError == nil {
		return nil
	}
	return []Problem{failure("", w.StoreError)}
}
