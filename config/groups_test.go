package config

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"canvass/internal/survey"
)

func TestGroups(t *testing.T) {
	got := mustLoad(t, good+`groups:
  - label: {en: Government, es: Gobierno}
    answers: [Government official, Administración pública]
  - label: Company
`)
	want := []survey.Group{
		{Label: survey.Texts{"en": "Government", "es": "Gobierno"}, Answers: []string{"Government official", "Administración pública", "Government", "Gobierno"}},
		{Label: survey.Texts{"en": "Company"}, Answers: []string{"Company"}},
	}
	if d := cmp.Diff(want, got.Project.Groups); d != "" {
		t.Error(d)
	}
}

func TestGroupsThatCannotBeRead(t *testing.T) {
	runBad(t, []badFile{
		{"no label", good + "groups:\n  - answers: [A]\n", `canvass.yaml:5: a group has no "label"`, ""},
		{"one answer, two groups", good + "groups:\n  - {label: A, answers: [X]}\n  - {label: B, answers: [x]}\n", `canvass.yaml:6: answer "x" means both "A" and "B"`, ""},
		{"not a list", good + "groups: {A: X}\n", `canvass.yaml:4: "groups" must be a list, found a group of keys`, ""},
	})
}
