package cli_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// walk is one edition of the demonstration in all its outputs.
type walk struct {
	figures
	terminal       string // squeezed
	page, post     string // files
	onPage, inPost map[string][]string
	workbook       *excelize.File
}

// figures is what the walk holds the outputs against.
type figures struct {
	Registrations struct {
		People     int
		Attendance struct {
			Expected, Absent, Came, Besides int
			CameExpected                    int `json:"came_expected"`
			Rate                            float64
		}
	}
	Feedback   struct{ People, Contributions, Contributors int }
	Principles []struct {
		ID, Title     string
		N             int
		Histogram     [5]int
		AgreeShare    float64 `json:"agree_share"`
		Contributions int
	}
	Themes []struct {
		ID, Label     string
		People, Base  int
		Share         float64
		Contributions int
	}
}

// TestTheSameFigureIsTheSameNumberEverywhere walks every principle and theme of the
// demonstration, and who came, through workbook, page, post, terminal and JSON.
func TestTheSameFigureIsTheSameNumberEverywhere(t *testing.T) {
	d := newDemo(t)
	book := filepath.Join(d.folder, "w.xlsx")
	w := walk{page: filepath.Join(d.folder, "w.html"), post: filepath.Join(d.folder, "w.md")}
	if err := json.Unmarshal([]byte(d.run("report", "summary", "--format", "json")), &w.figures); err != nil {
		t.Fatal(err)
	}
	w.terminal = squeeze(d.run("report", "summary"))
	d.run("report", "page", "-o", w.page)
	d.run("report", "writeup", "-o", w.post)
	d.run("report", "excel", "-o", book)
	w.onPage, w.inPost = pageRows(t, w.page), postRows(t, w.post)
	var err error
	if w.workbook, err = excelize.OpenFile(book); err != nil {
		t.Fatal(err)
	}
	defer w.workbook.Close()
	w.principles(t)
	w.themes(t)
	w.whoCame(t)
	w.leads(t)
}

func (w *walk) principles(t *testing.T) {
	for _, p := range w.figures.Principles {
		name := p.ID + " " + p.Title
		if p.AgreeShare != float64(p.Histogram[3]+p.Histogram[4])/float64(p.N) {
			t.Errorf("%s: the share %v is not that of %v", p.ID, p.AgreeShare, p.Histogram)
		}
		want := fmt.Sprintf("%d … %.0f %% … %d", p.N, p.AgreeShare*100, p.Contributions)
		for where, row := range map[string][]string{"page": w.onPage[name], "post": w.inPost[name]} {
			if len(row) < 12 {
				t.Errorf("%s: %s has no row: %q", where, name, row)
				continue
			}
			if got := fmt.Sprintf("%s … %s … %s", row[1], row[9], row[11]); got != want {
				t.Errorf("%s: %s: got %s, want %s", where, p.ID, got, want)
			}
			for k, n := range p.Histogram { // shown as it is, or kept back
				if got := row[2+k]; got != fmt.Sprint(n) && got != "[c]" {
					t.Errorf("%s: %s: answer %d is %s, want %d", where, p.ID, k+1, got, n)
				}
			}
		}
		if !regexp.MustCompile(regexp.QuoteMeta(squeeze(name)) + fmt.Sprintf(`%d\*?\d\.\d%.0f%%`, p.N, p.AgreeShare*100)).MatchString(w.terminal) {
			t.Errorf("terminal: %s: no n = %d and %.0f %%", name, p.N, p.AgreeShare*100)
		}
		cells := bookRow(t, w.workbook, "Principles", "Id", p.ID)
		sameNumber(t, "workbook: "+p.ID+" n", cells["n"], float64(p.N))
		sameNumber(t, "workbook: "+p.ID+" agree share", cells["Agree share"], p.AgreeShare)
		sameNumber(t, "workbook: "+p.ID+" texts", cells["Texts"], float64(p.Contributions))
	}
}

func (w *walk) themes(t *testing.T) {
	for _, theme := range w.figures.Themes {
		for where, row := range map[string][]string{"page": w.onPage[theme.Label], "post": w.inPost[theme.Label]} {
			if len(row) < 5 || row[1] != fmt.Sprint(theme.People) || row[2] != fmt.Sprintf("%.0f %%", theme.Share*100) || row[4] != fmt.Sprint(theme.Contributions) {
				t.Errorf("%s: %s: got %q, want %+v", where, theme.ID, row, theme)
			}
		}
		if !strings.Contains(w.terminal, squeeze(fmt.Sprintf("%s%d%d%.0f%%", theme.Label, theme.Contributions, theme.People, theme.Share*100))) {
			t.Errorf("terminal: %s: want %+v", theme.Label, theme)
		}
		cells := bookRow(t, w.workbook, "Themes", "Theme id", theme.ID)
		sameNumber(t, "workbook: "+theme.ID+" people", cells["People"], float64(theme.People))
		sameNumber(t, "workbook: "+theme.ID+" share", cells["Share of people"], theme.Share)
	}
}

func (w *walk) whoCame(t *testing.T) {
	a := w.figures.Registrations.Attendance
	if a.Expected != a.CameExpected+a.Absent || a.Came != a.CameExpected+a.Besides {
		t.Errorf("who came does not add up: %+v", a)
	}
	coming := []string{fmt.Sprint(a.Expected), fmt.Sprint(a.CameExpected), fmt.Sprint(a.Absent), fmt.Sprint(a.Besides), fmt.Sprintf("%.0f %%", a.Rate*100)} // of one round: the other has no list
	whole, err := os.ReadFile(w.page)
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(whole), `id="attendance"`)
	published := 0
	for name, row := range tableRows(t, section) {
		if strings.HasPrefix(name, "washington") && len(row) > 5 && row[1] == coming[0] && row[5] == coming[4] {
			published++
			for k, cell := range row[1:6] { // shown as it is, or kept back
				if cell != coming[k] && cell != "[c]" {
					t.Errorf("page: who came: %q, want %q", row, coming)
				}
			}
		}
	}
	if published != 1 {
		t.Errorf("page: no row says who came: %q", coming)
	}
	for _, line := range []string{"RoundExpectedCameDid not comeCame besidesShare", "washington" + strings.Join(coming, "")} {
		if !strings.Contains(w.terminal, squeeze(line)) {
			t.Errorf("terminal: who came: %q is not there", line)
		}
	}
	everybody := bookRow(t, w.workbook, "Attendance", "Group", "everybody")
	for column, n := range map[string]int{"Expected": a.Expected, "Came": a.CameExpected, "Did not come": a.Absent, "Came besides": a.Besides} {
		sameNumber(t, "workbook: Attendance, "+column, everybody[column], float64(n))
	}
	for id, n := range map[string]int{"expected": a.Expected, "came_expected": a.CameExpected, "absent": a.Absent, "besides": a.Besides, "came": a.Came} {
		sameNumber(t, "workbook: Summary, attendance."+id, bookRow(t, w.workbook, "Summary", "Figure", "attendance."+id)["Value"], float64(n))
	}
}

func (w *walk) leads(t *testing.T) {
	for where, file := range map[string]string{"page": w.page, "post": w.post} {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lead := fmt.Sprintf("%d people gave feedback on %d draft principles and wrote %d texts; %d people had registered.",
			w.figures.Feedback.People, len(w.figures.Principles), w.figures.Feedback.Contributions, w.figures.Registrations.People)
		came := fmt.Sprintf("%d of %d expected came", w.figures.Registrations.Attendance.Expected-w.figures.Registrations.Attendance.Absent, w.figures.Registrations.Attendance.Expected)
		if where == "page" && !strings.Contains(string(content), came) { // one round of the demonstration has a list
			t.Errorf("%s: %q is not there", where, came)
		}
		if !strings.Contains(string(content), lead) {
			t.Errorf("%s: %q is not there", where, lead)
		}
	}
}

// squeeze takes blanks and bars out, so that a table in the terminal reads as one line.
func squeeze(s string) string {
	return regexp.MustCompile(`[\s\x{2580}-\x{259f}]+`).ReplaceAllString(s, "")
}

// pageRows are the rows of all tables of a page, by their first cell: of those with
// equal first cells the first.
func pageRows(t *testing.T, file string) map[string][]string {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return tableRows(t, string(content))
}

func tableRows(t *testing.T, content string) map[string][]string {
	t.Helper()
	rows := map[string][]string{}
	for _, line := range regexp.MustCompile(`(?s)<tr>(.*?)</tr>`).FindAllStringSubmatch(content, -1) {
		var cells []string
		for _, c := range regexp.MustCompile(`(?s)<t[hd][^>]*>(.*?)</t[hd]>`).FindAllStringSubmatch(line[1], -1) {
			cells = append(cells, strings.TrimSpace(strings.ReplaceAll(pageText(t, c[1]), "\u00a0", " ")))
		}
		if len(cells) > 0 && rows[cells[0]] == nil {
			rows[cells[0]] = cells
		}
	}
	return rows
}

// postRows are those of a post.
func postRows(t *testing.T, file string) map[string][]string {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string][]string{}
	for line := range strings.Lines(string(content)) {
		if !strings.HasPrefix(line, "| ") {
			continue
		}
		var cells []string
		for _, c := range strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|") {
			cells = append(cells, strings.TrimSpace(strings.ReplaceAll(pageText(t, c), "\u00a0", " ")))
		}
		if rows[cells[0]] == nil {
			rows[cells[0]] = cells
		}
	}
	return rows
}

// bookRow is the row of a sheet whose column holds a value, by column.
func bookRow(t *testing.T, f *excelize.File, sheet, column, value string) map[string]string {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	var head []string
	for _, row := range rows {
		cells := map[string]string{}
		for i, c := range row {
			if i < len(head) {
				cells[head[i]] = c
			}
			if c == column && head == nil {
				head = row
			}
		}
		if cells[column] == value {
			return cells
		}
	}
	t.Errorf("sheet %s has no row with %s = %s", sheet, column, value)
	return nil
}

func sameNumber(t *testing.T, what, got string, want float64) {
	t.Helper()
	var n float64
	if _, err := fmt.Sscan(got, &n); err != nil || math.Abs(n-want) > 1e-9 {
		t.Errorf("%s: got %q, want %v", what, got, want)
	}
}
