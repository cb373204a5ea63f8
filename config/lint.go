package config

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"canvass/internal/fault"
)

// shown is how many problems one run reports; a person corrects no more at once.
const shown = 20

// lint gathers what is wrong, and what looks wrong, in all files of a configuration.
type lint struct {
	files    []string // in the order in which their problems are reported
	problems []remark
	warnings []remark
	gaps     []gap
	shared   []string // files made for many projects: they may know more languages than this one
}

// remark is one sentence about a place, and what to do about it. It is the
// error of everything here that reads a file.
type remark struct {
	place place
	text  string
	hint  string
}

// Error returns the place and the sentence.
func (r remark) Error() string { return r.place.String() + ": " + r.text }

// wrong returns a remark about a line of a file, or with line 0 about all of it.
func wrong(file string, line int, hint, format string, args ...any) error {
	return remark{place{file, line}, fmt.Sprintf(format, args...), hint}
}

// place is a line of a file, or a variable of the environment with line 0.
type place struct {
	file string
	line int
}

// String is how messages begin.
func (p place) String() string {
	switch {
	case p.file == "":
		return "configuration"
	case p.line == 0:
		return p.file
	}
	return fmt.Sprintf("%s:%d", p.file, p.line)
}

// gap is a text that is missing in one of the project's languages.
type gap struct {
	file, what, language string
	ids                  []string
}

func (l *lint) problem(at place, format string, args ...any) {
	l.problems = append(l.problems, remark{place: at, text: fmt.Sprintf(format, args...)})
}

// problemHint is problem with a next step of its own.
func (l *lint) problemHint(at place, hint, format string, args ...any) {
	l.problems = append(l.problems, remark{place: at, text: fmt.Sprintf(format, args...), hint: hint})
}

// note takes over an error of reading a file.
func (l *lint) note(err error) {
	var r remark
	if !errors.As(err, &r) {
		r.text = err.Error()
	}
	l.problems = append(l.problems, r)
}

func (l *lint) warn(at place, format string, args ...any) {
	l.warnings = append(l.warnings, remark{place: at, text: fmt.Sprintf(format, args...)})
}

// missing notes that the thing of that id lacks a text in a language.
func (l *lint) missing(file, what, language, id string) {
	for i, g := range l.gaps {
		if g.file == file && g.what == what && g.language == language {
			l.gaps[i].ids = append(g.ids, id)
			return
		}
	}
	l.gaps = append(l.gaps, gap{file, what, language, []string{id}})
}

// err returns all problems as one error, or nil. Its hint is the first one given.
func (l *lint) err() error {
	if len(l.problems) == 0 {
		return nil
	}
	l.sort(l.problems)
	lines, hint := []string{}, ""
	for i, p := range l.problems {
		if i == shown {
			lines = append(lines, fmt.Sprintf("and %d more", len(l.problems)-shown))
			break
		}
		lines = append(lines, p.Error())
		hint = cmp.Or(hint, p.hint)
	}
	return fault.New(fault.Invalid, hint, "%w", errors.New(strings.Join(lines, "\n")))
}

// warningLines returns the warnings in file order, the language gaps last.
func (l *lint) warningLines() []string {
	l.sort(l.warnings)
	var lines []string
	for _, w := range l.warnings {
		lines = append(lines, w.Error())
	}
	for _, g := range l.gaps {
		lines = append(lines, fmt.Sprintf("%s: no %s in %q for %s; another language's is used", g.file, g.what, g.language, someOf(g.ids)))
	}
	return lines
}

// someOf lists the first few of many.
func someOf(ids []string) string {
	const most = 12
	if len(ids) <= most {
		return strings.Join(ids, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(ids[:most-2], ", "), len(ids)-most+2)
}

func (l *lint) sort(remarks []remark) {
	rank := func(file string) int {
		if i := slices.Index(l.files, file); i >= 0 {
			return i
		}
		return len(l.files)
	}
	slices.SortStableFunc(remarks, func(a, b remark) int {
		return cmp.Or(
			cmp.Compare(rank(a.place.file), rank(b.place.file)),
			cmp.Compare(a.place.file, b.place.file),
			cmp.Compare(a.place.line, b.place.line))
	})
}
