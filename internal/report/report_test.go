package report

import (
	"context"
	"flag"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"canvass/internal/analysis"
	"canvass/internal/export"
	"canvass/internal/fault"
	"canvass/internal/survey"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// album is a Snapshot in memory.
type album struct {
	runs    []survey.Run // newest first
	forms   map[string][]survey.Form
	current map[string][]survey.Version
	history map[string][]survey.Version

	decisions []survey.Decision
}

func (a album) LastRun(context.Context) (survey.Run, error) {
	if len(a.runs) == 0 {
		return survey.Run{}, nil
	}
	return a.runs[0], nil
}
func (a album) Runs(context.Context, int) ([]survey.Run, error) { return a.runs, nil }
func (a album) Forms(_ context.Context, s string) ([]survey.Form, error) {
	return a.forms[s], nil
}
func (a album) Decisions(context.Context) ([]survey.Decision, error) { return a.decisions, nil }
func (a album) Pins(context.Context) ([]survey.Pin, error)           { return nil, nil }
func (a album) Current(_ context.Context, s string) iter.Seq2[survey.Version, error] {
	return stream(a.current[s])
}
func (a album) History(_ context.Context, s string) iter.Seq2[survey.Version, error] {
	return stream(a.history[s])
}
func (a album) Counts(_ context.Context, s string) (survey.Kept, error) {
	return survey.Kept{Current: len(a.current[s]), Gone: len(a.history[s])}, nil
}

func stream(versions []survey.Version) iter.Seq2[survey.Version, error] {
	return func(yield func(survey.Version, error) bool) {
		for _, v := range versions {
			if !yield(v, nil) {
				return
			}
		}
	}
}

// project has one round, a registration and a feedback form in English.
func project() survey.Project {
	return survey.Project{
		Name: "Test & <trial>", Location: time.UTC, Languages: []string{"en"},
		Principles: []survey.Principle{{ID: "P1", Title: survey.Texts{"en": "Openness"}}},
		Codebook: survey.Codebook{Version: "abc", Themes: []survey.Theme{
			{ID: "cost", Label: survey.Texts{"en": "Cost"}, Keywords: map[string][]string{"en": {"cost"}}},
		}},
		Rounds: []survey.Round{{ID: "one", Seats: []survey.Seat{
			{Mode: "in-person", Answers: []string{"In person"}, Capacity: 1}, {Mode: survey.Cancelled, Answers: []string{"No longer"}},
		}}},
		Sources: []survey.Source{
			{Name: "reg", Type: survey.GoogleForm, Role: survey.Registration, Round: "one", Mappings: []survey.Mapping{
				{Question: "@email", Field: survey.FieldEmail}, {Question: "n", Field: survey.FieldName}, {Question: "how", Field: survey.FieldAttendance},
				{Question: "food", Field: survey.FieldDietary},
			}},
			{Name: "fb", Type: survey.GoogleForm, Role: survey.Feedback, Round: "one", Language: "en", Mappings: []survey.Mapping{
				{Question: "@email", Field: survey.FieldEmail}, {Question: "r", Field: survey.FieldRating, Principle: "P1"},
				{Question: "c", Field: survey.FieldComment, Principle: "P1"}, {Question: "q", Field: survey.FieldConsentQuote},
			}},
			{Name: "doc", Type: survey.GoogleDoc, Role: survey.Feedback},
		},
	}
}

func asks(ids ...string) []survey.Form {
	f := survey.Form{Email: survey.EmailVerified}
	for _, id := range ids {
		f.Questions = append(f.Questions, survey.Question{ID: id, Title: "Title of " + id})
	}
	return []survey.Form{f}
}

// retyped puts a revision before the only one, in which the first question was a line.
func retyped(forms []survey.Form) []survey.Form {
	old := forms[0]
	old.Questions = append([]survey.Question{}, old.Questions...)
	old.Run, old.Seen, old.Questions[0].Kind = 1, time.Date(2025, 9, 1, 6, 0, 0, 0, time.UTC), survey.KindText
	forms[0].Run, forms[0].Seen, forms[0].Questions[0].Kind = 2, time.Date(2025, 9, 2, 6, 0, 0, 0, time.UTC), survey.KindParagraph
	return append(forms, old)
}

func answered(source, id, email string, minute int, answers ...string) survey.Version {
	at := time.Date(2025, 9, 1, 9, minute, 0, 0, time.UTC)
	r := survey.Response{Source: source, ID: id, Email: email, Created: at, Submitted: at}
	for i := 0; i < len(answers); i += 2 {
		r.Answers = append(r.Answers, survey.Answer{Question: answers[i], Values: []string{answers[i+1]}})
	}
	return survey.Version{Response: r, Number: 1, Run: 1}
}

func small() album {
	gone := answered("reg", "r0", "zoe@x.org", 0, "how", "In person", "n", "Zoe Gone")
	gone.GoneIn = 2
	return album{
		runs: []survey.Run{
			{ID: 2, Started: time.Date(2025, 9, 2, 6, 0, 0, 0, time.UTC), Outcome: survey.Partial, Sources: []survey.SourceRun{{Source: "fb", Error: "down"}}},
			{ID: 1, Started: time.Date(2025, 9, 1, 6, 0, 0, 0, time.UTC), Outcome: survey.Done},
		},
		forms: map[string][]survey.Form{"reg": asks("food", "how", "n"), "fb": retyped(asks("c", "q", "r", "unmapped"))},
		current: map[string][]survey.Version{
			"reg": {
				answered("reg", "r1", "ana@x.org", 1, "food", "vegan", "how", "In person", "n", "Ana Secret"),
				answered("reg", "r2", "ben@x.org", 2, "how", "In person", "n", "Ben Secret"),
			},
			"fb": {
				answered("fb", "f1", "ana@x.org", 3, "c", "=SUM(A1) The cost is far too high for a small city like ours, honestly.", "q", "Yes, anonymously", "r", "2"),
				answered("fb", "f2", "ben@x.org", 4, "c", "Nobody asked what the cost is to those who come after work.", "q", "No", "r", "5"),
				answered("fb", "f3", "ben@x.org", 5, "r", "x"),
				answered("fb", "f4", "cy@x.org", 6, "c", "A cost that nobody may quote, since nobody said that they may.", "q", "perhaps"),
				answered("fb", "f5", "dee@x.org", 7, "c", "The cost of doing nothing is higher than that of asking people first.", "q", "Yes, with my name"),
			},
		},
		history: map[string][]survey.Version{"reg": {gone}},
	}
}

func open(t *testing.T) *Edition {
	t.Helper()
	e, err := Open(context.Background(), project(), small(), analysis.Everything())
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// The whole workbook as a reader sees it, one line a row.
func TestBook(t *testing.T) {
	b, err := open(t).Book(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, p := range b.About {
		fmt.Fprintf(&out, "about: %s = %s\n", p.Name, p.Value)
	}
	for _, s := range b.Sheets {
		fmt.Fprintf(&out, "\n== %s ==\n%s\n%s\n%s\n", s.Name, s.Title, s.Lead, s.Source)
		out.WriteString(dump(t, *s.Table))
		for _, c := range s.Charts {
			fmt.Fprintf(&out, "chart %s of %s by %s: %s\n  alt: %s\n", c.Name, c.Table, c.Category, c.Title, c.Alt)
		}
	}
	golden(t, "book.golden", out.String())
}

// dump writes a table as a header line and one line a row.
func dump(t *testing.T, table export.Table) string {
	t.Helper()
	var out strings.Builder
	var names []string
	for _, c := range table.Columns {
		names = append(names, c.Name)
	}
	fmt.Fprintf(&out, "%s: %s\n", table.Name, strings.Join(names, " | "))
	for row, err := range table.Rows {
		if err != nil {
			t.Fatal(err)
		}
		if len(row) != len(table.Columns) {
			t.Errorf("%s: a row of %d cells under %d columns", table.Name, len(row), len(table.Columns))
		}
		var cells []string
		for _, c := range row {
			cells = append(cells, show(c))
		}
		fmt.Fprintf(&out, "  %s\n", strings.Join(cells, " | "))
	}
	return out.String()
}

func show(c export.Cell) string {
	switch c.Kind {
	case export.Empty:
		return "·"
	case export.Number:
		return fmt.Sprintf("%g", c.Number)
	case export.Share:
		return fmt.Sprintf("%.1f%%", c.Number*100)
	case export.Moment, export.Day:
		return c.Time.Format("2006-01-02T15:04")
	}
	return c.Text
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run with -update and read the difference. Got:\n%s", name, got)
	}
}

// No sheet holds a name, an address or a need, except a name whose owner agreed.
func TestBookHoldsNothingPersonal(t *testing.T) {
	b, err := open(t).Book(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range b.Sheets {
		text := s.Title + s.Lead + s.Source + dump(t, *s.Table)
		for _, secret := range []string{"Secret", "Zoe", "x.org", "vegan"} {
			if strings.Contains(text, secret) {
				t.Errorf("sheet %s holds %q", s.Name, secret)
			}
		}
	}
}

func TestQuotesNeedConsent(t *testing.T) {
	e := open(t)
	chosen := e.candidates()
	texts, err := e.gather(context.Background(), places(chosen))
	if err != nil {
		t.Fatal(err)
	}
	quotes := e.quotes(chosen, texts)
	for _, q := range quotes {
		if strings.Contains(q.text, "may quote") || strings.Contains(q.text, "after work") {
			t.Errorf("quoted without consent: %q", q.text)
		}
	}
	if len(quotes) != 2 {
		t.Errorf("%d quotes, want those of the two people who agreed", len(quotes))
	}
}

// Whatever consent a history of responses expresses, nobody is quoted whose
// latest response is not a yes.
func TestAttribute(t *testing.T) {
	for consent, want := range map[analysis.Consent]string{
		analysis.ConsentNo: "", analysis.ConsentAnonymous: "anonymous, Officials", analysis.ConsentNamed: "Ana Ruiz",
	} {
		q, ok := attribute(analysis.Person{Name: "Ana Ruiz", Group: "Officials", Consent: consent}, "words")
		if q.by != want || ok != (want != "") {
			t.Errorf("%s: attributed to %q (%v), want %q", consent, q.by, ok, want)
		}
	}
	if q, _ := attribute(analysis.Person{Consent: analysis.ConsentNamed}, "words"); q.by != "anonymous" {
		t.Errorf("a name nobody gave: %q", q.by)
	}
}

func TestPassageKeepsWholeSentences(t *testing.T) {
	long := strings.Repeat("Before it there is talk. ", 20) + "Here is the evidence. " + strings.Repeat("After it there is more. ", 20)
	at := len([]rune(strings.Split(long, "evidence")[0]))
	got := passage(long, analysis.Span{Start: at, End: at + 8})
	if !strings.Contains(got, "Here is the evidence.") || len([]rune(got)) > quoteLength+4 || !strings.HasPrefix(got, "… Before") || !strings.HasSuffix(got, ". …") {
		t.Errorf("got %q", got)
	}
	if got := passage(" Short. ", analysis.Span{Start: 1, End: 3}); got != "Short." {
		t.Errorf("got %q", got)
	}
	one := strings.Repeat("word ", 200)
	if got := passage(one, analysis.Span{Start: 500, End: 504}); got != strings.TrimSpace(one) {
		t.Errorf("one long sentence is cut: %d of %d", len(got), len(one))
	}
}

func TestNothingIngestedYet(t *testing.T) {
	_, err := Open(context.Background(), project(), album{}, analysis.Everything())
	if fault.KindOf(err) != fault.NotFound || fault.HintOf(err) == "" {
		t.Errorf("got %v", err)
	}
}

// A form without responses is a success, in every output.
func TestNoResponses(t *testing.T) {
	a := small()
	a.current, a.history = nil, nil
	e, err := Open(context.Background(), project(), a, analysis.Everything())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Book(context.Background()); err != nil {
		t.Error(err)
	}
	for _, language := range []string{"en", "es"} {
		for name, make := range map[string]func(context.Context, string) (export.Document, error){"page": e.Page, "write-up": e.Writeup} {
			d, err := make(context.Background(), language)
			if err != nil || len(d.Lead) == 0 || len(d.Sections) < 4 {
				t.Errorf("%s in %s of nobody's answers: %+v, %v", name, language, d, err)
			}
		}
	}
	if p := e.JSON(e.Whole, "", time.Time{}).Principles[0]; p.Mean != nil || p.AgreeShare != nil || p.Interval != nil || p.N != 0 {
		t.Errorf("figures of nobody: %+v", p)
	}
	if _, err := e.Explain(t.Context(), "P1.agree_share"); err != nil {
		t.Error(err)
	}
}

// Every id that the Summary sheet shows can be explained.
func TestEveryFigureOfTheSummaryCanBeExplained(t *testing.T) {
	e := open(t)
	for _, row := range e.headlines(e.Whole) {
		if _, err := e.Explain(t.Context(), row[1].Text); err != nil {
			t.Errorf("%s: %v (%s)", row[1].Text, err, fault.HintOf(err))
		}
	}
}
