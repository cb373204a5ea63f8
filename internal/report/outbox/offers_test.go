package outbox

import (
	"testing"

	"canvass/internal/analysis"
)

func TestQuotesMustStandInTheText(t *testing.T) {
	const text = "Más coste, menos costes: año 2030. El coste"
	for _, c := range []struct {
		quote string
		want  analysis.Span
		ok    bool
	}{
		{"coste", analysis.Span{Start: 4, End: 9}, true},
		{" costes: año\n", analysis.Span{Start: 17, End: 28}, true},
		{"El coste", analysis.Span{Start: 35, End: 43}, true},
		{text, analysis.Span{Start: 0, End: 43}, true},
		{"ost", analysis.Span{}, false},   // within a word
		{"Coste", analysis.Span{}, false}, // letter for letter
		{"menos  costes", analysis.Span{}, false},
		{"2030", analysis.Span{}, false}, // shows nothing
		{"", analysis.Span{}, false},
		{"…", analysis.Span{}, false},
	} {
		if got, ok := locate(text, c.quote); got != c.want || ok != c.ok {
			t.Errorf("%q: %v %v, want %v %v", c.quote, got, ok, c.want, c.ok)
		}
	}
}
