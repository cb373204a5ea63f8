package codebook

import (
	"testing"
	"time"

	"canvass/internal/survey"
)

// What people asked for is counted by text, and noted on the theme that is called so later,
// once a reviewer and text, and not where the reviewer decided on it.
func TestAskedFor(t *testing.T) {
	at := time.Date(2025, 9, 1, 0, 0, 0, 0, time.UTC)
	on := func(response, theme string, v survey.Verdict, reviewer, note string) survey.Decision {
		at = at.Add(time.Minute)
		return survey.Decision{Kind: survey.KindTheme, Source: "f", Response: response, Question: "q", Theme: theme, Verdict: v, Reviewer: reviewer, Note: note, At: at, TextHash: "h"}
	}
	decisions := []survey.Decision{
		on("A", "cost", "no", "Ana", Wish("Energy & climate")+"; not hours"), on("A", "time", "no", "Ana", Wish("energy & Climate")),
		on("B", "cost", "yes", "Ben", Wish("Seniors")+"; "+Wish("Energy & climate")), on("C", "cost", "no", "Ana", Wish("Energy & climate")),
		on("C", "cost", "no", "Ana", "on reflection"), on("D", "cost", "no", "Ben", "about new theme: x"), on("E", "cost", "no", "Ben", Wish("Energy & climate")),
	}
	got := AskedFor(survey.Codebook{}, decisions)
	if len(got) != 2 || got[0].Name != "Energy & climate" || got[0].Texts != 3 || got[0].Theme != "" || got[1].Name != "Seniors" || got[1].Texts != 1 || len(Granted(got)) != 0 {
		t.Errorf("got %+v", got)
	}
	cb := survey.Codebook{Themes: []survey.Theme{{ID: "energy", Label: survey.Texts{"es": "x", "en": "ENERGY & climate"}}}}
	decisions = append(decisions, on("E", "energy", "no", "Ben", ""))
	got = AskedFor(cb, decisions)
	granted := Granted(got)
	if got[0].Theme != "energy" || got[0].Moves != 2 || len(granted) != 2 || granted[0].Response != "A" || granted[0].Theme != "energy" || granted[0].Verdict != survey.VerdictYes || granted[0].Reviewer != "Ana" || granted[0].TextHash != "h" {
		t.Errorf("got %+v, %+v", got, granted)
	}
	if got = AskedFor(cb, append(decisions, granted...)); got[0].Moves != 0 {
		t.Errorf("once noted: %+v", got)
	}
	if AskedFor(cb, []survey.Decision{on("A", "cost", "yes", "Ana", "a note")}) != nil {
		t.Error("a note asks for nothing")
	}
}
