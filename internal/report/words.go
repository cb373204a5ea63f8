package report

import (
	"fmt"
	"strings"
	"time"

	"canvass/internal/analysis"
	"canvass/internal/analysis/seats"
	"canvass/internal/survey"
)

// Made is when what the edition tells of was read, as people in the project write it.
func (e *Edition) Made() time.Time { return e.Zone(e.Run.Started) }

// Zone returns t as people in the project read it.
func (e *Edition) Zone(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return t.In(e.Project.Location)
}

// Dated is Zone of when something was submitted, zero where its file gives no times: 1970
// stands in for one there.
func (e *Edition) Dated(t time.Time) time.Time {
	if t.Year() <= 1970 {
		return time.Time{}
	}
	return e.Zone(t)
}

// Label is a text in the language of the report.
func (e *Edition) Label(t survey.Texts) string { return t.In(e.Project.Languages...) }

// Freshness says which state of the world the figures describe.
func (e *Edition) Freshness() string {
	return fmt.Sprintf("Data to %s (run %d%s).", e.Zone(e.Run.Started).Format("2 January 2006, 15:04 MST"), e.Run.ID, e.Trouble())
}

// Trouble names the sources that the last run could not read.
func (e *Edition) Trouble() string {
	var failed []string
	for _, s := range e.Run.Sources {
		if s.Error != "" {
			failed = append(failed, s.Source)
		}
	}
	if len(failed) == 0 {
		return ""
	}
	return "; not read then: " + strings.Join(failed, ", ")
}

// Provenance is the line under every sheet's title.
func (e *Edition) Provenance() string {
	return fmt.Sprintf("Source: %s, run %d of %s. Analysis %s, codebook %s.",
		e.Project.Name, e.Run.ID, e.Zone(e.Run.Started).Format("2006-01-02 15:04 MST"), analysis.Version, e.CodebookVersion())
}

// Moves tells a person's way to their place in words.
func (e *Edition) Moves(moves []seats.Move) string {
	var out []string
	for _, m := range moves {
		what := string(m.Status)
		if m.Mode != "" {
			what += " " + m.Mode
		}
		if m.Because == seats.ChangedMind {
			what = "left " + m.Mode
		}
		if at := e.Dated(m.At); !at.IsZero() {
			what = at.Format("2006-01-02 15:04 ") + what
		}
		out = append(out, fmt.Sprintf("%s: %s", what, m.Because))
	}
	return strings.Join(out, "; ")
}
