package quoting

import (
	"strings"
	"testing"

	"canvass/internal/analysis"
	"canvass/internal/analysis/consent"
)

// Whatever consent a history of responses expresses, nobody is quoted whose
// latest response is not a yes.
func TestAttribute(t *testing.T) {
	for consent, want := range map[consent.Level]string{
		consent.No: "", consent.Anonymous: "anonymous, Officials", consent.Named: "Ana Ruiz",
	} {
		q, ok := Attribute(analysis.Person{Name: "Ana Ruiz", Group: "Officials", Consent: consent}, "words")
		if q.By() != want || ok != (want != "") {
			t.Errorf("%s: attributed to %q (%v), want %q", consent, q.By(), ok, want)
		}
	}
	if q, _ := Attribute(analysis.Person{Consent: consent.Named}, "words"); q.By() != "anonymous" {
		t.Errorf("a name nobody gave: %q", q.By())
	}
}

func TestPassageKeepsWholeSentences(t *testing.T) {
	long := strings.Repeat("Before it there is talk. ", 20) + "Here is the evidence. " + strings.Repeat("After it there is more. ", 20)
	at := len([]rune(strings.Split(long, "evidence")[0]))
	got := Passage(long, analysis.Span{Start: at, End: at + 8})
	if !strings.Contains(got, "Here is the evidence.") || len([]rune(got)) > Length+4 || !strings.HasPrefix(got, "… Before") || !strings.HasSuffix(got, ". …") {
		t.Errorf("got %q", got)
	}
	if got := Passage(" Short. ", analysis.Span{Start: 1, End: 3}); got != "Short." {
		t.Errorf("got %q", got)
	}
	one := strings.Repeat("word ", 200)
	if got := Passage(one, analysis.Span{Start: 500, End: 504}); got != strings.TrimSpace(one) {
		t.Errorf("one long sentence is cut: %d of %d", len(got), len(one))
	}
}
