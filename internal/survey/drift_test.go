package survey

import (
	"slices"
	"testing"
	"time"
)

// asked makes revisions, newest first, first seen on 1 September, 2 September, ….
func asked(forms ...Form) []Form {
	for i := range forms {
		forms[i].Run, forms[i].Seen = int64(i+1), time.Date(2025, 9, i+1, 6, 0, 0, 0, time.UTC)
	}
	slices.Reverse(forms)
	return forms
}

func TestDriftTellsWhatChangedAndWhen(t *testing.T) {
	scale := Question{ID: "q", Title: "Agree?", Kind: KindScale, Low: 1, High: 5}
	choice := Question{ID: "q", Title: "Seat", Kind: KindChoice, Options: []string{"In person", "Remote"}}
	with := func(q Question, change func(*Question)) Question { change(&q); return q }
	for name, c := range map[string]struct {
		field   Field
		title   string // as configured and pinned
		asked   []Form
		drift   []string
		history []string
	}{
		"nothing": {FieldRating, "Agree?", asked(form(scale), form(scale)), nil, nil},
		"renamed, and again": {FieldRating, "Agree?",
			asked(form(scale), form(with(scale, func(q *Question) { q.Title = "A?" })), form(with(scale, func(q *Question) { q.Title = "B?" })), form(with(scale, func(q *Question) { q.Title = "B?" }))),
			[]string{`since 3 September 2025: question "Agree?" is now called "B?"; its answers stay together`}, nil},
		"renamed and back": {FieldRating, "Agree?", asked(form(scale), form(with(scale, func(q *Question) { q.Title = "A?" })), form(scale)), nil, nil},
		"removed": {FieldRating, "Agree?", asked(form(scale), form()),
			[]string{`since 2 September 2025: question "Agree?" is no longer in the form; its earlier answers are kept`}, nil},
		"removed, and another of that title": {FieldRating, "Agree?", asked(form(scale), form(with(scale, func(q *Question) { q.ID = "z" }))),
			[]string{`since 2 September 2025: question "Agree?" was removed and another one of that title was added; answers to the new one are not read until its id z is mapped`}, nil},
		"the consent question removed": {FieldConsentQuote, "Agree?", asked(form(scale), form(), form()),
			[]string{`since 2 September 2025: question "Agree?" is no longer in the form: until one is mapped that is there, its answers count as no`}, nil},
		"retyped": {FieldRating, "Agree?", asked(form(scale), form(with(scale, func(q *Question) { q.Kind = KindParagraph }))), nil,
			[]string{`since 2 September 2025: question "Agree?" became a paragraph, having been a scale from 1 to 5; each answer is read as it was asked for`}},
		"another range": {FieldRating, "Agree?", asked(form(scale), form(with(scale, func(q *Question) { q.High = 10 }))), nil,
			[]string{`since 2 September 2025: question "Agree?" runs from 1 to 10, before from 1 to 5; the two are never mixed`}},
		"an option renamed": {FieldAttendance, "Seat", asked(form(choice), form(with(choice, func(q *Question) { q.Options = []string{"In person", "Online"} }))), nil,
			[]string{`since 2 September 2025: question "Seat" offers "Online" in place of "Remote"; answers keep the words in which they were given`}},
		"options added and removed": {FieldAttendance, "Seat", asked(form(choice), form(with(choice, func(q *Question) { q.Options = []string{"Remote", "Either", "None"} }))), nil,
			[]string{`since 2 September 2025: question "Seat" offers also "Either", "None"`, `since 2 September 2025: question "Seat" no longer offers "In person"; answers with it are kept`}},
		"options in another order": {FieldAttendance, "Seat", asked(form(choice), form(with(choice, func(q *Question) { q.Options = []string{"Remote", "In person"} }))), nil, nil},
		"another form": {FieldAttendance, "Seat", asked(form(choice), Form{ID: "copy", Questions: []Question{choice}}), nil,
			[]string{`since 2 September 2025: the source is another form, copy instead of form; responses to the earlier one are kept`}},
		"addresses": {FieldAttendance, "Seat", asked(Form{ID: "form", Email: EmailVerified, Questions: []Question{choice}}, form(choice)), nil,
			[]string{`since 2 September 2025: the form collects no addresses, and before collects addresses by signing in`}},
		"not stored yet": {FieldRating, "Agree?", append([]Form{form()}, asked(form(scale))...),
			[]string{`question "Agree?" is no longer in the form; its earlier answers are kept`}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			source := Source{Name: "s", Mappings: []Mapping{{Question: c.title, Field: c.field, Principle: "P1"}}}
			b := Bind(source, c.asked, []Pin{{"s", c.title, "q"}})
			if got := dated(b.Drift); !slices.Equal(got, c.drift) {
				t.Errorf("drift\ngot  %q\nwant %q", got, c.drift)
			}
			if got := dated(b.History); !slices.Equal(got, c.history) {
				t.Errorf("history\ngot  %q\nwant %q", got, c.history)
			}
		})
	}
}

func dated(changes []Change) (out []string) {
	for _, c := range changes {
		out = append(out, c.In(time.UTC))
	}
	return out
}
