package watch

import (
	"context"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"time"

	"canvass/internal/fault"
)

// hookTime is how long a command may take; then it is killed.
const hookTime = 30 * time.Second

// Hook is a command that is told of events. The zero value tells nobody.
type Hook struct {
	argv    []string
	environ []string
}

// NewHook splits a command line at its blanks, without quotes, variables or any other
// meaning: what needs those belongs into a script. The command must exist.
func NewHook(line string, environ []string) (Hook, error) {
	argv := strings.Fields(line)
	if len(argv) == 0 {
		return Hook{}, fault.New(fault.Invalid, "name a program, with arguments behind it", "--notify-cmd is empty")
	}
	if _, err := exec.LookPath(argv[0]); err != nil {
		return Hook{}, fault.New(fault.Invalid, "give the path of a program that you may run", "--notify-cmd: %w", err)
	}
	ours := func(v string) bool {
		return strings.HasPrefix(v, "NOTIFY_SOCKET=") || strings.HasPrefix(v, "WATCHDOG_")
	}
	return Hook{argv, slices.DeleteFunc(slices.Clone(environ), ours)}, nil
}

// Run tells the command of an event: the environment of this program, without
// what ties it to systemd, and the event's variables. What it prints is thrown away.
func (h Hook) Run(ctx context.Context, e Event) error {
	if len(h.argv) == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, hookTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, h.argv[0], h.argv[1:]...)
	cmd.Env = append(slices.Clone(h.environ), e.Environ()...)
	cmd.WaitDelay = time.Second
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("running %s: %w", h.argv[0], err)
	}
	return nil
}
