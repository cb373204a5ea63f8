package consent

import (
	"testing"

	"canvass/internal/survey"
)

func TestConsentFailsClosed(t *testing.T) {
	c := New(survey.ConsentPhrases{Named: []string{"Claro que sí", "Of course"}, No: []string{"of course"}})
	for answer, want := range map[string]Level{
		"Yes, with my name": Named, "Sí, con mi nombre.": Named, "YES, ANONYMOUSLY": Anonymous,
		"Sí, de forma anónima": Anonymous, "claro que si": Named, "No": No, "Yes": No, "maybe": No,
		"": No, "Of course": No, "No, not with my name": No, "yes with my name please call first": No,
	} {
		if got := c.Read([]string{answer}); got != want {
			t.Errorf("%q is %s, want %s", answer, got, want)
		}
	}
	if got := c.Read([]string{"Yes, with my name", "No"}); got != No {
		t.Errorf("two answers that disagree are %s", got)
	}
	if got := c.Read(nil); got != No {
		t.Errorf("no answer is %s", got)
	}
}
