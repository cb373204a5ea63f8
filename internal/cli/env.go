// Package cli is the two commands that people type: flags, wiring, messages and
// exit codes. What is computed and how it looks is decided below it.
//
// Results go to standard output, everything else to standard error: progress,
// "ingest: warning: …", and at the end "ingest: error: …" with "ingest: hint: …".
package cli

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"golang.org/x/term"

	"canvass/internal/fault"
)

// Env is everything a command takes from the world around it.
type Env struct {
	Args           []string // without the program's name
	Environ        []string
	Stdout, Stderr io.Writer
	Now            func() time.Time
	Width          func() int // columns of the terminal on Stdout; 0 when it is none
	Screen         bool       // Stderr is a terminal: bars may be drawn
	Stdin          io.Reader
	Keyboard       bool // Stdin is a terminal: questions may be asked
}

// System is the Env of a real process.
func System() Env {
	return Env{
		Args: os.Args[1:], Environ: os.Environ(), Stdout: os.Stdout, Stderr: os.Stderr, Now: time.Now,
		Width: func() int {
			w, _, err := term.GetSize(int(os.Stdout.Fd()))
			if err != nil {
				return 0
			}
			return max(w, 40)
		},
		Screen: term.IsTerminal(int(os.Stderr.Fd())), Stdin: os.Stdin, Keyboard: term.IsTerminal(int(os.Stdin.Fd())),
	}
}

func (e Env) getenv(name string) string {
	for i := len(e.Environ) - 1; i >= 0; i-- {
		if k, v, ok := strings.Cut(e.Environ[i], "="); ok && k == name {
			return v
		}
	}
	return ""
}

// clock is what times in the store and in outputs are taken from: the wall clock,
// or SOURCE_DATE_EPOCH where someone wants the same bytes on every run.
func (e Env) clock() (func() time.Time, error) {
	epoch := e.getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return func() time.Time { return e.Now().UTC() }, nil
	}
	const year2200 = 7258118400
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil || seconds < 0 || seconds >= year2200 {
		return nil, fault.New(fault.Invalid, "give seconds since 1970-01-01 UTC, or unset it", "SOURCE_DATE_EPOCH is not a time between 1970 and 2200")
	}
	fixed := time.Unix(seconds, 0).UTC()
	return func() time.Time { return fixed }, nil
}

// colour reports whether standard output may be coloured.
func (e Env) colour() bool {
	return e.Width() > 0 && e.getenv("NO_COLOR") == "" && e.getenv("TERM") != "dumb"
}

func (e Env) printf(format string, args ...any) { fmt.Fprintf(e.Stdout, format, args...) }
