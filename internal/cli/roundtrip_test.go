package cli_test

import (
	"cmp"
	"encoding/csv"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"canvass/internal/survey"

	"github.com/xuri/excelize/v2"
)

var office = flag.Bool("office", false, "save workbooks with LibreOffice and openpyxl too; `make roundtrip` sets it")

const hundred = 100

// TestAHundredDecisionsComeBack has an analyst make a hundred decisions in the
// demonstration's workbook, sort and filter it, and save it: all of them come back, on
// the right rows, once, whichever program saved it.
func TestAHundredDecisionsComeBack(t *testing.T) {
	d := newDemo(t)
	issued, edited := filepath.Join(d.folder, "issued.xlsx"), filepath.Join(d.folder, "edited.xlsx")
	d.run("report", "excel", "-o", issued)
	rows, want := decideAHundred(t, issued, edited)
	copies := []string{edited, filepath.Join(d.folder, "bare.xlsx")}
	if err := saveBare(copies[1], rows); err != nil {
		t.Fatal(err)
	}
	if *office {
		copies = append(copies, saved(t, d.folder, edited)...)
	}
	for _, c := range copies { // each by itself would give the same
		d.mustApply(c, true, hundred)
	}
	d.mustApply(copies[len(copies)-1], false, hundred)
	for _, c := range copies {
		d.mustApply(c, false, 0)
	}
	got := d.decisions()
	for subject, verdict := range want {
		if got[subject] != verdict {
			t.Errorf("%+v: decided %q, read %q", subject, verdict, got[subject])
		}
		delete(got, subject)
	}
	if len(got) > 0 {
		t.Errorf("decisions that nobody made: %v", got)
	}
	next := filepath.Join(d.folder, "next.xlsx")
	d.run("report", "excel", "-o", next)
	d.mustApply(next, false, 0)
}

// mustApply reads a workbook back, which must change so many rows.
func (d *demo) mustApply(file string, dry bool, n int) {
	d.t.Helper()
	args, what := []string{"review", file}, "applied"
	if dry {
		args, what = append(args, "--dry-run"), "would be applied"
	}
	if out := d.run("report", args...); !strings.Contains(out, fmt.Sprintf("%s: %d,", what, n)) || !strings.Contains(out, "rejected: 0") {
		line, _, _ := strings.Cut(out, "\n")
		d.t.Errorf("%s: %s, want %s: %d, rejected: 0", filepath.Base(file), line, what, n)
	}
}

// decideAHundred fills in a hundred rows of the sheet Review chosen by chance, of all
// kinds, turns all rows round, hides some, and saves the workbook. It returns the sheet's
// rows and what was decided, by subject.
func decideAHundred(t *testing.T, from, to string) (rows [][]string, want map[survey.Decision]string) {
	t.Helper()
	f, err := excelize.OpenFile(from)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if rows, err = f.GetRows("Review", excelize.Options{RawCellValue: true}); err != nil {
		t.Fatal(err)
	}
	top := slices.IndexFunc(rows, func(row []string) bool { return slices.Contains(row, "Review key") })
	column := func(name string) int { return slices.Index(rows[top], name) }
	for i := range rows {
		rows[i] = append(rows[i], make([]string, max(0, len(rows[top])-len(rows[i])))...)
	}
	want = map[survey.Decision]string{}
	random := rand.New(rand.NewPCG(7, 100))
	for n, i := range random.Perm(len(rows) - top - 1)[:hundred] {
		row := rows[top+1+i]
		key, err := survey.ParseReviewKey(row[column("Review key")])
		if err != nil {
			t.Fatal(err)
		}
		decision, verdict := "keep", "yes"
		other := key.Subject()
		other.Theme = "transparency"
		switch {
		case want[key.Subject()] != "": // another row was changed to this theme
		case n%3 == 1:
			decision, verdict = "Remove", "no"
		case n%3 == 2 && key.Kind == survey.KindTheme && key.Theme != "transparency" && want[other] != "no":
			decision, verdict = "change", "no"
			row[column("Correct theme (entry)")] = "transparency"
			want[other] = "yes"
		}
		if key.Kind == survey.KindLink {
			verdict = map[string]string{"yes": "same", "no": "different"}[verdict]
		}
		want[key.Subject()] = verdict
		row[column("Decision (entry)")], row[column("Reviewer (entry)")], row[column("Note (entry)")] = decision, "Ana", fmt.Sprintf("=note %d", n)
	}
	slices.SortFunc(rows[top+1:], func(a, b []string) int { return -cmp.Compare(a[column("Text")]+a[0], b[column("Text")]+b[0]) })
	for i, row := range rows[top+1:] {
		for k, cell := range row {
			name, _ := excelize.CoordinatesToCellName(k+1, top+2+i)
			if err := f.SetCellStr("Review", name, cell); err != nil {
				t.Fatal(err)
			}
		}
		if i%7 == 0 {
			if err := f.SetRowVisible("Review", top+2+i, false); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.SaveAs(to); err != nil {
		t.Fatal(err)
	}
	return rows, want
}

// decisions are those of the store, by subject.
func (d *demo) decisions() map[survey.Decision]string {
	rows, err := csv.NewReader(strings.NewReader(d.run("report", "decisions", "--format", "csv"))).ReadAll()
	if err != nil {
		d.t.Fatal(err)
	}
	out := map[survey.Decision]string{}
	for _, row := range rows[1:] {
		cell := func(name string) string { return row[slices.Index(rows[0], name)] }
		out[survey.Decision{
			Kind: survey.DecisionKind(cell("kind")), Source: cell("source"), Response: cell("response_id"), Question: cell("question"), Theme: cell("theme"),
			Other: survey.Ref{Source: cell("other_source"), Response: cell("other_response_id")},
		}] = cell("decision")
	}
	return out
}

// saved are copies of a workbook that other programs made: LibreOffice, of its own
// format and of Excel's, and openpyxl.
func saved(t *testing.T, folder, file string) []string {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("there is no LibreOffice here (soffice)")
	}
	profile := "-env:UserInstallation=" + (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(folder, "profile"))}).String()
	convert := func(from, to, as string) string {
		t.Helper()
		if out, err := exec.Command(program, profile, "--headless", "--convert-to", as, "--outdir", to, from).CombinedOutput(); err != nil {
			t.Fatalf("LibreOffice: %v\n%s", err, out)
		}
		kind, _, _ := strings.Cut(as, ":")
		return filepath.Join(to, strings.TrimSuffix(filepath.Base(from), filepath.Ext(from))+"."+kind)
	}
	const excel = "xlsx:Calc MS Excel 2007 XML"
	copies := []string{
		convert(file, filepath.Join(folder, "office"), excel),
		convert(convert(file, filepath.Join(folder, "own"), "ods"), filepath.Join(folder, "again"), excel),
	}
	python, err := exec.LookPath("python3")
	if err == nil {
		if exec.Command("/usr/bin/python3", "-c", "import openpyxl").Run() == nil {
			python = "/usr/bin/python3"
		}
		err = exec.Command(python, "-c", "import openpyxl").Run()
	}
	if err != nil {
		t.Log("there is no Python with openpyxl here: its copy is left out")
		return copies
	}
	script := filepath.Join(folder, "resave.py")
	if err := os.WriteFile(script, []byte("import sys, warnings, openpyxl\nwarnings.simplefilter('ignore')\nopenpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	copies = append(copies, filepath.Join(folder, "openpyxl.xlsx"))
	if out, err := exec.Command(python, script, file, copies[2]).CombinedOutput(); err != nil {
		t.Fatalf("openpyxl: %v\n%s", err, out)
	}
	return copies
}
