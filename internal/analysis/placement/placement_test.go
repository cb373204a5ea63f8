package placement

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"canvass/internal/survey"
)

func day(month, d int) time.Time { return time.Date(2026, time.Month(month), d, 0, 0, 0, 0, time.UTC) }

// invented principles; the second got a new text in March.
func invented() []survey.Principle {
	return []survey.Principle{
		{ID: "P1", Title: survey.Texts{"en": "Publish early", "es": "Publicar pronto"}, Wordings: []survey.Wording{{Text: survey.Texts{
			"en": "Contracting authorities publish the purpose of an AI system, its expected cost and the planned schedule at least sixty days before the call for bids.",
			"es": "Las entidades contratantes publican el propósito de un sistema de IA, su costo previsto y el calendario al menos sesenta días antes de la convocatoria.",
		}}}},
		{ID: "P2", Title: survey.Texts{"en": "Hear those affected", "es": "Escuchar a las personas afectadas"}, Wordings: []survey.Wording{
			{Text: survey.Texts{
				"en": "People affected by a system are heard before requirements are written, in their own language and at times that suit working people.",
				"es": "Se escucha a las personas afectadas antes de redactar los requisitos, en su propio idioma y en horarios adecuados.",
			}},
			{From: day(3, 1), Text: survey.Texts{
				"en": "Communities take part in writing the requirements; the authority answers every proposal in public and says what it changed.",
				"es": "Las comunidades participan en la redacción de los requisitos; la entidad responde en público a cada propuesta y dice qué cambió.",
			}},
		}},
		{ID: "P3", Title: survey.Texts{"en": "Independent audits", "es": "Auditorías independientes"}, Wordings: []survey.Wording{{Text: survey.Texts{
			"en": "An independent body audits the system every year, and the authority publishes the results within sixty days.",
			"es": "Un organismo independiente audita el sistema cada año y la entidad publica los resultados en sesenta días.",
		}}}},
	}
}

func TestPlace(t *testing.T) {
	february, april := day(2, 1), day(4, 1)
	p := New(invented())
	for _, c := range []struct {
		name, passage string
		at            time.Time
		want          string
		least, most   float64
		wording       int
	}{
		{"a sentence as it stands", "publish the purpose of an AI system, its expected cost", april, "P1", 1, 1, 0},
		{"in Spanish", "su costo previsto y el calendario", april, "P1", 1, 1, 0},
		{"without accents, in capitals, other quotes", "“EL PROPOSITO DE UN SISTEMA”", april, "P1", 0.9, 0.9, 0},
		{"across a line break, with an invisible character", "planned\u00a0sche\u00addule\r\nat least sixty days", april, "P1", 1, 1, 0},
		{"one word that one principle has", "calendario", april, "P1", 0.6, 0.6, 0},
		{"two words", "expected cost", april, "P1", 0.75, 0.75, 0},
		{"a word that two have", "independiente sesenta", april, "", 0, 0.4, 0},
		{"a passage that two have", "sixty days", april, "", 0, 0, 0},
		{"one word among small ones", "before the call for", april, "P1", 0.75, 0.75, 0},
		{"small words alone", "of the", april, "", 0, 0, 0},
		{"the heading", "Independent audits", april, "P3", 0.75, 0.75, 0},
		{"the heading with its number", "Principle 3: Independent audits", april, "", 0, 0.45, 0},
		{"an edited sentence", "An independent body checks the system every year, and the ministry publishes the results", april, "P3", 0.5, 0.8, 0},
		{"a whole principle with its heading", "Independent audits. An independent body audits the system every year, and the authority publishes the results within sixty days.", april, "P3", 0.9, 0.9, 0},
		{"two whole principles", invented()[0].Wordings[0].Text["en"] + " " + invented()[2].Wordings[0].Text["en"], april, "", 0, 0.1, 0},
		{"the text of the time, before", "in their own language and at times that suit", february, "P2", 1, 1, 0},
		{"the text of the time, after", "answers every proposal in public", april, "P2", 0.9, 0.9, 1},
		{"an earlier text, quoted later", "in their own language and at times that suit", april, "P2", 0.8, 0.8, 1},
		{"a later text, quoted before its day", "answers every proposal in public and says", february, "P2", 0.8, 0.8, 0},
		{"from the first moment of its day", "answers every proposal in public and says what it changed", day(3, 1), "P2", 1, 1, 1},
		{"one word of an earlier text", "idioma", april, "", 0, 0.48, 1},
		{"elsewhere in the document", "This draft was prepared by the working group and is open for comments until the summit.", april, "", 0, 0.4, 0},
		{"nothing", "", april, "", 0, 0, 0},
		{"no words", "… — 🙂 !!", april, "", 0, 0, 0},
		{"another script", "これは別の言語です", april, "", 0, 0, 0},
		{"a stuffed passage", strings.Repeat("requirements ", 500), april, "", 0, 0.4, 0},
		{"a time before all texts", "calendario", time.Time{}, "P1", 0.6, 0.6, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := p.Place(c.passage, c.at)
			if got.Principle != c.want || got.Confidence < c.least || got.Confidence > c.most || got.Placed() && got.Wording != c.wording {
				t.Errorf("got %+v; want %s at %g to %g, wording %d", got, c.want, c.least, c.most, c.wording)
			}
		})
	}
}

func TestNothingToPlaceIn(t *testing.T) {
	for _, principles := range [][]survey.Principle{nil, {{ID: "P1"}}, {{ID: "P1", Wordings: []survey.Wording{{}}}}} {
		if got := New(principles).Place("expected cost", day(3, 1)); got.Placed() {
			t.Errorf("%v: got %+v", principles, got)
		}
	}
}

// vocabulary has words that all principles may share.
var vocabulary = strings.Fields("authority publishes audit results every year community language requirements the of and cost schedule días propósito entidad calendario la de público")

func draft(t *rapid.T, id string) survey.Principle {
	words := rapid.SliceOfN(rapid.SampledFrom(vocabulary), 12, 30).Draw(t, id)
	return survey.Principle{ID: id, Wordings: []survey.Wording{{Text: survey.Texts{"en": strings.Join(words, " ")}}}}
}

func TestAPieceOfOneTextIsPlacedThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		principles := []survey.Principle{draft(t, "P1"), draft(t, "P2"), draft(t, "P3")}
		i := rapid.IntRange(0, 2).Draw(t, "principle")
		words := strings.Fields(principles[i].Wordings[0].Text["en"])
		from := rapid.IntRange(0, len(words)-6).Draw(t, "from")
		to := rapid.IntRange(from+6, len(words)).Draw(t, "to")
		piece := strings.Join(words[from:to], " ")
		also := slices.ContainsFunc(principles, func(p survey.Principle) bool {
			return p.ID != principles[i].ID && strings.Contains(" "+p.Wordings[0].Text["en"]+" ", " "+piece+" ")
		})
		got := New(principles).Place(strings.ToUpper(piece)+"!", day(3, 1))
		if also && got.Placed() || !also && got.Placed() && got.Principle != principles[i].ID {
			t.Fatalf("%q: got %+v, in another principle too: %v", piece, got, also)
		}
		if !also && !got.Placed() {
			t.Fatalf("%q: not placed: %+v", piece, got)
		}
	})
}

func TestOrderAndCopiesOfPrinciples(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		principles := []survey.Principle{draft(t, "P1"), draft(t, "P2"), draft(t, "P3")}
		passage := strings.Join(rapid.SliceOfN(rapid.SampledFrom(append(vocabulary, "unknown")), 0, 15).Draw(t, "passage"), " ")
		got := New(principles).Place(passage, day(3, 1))
		if got.Confidence < 0 || got.Confidence > 1 || got.Placed() && got.Confidence < enough {
			t.Fatalf("got %+v", got)
		}
		turned := slices.Clone(principles)
		slices.Reverse(turned)
		if again := New(turned).Place(passage, day(3, 1)); again != got {
			t.Fatalf("got %+v, in another order %+v", got, again)
		}
		var twice []survey.Principle
		for i, p := range principles {
			twice = append(twice, p, survey.Principle{ID: fmt.Sprint("copy ", i), Wordings: p.Wordings})
		}
		if again := New(twice).Place(passage, day(3, 1)); again.Placed() {
			t.Fatalf("placed in one of two equal principles: %+v", again)
		}
	})
}

func BenchmarkPlace(b *testing.B) {
	p, at := New(invented()), day(4, 1)
	passage := "An independent body checks the system every year, and the ministry publishes the results"
	for b.Loop() {
		p.Place(passage, at)
	}
}
