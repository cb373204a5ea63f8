package store

import (
	"context"
	"errors"
	"os"
	"strings"
	"time"

	"canvass/internal/fault"

	"github.com/gofrs/flock"
)

// standbyDelay is how often a program that waits to lead tries.
const standbyDelay = time.Second

// Lead makes this program the one that watches the store at path, until release is
// called or it dies. Another one is named in the error, fault.Busy; with wait it is
// waited for. It hinders nobody else: single runs and reports go on. Who is a line
// about this program for others to read; it stands in the file path.watch.lock.
func Lead(ctx context.Context, path, who string, wait bool) (release func() error, err error) {
	path = itself(path)
	lock := flock.New(path+".watch.lock", flock.SetPermissions(0o600))
	ok, err := lock.TryLock()
	if err == nil && !ok && wait {
		ok, err = lock.TryLockContext(ctx, standbyDelay)
	}
	switch {
	case ctx.Err() != nil:
		return nil, errors.Join(context.Cause(ctx), lock.Close())
	case err != nil:
		return nil, errors.Join(explain(err, "locking the store "+path), lock.Close())
	case !ok:
		return nil, errors.Join(fault.New(fault.Busy, "stop that one first, or add --standby to take over when it ends",
			"another watch is at work on the store %s%s", path, holder(lock.Path())), lock.Close())
	}
	_ = os.WriteFile(lock.Path(), []byte(who+"\n"), 0o600) // a courtesy: the lock holds without it
	return lock.Unlock, nil
}

// holder reads who wrote the lock file.
func holder(path string) string {
	text, err := os.ReadFile(path)
	if line, _, _ := strings.Cut(string(text), "\n"); err == nil && line != "" && len(line) < 200 {
		return ": " + line
	}
	return ""
}
