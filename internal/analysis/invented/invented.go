// Package invented is small projects and what was answered, for the tests of analysis and
// of its rooms. It knows nothing of them, so that each can use it.
package invented

import (
	"iter"
	"maps"
	"slices"
	"time"

	"canvass/internal/survey"
)

// Says is answers by question.
type Says = map[string]string

// Workshop is a project of one registration and two feedback forms.
func Workshop() survey.Project {
	questions := []survey.Mapping{
		{Question: "@email", Field: survey.FieldEmail}, {Question: "r1", Field: survey.FieldRating, Principle: "P1"},
		{Question: "c1", Field: survey.FieldComment, Principle: "P1"}, {Question: "v", Field: survey.FieldVision},
		{Question: "q", Field: survey.FieldConsentQuote}, {Question: "g", Field: survey.FieldGroup},
	}
	return survey.Project{
		Name: "w", Location: time.UTC, Languages: []string{"en"}, Principles: []survey.Principle{{ID: "P1"}},
		Codebook: survey.Codebook{Themes: []survey.Theme{{ID: "cost", Keywords: map[string][]string{"en": {"cost"}}}}},
		Rounds:   []survey.Round{{ID: "one"}, {ID: "two"}},
		Sources: []survey.Source{
			{Name: "first", Type: survey.GoogleForm, Role: survey.Feedback, Round: "one", Language: "en", Mappings: questions},
			{Name: "second", Type: survey.GoogleForm, Role: survey.Feedback, Round: "two", Language: "en", Mappings: questions},
		},
	}
}

// Form is the form of a Workshop, which had everybody sign in.
func Form() survey.Form {
	f := survey.Form{Email: survey.EmailVerified}
	for _, id := range []string{"r1", "c1", "v", "q", "g"} {
		f.Questions = append(f.Questions, survey.Question{ID: id, Title: id})
	}
	return f
}

// Answered is a response at a minute of one morning.
func Answered(source, id, email string, minute int, answers Says) survey.Version {
	at := time.Date(2025, 9, 1, 9, minute, 0, 0, time.UTC)
	r := survey.Response{Source: source, ID: id, Email: email, Created: at, Submitted: at}
	for _, q := range slices.Sorted(maps.Keys(answers)) {
		r.Answers = append(r.Answers, survey.Answer{Question: q, Values: []string{answers[q]}})
	}
	return survey.Version{Response: r, Number: 1, Run: 1}
}

// Stream gives versions one by one.
func Stream(versions []survey.Version) iter.Seq2[survey.Version, error] {
	return func(yield func(survey.Version, error) bool) {
		for _, v := range versions {
			if !yield(v, nil) {
				return
			}
		}
	}
}

// Evening is a project of a registration form with two seats and an attendance list.
func Evening(listAsks bool) survey.Project {
	list := []survey.Mapping{{Question: "n", Field: survey.FieldName}, {Question: "e", Field: survey.FieldEmail}, {Question: "g", Field: survey.FieldGroup}}
	if listAsks {
		list = append(list, survey.Mapping{Question: "m", Field: survey.FieldAttendance})
	}
	return survey.Project{
		Name: "w", Location: time.UTC, Languages: []string{"en"},
		Rounds: []survey.Round{{ID: "one", Seats: []survey.Seat{{Mode: "room", Answers: []string{"Room"}, Capacity: 2}, {Mode: "cancelled", Answers: []string{"Off"}}}}, {ID: "two"}},
		Sources: []survey.Source{
			{Name: "reg", Type: survey.FileSource, Role: survey.Registration, Round: "one", Mappings: []survey.Mapping{
				{Question: "n", Field: survey.FieldName}, {Question: "e", Field: survey.FieldEmail}, {Question: "g", Field: survey.FieldGroup}, {Question: "m", Field: survey.FieldAttendance}}},
			{Name: "reg-two", Type: survey.FileSource, Role: survey.Registration, Round: "two", Mappings: []survey.Mapping{{Question: "n", Field: survey.FieldName}, {Question: "e", Field: survey.FieldEmail}}},
			{Name: "list", Type: survey.FileSource, Role: survey.Attendance, Round: "one", Mappings: list},
		},
	}
}

// Signed is an answer to a source of an Evening.
func Signed(source, id string, minute int, name, email, mode, group string) survey.Version {
	return Answered(source, id, "", minute, Says{"n": name, "e": email, "m": mode, "g": group})
}

// Registered is who answered the first form of an Evening: two with a seat, one waiting, one who cancelled.
func Registered() []survey.Version {
	return []survey.Version{
		Signed("reg", "A", 1, "Ana Ruiz", "ana@x.org", "Room", "public"),
		Signed("reg", "B", 2, "Ben Okafor", "ben@x.org", "Room", "public"),
		Signed("reg", "C", 3, "Chloe Martin", "chloe@x.org", "Room", "firms"),
		Signed("reg", "D", 4, "Dev Iyer", "dev@x.org", "Off", "firms"),
	}
}

// Registers is a project of two registrations, comments on a document and, where
// wanted, a list of who came.
func Registers(lists bool) survey.Project {
	p := Evening(false)
	for i := range p.Sources {
		p.Sources[i].Mappings = append(p.Sources[i].Mappings,
			survey.Mapping{Question: "n2", Field: survey.FieldName}, survey.Mapping{Question: "i", Field: survey.FieldIdentity}, survey.Mapping{Question: "i2", Field: survey.FieldIdentity},
			survey.Mapping{Question: "o", Field: survey.FieldOrganisation}, survey.Mapping{Question: "@email", Field: survey.FieldEmail})
	}
	p.Sources[1].Mappings = p.Sources[1].Mappings[:len(p.Sources[1].Mappings)-1] // an address collected and not mapped
	list := p.Sources[2]
	remarks := survey.Source{Name: "doc", Type: survey.GoogleDoc, Role: survey.Feedback, Mappings: []survey.Mapping{{Question: "n", Field: survey.FieldName}}}
	if p.Sources = append(p.Sources[:2:2], remarks); lists {
		p.Sources = append(p.Sources, list)
	}
	return p
}
