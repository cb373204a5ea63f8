// Package built makes the commands as people get them, for tests and measurements that
// run them. They are linked once: what one test, or an earlier run, has linked comes out of
// the compiler's cache.
package built

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// Commands makes commands of canvass, named as their folders in cmd are, in a folder, which
// need not be there. What the compiler says goes to a writer.
func Commands(ctx context.Context, into string, says io.Writer, commands ...string) error {
	if err := os.MkdirAll(into, 0o750); err != nil {
		return err
	}
	for _, name := range commands {
		if err := run(ctx, says, one(name, filepath.Join(into, name))...); err != nil {
			return fmt.Errorf("building %s: %w", name, err)
		}
	}
	return nil
}

// CommandsWith makes commands in a folder with some files of the module replaced: overlay is
// the file that says which, as `go build -overlay` reads it.
func CommandsWith(ctx context.Context, into string, says io.Writer, overlay string, commands ...string) error {
	args := append([]string{"build"}, append(flags(), "-overlay", overlay, "-o", into+string(filepath.Separator))...)
	for _, name := range commands {
		args = append(args, "canvass/cmd/"+name)
	}
	if err := run(ctx, says, args...); err != nil {
		return fmt.Errorf("building the commands: %w", err)
	}
	return nil
}

// flags are those of `make build`.
func flags() []string { return []string{"-trimpath", "-buildvcs=false", "-ldflags=-s -w"} }

// one is how to make a command: `go run`, unlike `go build`, keeps what it links, and here
// runs a program that copies it. Where there is none, it is built.
func one(name, to string) []string {
	if _, err := exec.LookPath("cp"); err != nil {
		return append(append([]string{"build"}, flags()...), "-o", to, "canvass/cmd/"+name)
	}
	return append(append([]string{"run"}, flags()...), "-exec", "cp", "canvass/cmd/"+name, to)
}

func run(ctx context.Context, says io.Writer, args ...string) error {
	c := exec.CommandContext(ctx, "go", args...)
	c.Env = append(os.Environ(), "CGO_ENABLED=0")
	c.Stdout, c.Stderr = says, says
	return c.Run()
}
