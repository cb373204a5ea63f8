package store

import (
	"canvass/internal/fault"

	"github.com/gofrs/flock"
)

// acquire takes the lock that lets one ingest at a time work on a store. It is a
// file of its own beside the store: SQLite's write lock would have to be held
// while the network is read and would keep report from noting decisions, and
// closing a second handle on the database file would drop SQLite's locks. The
// system frees it when the holder dies; the file stays.
func acquire(path string) (*flock.Flock, error) {
	lock := flock.New(path+".lock", flock.SetPermissions(0o600))
	ok, err := lock.TryLock()
	if err != nil {
		return nil, explain(err, "locking the store "+path)
	}
	if !ok {
		return nil, fault.New(fault.Busy, "wait until the other ingest has finished", "another ingest is working on the store %s", path)
	}
	return lock, nil
}
