package answers

import (
	"testing"

	"canvass/internal/survey"
)

func TestAnswersOfTwoLanguagesAreOneGroup(t *testing.T) {
	g := NewGroups(survey.Project{Languages: []string{"en", "es"}, Groups: []survey.Group{
		{Label: survey.Texts{"es": "Gobierno", "en": "Government"}, Answers: []string{"Official", "Administración pública", "Government", "Gobierno"}},
	}})
	for answer, want := range map[string]string{
		"Official": "Government", " ADMINISTRACION PÚBLICA ": "Government", "gobierno": "Government", "Vendor": "Vendor", "": "",
	} {
		said := Said{Fields: map[survey.Field][]string{survey.FieldGroup: {answer}}}
		for range 2 { // the second time from memory
			if got := g.Read(&said); got != want {
				t.Errorf("%q is of group %q, want %q", answer, got, want)
			}
		}
	}
}
