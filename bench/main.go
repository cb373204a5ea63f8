// Command bench measures the whole job on generated responses: the real ingest and
// report binaries as processes of their own, fed by the emulator over HTTP. It
// prints one table (or, with -json, one document) with the machine's load, and
// leaves what it made in bench/out. It judges nothing: see README.md for how to
// read the figures.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"canvass/bench/generate"
	"canvass/internal/built"
)

func main() {
	ctx, stop := interruptible()
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	switch {
	case errors.Is(err, flag.ErrHelp):
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func interruptible() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
}

// settings are the command's flags.
type settings struct {
	generate.Options
	root, out string
	json      bool
	ingest    bool // nothing else
}

func parse(args []string, stderr io.Writer) (settings, error) {
	var s settings
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.IntVar(&s.Feedback, "n", 100_000, "feedback responses; a tenth as many registrations come on top")
	flags.IntVar(&s.Ratings, "ratings", 5, "ratings in a feedback response")
	flags.IntVar(&s.Texts, "texts", 3, "texts in a feedback response, about 40 words each")
	flags.Uint64Var(&s.Seed, "seed", 1, "seed of what is invented")
	flags.StringVar(&s.out, "out", "", "folder to write to; it is emptied first (default bench/out/N)")
	flags.BoolVar(&s.ingest, "ingest", false, "measure ingest alone")
	flags.BoolVar(&s.json, "json", false, "print one JSON document instead of the table")
	err := flags.Parse(args)
	switch {
	case err != nil:
		return s, err
	case flags.NArg() > 0:
		return s, fmt.Errorf("unexpected %q", flags.Arg(0))
	case s.Feedback < 1:
		return s, errors.New("-n must be at least 1")
	}
	s.Registrations = s.Feedback / 10
	return s, nil
}

// run builds the binaries and measures them. The first argument may name another
// measurement than that of the whole job.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	if len(args) > 0 && args[0] == "comments" {
		return runCopies(ctx, args[1:], stdout, stderr)
	}
	s, err := parse(args, stderr)
	if err != nil {
		return err
	}
	if s.root, err = moduleRoot(ctx); err != nil {
		return err
	}
	if s.out == "" {
		s.out = filepath.Join(s.root, "bench", "out", strconv.Itoa(s.Feedback))
	}
	bin := filepath.Join(s.root, "bench", "out", "bin")
	fmt.Fprintln(stderr, "building the commands")
	if err := built.Commands(ctx, bin, stderr, "ingest", "report", "emulator"); err != nil {
		return err
	}
	result, err := measure(ctx, s, bin, stderr)
	if err != nil {
		return err
	}
	if s.json {
		return result.writeJSON(stdout)
	}
	return result.writeTable(stdout)
}

// moduleRoot is the folder of go.mod.
func moduleRoot(ctx context.Context) (string, error) {
	out, err := exec.CommandContext(ctx, "go", "env", "GOMOD").Output()
	if err != nil {
		return "", fmt.Errorf("asking go where the module is: %w", err)
	}
	name := strings.TrimSpace(string(out))
	if name == "" || name == os.DevNull {
		return "", errors.New("run it inside the module")
	}
	return filepath.Dir(name), nil
}
