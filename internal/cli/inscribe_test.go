package cli_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	api "google.golang.org/api/sheets/v4"
)

// inscribe does what people do with a tab to be filled in: with -mess they rename it,
// put a column and a row before everything and sort the rows the other way round;
// then they fill in the rows that fit the lines of a CSV file.
func inscribe(ts *testscript.TestScript, neg bool, args []string) {
	mess := len(args) > 0 && args[0] == "-mess"
	if mess {
		args = args[1:]
	}
	if neg || len(args) != 3 {
		ts.Fatalf("usage: inscribe [-mess] SPREADSHEET TAB CSV")
	}
	p := people{ts, args[0]}
	tab := p.tab(args[1])
	id := tab.Properties.SheetId
	rows := tab.Data[0].RowData
	texts, top := words(rows)
	if top < 0 {
		ts.Fatalf("tab %s is not one to review", args[1])
	}
	lines, err := csv.NewReader(strings.NewReader(ts.ReadFile(args[2]))).ReadAll()
	ts.Check(err)
	for _, line := range lines[1:] {
		if fill(texts[top], texts[top+1:], lines[0], line) == 0 {
			ts.Fatalf("no row fits %q", line)
		}
	}
	if mess {
		slices.Reverse(rows[top+1:])
		slices.Reverse(texts[top+1:])
	}
	out := make([]*api.RowData, 0, len(rows))
	for i := top + 1; i < len(rows); i++ {
		row := &api.RowData{}
		for k, t := range texts[i] {
			c := &api.CellData{}
			if k < len(rows[i].Values) && t == shownIn(rows[i].Values[k]) {
				c.UserEnteredValue = rows[i].Values[k].UserEnteredValue
			} else if t != "" {
				c.UserEnteredValue = &api.ExtendedValue{StringValue: &t}
			}
			row.Values = append(row.Values, c)
		}
		out = append(out, row)
	}
	requests := []*api.Request{{UpdateCells: &api.UpdateCellsRequest{
		Start: &api.GridCoordinate{SheetId: id, RowIndex: int64(top + 1)}, Rows: out, Fields: "userEnteredValue",
	}}}
	if mess {
		requests = append(requests,
			&api.Request{InsertDimension: &api.InsertDimensionRequest{Range: &api.DimensionRange{SheetId: id, Dimension: "COLUMNS", StartIndex: 2, EndIndex: 3}}},
			&api.Request{InsertDimension: &api.InsertDimensionRequest{Range: &api.DimensionRange{SheetId: id, Dimension: "ROWS", StartIndex: 2, EndIndex: 3}}},
			&api.Request{UpdateSheetProperties: &api.UpdateSheetPropertiesRequest{Properties: &api.SheetProperties{SheetId: id, Title: "Ana's desk", ForceSendFields: []string{"Index"}}, Fields: "title,index"}})
	}
	p.do(requests)
}

// people work with one spreadsheet of the emulator.
type people struct {
	ts *testscript.TestScript
	id string
}

func (p people) tab(title string) *api.Sheet {
	reply, err := http.Get(p.ts.Getenv("CANVASS_GOOGLE_ENDPOINT") + "/_emulator/spreadsheets/" + p.id)
	p.ts.Check(err)
	defer reply.Body.Close()
	doc := &api.Spreadsheet{}
	p.ts.Check(json.NewDecoder(reply.Body).Decode(doc))
	i := slices.IndexFunc(doc.Sheets, func(s *api.Sheet) bool { return s.Properties.Title == title })
	if i < 0 {
		p.ts.Fatalf("no tab %q", title)
	}
	return doc.Sheets[i]
}

func (p people) do(requests []*api.Request) {
	body, err := json.Marshal(&api.BatchUpdateSpreadsheetRequest{Requests: requests})
	p.ts.Check(err)
	reply, err := http.Post(p.ts.Getenv("CANVASS_GOOGLE_ENDPOINT")+"/v4/spreadsheets/"+p.id+":batchUpdate", "application/json", strings.NewReader(string(body)))
	p.ts.Check(err)
	defer reply.Body.Close()
	if answer, _ := io.ReadAll(reply.Body); reply.StatusCode != http.StatusOK {
		p.ts.Fatalf("%s", answer)
	}
}

// tabCells prints some columns of a tab's rows below its titles, blank rows left out.
func tabCells(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: tab SPREADSHEET TAB COLUMN…")
	}
	texts, top := words(people{ts, args[0]}.tab(args[1]).Data[0].RowData)
	if top < 0 {
		ts.Fatalf("tab %s is not one to review", args[1])
	}
	for _, row := range texts[top+1:] {
		var cells []string
		for _, name := range args[2:] {
			k := slices.IndexFunc(texts[top], func(h string) bool { return strings.TrimSuffix(strings.ToLower(h), " (entry)") == name })
			cells = append(cells, row[k])
		}
		if line := strings.Join(cells, "|"); strings.Trim(line, "|") != "" {
			fmt.Fprintln(ts.Stdout(), line)
		}
	}
}

// words are the rows as texts, all as long as that of the titles, and where that is.
func words(rows []*api.RowData) (texts [][]string, top int) {
	top = -1
	for i, row := range rows {
		var line []string
		for _, c := range row.Values {
			line = append(line, shownIn(c))
		}
		if slices.Contains(line, "Review key") {
			top = i
		}
		texts = append(texts, line)
	}
	if top >= 0 {
		for i, line := range texts {
			texts[i] = append(line, make([]string, max(0, len(texts[top])-len(line)))...)
		}
	}
	return texts, top
}

func shownIn(c *api.CellData) string {
	if c.UserEnteredValue != nil && c.UserEnteredValue.StringValue != nil {
		return *c.UserEnteredValue.StringValue
	}
	return c.FormattedValue
}
