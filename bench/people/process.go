package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// usage is what a process took: CPU is user and system seconds, Peak the largest
// resident size in bytes.
type usage struct {
	Wall, CPU float64
	Peak      int64
}

// execute runs a command in dir to its end, its output in a file there.
func execute(ctx context.Context, stderr io.Writer, dir, stdout, path string, args ...string) (usage, error) {
	out, err := os.Create(filepath.Join(dir, stdout))
	if err != nil {
		return usage{}, err
	}
	defer out.Close()
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr, cmd.Env = dir, out, stderr, environ()
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return usage{}, fmt.Errorf("%s %s: %w", filepath.Base(path), strings.Join(args, " "), err)
	}
	return usage{
		Wall: time.Since(start).Seconds(), CPU: (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds(), Peak: peak(cmd.ProcessState),
	}, nil
}

// environ is ours without what would change what the commands do.
func environ() []string {
	var kept []string
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "CANVASS_") {
			kept = append(kept, v)
		}
	}
	return kept
}
