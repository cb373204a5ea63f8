package sourcetest

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"canvass/internal/survey"
)

// empty: nobody has answered, and that is no error.
func empty(t *testing.T, k Kit) {
	form, all := read(t, k.Open(t, nil))
	if len(all) > 0 {
		t.Errorf("got %d responses", len(all))
	}
	checkForm(t, form)
}

// faithful compares every part of a few submissions.
func faithful(t *testing.T, k Kit) {
	all := []Submission{
		{"a", "ana@example.org", noon(), "All contracts must be public."},
		{"b", "", noon().Add(time.Second), "  blanks around \t"},
		{"c", "c@example.org", noon().Add(time.Second), "=HYPERLINK(\"http://192.0.2.1\")"},
		{"d", "d@example.org", noon().Add(24 * time.Hour), "lines\nof\n\n\"quoted\", text; and\ttabs"},
		{"e", "e@example.org", time.Date(2024, 2, 29, 23, 59, 59, 0, time.UTC), "Ñandú 👩‍👩‍👧 \u202egpj.exe \u2028 e\u0301 \ufeff"},
		{"f-00017", "f@example.org", noon().Add(time.Hour), "00017"},
		{"1e5", "g@example.org", noon().Add(time.Hour), "null"},
	}
	compare(t, k, all)
}

// anyText compares texts that nobody thought of.
func anyText(t *testing.T, k Kit) {
	chance := rand.New(rand.NewPCG(1, 2))
	var all []Submission
	for _, s := range some(60) {
		s.Text = text(chance)
		all = append(all, s)
	}
	compare(t, k, all)
}

// text returns a text of characters that every kind of file can hold: XML has no
// other controls.
func text(chance *rand.Rand) string {
	pieces := []string{"a", "word", " ", "\n", "\t", `"`, `""`, ",", ";", "'", "\\", "&amp;", "<t>", "]]>", "{", "=", "é", "e\u0301", "€", "漢", "👍🏽", "\u200d", "\u202e", "\u2028", "\u00a0", "\ufeff", "\ufffd"}
	var b strings.Builder
	for range 1 + chance.IntN(12) {
		if chance.IntN(4) > 0 {
			b.WriteString(pieces[chance.IntN(len(pieces))])
		} else if r := rune(0xA0 + chance.IntN(0x10000)); utf8.ValidRune(r) && r < 0xFFFE {
			b.WriteRune(r)
		}
	}
	return "x" + b.String() // nobody answers with nothing
}

// cases: an id is what upstream says, to the letter.
func cases(t *testing.T, k Kit) {
	compare(t, k, []Submission{{"abc", "a@example.org", noon(), "one"}, {"ABC", "b@example.org", noon(), "two"}})
}

// compare opens a source of these submissions and expects them back.
func compare(t *testing.T, k Kit, given []Submission) {
	t.Helper()
	form, all := read(t, k.Open(t, given))
	checkForm(t, form)
	question := questionID(form, k.Question)
	var got []Submission
	for _, r := range all {
		if r.Quarantine != nil {
			t.Errorf("put aside: %s", r.Quarantine.Reason)
			continue
		}
		checkResponse(t, form, r.Response)
		a, _ := r.Response.Answer(question)
		if len(a.Values) != 1 {
			t.Errorf("response %s has %d values", r.Response.ID, len(a.Values))
			continue
		}
		got = append(got, Submission{r.Response.ID, r.Response.Email, r.Response.Submitted, a.Values[0]})
	}
	want := slices.Clone(given)
	for i := range want {
		if !k.Emails {
			want[i].Email = ""
		}
	}
	if want, got = byID(want), byID(got); len(want) != len(got) {
		t.Fatalf("got %d responses, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got  %q\nwant %q", got[i], want[i])
		}
	}
}

func questionID(f survey.Form, name string) string {
	for _, q := range f.Questions {
		if q.Title == name {
			return q.ID
		}
	}
	return name
}

func byID(all []Submission) []Submission {
	return slices.SortedFunc(slices.Values(all), func(a, b Submission) int { return cmp.Compare(a.ID, b.ID) })
}

// checkForm holds a form against what everybody may rely on.
func checkForm(t *testing.T, f survey.Form) {
	t.Helper()
	seen := map[string]bool{}
	for _, q := range f.Questions {
		if q.ID == "" || q.Title == "" || seen[q.ID] || !utf8.ValidString(q.ID+q.Title) {
			t.Errorf("question %q, titled %q", q.ID, q.Title)
		}
		seen[q.ID] = true
	}
	if f.ID == "" || len(f.Questions) == 0 {
		t.Errorf("form %q with %d questions", f.ID, len(f.Questions))
	}
}

// checkResponse holds a response against what everybody may rely on.
func checkResponse(t *testing.T, f survey.Form, r survey.Response) {
	t.Helper()
	if r.Submitted.Location() != time.UTC || r.Created.Location() != time.UTC || r.Created.IsZero() || r.Submitted.Before(r.Created) {
		t.Errorf("response %s was created at %v and submitted at %v", r.ID, r.Created, r.Submitted)
	}
	last := ""
	for _, a := range r.Answers {
		if _, ok := f.Question(a.Question); !ok || a.Question <= last {
			t.Errorf("response %s answers %q after %q", r.ID, a.Question, last)
		}
		last = a.Question
	}
	if r.Cleaned != 0 || r.Original != nil {
		t.Errorf("response %s needed no cleaning", r.ID)
	}
}
