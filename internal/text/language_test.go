package text

import (
	_ "embed"
	"strconv"
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
		case want == "-" || want == "+":
			if ok {
				t.Errorf("Detect(%q) = %q, sure; want unsure", s, got)
			}
			continue
		case len(Tokens(s)) < 5:
			continue
		}
		all++
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

func TestLanguage(t *testing.T) {
	cases := []struct{ why, in, hint, want string }{
		{"sure of itself against the form", "No estoy de acuerdo con este principio.", "en", "es"},
		{"too little to go by: the form's", "Transparency", "es", "es"},
		{"words of both languages: the form's", "No", "en", "en"},
		{"nothing, nobody knows", "", "", ""},
		{"another language: the form's", "Je suis d'accord avec ce principe", "fr", "fr"},
		{"digits and signs", "100 % +1", "", ""},
	}
	for _, c := range cases {
		if got := Language(c.in, c.hint); got != c.want {
			t.Errorf("%s: Language(%q, %q) = %q, want %q", c.why, c.in, c.hint, got, c.want)
		}
	}
}

// A text in two languages is read in both; one with a borrowed word is not.
func TestReadMixed(t *testing.T) {
	var d Detector
	for s, want := range map[string]string{
		"I agree with this because people should know. Pero falta decir quién paga y desde cuándo, porque nadie lo sabe.": Several,
		"I agree with all of this because people should know what is bought.":                                             "en",
		"Estoy de acuerdo porque la gente debe saber qué se compra.":                                                      "es",
		"We say “sí se puede” here, and we have said it since the first of these meetings.":                               "en",
		"Transparency": "hint", "": "hint", "Je suis d'accord avec ce principe": "hint",
	} {
		if got := d.Read(s, "hint"); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

// What a Detector remembers does not change what it says.
func TestDetectorAgrees(t *testing.T) {
	var d Detector
	for range 2 {
		for line := range strings.Lines(languageCorpus) {
			if got, want := d.Language(line, "hint"), Language(line, "hint"); got != want {
				t.Errorf("%q: got %q, want %q", line, got, want)
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := hostile().Draw(t, "text")
		if got, want := d.Language(s, "hint"), Language(s, "hint"); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}

func TestDetectorForgetsRatherThanGrow(t *testing.T) {
	var d Detector
	for i := range stemmerLimit + 10 {
		d.cue("word" + strconv.Itoa(i))
	}
	d.cue(strings.Repeat("long", longestWord))
	if n := len(d.known); n != 10 {
		t.Errorf("%d words are remembered, want the last 10", n)
	}
}
