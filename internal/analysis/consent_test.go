package analysis

import (
	"testing"

	"canvass/internal/survey"
)

func TestConsentFailsClosed(t *testing.T) {
	c := newConsents(survey.ConsentPhrases{Named: []string{"Claro que sí", "Of course"}, No: []string{"of course"}})
	for answer, want := range map[string]Consent{
		"Yes, with my name": ConsentNamed, "Sí, con mi nombre.": ConsentNamed, "YES, ANONYMOUSLY": ConsentAnonymous,
		"Sí, de forma anónima": ConsentAnonymous, "claro que si": ConsentNamed, "No": ConsentNo, "Yes": ConsentNo, "maybe": ConsentNo,
		"": ConsentNo, "Of course": ConsentNo, "No, not with my name": ConsentNo, "yes with my name please call first": ConsentNo,
	} {
		if got := c.read([]string{answer}); got != want {
			t.Errorf("%q is %s, want %s", answer, got, want)
		}
	}
	if got := c.read([]string{"Yes, with my name", "No"}); got != ConsentNo {
		t.Errorf("two answers that disagree are %s", got)
	}
	if got := c.read(nil); got != ConsentNo {
		t.Errorf("no answer is %s", got)
	}
}
