package propose

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"canvass/internal/survey"
)

// asking is a feedback form of a language that asks for groups with some options.
func asking(language string, options ...string) Sample {
	titles := map[string][2]string{
		"en": {"Which of these describes you best?", "What do you think of the draft principles of this consultation?"},
		"es": {"¿Cuál de estas opciones le describe mejor?", "¿Qué opina sobre el borrador de los principios de esta consulta?"},
	}[language]
	return Sample{
		Outline: survey.Outline{Form: survey.Form{Title: titles[1], Questions: []survey.Question{
			{ID: "g" + language, Title: titles[0], Kind: survey.KindChoice, Options: options}, {ID: "c" + language, Title: titles[1], Kind: survey.KindParagraph},
		}}},
		Role: survey.Feedback, Fields: map[string]survey.Field{"g" + language: survey.FieldGroup},
	}
}

// file is the same as a file would have it.
func file(s Sample) Sample {
	s.Type = survey.FileSource
	return s
}

// Options at one place are one group, unless something speaks against it: then the line
// waits as a comment, to be looked at.
func TestGroupsOfTwoLanguages(t *testing.T) {
	for name, c := range map[string]struct {
		samples []Sample
		want    string
	}{
		"a translation": {
			[]Sample{asking("en", "Public servant", "Company", "Resident"), asking("es", "Funcionaria", "Empresa", "Vecindad")},
			"groups:\n  - {en: Public servant, es: Funcionaria}\n  - {en: Company, es: Empresa}\n  - {en: Resident, es: Vecindad}\n",
		},
		"another order": {
			[]Sample{asking("en", "Public servant", "Company", "Resident"), asking("es", "Empresa", "Funcionaria", "Vecindad")},
			"# groups:\n  # guess: - {en: Public servant, es: Empresa}\n  # guess: - {en: Company, es: Funcionaria}\n  # guess: - {en: Resident, es: Vecindad}\n",
		},
		"each in the order of its alphabet": {
			[]Sample{asking("en", "Bakers", "Potters", "Weavers", "Other"), asking("es", "Alfareras", "Panaderas", "Tejedoras", "Otra")},
			"# groups:\n  # guess: - {en: Bakers, es: Alfareras}\n  # guess: - {en: Potters, es: Panaderas}\n  # guess: - {en: Weavers, es: Tejedoras}\n  # guess: - {en: Other, es: Otra}\n",
		},
		"none of them at another place": {
			[]Sample{asking("en", "Weavers", "Other", "Potters"), asking("es", "Tejedoras", "Alfareras", "Otra")},
			"# groups:\n  # guess: - {en: Weavers, es: Tejedoras}\n  # guess: - {en: Other, es: Alfareras}\n  # guess: - {en: Potters, es: Otra}\n",
		},
		"files, whose answers are in no order": {
			[]Sample{file(asking("en", "Company", "Government", "Resident", "Weavers")), file(asking("es", "Gobierno", "Tejedoras", "Vecindad", "Empresa"))},
			"groups:\n  - {en: Government, es: Gobierno}\n  - {en: Company, es: Empresa}\n  - {en: Resident, es: Vecindad}\n",
		},
		"files that name one kind twice": {
			[]Sample{file(asking("en", "Company", "Supplier", "Resident")), file(asking("es", "Empresa", "Vecindad"))},
			"groups:\n  - {en: Resident, es: Vecindad}\n",
		},
		"more options": {[]Sample{asking("en", "Weavers", "Potters"), asking("es", "Tejedoras", "Alfareras", "Otra")}, ""},
		"one language": {[]Sample{asking("en", "Weavers", "Potters"), asking("en", "Spinners", "Bakers")}, ""},
		"the same word in both needs no line": {
			[]Sample{asking("en", "Local", "Company", "Resident"), asking("es", "Local", "Empresa", "Vecindad")},
			"groups:\n  - {en: Company, es: Empresa}\n  - {en: Resident, es: Vecindad}\n",
		},
		"a second form in other words": {
			[]Sample{asking("en", "Public servant", "Company"), asking("es", "Funcionaria", "Empresa"), asking("en", "Government official", "Company")},
			"groups:\n  - {en: Public servant, es: Funcionaria} [Government official]\n  - {en: Company, es: Empresa}\n",
		},
		"a second form in another order": {
			[]Sample{asking("en", "Weavers", "Potters"), asking("es", "Tejedoras", "Alfareras"), asking("en", "Potters", "Weavers")},
			"# groups:\n  # guess: - {en: Weavers, es: Tejedoras} [Potters, Alfareras]\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if d := cmp.Diff(c.want, written(Propose(c.samples).Groups)); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
		})
	}
}

// written is groups as the configuration has them, in short.
func written(all []Group) string {
	w := &writer{}
	w.groups(all)
	s := strings.NewReplacer(`{label: {`, "{", `"`, "", "}, answers: ", "} ", "]}", "]", "}}", "}", ",  ", ", ").Replace(strings.TrimPrefix(w.String(), "\n"))
	return explained.ReplaceAllString(s, "groups:")
}

var explained = regexp.MustCompile(`groups: +#.*`)

// Answers typed into a file stand in no order.
func TestGroupsOfFilesAreNotGuessed(t *testing.T) {
	en, es := asking("en", "Weavers", "Potters"), asking("es", "Tejedoras", "Alfareras")
	es.Type, es.Values = survey.FileSource, map[string][]string{"ges": {"Tejedoras", "Alfareras"}}
	if got := Propose([]Sample{en, es}).Groups; got != nil {
		t.Errorf("got %v", got)
	}
}
