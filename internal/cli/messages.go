package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"canvass/internal/export/term"
	"canvass/internal/fault"
)

// messages speaks to the person on standard error, in sentences or as JSON lines.
type messages struct {
	env     Env
	program string
	quiet   bool
	json    *slog.Logger // nil: sentences
}

func newMessages(e Env, program string, o options) *messages {
	m := &messages{env: e, program: program, quiet: o.quiet}
	if o.logFormat == "json" {
		m.json = slog.New(slog.NewJSONHandler(e.Stderr, nil)).With("program", program)
	}
	return m
}

// warn says something that should be looked at and stops nothing.
func (m *messages) warn(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if m.json != nil {
		m.json.Warn(text)
		return
	}
	m.line("warning", text)
}

// note says what is going on; --quiet silences it.
func (m *messages) note(format string, args ...any) {
	switch text := fmt.Sprintf(format, args...); {
	case m.quiet:
	case m.json != nil:
		m.json.Info(text)
	default:
		fmt.Fprintln(m.env.Stderr, term.Safe(text))
	}
}

// line prints every line of text behind the program's name.
func (m *messages) line(kind, text string) {
	for l := range strings.Lines(term.Safe(text)) {
		fmt.Fprintf(m.env.Stderr, "%s: %s: %s\n", m.program, kind, strings.TrimRight(l, "\n"))
	}
}

// fail prints an error with its hint and returns its exit code.
func (m *messages) fail(err error) int {
	code := fault.ExitCode(err)
	if err == nil {
		return code
	}
	text, hint := err.Error(), fault.HintOf(err)
	switch {
	case errors.Is(err, context.Canceled):
		text, hint = "stopped", "nothing was half written; run it again when you like"
	case code == 1 && hint == "":
		hint = "this is a bug in canvass: please report it with the command that you ran"
	}
	if m.json != nil {
		m.json.Error(text, "hint", hint, "exit", code)
		return code
	}
	m.line("error", text)
	if hint != "" {
		m.line("hint", hint)
	}
	return code
}

// logger is for the layers below: JSON lines when asked for, silent otherwise,
// because what they report comes back as warnings and errors too.
func (m *messages) logger() *slog.Logger {
	if m.json != nil {
		return m.json
	}
	return slog.New(slog.DiscardHandler)
}
