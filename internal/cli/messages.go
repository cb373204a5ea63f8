package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"canvass/internal/export/term"
	"canvass/internal/fault"
	"canvass/internal/ingest"
)

// messages speaks to the person on standard error, in sentences or as JSON lines.
type messages struct {
	env     Env
	program string
	quiet   bool
	json    *slog.Logger // nil: sentences
	bars    *bars        // on the same screen; nil: none
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

// longest is how much of one message is printed: a form's title may be a book.
const longest = 600

// line prints every line of text behind the program's name.
func (m *messages) line(kind, text string) {
	m.bars.clear()
	for l := range strings.Lines(term.Safe(text)) {
		if l = strings.TrimRight(l, "\n"); l == "" {
			continue
		}
		if runes := []rune(l); len(runes) > longest {
			l = string(runes[:longest]) + "…"
		}
		fmt.Fprintf(m.env.Stderr, "%s: %s: %s\n", m.program, kind, l)
	}
}

// fail prints an error with its hint, several errors one after the other, and
// returns the exit code.
func (m *messages) fail(err error) int {
	code := fault.ExitCode(err)
	if err == nil {
		return code
	}
	var several ingest.Failures
	if code == 130 || !errors.As(err, &several) {
		several = ingest.Failures{err}
	}
	for _, one := range several {
		m.failure(one, code)
	}
	return code
}

func (m *messages) failure(err error, code int) {
	text, hint := err.Error(), fault.HintOf(err)
	switch {
	case code == 130:
		text, hint = "stopped", "nothing was half written; run it again when you like"
	case code == 1 && hint == "":
		hint = "this is a bug in canvass: please report it with the command that you ran"
	}
	if m.json != nil {
		m.json.Error(text, "hint", hint, "exit", code)
		return
	}
	m.line("error", text)
	if hint != "" {
		m.line("hint", hint)
	}
}

// logger is for the layers below: JSON lines when asked for, else sentences on
// what makes people wait. What they report otherwise comes back as warnings and errors.
func (m *messages) logger() *slog.Logger {
	if m.json != nil {
		return m.json
	}
	return slog.New(waiting{m})
}

// waiting is a slog.Handler that tells a person why nothing seems to happen.
type waiting struct{ m *messages }

// Enabled passes warnings on, unless the person asked for quiet.
func (w waiting) Enabled(_ context.Context, l slog.Level) bool {
	return l >= slog.LevelWarn && !w.m.quiet
}

// Handle prints the message with its attributes.
func (w waiting) Handle(_ context.Context, r slog.Record) error {
	text := r.Message
	r.Attrs(func(a slog.Attr) bool {
		text += fmt.Sprintf(", %s %v", a.Key, a.Value)
		return true
	})
	w.m.line("note", text)
	return nil
}

// WithAttrs and WithGroup change nothing: notes are short.
func (w waiting) WithAttrs([]slog.Attr) slog.Handler { return w }

// WithGroup changes nothing.
func (w waiting) WithGroup(string) slog.Handler { return w }
