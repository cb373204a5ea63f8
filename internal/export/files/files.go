// Package files replaces a file as a whole: a reader sees the old content or the
// new, never a part. It is for outputs; it does not decide where they go.
package files

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"canvass/internal/fault"

	"github.com/google/renameio/v2"
)

// Replace gives path the content that write produces, with the permissions of mode
// whatever the umask. It writes beside the target, syncs and renames; when anything
// fails the old file stays as it was and nothing is left beside it. A missing folder
// is made (0755). A symbolic link at path is replaced by the file, never followed.
//
// The error of write is wrapped. An error of the file system has a kind: fault.Full
// when there is no space left, fault.Invalid with a hint when the path cannot be used.
func Replace(path string, mode fs.FileMode, write func(io.Writer) error) error {
	if err := replace(path, mode, write); err != nil {
		return explain(path, err)
	}
	return nil
}

func replace(path string, mode fs.FileMode, write func(io.Writer) error) error {
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	if info, err := os.Lstat(path); err == nil && info.IsDir() {
		return &fs.PathError{Op: "replace", Path: path, Err: syscall.EISDIR}
	}
	file, err := renameio.NewPendingFile(path, renameio.WithTempDir(folder), renameio.WithStaticPermissions(mode))
	if err != nil {
		return err
	}
	defer file.Cleanup()
	sweep(path, file.Name())
	if err := write(file); err != nil {
		return err
	}
	if err := file.CloseAtomicallyReplace(); err != nil {
		return err
	}
	return syncFolder(folder)
}

// abandoned is the age at which a half-written file is nobody's any more.
const abandoned = time.Hour

// sweep removes what earlier writers of path left beside it when they were killed:
// such a file may hold names. Its age is judged against the file that is being
// written now, by the file system's own clock.
func sweep(path, current string) {
	now, err := os.Stat(current)
	if err != nil {
		return
	}
	left, _ := filepath.Glob(filepath.Join(escape(filepath.Dir(path)), "."+escape(filepath.Base(path))+"[0-9]*"))
	for _, old := range left {
		if info, err := os.Lstat(old); err == nil && info.Mode().IsRegular() && now.ModTime().Sub(info.ModTime()) > abandoned {
			_ = os.Remove(old)
		}
	}
}

// escape keeps a name from being read as a pattern.
func escape(name string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(name)
}

// syncFolder makes the rename itself durable. A file system that cannot sync a
// folder is not an error: the content is whole either way.
func syncFolder(folder string) error {
	d, err := os.Open(folder)
	if err != nil {
		return nil //nolint:nilerr // a folder that may be written but not read
	}
	defer d.Close()
	if err := d.Sync(); errors.Is(err, syscall.EIO) || errors.Is(err, syscall.ENOSPC) {
		return err
	}
	return nil
}

// explain adds what a program and a person need to know about err.
func explain(path string, err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG): // the disk, a quota, the largest file of a process or disk
		return fault.New(fault.Full, "Free some space and run the same command again; the old file is untouched.",
			"writing %s: %w", path, err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fault.New(fault.Invalid, "Choose a folder that you may write to, or change the permissions of this one.",
			"writing %s: %w", path, err)
	case errors.Is(err, syscall.EISDIR):
		return fault.New(fault.Invalid, "There is a folder of that name: choose another file name.",
			"writing %s: %w", path, err)
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.ENAMETOOLONG):
		return fault.New(fault.Invalid, "Choose another path for this file.", "writing %s: %w", path, err)
	}
	return fmt.Errorf("writing %s: %w", path, err)
}
