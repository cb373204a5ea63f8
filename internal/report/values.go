package report

import (
	"fmt"
	"slices"
	"time"

	"canvass/internal/analysis/seats"
	"canvass/internal/analysis/tally"
	"canvass/internal/fault"
	"canvass/internal/report/english"
	"canvass/internal/survey"
)

// Values lists what a dimension can be narrowed to.
func (e *Edition) Values(d tally.Dimension) []string { return tally.Keys(e.Findings, d) }

// Day reads a day as people in the project write it: 2025-09-17, its first moment there.
func (e *Edition) Day(s string) (time.Time, error) {
	t, err := time.ParseInLocation(time.DateOnly, s, e.Project.Location)
	if err != nil {
		return t, fault.New(fault.Invalid, "write it as 2025-09-17", "%q is not a day", s)
	}
	return t, nil
}

// Warnings are what an organiser should look at before believing a figure, as sentences.
func (e *Edition) Warnings() []string {
	var out []string
	for i, facts := range e.Sources {
		s := e.Project.Sources[i]
		if facts.Forms == 0 {
			out = append(out, fmt.Sprintf("source %s has never been read; its answers are missing", s.Name))
			continue
		}
		for _, u := range facts.Binding.Unbound {
			out = append(out, fmt.Sprintf("%s: %s", s.Name, u))
		}
	}
	out = append(out, e.Unheld()...)
	return append(out, e.OddAnswers()...)
}

// OddAnswers counts answers that were mapped to a meaning and could not be given one.
// It never quotes them.
func (e *Edition) OddAnswers() []string {
	unreadable, unplaced := map[[2]int]int{}, map[int]int{}
	for i := range e.Cases {
		c := &e.Cases[i]
		for _, r := range c.Ratings {
			if r.Value == 0 && r.Overall {
				unreadable[[2]int{c.Source, r.Question}]++
			}
		}
		if c.Mode == seats.OtherMode {
			unplaced[c.Source]++
		}
	}
	var out []string
	for key, n := range unreadable {
		out = append(out, fmt.Sprintf("%s: %s on %s cannot be read as 1 to 5 and %s not counted; a `scale:` line may be missing",
			e.Project.Sources[key[0]].Name, english.Count(n, "rating", "ratings"), e.Questions[key[1]].Name(), english.Form(n, "is", "are")))
	}
	for source, n := range unplaced {
		out = append(out, fmt.Sprintf("%s: %s on attendance %s listed under no seat of the round",
			e.Project.Sources[source].Name, english.Count(n, "answer", "answers"), english.Form(n, "is", "are")))
	}
	slices.Sort(out)
	return out
}

// FileName makes a word of the configuration safe as part of a file's name.
func FileName(s string) string { return survey.Project{Name: s}.Slug() }
