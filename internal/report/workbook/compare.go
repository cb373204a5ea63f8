package workbook

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"time"

	"canvass/internal/analysis"
	"canvass/internal/analysis/tally"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/english"
	"canvass/internal/survey"
)

// weekly is how far back the earlier figures of a workbook are from, if there are such:
// a week, with room for a schedule that is not to the minute.
const weekly = 7*24*time.Hour - 12*time.Hour

// comparison is the figures of an earlier run, by the rules and decisions of today, so
// that a difference is one of answers.
type comparison struct {
	run     survey.Run // ID 0: there is nothing to compare with
	why     string     // and then, why not
	before  tally.Summary
	figures map[string]export.Cell // of the Summary, by id
	runs    []survey.Run           // all of them, the newest first
}

// compare finds the figures of the last run that is a week older than the newest one,
// or else of the one before something came last.
func compare(ctx context.Context, e *report.Edition) (*comparison, error) {
	runs, err := e.Runs(ctx)
	if err != nil {
		return nil, err
	}
	c := &comparison{runs: runs, why: "There is no earlier state to compare with yet."}
	at, then := baseline(runs), e
	switch {
	case at < 0:
		return c, nil
	case !slices.ContainsFunc(runs[:at], report.Brought):
		c.run, c.before = runs[at], e.Whole
	case len(e.Cases) > report.ManyResponses:
		c.why = fmt.Sprintf("Not compared with an earlier run: there are more than %d responses.", report.ManyResponses)
		return c, nil
	default:
		before, err := e.After(ctx, runs[at:], analysis.Needs{Themes: true, Seats: true})
		if err != nil || before == nil {
			return c, err
		}
		c.run, c.before, then = runs[at], tally.Of(before.Findings, tally.Filter{}, ""), before
	}
	c.figures = map[string]export.Cell{}
	for _, row := range headlines(then, c.before) {
		c.figures[row[1].Text] = row[2]
	}
	return c, nil
}

// baseline is the index of the run to compare with, -1 for none; the newest comes first.
func baseline(runs []survey.Run) int {
	if len(runs) == 0 {
		return -1
	}
	if i := slices.IndexFunc(runs, func(r survey.Run) bool { return runs[0].Started.Sub(r.Started) >= weekly }); i > 0 {
		return i
	}
	if i := slices.IndexFunc(runs, report.Brought); i >= 0 && i+1 < len(runs) {
		return i + 1
	}
	return -1
}

// sentence says what Earlier is, or why there is none.
func (c *comparison) sentence(e *report.Edition) string {
	if c.run.ID == 0 {
		return c.why
	}
	return fmt.Sprintf("Earlier is %s, by the rules and decisions of today.", c.name(e))
}

func (c *comparison) name(e *report.Edition) string {
	return fmt.Sprintf("run %d of %s", c.run.ID, e.Zone(c.run.Started).Format("2 January 2006, 15:04"))
}

// cells are a figure as it was, and how it changed; empty where it was not there.
func (c *comparison) cells(id string, now export.Cell) []export.Cell {
	was := c.figures[id]
	if was.Kind == export.Empty || now.Kind == export.Empty {
		return []export.Cell{was, {}}
	}
	change := now
	change.Number -= was.Number
	return []export.Cell{was, change}
}

// updated is when something came last that a sheet shows; zero for sheets without news.
func (c *comparison) updated(e *report.Edition, sheet string) time.Time {
	for _, r := range c.runs {
		if touches(e, r, sheet) {
			return e.Zone(r.Started)
		}
	}
	return time.Time{}
}

// changed says whether a sheet shows something else than it did then: of the sheets of
// figures by the figures, of the others by what came since and was decided since.
func (c *comparison) changed(e *report.Edition, sheet string) string {
	same := reflect.DeepEqual
	switch {
	case c.run.ID == 0 || len(madeOf(sheet)) == 0:
		return ""
	case sheet == "Summary":
		for _, row := range headlines(e, e.Whole) {
			if c.figures[row[1].Text] != row[2] {
				return "yes"
			}
		}
		return "no"
	case sheet == "Principles":
		return english.YesNo(!same(c.before.Principles, e.Whole.Principles))
	case sheet == "Themes":
		return english.YesNo(!same(c.before.Themes, e.Whole.Themes))
	}
	for _, r := range c.runs {
		if r.ID > c.run.ID && touches(e, r, sheet) {
			return "yes"
		}
	}
	decided := slices.ContainsFunc(e.Decisions, func(d survey.Decision) bool { return d.At.After(c.run.Started) })
	return english.YesNo(decided && slices.Contains(madeOf(sheet), survey.Feedback))
}

// madeOf is the roles of the sources whose responses a sheet shows.
func madeOf(sheet string) []survey.Role {
	switch sheet {
	case "Notes", "Lists":
		return nil
	case "Registrations", "Seats":
		return []survey.Role{survey.Registration, survey.Attendance}
	case "Summary", "Attendance", "Duplicates":
		return []survey.Role{survey.Registration, survey.Attendance, survey.Feedback}
	}
	return []survey.Role{survey.Feedback}
}

// touches reports whether a run brought something that a sheet shows.
func touches(e *report.Edition, r survey.Run, sheet string) bool {
	roles := madeOf(sheet)
	return slices.ContainsFunc(r.Sources, func(s survey.SourceRun) bool {
		return s.New+s.Changed+s.Gone > 0 && slices.ContainsFunc(e.Project.Sources, func(p survey.Source) bool {
			return p.Name == s.Source && slices.Contains(roles, p.Role)
		})
	})
}
