package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// create makes a new store. It is built under another name and moved into place
// whole, so that a crash leaves no half of a store behind; what an earlier crash
// left is removed first.
func create(ctx context.Context, path string, opts Options) error {
	lock, err := acquire(path)
	if err != nil {
		return err
	}
	defer func() { _ = lock.Unlock() }()
	if there, err := look(path); there || err != nil {
		return err // another program was quicker
	}
	draft := path + ".new"
	if err := discard(draft); err != nil {
		return explain(err, "creating the store "+path)
	}
	err = build(ctx, draft, opts)
	if err == nil {
		err = os.Rename(draft, path)
	}
	if err == nil {
		err = syncFolder(filepath.Dir(path))
	}
	if err != nil {
		return explain(errors.Join(err, discard(draft)), "creating the store "+path)
	}
	return nil
}

// build writes an empty store to the file draft.
func build(ctx context.Context, draft string, opts Options) error {
	f, err := os.OpenFile(draft, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	pool, err := connect(draft, opts.settings("rw"))
	if err != nil {
		return err
	}
	return errors.Join(migrate(ctx, pool), pool.Close())
}

// discard removes a draft and its journals, if there are any.
func discard(draft string) error {
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		if err := os.Remove(draft + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// syncFolder makes a rename in the folder durable, where the system can.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = f.Sync() // some systems cannot sync a folder
	return f.Close()
}
