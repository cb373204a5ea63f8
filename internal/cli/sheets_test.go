package cli_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	api "google.golang.org/api/sheets/v4"

	"canvass/internal/report/summary"
)

// The demonstration's Google Sheet shows the figures of the JSON summary to the
// last digit, and no tab has a row about a person.
func TestDemoSheetEqualsTheSummary(t *testing.T) {
	d := newDemo(t)
	d.run("report", "sheets")
	var s summary.JSON
	decode(t, []byte(d.run("report", "summary", "--format", "json")), &s)
	tabs := d.spreadsheet()
	if got := tabs.titles(); got != "Notes from the team, Summary, Principles, Themes, Seats" {
		t.Errorf("tabs %s", got)
	}
	for _, c := range []struct {
		tab  string
		got  map[string][]any
		want map[string][]any
	}{
		{"Summary", tabs.rows("Summary", 1, "Value", "Base", "From", "To"), headlines(s)},
		{"Principles", tabs.rows("Principles", 0, "n", "Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree", "Mean", "Agree share", "From", "To", "Texts"), principles(s)},
		{"Themes", tabs.rows("Themes", 0, "Texts", "People", "Base", "Share of people", "From", "To"), themes(s)},
		{"Seats", tabs.rows("Seats", 0, "Seated", "Waiting"), places(s)},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s (-summary +sheet):\n%s", c.tab, diff)
		}
	}
}

func headlines(s summary.JSON) map[string][]any {
	out := map[string][]any{}
	for id, n := range map[string]int{
		"registrations.responses": s.Registrations.Responses, "registrations.people": s.Registrations.People,
		"registrations.seated": sum(s.Registrations.Seated), "registrations.waiting": sum(s.Registrations.Waiting),
		"registrations.cancelled": s.Registrations.Cancelled, "feedback.responses": s.Feedback.Responses,
		"feedback.people": s.Feedback.People, "feedback.contributions": s.Feedback.Contributions,
	} {
		out[id] = []any{float64(n), nil, nil, nil}
	}
	t := s.Registrations.Attendance
	for id, n := range map[string]*int{"expected": t.Expected, "came": t.Came, "came_expected": t.CameExpected, "besides": t.Besides, "unregistered": t.Unregistered, "absent": t.Absent} {
		if n != nil {
			out["attendance."+id] = []any{float64(*n), nil, nil, nil}
		}
	}
	l := s.Linking
	for id, n := range map[string]int{"joined": l.Joined, "ask": l.Ask, "left": l.Left, "superseded": s.Excluded.Superseded, "reworded": l.Reworded} {
		out["people."+id] = []any{float64(n), nil, nil, nil}
	}
	for rule, n := range l.Rules {
		if n > 0 {
			out["people.joined."+rule] = []any{float64(n), nil, nil, nil}
		}
	}
	for _, p := range s.Principles {
		out[p.ID+".agree_share"] = []any{*p.AgreeShare, float64(p.N), p.Interval[0], p.Interval[1]}
	}
	for _, t := range s.Themes {
		out[t.ID+".share"] = []any{*t.Share, float64(t.Base), t.Interval[0], t.Interval[1]}
	}
	return out
}

func principles(s summary.JSON) map[string][]any {
	out := map[string][]any{}
	for _, p := range s.Principles {
		row := []any{float64(p.N)}
		for _, n := range p.Histogram {
			row = append(row, float64(n))
		}
		out[p.ID] = append(row, *p.Mean, *p.AgreeShare, p.Interval[0], p.Interval[1], float64(p.Contributions))
	}
	return out
}

func themes(s summary.JSON) map[string][]any {
	out := map[string][]any{}
	for _, t := range s.Themes {
		out[t.ID] = []any{float64(t.Contributions), float64(t.People), float64(t.Base), *t.Share, t.Interval[0], t.Interval[1]}
	}
	return out
}

func places(s summary.JSON) map[string][]any {
	out := map[string][]any{}
	for _, r := range s.Rounds {
		for _, mode := range []string{"in-person", "remote"} {
			out[r.ID+", "+mode] = []any{float64(r.Registrations.Seated[mode]), float64(r.Registrations.Waiting[mode])}
		}
		out[r.ID+", either"] = []any{nil, float64(r.Registrations.Waiting["either"])}
		out[r.ID+", cancelled"] = []any{nil, nil}
		if r.Registrations.Attendance.Lists > 0 { // those who came without one
			out[r.ID+", no seat"] = []any{nil, nil}
		}
	}
	return out
}

func sum(m map[string]int) int {
	n := 0
	for _, v := range m {
		n += v
	}
	return n
}

// spreadsheet is the demonstration's spreadsheet as the emulator has it.
type spreadsheet struct {
	*api.Spreadsheet
	t *testing.T
}

func (d *demo) spreadsheet() spreadsheet {
	d.t.Helper()
	address, _ := strings.CutPrefix(d.env[0], "CANVASS_GOOGLE_ENDPOINT=")
	reply, err := http.Get(address + "/_emulator/spreadsheets/1canvassDemoSummaryOfThePrinciplesSheetaaaaaa")
	if err != nil {
		d.t.Fatal(err)
	}
	defer reply.Body.Close()
	raw, err := io.ReadAll(reply.Body)
	if err != nil {
		d.t.Fatal(err)
	}
	doc := &api.Spreadsheet{}
	if err := json.Unmarshal(raw, doc); err != nil {
		d.t.Fatal(err)
	}
	return spreadsheet{doc, d.t}
}

func (s spreadsheet) titles() string {
	var titles []string
	for _, sheet := range s.Sheets {
		titles = append(titles, sheet.Properties.Title)
	}
	return strings.Join(titles, ", ")
}

// rows are some columns of a tab's table by the text of its key column: numbers,
// texts, nil for an empty cell.
func (s spreadsheet) rows(title string, key int, columns ...string) map[string][]any {
	s.t.Helper()
	out := map[string][]any{}
	for _, sheet := range s.Sheets {
		if sheet.Properties.Title != title {
			continue
		}
		grid := sheet.Data[0].RowData
		at := map[string]int{}
		for i, c := range grid[4].Values {
			at[fmt.Sprint(value(c))] = i
		}
		for _, row := range grid[5:] {
			var cells []any
			for _, name := range columns {
				i, ok := at[name]
				if !ok {
					s.t.Fatalf("%s has no column %q", title, name)
				}
				cells = append(cells, cell(row, i))
			}
			out[fmt.Sprint(cell(row, key))] = cells
		}
	}
	return out
}

func cell(row *api.RowData, i int) any {
	if i >= len(row.Values) {
		return nil
	}
	return value(row.Values[i])
}

func value(c *api.CellData) any {
	switch v := c.UserEnteredValue; {
	case v == nil:
		return nil
	case v.NumberValue != nil:
		return *v.NumberValue
	case v.StringValue != nil:
		return *v.StringValue
	}
	return fmt.Sprintf("neither number nor text: %+v", c.UserEnteredValue)
}
