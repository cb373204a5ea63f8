package analysis

import (
	"strings"
	"testing"

	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/stance"
	"canvass/internal/effort"
	"canvass/internal/survey"
	"canvass/internal/text"
)

func hitsIn(s *stances, words, language string) []stance.Hit {
	var c text.Cut
	s.lexicon.Cut(&c, words)
	return s.hits(s.reader, &c, language)
}

func cutsOf(said answers.Said) []text.Cut {
	var l text.Lexicon
	cuts := make([]text.Cut, len(said.Texts))
	for i, t := range said.Texts {
		l.Cut(&cuts[i], t.Text)
	}
	return cuts
}

// Words that people use, in both languages, through the matcher.
func TestStancesOfWhatPeopleWrite(t *testing.T) {
	s, err := newStances(nil)
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		language, text string
		rating         int
		want           survey.Stance
	}{
		{"en", "I support this.", 0, survey.StanceSupport}, {"es", "Estoy de acuerdo con esto.", 0, survey.StanceSupport},
		{"en", "I do not support this.", 0, survey.StanceObject}, {"es", "No estoy de acuerdo.", 0, survey.StanceObject},
		{"en", "Agreed, as long as somebody pays for it.", 0, survey.StanceSupportAddition}, {"es", "Lo apoyo, siempre que alguien lo pague.", 0, survey.StanceSupportAddition},
		{"en", "This is unworkable.", 0, survey.StanceObject}, {"es", "Es inviable.", 0, survey.StanceObject},
		{"en", "I would rather have a sample of people.", 0, survey.StanceObjectOther}, {"es", "Prefiero una muestra de personas.", 0, survey.StanceObjectOther},
		{"en", "Who will pay for it?", 0, survey.StanceQuestion}, {"es", "¿Quién lo va a pagar?", 0, survey.StanceQuestion},
		// A wish tells a side where it says what is to be otherwise, or what besides; not where it
		// says what the writer needs, needed then, or that nothing is to change.
		{"en", "The deadline must be longer.", 0, survey.StanceObjectOther}, {"es", "Hace falta más plazo.", 0, survey.StanceObjectOther},
		{"en", "The deadline must be longer.", 5, survey.StanceSupportAddition}, {"es", "El umbral debería bajar.", 2, survey.StanceObjectOther},
		{"en", "Let the court decide, not the mayor.", 0, survey.StanceObjectOther}, {"es", "Suban el umbral.", 0, survey.StanceObjectOther},
		{"en", "Small contracts should be covered as well.", 0, survey.StanceSupportAddition}, {"es", "Los contratos menores también tendrían que entrar.", 0, survey.StanceSupportAddition},
		{"en", "My department needs two more people.", 0, survey.StanceUnclear}, {"en", "The meeting should have started on time.", 0, survey.StanceUnclear},
		{"es", "Nuestro edificio tiene que ser más alto.", 0, survey.StanceUnclear}, {"es", "La sala debería haber sido más grande.", 0, survey.StanceUnclear},
		{"en", "Should it be longer?", 0, survey.StanceQuestion}, {"es", "Son más reuniones.", 0, survey.StanceUnclear},
		{"en", "This must stay in the text.", 0, survey.StanceSupport}, {"es", "Habría que borrar el apartado.", 0, survey.StanceObject},
		{"en", "There is no need for yet another committee.", 0, survey.StanceObject}, {"es", "No hace falta otra comisión más.", 0, survey.StanceObject},
		{"es", "De acuerdo, pero hace falta presupuesto.", 0, survey.StanceSupportAddition}, {"en", "Agreed, but we need a budget.", 0, survey.StanceSupportAddition},
		{"en", "I disagree. Instead, use the website we already have.", 0, survey.StanceObjectOther}, {"en", "I disagree. Instead we got a form.", 0, survey.StanceObject},
		{"en", "The river is long.", 0, survey.StanceUnclear}, {"es", "El río es largo.", 0, survey.StanceUnclear},
	}
	for _, c := range cases {
		if got := stance.Read(c.text, hitsIn(s, c.text, c.language), c.rating); got.Stance != c.want {
			t.Errorf("%q: %s by %s %v, want %s", c.text, got.Stance, got.By, got.Spans, c.want)
		}
	}
}

func TestStancesOfOptions(t *testing.T) {
	s, err := newStances(nil)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]survey.Stance{
		"I support it": survey.StanceSupport, "I support it with additions": survey.StanceSupportAddition, "I object": survey.StanceObject,
		"I object and propose something else": survey.StanceObjectOther, "I have questions": survey.StanceQuestion,
		"Lo apoyo": survey.StanceSupport, "Lo apoyo con adiciones": survey.StanceSupportAddition, "Me opongo": survey.StanceObject,
		"Me opongo y propongo otra cosa": survey.StanceObjectOther, "Tengo preguntas": survey.StanceQuestion, "Blue": survey.StanceUnclear,
	} {
		said := answers.Said{Stances: []answers.Text{{Question: answers.Question{Principle: "P1"}, Text: text}}}
		if got := s.asked(said, "P1"); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// A person's decision comes first, as long as the text is the one that was judged.
func TestStancesKeepDecisions(t *testing.T) {
	said := answers.Said{Texts: []answers.Text{{Question: answers.Question{Field: survey.FieldComment, Principle: "P1"}, AnswerID: "c", Text: "I support this."}}, Ratings: []answers.Rating{{Question: answers.Question{Principle: "P1"}, Value: 5}}}
	decide := func(hash string) *stances {
		s, err := newStances([]survey.Decision{{Seq: 1, Kind: survey.KindStance, Source: "s", Response: "r", Question: "c", Theme: string(survey.StanceObject), Verdict: survey.VerdictYes, TextHash: hash}})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for hash, want := range map[string]stance.By{survey.HashText("I support this."): stance.ByAnalyst, survey.HashText("Another."): stance.ByRules} {
		s, texts := decide(hash), []Contribution{{}}
		s.read(survey.Ref{Source: "s", Response: "r"}, texts, said, cutsOf(said))
		if texts[0].Stance == nil || texts[0].Stance.By != want || (len(s.stale) > 0) != (want == stance.ByRules) {
			t.Errorf("got %+v, stale %v", texts[0].Stance, s.stale)
		}
	}
}

// A text of two hundred thousand letters, all of it cues, takes moments and no more.
func TestStanceOfAVeryLongText(t *testing.T) {
	s, err := newStances(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"I agree? Add it instead. ", "It is fine but not now. ", "but ", "Although it is good we should not do that, ", "if yes, if good, who could object, please add "} {
		long := strings.Repeat(words, effort.Of(50_000, 200_000)/len(words))
		got := stance.Read(long, hitsIn(s, long, "en"), 0)
		if got.By == stance.ByRating || len(got.Spans) > 12 {
			t.Errorf("%q: got %s by %s with %d places", words, got.Stance, got.By, len(got.Spans))
		}
	}
}
