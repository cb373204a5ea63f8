package text

import (
	_ "embed"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

//go:embed testdata/language.txt
var languageCorpus string

// From five words on, the better guess is right in 97 of 100 texts, and a sure
// one nearly always.
func TestDetectCorpus(t *testing.T) {
	var all, right, sure, surelyWrong int
	for line := range strings.Lines(languageCorpus) {
		want, s, _ := strings.Cut(strings.TrimSpace(line), " ")
		got, ok := Detect(s)
		switch {
		case want == "#" || want == "":
			continue
		case want == "-" && len(Tokens(s)) > 7 && shown(&Lexicon{}, s, "en") != Other:
			t.Logf("not seen to be in another language: %q", s)
			fallthrough
		case want == "-" || want == "+":
			if ok {
				t.Errorf("Detect(%q) = %q, sure; want unsure", s, got)
			}
			continue
		case len(Tokens(s)) < 5:
			continue
		}
		all++
		if third := shown(&Lexicon{}, s, ""); third == Other || third == Several {
			t.Errorf("%q is taken for %s", s, third)
		}
		switch {
		case got == want:
			right++
		default:
			t.Logf("Detect(%q) = %q, %v", s, got, ok)
		}
		if ok {
			sure++
			if got != want {
				surelyWrong++
			}
		} else {
			t.Logf("unsure: %q", s)
		}
	}
	t.Logf("%d texts of five words or more: %d right (%.3f), %d sure, %d surely wrong", all, right, float64(right)/float64(all), sure, surelyWrong)
	if float64(right) < 0.97*float64(all) || surelyWrong > 0 {
		t.Errorf("%d of %d right, %d surely wrong", right, all, surelyWrong)
	}
}

// shown is the language that a text shows, by a Lexicon that may know its words.
func shown(l *Lexicon, s, hint string) string {
	var c Cut
	l.Cut(&c, s)
	return c.Language(hint)
}

func TestLanguage(t *testing.T) {
	cases := []struct{ why, in, hint, want string }{
		{"sure of itself against the form", "No estoy de acuerdo con este principio.", "en", "es"},
		{"too little to go by: the form's", "Transparency", "es", "es"},
		{"words of both languages: the form's", "No", "en", "en"},
		{"nothing, nobody knows", "", "", ""},
		{"another language: the form's", "Je suis d'accord avec ce principe", "fr", "fr"},
		{"digits and signs", "100 % +1", "", ""},
		{"French, in an English form", "Le budget est trop petit et la formation manque de moyens pour tous", "en", Other},
		{"German", "Das Budget ist zu klein und der Datenschutz fehlt völlig", "en", Other},
		{"Portuguese", "O orçamento é pequeno demais e a formação chega tarde", "es", Other},
		{"Italian", "Le persone devono essere ascoltate prima della decisione", "en", Other},
		{"Chinese", "预算太少，隐私没有保护", "en", Other},
		{"Russian", "Бюджет слишком мал", "", Other},
		{"one word of another language", "Mais", "es", "es"},
		{"a name and a borrowed word", "Müller et al. say non", "en", "en"},
		{"English with a name in another script", "We asked Мария about the budget and she agreed with all of it", "en", "en"},
		{"Spanish without accents", "La financiacion no llega a tiempo y la formacion tampoco", "es", "es"},
	}
	for _, c := range cases {
		if got := shown(&Lexicon{}, c.in, c.hint); got != c.want {
			t.Errorf("%s: %q, %q: %q, want %q", c.why, c.in, c.hint, got, c.want)
		}
	}
}

// A text in two languages is read in both; one with a borrowed word is not.
func TestReadMixed(t *testing.T) {
	var l Lexicon
	for s, want := range map[string]string{
		"I agree with this because people should know. Pero falta decir quién paga y desde cuándo, porque nadie lo sabe.": Several,
		"The budget is bad. El presupuesto es malo y la privacidad también.":                                              Several,
		"I agree with all of this because people should know what is bought.":                                             "en",
		"Estoy de acuerdo porque la gente debe saber qué se compra.":                                                      "es",
		"We say “sí se puede” here, and we have said it since the first of these meetings.":                               "en",
		"The word “consulta” and “presupuesto participativo” are used in our city.":                                       "en",
		"Transparency": "hint", "": "hint", "Je suis d'accord avec ce principe": "hint",
	} {
		if got := shown(&l, s, "hint"); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

// What a Lexicon remembers does not change what a text shows.
func TestCutsAgreeWithDetect(t *testing.T) {
	var l Lexicon
	check := func(t interface{ Errorf(string, ...any) }, s string) {
		want, sure := Detect(s)
		if got := shown(&l, s, "hint"); sure && got != want || !sure && got != "hint" && got != Several && got != Other {
			t.Errorf("%q: got %q, want %q, sure %v", s, got, want, sure)
		}
	}
	for range 2 {
		for line := range strings.Lines(languageCorpus) {
			check(t, line)
		}
	}
	rapid.Check(t, func(t *rapid.T) { check(t, hostile().Draw(t, "text")) })
}
