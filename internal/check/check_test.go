package check

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"canvass/internal/fault"
	"canvass/internal/survey"
)

// look makes a feedback source in English of questions and what they mean.
func look(name string, questions ...survey.Question) Look {
	return Look{
		Source: survey.Source{Name: name, Type: survey.GoogleForm, Role: survey.Feedback, Language: "en"},
		Form:   survey.Form{ID: "1" + name, Questions: questions},
	}
}

func (l Look) means(field survey.Field, scale ...string) Look {
	q := l.Form.Questions[len(l.Source.Mappings)]
	switch field {
	case survey.FieldConsentQuote, survey.FieldGroup, survey.FieldName: // no opinion
		l.Source.Role = survey.Registration
	}
	l.Source.Mappings = append(l.Source.Mappings, survey.Mapping{Question: q.ID, Field: field, Principle: "P1", Scale: scale})
	return l
}

func (l Look) registers(round string) Look {
	l.Source.Role, l.Source.Round = survey.Registration, round
	return l
}

func choice(id string, options ...string) survey.Question {
	return survey.Question{ID: id, Title: "Question " + id, Kind: survey.KindChoice, Options: options}
}

func world(t *testing.T, looks ...Look) World {
	folder := t.TempDir()
	return World{Looks: looks, StoreFile: filepath.Join(folder, "canvass.db"), Reports: filepath.Join(folder, "reports")}
}

// short shows problems in a line each: "level area source: message".
func short(all []Problem) []string {
	var out []string
	for _, p := range all {
		out = append(out, fmt.Sprintf("%s %s %s: %s", p.Level, p.Area, p.Source, p.Message))
		if p.Next == "" {
			out = append(out, "  without a next step")
		}
	}
	return out
}

// TestProblems is a list: what is wrong, and what is said of it.
func TestProblems(t *testing.T) {
	seated := []survey.Round{{ID: "all", Seats: []survey.Seat{{Mode: "in-person", Answers: []string{"In person"}}}}}
	five := []string{"1 Bad", "2", "3", "4", "5 Good"}
	twice := look("f", choice("q", five...)).means(survey.FieldRating)
	twice.Source.Mappings = append(twice.Source.Mappings, survey.Mapping{Question: "Question q", Field: survey.FieldOther})
	address := look("f")
	address.Source.Role = survey.Registration
	address.Source.Mappings = []survey.Mapping{{Question: survey.RefEmail, Field: survey.FieldEmail}}
	gone := look("f")
	gone.Source.Mappings = []survey.Mapping{{Question: "Not there", Field: survey.FieldOther}}
	spanish := look("es", choice("q", "Uno", "Dos")).means(survey.FieldGroup)
	spanish.Source.Language = "es"
	denied := look("f")
	denied.Err = fault.New(fault.Denied, "click Share", "not shared")
	door := look("door", choice("q", "a", "b")).means(survey.FieldOther)
	door.Source.Role = survey.Attendance
	signed := look("door", survey.Question{ID: "n", Title: "Name", Kind: survey.KindText}).means(survey.FieldName)
	signed.Source.Role, signed.Source.Round = survey.Attendance, "two"
	two := survey.Project{Rounds: []survey.Round{{ID: "one"}, {ID: "two"}}}
	cases := []struct {
		name string
		in   World
		want []string
	}{
		{"a list of nobody", World{Project: two, Looks: []Look{door}}, []string{
			"warning attendance door: nothing in the list says who came: no name and no address is mapped",
			"warning attendance door: the list is of no round, and there are 2: nobody on it can be joined to a registration",
		}},
		{"a list with names", World{Project: two, Looks: []Look{signed}}, nil},
		{"no opinion", world(t, look("f", choice("q", "yes", "no")).means(survey.FieldOther)), []string{
			"warning feedback f: the source is for feedback, but no rating and no text is mapped: nothing of it is counted",
		}},
		{"clean", world(t, look("f", choice("q", five...)).means(survey.FieldRating)), nil},
		{"nobody signs in", World{Credentials: fault.New(fault.Invalid, "chmod", "readable by others")}, []string{"error credentials : readable by others"}},
		{"not shared", world(t, denied), []string{"error access f: not shared"}},
		{"the same for all", world(t, denied, denied), []string{"error access : not shared"}},
		{"not tried", world(t, denied, Look{Skipped: true}), []string{"error access f: not shared; 1 more not tried"}},
		{"missing", world(t, gone), []string{`error mapping f: no question is called "Not there"`}},
		{"twice", world(t, twice), []string{`error mapping f: "q" and "Question q" are the same question; the first one counts`}},
		{"no addresses", world(t, address), []string{"warning mapping f: @email is mapped, but the form collects no addresses"}},
		{"unmapped", world(t, look("f", choice("q", "a", "b"))), []string{`warning unmapped f: no line maps "Question q"; its answers are stored and in no output`}},
		{
			"rating in words", world(t, look("f", choice("q", "Bad", "Good")).means(survey.FieldRating)),
			[]string{`error rating f: rating "Question q": the option "Bad" has no number and is not in ` + "`scale`"},
		},
		{
			"label of no option", world(t, look("f", choice("q", "a", "b", "c", "d", "e")).means(survey.FieldRating, "a", "b", "c", "d", "x")),
			[]string{`error rating f: rating "Question q": the label "x" of ` + "`scale` is no option of the form"},
		},
		{
			"ten steps", world(t, look("f", survey.Question{ID: "q", Title: "Q", Kind: survey.KindScale, Low: 1, High: 10}).means(survey.FieldRating)),
			[]string{`error rating f: rating "Q": the scale goes from 1 to 10, and a rating from 1 to 5`},
		},
		{
			"three stars", world(t, look("f", survey.Question{ID: "q", Title: "Q", Kind: survey.KindRating, High: 3}).means(survey.FieldRating)),
			[]string{`error rating f: rating "Q": it has 3 steps, and a rating has 5`},
		},
		{"beside the scale", world(t, look("f", choice("q", append(five, "Don’t know")...)).means(survey.FieldRating)), nil},
		{
			"seats", World{Project: survey.Project{Rounds: seated}, Looks: []Look{look("r", choice("q", "On site")).means(survey.FieldAttendance).registers("all")}},
			[]string{
				`warning seats r: the option "On site" of "Question q" leads to no seat of round all`,
				`warning seats : round all, mode in-person: the answer "In person" is no option of a registration form`,
			},
		},
		{
			"no seats", World{Project: survey.Project{Rounds: []survey.Round{{ID: "all"}}}, Looks: []Look{look("r", choice("q", "Yes")).means(survey.FieldAttendance).registers("all")}},
			[]string{`warning seats r: round all has no seats for the answers to "Question q"`},
		},
		{
			"consent", world(t, look("f", choice("q", "Yes", "Yes, with my name", "No, thank you")).means(survey.FieldConsentQuote)),
			[]string{`warning consent f: the option "Yes" of "Question q" counts as no`},
		},
		{
			"options of another number", world(t, look("en", choice("q", "One", "Two", "Three")).means(survey.FieldGroup), spanish),
			[]string{`warning languages es: "Question q" has 2 options, and "Question q" of en has 3`},
		},
		{
			"other options", world(t, look("a", choice("q", "One", "Two")).means(survey.FieldGroup), look("b", choice("q", "One", "Too")).means(survey.FieldGroup)),
			[]string{`warning languages b: the option "Too" of "Question q" is not among those of a`},
		},
		{"clock", World{LocalTime: time.Unix(1000, 0), ServerTime: time.Unix(700, 0)}, []string{"warning clock : this machine's clock is 5m0s ahead of the server's"}},
		{"clock slightly off", World{LocalTime: time.Unix(1000, 0), ServerTime: time.Unix(1100, 0)}, nil},
		{"damaged", World{StoreError: fault.New(fault.Corrupt, "restore a backup", "the store is damaged")}, []string{"error store : the store is damaged"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if c.in.StoreFile == "" {
				w := world(t)
				c.in.StoreFile, c.in.Reports = w.StoreFile, w.Reports
			}
			if diff := cmp.Diff(c.want, short(Run(context.Background(), c.in))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDrift(t *testing.T) {
	l := look("f", choice("q", "1", "2", "3", "4", "5")).means(survey.FieldRating)
	l.Source.Mappings[0].Question = "Old title"
	w := world(t, l)
	w.Pins = []survey.Pin{{Source: "f", Question: "Old title", ID: "q"}}
	got := short(Run(context.Background(), w))
	if len(got) != 1 || !strings.HasPrefix(got[0], "warning mapping f: question ") || !strings.Contains(got[0], "Question q") {
		t.Errorf("got %q", got)
	}
}

// Of a file that was emptied it is not said that every question left it.
func TestAFileThatIsNotWhatItWas(t *testing.T) {
	l := look("f", choice("q", "1", "2", "3", "4", "5")).means(survey.FieldRating)
	l.Source.Type, l.CutOff = survey.FileSource, true
	w := world(t, l)
	w.Pins = []survey.Pin{{Source: "f", Question: l.Source.Mappings[0].Question, ID: "q"}}
	if got := short(Run(t.Context(), w)); len(got) != 1 || !strings.HasPrefix(got[0], "warning mapping f: the file looks cut off") {
		t.Errorf("got %q", got)
	}
	w.Looks[0].Revisions, w.Looks[0].Form, w.Looks[0].CutOff = []survey.Form{l.Form}, survey.Form{Source: "f", ID: "f"}, false
	if got := short(Run(t.Context(), w)); len(got) != 1 || !strings.HasPrefix(got[0], "warning mapping f: the file is empty, and answers of earlier runs are stored") {
		t.Errorf("got %q", got)
	}
}

// stream gives n answers to the question q.
func stream(n int, answer func(i int) string) func(context.Context, string) iter.Seq2[survey.Version, error] {
	return func(context.Context, string) iter.Seq2[survey.Version, error] {
		return func(yield func(survey.Version, error) bool) {
			for i := range n {
				r := survey.Response{Answers: []survey.Answer{{Question: "q", Values: []string{answer(i)}}}}
				if !yield(survey.Version{Response: r}, nil) {
					return
				}
			}
		}
	}
}

func TestAnswersThatFitAnotherField(t *testing.T) {
	different := func(i int) string { return fmt.Sprint("secret ", i) }
	alike := func(i int) string { return []string{"yes", "no"}[i%2] }
	cases := []struct {
		field  survey.Field
		n      int
		answer func(int) string
		want   string
	}{
		{survey.FieldGroup, 40, different, "40 of 40 answers are different"},
		{survey.FieldGroup, 40, alike, ""},
		{survey.FieldGroup, 19, different, ""},
		{survey.FieldVision, 40, alike, "40 answers know only 2 texts"},
		{survey.FieldVision, 40, different, ""},
		{survey.FieldName, 40, different, ""},
	}
	for _, c := range cases {
		w := world(t, look("f", survey.Question{ID: "q", Title: "Q", Kind: survey.KindText}).means(c.field))
		w.Answers = stream(c.n, c.answer)
		got := strings.Join(short(Run(context.Background(), w)), "\n")
		if !strings.Contains(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s, %d answers: got %q, want %q", c.field, c.n, got, c.want)
		}
		if strings.Contains(got, "secret") || strings.Contains(got, "yes") {
			t.Errorf("an answer is shown: %q", got)
		}
	}
}

func TestMachine(t *testing.T) {
	w := world(t)
	w.Free = func(string) (uint64, bool) { return 5 << 20, true }
	if err := os.WriteFile(w.StoreFile, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	got := strings.Join(short(Run(context.Background(), w)), "\n")
	for _, want := range []string{"warning disk : only 5 MB are left", "warning permissions : other users of this machine can read the store"} {
		if !strings.Contains(got, want) {
			t.Errorf("got %q, want %q in it", got, want)
		}
	}
	if left, _ := os.ReadDir(filepath.Dir(w.StoreFile)); len(left) != 1 {
		t.Errorf("the check left %d files behind", len(left)-1)
	}
}

func TestKindIsTheWorst(t *testing.T) {
	of := func(kinds ...fault.Kind) (all []Problem) {
		for _, k := range kinds {
			all = append(all, Problem{Level: Error, Kind: k})
		}
		return append(all, Problem{Level: Warning})
	}
	cases := []struct {
		in   []Problem
		want int
	}{
		{of(), 0},
		{of(fault.Unavailable), 5},
		{of(fault.Unavailable, fault.Corrupt), 6},
		{of(fault.Corrupt, fault.NotFound, fault.Unavailable), 4},
		{of(fault.Denied, fault.Corrupt, fault.Invalid), 2},
	}
	for _, c := range cases {
		got := 0
		if kind, failed := Kind(c.in); failed {
			got = fault.ExitCode(&fault.Error{Kind: kind})
		}
		if got != c.want {
			t.Errorf("%v: got %d, want %d", short(c.in), got, c.want)
		}
	}
}
