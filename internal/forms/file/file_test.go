package file_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"canvass/internal/fault"
	"canvass/internal/forms/file"
	"canvass/internal/survey"
)

// result is everything that a source brings.
type result struct {
	form     survey.Form
	all      []survey.Received
	warnings []string
}

// bring reads a file with the given mappings, "title=field" each.
func bring(t testing.TB, content string, role survey.Role, mappings ...string) (result, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "answers.csv")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return bringPath(path, role, mappings...)
}

func bringPath(path string, role survey.Role, mappings ...string) (r result, err error) {
	src := survey.Source{Name: "answers", Type: survey.FileSource, Path: path, Role: role, Language: "en"}
	for _, m := range mappings {
		title, field, _ := strings.Cut(m, "=")
		src.Mappings = append(src.Mappings, survey.Mapping{Question: title, Field: survey.Field(field)})
	}
	s := file.New(src, file.Options{Location: time.FixedZone("Somewhere", 2*3600), Rounds: []survey.Round{
		{Seats: []survey.Seat{{Mode: "in-person", Answers: []string{"In person"}}, {Mode: "either", Answers: []string{"Either, I will see"}}}},
	}})
	if r.form, err = s.Form(context.Background()); err != nil {
		return r, err
	}
	for page, err := range s.Pages(context.Background(), time.Time{}) {
		if err != nil {
			return r, err
		}
		r.all = append(r.all, page...)
	}
	r.warnings = s.Warnings()
	return r, nil
}

// show writes responses as people read them: titles instead of question ids.
func (r result) show() []string {
	var lines []string
	for _, item := range r.all {
		if q := item.Quarantine; q != nil {
			lines = append(lines, fmt.Sprintf("aside %q: %s", q.ID, q.Reason))
			continue
		}
		v := item.Response
		line := fmt.Sprintf("%s %s", v.Submitted.Format(time.RFC3339), v.Email)
		for _, q := range r.form.Questions {
			if a, ok := v.Answer(q.ID); ok {
				line += fmt.Sprintf(" | %s: %q", q.Title, a.Values)
			}
		}
		lines = append(lines, line)
	}
	return lines
}

func (r result) titles() []string {
	var all []string
	for _, q := range r.form.Questions {
		all = append(all, q.Title)
	}
	return all
}

func (r result) ids() []string {
	var all []string
	for _, item := range r.all {
		all = append(all, item.Response.ID)
	}
	return all
}

const download = `Timestamp,Email Address,Full name,How will you attend?,Agreement [Principle 1],Agreement [Principle 2],Comment
2025/09/17 3:04:05 PM GMT+2,ana@example.org,Ana Invented,"In person, Either, I will see",4 - Agree,,"First line
second ""line"""
2025/09/18 9:00:00 AM GMT+2,ben@example.org,Ben Invented,"Either, I will see, by boat",,2,  
`

func TestADownloadFromGoogleForms(t *testing.T) {
	r, err := bring(t, download, survey.Feedback, "@email=email", "Full name=name", "How will you attend?=attendance", "Agreement / Principle 1=rating", "Comment=comment")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`2025-09-17T13:04:05Z ana@example.org | Full name: ["Ana Invented"] | How will you attend?: ["In person" "Either, I will see"] | Agreement / Principle 1: ["4 - Agree"] | Comment: ["First line\nsecond \"line\""]`,
		`2025-09-18T07:00:00Z ben@example.org | Full name: ["Ben Invented"] | How will you attend?: ["Either, I will see" "by boat"] | Agreement [Principle 2]: ["2"] | Comment: ["  "]`,
	}
	if d := cmp.Diff(want, r.show()); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	if r.form.Email != survey.EmailTyped || r.form.ID != "answers" || r.form.Title != "answers.csv" || r.warnings != nil {
		t.Errorf("form %+v, warnings %q", r.form, r.warnings)
	}
}

func TestTheSpanishDownload(t *testing.T) {
	r, err := bring(t, "Marca temporal;Dirección de correo electrónico;Comentario\n17/09/2025 15:04:05;ana@example.org;Sí\n", survey.Feedback, "Comentario=comment")
	want := []string{`2025-09-17T13:04:05Z ana@example.org | Comentario: ["Sí"]`}
	if d := cmp.Diff(want, r.show()); d != "" || err != nil {
		t.Errorf("error %v, -want +got\n%s", err, d)
	}
}

// A column that a line of the configuration names is a question, whatever it is called.
func TestMappedColumnsStayQuestions(t *testing.T) {
	r, err := bring(t, "Timestamp,Username,Comment\n2025-09-17,ana@example.org,fine\n", survey.Feedback, "Timestamp=created", "Username=email", "Comment=comment")
	want := []string{`2025-09-16T22:00:00Z  | Timestamp: ["2025-09-17"] | Username: ["ana@example.org"] | Comment: ["fine"]`}
	if d := cmp.Diff(want, r.show()); d != "" || err != nil {
		t.Errorf("error %v, -want +got\n%s", err, d)
	}
}

// Timestamp is a question like any other when it holds no times.
func TestATitleAloneMakesNoTime(t *testing.T) {
	r, err := bring(t, "Timestamp,Comment\nnever,fine\n", survey.Feedback, "Comment=comment")
	want := []string{`1970-01-01T00:00:00Z  | Timestamp: ["never"] | Comment: ["fine"]`}
	if d := cmp.Diff(want, r.show()); d != "" || err != nil {
		t.Errorf("error %v, -want +got\n%s", err, d)
	}
}

func TestColumnsOfEveryKind(t *testing.T) {
	r, err := bring(t, "Name,,name ,Empty,\nAna,x,Ben,,\nCy,,Di,,,beyond\n", survey.Feedback)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"Name", "Column B", "name", "Empty", "Column F"}, r.titles()); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	seen := map[string]bool{}
	for _, q := range r.form.Questions {
		if seen[q.ID] {
			t.Errorf("two questions are %s", q.ID)
		}
		seen[q.ID] = true
	}
	want := []string{"1 of 2 rows are longer than the header; what stands beyond it is kept without a title"}
	if d := cmp.Diff(want, r.warnings); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}

func TestTimesAndWhereTheyAreMissing(t *testing.T) {
	r, err := bring(t, "Id,Sent,Made,Text\n1,2025-09-17 10:00,2025-09-16 10:00,a\n2, ,,b\n3,soon,2025-09-16,c\n4,,2025-09-16 10:00,d\n5,2025-09-16 10:00,,e\n", survey.Feedback, "Id=id", "Sent=submitted", "Made=created")
	if err != nil {
		t.Fatal(err)
	}
	if v := r.all[0].Response; !v.Created.Equal(time.Date(2025, 9, 16, 8, 0, 0, 0, time.UTC)) || !v.Submitted.Equal(time.Date(2025, 9, 17, 8, 0, 0, 0, time.UTC)) {
		t.Errorf("created %v, submitted %v", v.Created, v.Submitted)
	}
	want := []string{
		`aside "2": it has no time of submission`, `aside "3": its time of submission cannot be read`,
		`2025-09-16T08:00:00Z  | Id: ["4"] | Made: ["2025-09-16 10:00"] | Text: ["d"]`, `2025-09-16T08:00:00Z  | Id: ["5"] | Sent: ["2025-09-16 10:00"] | Text: ["e"]`,
	}
	if d := cmp.Diff(want, r.show()[1:]); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	if d := cmp.Diff([]string{"put aside: lines 3, 4"}, r.warnings); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}

// Without times, the order of rows stands for them where it decides something.
func TestOrderStandsForTime(t *testing.T) {
	const in, name = "Name,Text\nAna,a\nBen,b\nana ,c\n,d\n,e\nAna,f\n", "Name=name"
	seconds := func(role survey.Role, in, mapping string) (all []int64) {
		r, err := bring(t, in, role, mapping)
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range r.all {
			all = append(all, item.Response.Submitted.Unix())
		}
		return all
	}
	if d := cmp.Diff([]int64{0, 1, 2, 3, 4, 5}, seconds(survey.Registration, in, name)); d != "" {
		t.Errorf("registrations: -want +got\n%s", d)
	}
	if d := cmp.Diff([]int64{0, 0, 1, 0, 0, 2}, seconds(survey.Feedback, in, name)); d != "" {
		t.Errorf("feedback: -want +got\n%s", d)
	}
	if d := cmp.Diff([]int64{0, 1, 0}, seconds(survey.Attendance, "Id,Text\n7,a\n7,b\n8,c\n", "Id=id")); d != "" {
		t.Errorf("one id twice: -want +got\n%s", d)
	}
}

func TestWhatIsEmptyIsASuccess(t *testing.T) {
	for name, in := range map[string]string{"nothing": "", "header": "Timestamp,Id,Text\n", "blank rows": "Id,Text\n\n,\n"} {
		r, err := bring(t, in, survey.Feedback, "Id=id", "Text=comment")
		if err != nil || len(r.all) > 0 || slices.Contains(r.titles(), "Timestamp") {
			t.Errorf("%s: questions %q, %d responses, %v", name, r.titles(), len(r.all), err)
		}
		if want := name == "nothing"; slices.Contains(r.warnings, "the file is empty") != want {
			t.Errorf("%s: warnings %q", name, r.warnings)
		}
	}
}

func TestFilesThatDoNotFit(t *testing.T) {
	cases := []struct {
		name, in, words string
		mappings        []string
	}{
		{"no column for the id", "Number,Text\n1,a\n", `no column for the field "id": no question is called "Id"`, []string{"Id=id", "Text=comment"}},
		{"no column for the time", "Id,Text\n1,a\n", `no column for the field "submitted"`, []string{"Id=id", "Sent=submitted"}},
		{"two columns of that title", "Id,ID,Text\n1,2,a\n", `2 questions are called "Id"; name the one you mean by its id (q`, []string{"Id=id"}},
		{"two ids", "A,B\n1,a\n", `maps 2 columns to the field "id"`, []string{"A=id", "B=id"}},
		{"nothing is as configured", "A,B\n1,a\n", "cells between commas; columns: 2", []string{"Name=name", "Text=comment"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := bring(t, c.in, survey.Feedback, c.mappings...)
			if fault.KindOf(err) != fault.Invalid || fault.HintOf(err) == "" || !strings.Contains(err.Error(), c.words) {
				t.Errorf("got %v, hint %q", err, fault.HintOf(err))
			}
		})
	}
}

func TestAddressesThatNoColumnHolds(t *testing.T) {
	r, err := bring(t, "Name\nAna\n", survey.Feedback, "@email=email", "Name=name")
	if want := []string{"no column holds the addresses that @email stands for; map the column by its title"}; err != nil || !slices.Equal(r.warnings, want) {
		t.Errorf("got %q, %v", r.warnings, err)
	}
}

func TestASlipInTheNameOfASheet(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.xlsx")
	writeXLSX(t, path, [][]string{{"A"}})
	s := file.New(survey.Source{Name: "x", Type: survey.FileSource, Path: path, Sheet: "Sheet"}, file.Options{})
	_, err := s.Form(context.Background())
	if want := `the nearest is "Sheet1"; its sheets are Sheet1`; fault.HintOf(err) != want || fault.KindOf(err) != fault.Invalid {
		t.Errorf("got %v, hint %q", err, fault.HintOf(err))
	}
}

// A file that grows between two readings of one source is read anew.
func TestASourceNoticesNewRows(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.csv")
	writeCSV(t, path, [][]string{{"Id", "When", "Text"}, {"1", "2025-09-17", "a"}})
	s := source(path)
	for want := 1; want < 3; want++ {
		n := 0
		for page, err := range s.Pages(context.Background(), time.Time{}) {
			if err != nil {
				t.Fatal(err)
			}
			n += len(page)
		}
		if n != want {
			t.Errorf("%d responses, want %d", n, want)
		}
		writeCSV(t, path, [][]string{{"Id", "When", "Text"}, {"1", "2025-09-17", "a"}, {"2", "2025-09-17", "b"}})
	}
}

// FuzzCSV looks for files that crash the source, or make it promise what it does
// not keep.
func FuzzCSV(f *testing.F) {
	f.Add([]byte(download))
	f.Add([]byte("Id,Sent\n1,17/09/2025\n1,09/17/2025\n,\x00\n"))
	f.Add([]byte("a;b\n\xFF;\xF1\n;;;x\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "a.csv")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := bringPath(path, survey.Feedback)
		if err != nil {
			if fault.KindOf(err) != fault.Invalid {
				t.Errorf("error of kind %d: %v", fault.KindOf(err), err)
			}
			return
		}
		seen := map[string]bool{}
		for _, item := range r.all {
			v := item.Response
			if item.Quarantine != nil {
				continue
			}
			if v.ID == "" || seen[v.ID] || v.Submitted.Location() != time.UTC || (v.Cleaned > 0) != (v.Original != nil) {
				t.Errorf("response %+v", v)
			}
			seen[v.ID] = true
			for _, a := range v.Answers {
				if _, ok := r.form.Question(a.Question); !ok {
					t.Errorf("an answer to %q, which is no question", a.Question)
				}
			}
		}
	})
}
