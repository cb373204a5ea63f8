package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"
	"unicode/utf8"

	"canvass/internal/export/term"
	"canvass/internal/fault"
)

// sink is standard output that remembers why it could not be written.
type sink struct {
	w   io.Writer
	err error
}

// Write passes p on.
func (s *sink) Write(p []byte) (int, error) {
	n, err := s.w.Write(p)
	if err != nil && s.err == nil {
		s.err = err
	}
	return n, err
}

// verdict is the error of a command whose result could not be written whole.
func (s *sink) verdict(err error) error {
	switch {
	case s.err == nil:
		return err
	case errors.Is(s.err, syscall.ENOSPC):
		return fault.New(fault.Full, "make room, or send the result elsewhere", "standard output: %w", s.err)
	}
	return fault.New(fault.Invalid, "is whoever reads it still there?", "standard output: %w", s.err)
}

// printJSON prints one document. Characters that steer a terminal or hide text are
// written as JSON escapes: the value is the same, and it is safe to look at.
func (a *app) printJSON(v any) error {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := io.WriteString(a.env.Stdout, escaped(out.String()))
	return err
}

// escaped writes C1 controls, DEL and characters of direction as \uXXXX. In JSON
// they can only stand inside strings.
func escaped(s string) string {
	if strings.IndexFunc(s, steers) < 0 {
		return s
	}
	var out strings.Builder
	for _, r := range s {
		if steers(r) {
			fmt.Fprintf(&out, `\u%04x`, r)
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

func steers(r rune) bool {
	return r >= 0x7f && r <= 0x9f || r == 0x061c || r >= 0x200e && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// plainLines makes lines safe for a terminal as they come: for output that would
// be exact elsewhere, such as CSV.
type plainLines struct {
	w    io.Writer
	rest []byte
}

// Write passes whole lines on.
func (p *plainLines) Write(b []byte) (int, error) {
	p.rest = append(p.rest, b...)
	for {
		i := bytes.IndexByte(p.rest, '\n')
		if i < 0 {
			return len(b), nil
		}
		line := p.rest[:i]
		if !utf8.Valid(line) {
			line = bytes.ToValidUTF8(line, []byte("\ufffd"))
		}
		if _, err := io.WriteString(p.w, term.Safe(strings.TrimSuffix(string(line), "\r"))+"\n"); err != nil {
			return 0, err
		}
		p.rest = p.rest[i+1:]
	}
}
