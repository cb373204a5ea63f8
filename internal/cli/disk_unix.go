//go:build linux || darwin || freebsd

package cli

import "syscall"

// free returns the room that is left on the disk of a path for this user.
func free(path string) (bytes uint64, known bool) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(path, &s); err != nil {
		return 0, false
	}
	return uint64(s.Bavail) * uint64(s.Bsize), true //nolint:unconvert // the types differ between systems
}
