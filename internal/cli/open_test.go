package cli

import (
	"strings"
	"testing"

	"canvass/internal/survey"
)

func TestScopesAreThoseOfConfiguredSources(t *testing.T) {
	form, doc, paper := survey.Source{Type: survey.GoogleForm}, survey.Source{Type: survey.GoogleDoc}, survey.Source{Type: survey.FileSource}
	for _, c := range []struct {
		sources []survey.Source
		want    string
	}{
		{nil, ""},
		{[]survey.Source{paper}, ""},
		{[]survey.Source{form, form, paper}, "forms.body.readonly forms.responses.readonly"},
		{[]survey.Source{doc}, "drive.readonly"},
		{[]survey.Source{doc, form}, "forms.body.readonly forms.responses.readonly drive.readonly"},
	} {
		got := strings.ReplaceAll(strings.Join(scopes(c.sources), " "), "https://www.googleapis.com/auth/", "")
		if got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
