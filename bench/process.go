package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// Usage is what a process took from its start to its end, by the system's own account.
type Usage struct {
	Wall   float64 `json:"wall_seconds"`
	User   float64 `json:"user_seconds"`
	System float64 `json:"system_seconds"`
	// Peak is the largest resident size. On Linux it can't be told below that of
	// this program, which the child briefly shares before it becomes another.
	Peak int64 `json:"peak_rss_bytes"`
}

// CPU is user and system time in seconds.
func (u Usage) CPU() float64 { return u.User + u.System }

func usageOf(state *os.ProcessState, wall time.Duration) Usage {
	return Usage{wall.Seconds(), state.UserTime().Seconds(), state.SystemTime().Seconds(), peak(state)}
}

// process is a command to run.
type process struct {
	path   string
	args   []string
	dir    string
	env    []string
	stdout string // file
	stderr io.Writer
}

// execute runs a process to its end, which must be a good one.
func execute(ctx context.Context, p process) (Usage, error) {
	out, err := os.Create(p.stdout)
	if err != nil {
		return Usage{}, err
	}
	defer out.Close()
	cmd := exec.CommandContext(ctx, p.path, p.args...)
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = p.dir, p.env, out, p.stderr
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return Usage{}, err
	}
	return usageOf(cmd.ProcessState, time.Since(start)), nil
}

// server is a running emulator.
type server struct {
	url   string
	cmd   *exec.Cmd
	start time.Time
}

// startEmulator returns once the emulator serves the folder.
func startEmulator(ctx context.Context, path, data string) (*server, error) {
	e := &server{cmd: exec.CommandContext(ctx, path, "--data", data), start: time.Now()}
	e.cmd.Stderr = os.Stderr
	e.cmd.Cancel = func() error { return e.cmd.Process.Signal(os.Interrupt) }
	out, err := e.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := e.cmd.Start(); err != nil {
		return nil, fmt.Errorf("starting the emulator: %w", err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		_, stopped := e.stop()
		return nil, fmt.Errorf("starting the emulator: %w", errors.Join(err, stopped))
	}
	e.url = strings.TrimSpace(line)
	return e, nil
}

// stop ends the emulator and returns what it took.
func (e *server) stop() (Usage, error) {
	_ = e.cmd.Process.Signal(os.Interrupt) // it may be gone already: Wait says how
	err := e.cmd.Wait()
	if err != nil {
		err = fmt.Errorf("emulator: %w", err)
	}
	return usageOf(e.cmd.ProcessState, time.Since(e.start)), err
}

// without returns the environment without names that begin so.
func without(environ []string, beginnings ...string) []string {
	return slices.DeleteFunc(slices.Clone(environ), func(v string) bool {
		return slices.ContainsFunc(beginnings, func(b string) bool { return strings.HasPrefix(v, b) })
	})
}
