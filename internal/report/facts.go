package report

import (
	"cmp"
	"slices"
	"time"

	"canvass/internal/survey"
)

// RoundID names the i-th round, "" for -1.
func (e *Edition) RoundID(i int) string {
	if i < 0 {
		return ""
	}
	return e.Project.Rounds[i].ID
}

// ThemeIndex is a theme's place in the codebook, -1 for one that is not there.
func (e *Edition) ThemeIndex(id string) int {
	for i, t := range e.Project.Codebook.Themes {
		if t.ID == id {
			return i
		}
	}
	return -1
}

// CodebookVersion is that of the project's codebook, in a word where it has none.
func (e *Edition) CodebookVersion() string {
	return cmp.Or(e.Project.Codebook.Version, "none")
}

// HasAttendance reports whether an attendance list is configured, filled in or not.
func (e *Edition) HasAttendance() bool {
	for _, s := range e.Project.Sources {
		if s.Role == survey.Attendance {
			return true
		}
	}
	return false
}

// Unlisted names the rounds of which no list is known.
func (e *Edition) Unlisted() []string {
	var ids []string
	for i, r := range e.Project.Rounds {
		if e.Lists[i+1] == 0 {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// HasDocument reports whether comments on a document are among the sources.
func (e *Edition) HasDocument() bool {
	return slices.ContainsFunc(e.Project.Sources, func(s survey.Source) bool { return s.Type == survey.GoogleDoc })
}

// Span is when the first and the last current response were submitted, where people
// read it; false without any. Lists of who came are no responses, and what a file gives
// no time for stands at the beginning of 1970.
func (e *Edition) Span() (first, last time.Time, ok bool) {
	for i := range e.Cases {
		t := e.Cases[i].Submitted
		if e.Dated(t).IsZero() || e.Project.Sources[e.Cases[i].Source].Role == survey.Attendance {
			continue
		}
		if !ok || t.Before(first) {
			first = t
		}
		if !ok || t.After(last) {
			last = t
		}
		ok = true
	}
	return e.Zone(first), e.Zone(last), ok
}
