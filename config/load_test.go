package config

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"canvass/internal/fault"
	"canvass/internal/survey"
)

// good is a small valid configuration that tests add to.
const good = `project: {name: Test, languages: [en, es]}
sources:
  - {name: a, type: google-form, id: 1AbCdEf, role: feedback, questions: [{question: Q1, field: vision}]}
`

// inFolder makes a folder with these files the working folder.
func inFolder(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := os.WriteFile(name, []byte(files[name]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// load loads canvass.yaml with these contents.
func load(t *testing.T, contents string, environ ...string) (Config, error) {
	t.Helper()
	inFolder(t, map[string]string{"canvass.yaml": contents})
	return Load("canvass.yaml", environ)
}

func mustLoad(t *testing.T, contents string, environ ...string) Config {
	t.Helper()
	c, err := load(t, contents, environ...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// wantError checks the exact message, the kind and the hint of an error.
func wantError(t *testing.T, err error, message, hint string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error; want %q", message)
	}
	if d := cmp.Diff(strings.TrimSpace(message), err.Error()); d != "" {
		t.Errorf("message (-want +got)\n%s", d)
	}
	if k := fault.KindOf(err); k != fault.Invalid {
		t.Errorf("kind %v, want Invalid", k)
	}
	if h := fault.HintOf(err); hint != "*" && h != hint {
		t.Errorf("hint %q, want %q", h, hint)
	}
}

func TestDefaults(t *testing.T) {
	c := mustLoad(t, "project: {name: Test}\nsources: []\n")
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	want := Config{
		Path:    "canvass.yaml",
		Folder:  here,
		Project: survey.Project{Name: "Test", Languages: []string{"en"}, Rounds: []survey.Round{{ID: "all"}}, Minimum: 5},
		Store:   filepath.Join(here, "canvass.db"),
		Report: Report{
			Folder:  filepath.Join(here, "reports"),
			Outputs: []string{"excel", "page", "writeup"},
			Writeup: Writeup{Layout: "event"},
		},
		Ingest: Ingest{WholeListingLimit: 50000},
		Files:  []string{"canvass.yaml"},
	}
	if c.Project.Location != time.UTC {
		t.Errorf("zone %v, want UTC", c.Project.Location)
	}
	c.Project.Location = nil
	if d := cmp.Diff(want, c); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}

func TestPathsAreRelativeToTheFile(t *testing.T) {
	folder := t.TempDir()
	elsewhere := filepath.Join(t.TempDir(), "out")
	file := filepath.Join(folder, "canvass.yaml")
	contents := good + "store: {url: 'sqlite:data/x.db'}\ngoogle: {credentials: key.json}\nreport: {folder: " + elsewhere + ", writeup: {template: t.md}}\n"
	if err := os.WriteFile(file, []byte(contents), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := Load(file, nil)
	if err != nil {
		t.Fatal(err)
	}
	got := []string{c.Folder, c.Store, c.Google.Credentials, c.Report.Folder, c.Report.Writeup.Template}
	want := []string{folder, filepath.Join(folder, "data/x.db"), filepath.Join(folder, "key.json"), elsewhere, filepath.Join(folder, "t.md")}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}

// viper lower-cases keys, splits them at dots and expands nothing else; no value
// that a person wrote may be changed by any of it.
func TestValuesAreKeptAsWritten(t *testing.T) {
	c := mustLoad(t, `
project: {name: "A.B/C – Ñandú & Co. $HOME ${X}", languages: [en]}
consent: {named: ["YES. With.My NAME"], no: [No, NO.]}
rounds:
  - id: Washington-D_C
    seats: [{mode: In-Person, answers: ["In person.  Two  spaces ", "PRESENCIAL", "on"], capacity: 2}]
sources:
  - name: Feedback.Madrid ES
    type: google-form
    id: 1AbC-dEf_GhIjKl
    role: feedback
    questions:
      - {question: "Grid.Title / Row: Ünïcode?", field: vision}
      - {question: "yes", field: stance}
      - {question: "007", field: other}
`[1:], "CANVASS_REPORT_WRITEUP_AUTHOR=Jo.Ann $X")
	p := c.Project
	got := []any{p.Name, p.Consent.Named, p.Consent.No, p.Rounds[0].ID, p.Rounds[0].Seats[0], p.Sources[0].Name, p.Sources[0].ID, c.Report.Writeup.Author}
	want := []any{
		"A.B/C – Ñandú & Co. $HOME ${X}", []string{"YES. With.My NAME"}, []string{"No", "NO."}, "Washington-D_C",
		survey.Seat{Mode: "In-Person", Answers: []string{"In person.  Two  spaces ", "PRESENCIAL", "on"}, Capacity: 2},
		"Feedback.Madrid ES", "1AbC-dEf_GhIjKl", "Jo.Ann $X",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	var questions []string
	for _, m := range p.Sources[0].Mappings {
		questions = append(questions, m.Question)
	}
	if d := cmp.Diff([]string{"Grid.Title / Row: Ünïcode?", "yes", "007"}, questions); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}

func TestJSONIsAccepted(t *testing.T) {
	c := mustLoad(t, "{\n\t\"project\": {\"name\": \"Caf\\u00e9 \\ud83d\\ude00\", \"languages\": [\"en\"]},\n\t\"sources\": [],\n\t\"privacy\": {\"minimum\": 3}\n}\n")
	if c.Project.Name != "Café 😀" || c.Project.Minimum != 3 {
		t.Errorf("got %q, %d", c.Project.Name, c.Project.Minimum)
	}
}

func TestLineEndingsAndByteOrderMark(t *testing.T) {
	c := mustLoad(t, "\ufeff"+strings.ReplaceAll(good, "\n", "\r\n"))
	if got := c.Project.Sources[0].Mappings[0].Line; got != 3 {
		t.Errorf("line %d, want 3", got)
	}
}

func TestAliasesRepeatWhatTheyName(t *testing.T) {
	c := mustLoad(t, `
project: {name: Test}
sources:
  - name: a
    type: google-form
    id: 1AbC
    role: feedback
    questions:
      - {question: Q1, field: rating, scale: &steps [a, b, c, d, e]}
      - {question: Q2, field: rating, scale: *steps}
`[1:])
	if got := c.Project.Sources[0].Mappings[1].Scale; !slices.Equal(got, []string{"a", "b", "c", "d", "e"}) {
		t.Errorf("scale %q", got)
	}
}

func TestDatesAreMidnightInTheZone(t *testing.T) {
	c := mustLoad(t, "project: {name: Test, timezone: Europe/Madrid}\nsources: []\nrounds: [{id: one, date: 2025-10-02}]\n")
	want := time.Date(2025, 10, 1, 22, 0, 0, 0, time.UTC)
	if got := c.Project.Rounds[0].Date; !got.Equal(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestOneRoundIsEverySourcesRound(t *testing.T) {
	c := mustLoad(t, good+"rounds: [{id: madrid}]\n")
	if got := c.Project.Sources[0].Round; got != "madrid" {
		t.Errorf("round %q, want madrid", got)
	}
	if got := mustLoad(t, good+"rounds: [{id: a}, {id: b}]\n").Project.Sources[0].Round; got != "" {
		t.Errorf("round %q, want none", got)
	}
}

func TestEnvironmentWins(t *testing.T) {
	c := mustLoad(t, good+"google: {endpoint: 'http://127.0.0.1:1'}\nprivacy: {minimum: 7}\n",
		"CANVASS_GOOGLE_ENDPOINT=http://127.0.0.1:2", "CANVASS_PRIVACY_MINIMUM=9", "CANVASS_PROJECT_NAME=", "CANVASS_REPORT_FOLDER=x.Y", "PATH=/bin")
	got := []any{c.Google.Endpoint, c.Project.Minimum, c.Project.Name, filepath.Base(c.Report.Folder)}
	if d := cmp.Diff([]any{"http://127.0.0.1:2", 9, "Test", "x.Y"}, got); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}

// What is read must depend on nothing but the arguments.
func TestProcessEnvironmentIsIgnored(t *testing.T) {
	t.Setenv("CANVASS_GOOGLE_ENDPOINT", "http://127.0.0.1:2")
	t.Setenv("GOOGLE.ENDPOINT", "http://127.0.0.1:2")
	if c := mustLoad(t, good); c.Google.Endpoint != "" {
		t.Errorf("endpoint %q", c.Google.Endpoint)
	}
}

func TestSpreadsheetAddsSheets(t *testing.T) {
	c := mustLoad(t, good+"report: {outputs: [excel], spreadsheet: 'https://docs.google.com/spreadsheets/d/1XyZ/edit#gid=0'}\n")
	if c.Report.Spreadsheet != "1XyZ" || !slices.Equal(c.Report.Outputs, []string{"excel", "sheets"}) {
		t.Errorf("got %q, %q", c.Report.Spreadsheet, c.Report.Outputs)
	}
}

func TestReviewTabIsOnOrOff(t *testing.T) {
	for set, want := range map[string]bool{"": false, "report: {review_tab: yes}\n": true, "report: {review_tab: true}\n": true, "report: {review_tab: 'No'}\n": false} {
		if c := mustLoad(t, good+set); c.Report.ReviewTab != want {
			t.Errorf("%q: %v", set, c.Report.ReviewTab)
		}
	}
	if c := mustLoad(t, good, "CANVASS_REPORT_REVIEW_TAB=yes"); !c.Report.ReviewTab {
		t.Error("the environment is not heard")
	}
}

func TestUnknownVariablesWarn(t *testing.T) {
	c := mustLoad(t, good, "CANVASS_GOOGLE_ENDPONT=x", "CANVASSING=x", "OTHER=x")
	want := []string{`CANVASS_GOOGLE_ENDPONT: is not a setting of canvass and has no effect; did you mean "CANVASS_GOOGLE_ENDPOINT"?`}
	if d := cmp.Diff(want, c.Warnings); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}
