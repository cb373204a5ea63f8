package text

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNoContent(t *testing.T) {
	for _, s := range []string{
		"", " ", "\u00a0\n\t", "-", "--", "—", ".", "...", "…", "?", "/", "=", "\u200b", "***", strings.Repeat("-", 500), strings.Repeat(" \n", 500),
		"n/a", "N/A", "N/A.", "n.a.", "N / A", "NA", "na.", "n/d",
		"rien", "Aucun commentaire.", "Rien à ajouter", "Sem comentários", "Nessun commento", "Kein Kommentar",
		"none", "None.", "NONE!", "None at this time", "None so far, thanks", "No, none.", "None from me",
		"Nothing", "Nothing to add", "nothing to add.", "I have nothing to add", "We have nothing further to add at this time, thank you.",
		"Nothing else", "I can’t think of anything", "not applicable", "Not at this time", "Not at the moment.",
		"No comment", "No comments", "No comments.", "no further comments", "I have no comments", "I don't have any comments",
		"No other comments at the moment", "No additional feedback", "No suggestions", "No questions so far",
		"ok", "OK", "Ok.", "okay", "O.K.", "Ok, thanks", "Thank you!", "Thanks", "I don't know", "I don’t know", "don´t know", "idk", "no idea", "no comments at this time", "nothing further.", "nil", "nada mas que agregar", "x", "xxx", "test",
		"ninguno", "Ninguna.", "NINGUNO", "Ninguno por el momento", "ningún comentario", "Ningun comentario adicional", "Ninguna observación",
		"nada", "Nada.", "Nada más", "nada que añadir", "Nada que anadir", "Nada que agregar, gracias", "No tengo nada que añadir",
		"No, nada", "De momento nada", "Por ahora, nada.", "no aplica", "No aplica.", "N.A.", "sin comentarios", "Sin comentarios.", "sin más comentarios",
		"Sin comentario", "Sin observaciones", "Sin sugerencias por ahora", "No tengo comentarios", "No hay comentarios", "No tengo más comentarios",
		"s/c", "S/C.", "s/d", "ns/nc", "NS-NC", "no sé", "No se", "No lo sé", "vale", "gracias", "Muchas gracias.", "Eso es todo, gracias", "Por ahora no",
	} {
		if !NoContent(s) {
			t.Errorf("NoContent(%q) = false, want true", s)
		}
	}
}

// Short answers that state a view, a wish, a doubt or a fact are content.
func TestShortOpinionsAreContent(t *testing.T) {
	for _, s := range []string{
		"No", "no.", "NO!", "Nope", "Yes", "yes.", "Agree", "Agreed", "I agree", "I disagree", "Disagree", "Strongly agree", "Fully agree.",
		"Fine", "Good", "All good", "Great!", "Perfect", "Looks good", "Excellent, thanks", "Good idea", "Not sure", "Unsure", "Unclear", "Confusing",
		"No changes", "No change needed", "No concerns", "No objections", "No objection.", "No issues", "No problem", "No way", "No thanks", "Not really", "Not enough", "Never",
		"Too vague", "Too late", "Nothing changes", "Nothing is transparent", "None of it", "None of the above", "No transparency", "No comments are answered",
		"Why?", "Why not?", "How?", "Who decides?", "+1", "100%", "5", "👍", "👎", "❤️", "✓", "Keep it", "Delete", "Important", "Maybe", "It depends", "Everything", "Same", "Ditto",
		"Sí", "si", "Si.", "De acuerdo", "Muy de acuerdo", "En desacuerdo", "Desacuerdo", "Conforme", "Correcto", "Bien", "Muy bien", "Perfecto", "Me gusta", "Excelente",
		"Sin cambios", "Sin objeciones", "Ningún problema", "Nunca", "Jamás", "Tal vez", "Depende", "Todo", "No me gusta", "No está claro", "Poco claro", "¿Por qué?", "¿Quién decide?",
		"No vale", "No, gracias", "Más ideas", "Nada claro", "Nada de esto sirve", "Sin transparencia no hay confianza", "Ninguno de los principios", "Igual", "Lo mismo", "Sin participación", "Más participación", "Otras preguntas sin respuesta del Estado",
		"公開", "العدل",
	} {
		if NoContent(s) {
			t.Errorf("NoContent(%q) = true, want false", s)
		}
	}
}

// "Nothing" is an opinion where the question asks for faults, and only there.
func TestAnswered(t *testing.T) {
	for _, c := range []struct {
		question, answer string
		want             bool
	}{
		{"What could be better?", "Nothing", true}, {"What could be better?", "None.", true}, {"What would you change?", "nothing at all", true},
		{"¿Qué cambiaría?", "Nada", true}, {"¿Qué se podría mejorar?", "ninguna", true}, {"What could be better?", "The food", true},
		{"Your comment", "Nothing", false}, {"Comentario", "Nada", false}, {"", "None", false},
		{"What could be better?", "n/a", false}, {"What could be better?", "Nothing to add", false}, {"What could be better?", "", false}, {"¿Qué cambiaría?", "sin comentarios", false},
		{"Your comment", "Publish it.", true},
	} {
		if got := Answered(c.question, c.answer); got != c.want {
			t.Errorf("%q to %q: got %v, want %v", c.answer, c.question, got, c.want)
		}
	}
}

func TestSameAsAbove(t *testing.T) {
	for s, want := range map[string]bool{
		"Same as above": true, "same as above.": true, "(see above)": true, "Ditto": true, "ditto!": true, "Idem": true, "Ídem.": true, "As above": true,
		"Igual que arriba": true, "Igual que en la respuesta anterior": true, "Same as in my previous answer.": true, "Same as above, but cheaper": false, "igual que arriba.": true, "Lo mismo": true, "Lo mismo que antes": true, "Véase arriba": true, "same comment as before": true, "Mismo comentario que el anterior.": true, "The same as the above": true, "Misma respuesta": true, "IGUAL": true,
		"": false, "-": false, "n/a": false, "The same people always decide": false, "Same rules for everybody": false,
		"Lo mismo pasa con los proveedores": false, "Igual que en salud": false, "Above all, publish it": false, "Igualdad": false,
	} {
		if got := SameAsAbove(s); got != want {
			t.Errorf("SameAsAbove(%q) = %v, want %v", s, got, want)
		}
	}
}

func TestNoPhraseMeansTwoThings(t *testing.T) {
	all := maps.Clone(pointers)
	maps.Copy(all, references)
	for phrase := range all {
		if NoContent(phrase) {
			t.Errorf("%q is both without content and a pointer to an earlier answer", phrase)
		}
	}
}

// A text made of openers and tails is decided at once, not by trying every way
// to take them off.
// TestPlainStart: the quick look at how a text begins agrees with the thorough one.
func TestPlainStart(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := rapid.SampledFrom([]string{"No", "none", "Nothing", "same", "Igual", "Ana", "the", "", "n", "abcdefghijklmnopqr"}).Draw(rt, "word") +
			rapid.SampledFrom([]string{"", " ", "'", ".", "/a", "\u0301", "\u200b", "@", "1"}).Draw(rt, "then") + rapid.String().Draw(rt, "rest")
		words := wordsOf(s)
		for _, first := range []map[string]bool{firstOfPhrase, firstOfPointer} {
			if begins, sure := plainStart(s, first); sure && begins != (len(words) > 0 && first[words[0]]) {
				rt.Fatalf("%q: begins %v", s, begins)
			}
		}
	})
}

// TestMadeOf: the quick look at the words of a text passes every stock phrase.
func TestMadeOf(t *testing.T) {
	pieces := append(slices.Sorted(maps.Keys(wordOfPhrase)), slices.Sorted(maps.Keys(wordOfPointer))...)
	for _, set := range []map[string]bool{openers, denials, nothings, fillers, tails, pointers, backs, references} {
		pieces = append(pieces, slices.Sorted(maps.Keys(set))...)
	}
	rapid.Check(t, func(rt *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 4).Draw(rt, "pieces"), rapid.SampledFrom([]string{" ", ", ", ". "}).Draw(rt, "between"))
		if isFiller(wordsOf(s)) && !madeOf(firstOfPhrase, wordOfPhrase, s) {
			rt.Errorf("%q is a stock phrase, and its words are not", s)
		}
		phrase := strings.Join(wordsOf(s), " ")
		if (pointers[phrase] || references[phrase]) && !madeOf(firstOfPointer, wordOfPointer, s) {
			rt.Errorf("%q is a pointer, and its words are not", s)
		}
	})
}

func TestNoContentOfRepetitionsEnds(t *testing.T) {
	if s := strings.Repeat("hi ", 18) + "fair" + strings.Repeat(" now", 15); NoContent(s) {
		t.Errorf("NoContent(%q) = true, want false", s)
	}
	if s := strings.Repeat("hi no ", 9) + "none" + strings.Repeat(" now", 15); !NoContent(s) {
		t.Errorf("NoContent(%q) = false, want true", s)
	}
}

func TestNoPhraseIsTooLong(t *testing.T) {
	for _, set := range []map[string]bool{nothings, fillers, openers, denials, tails} {
		for phrase := range set {
			if n := len(strings.Fields(phrase)); n > longestPhrase {
				t.Errorf("%q has %d words, more than %d", phrase, n, longestPhrase)
			}
		}
	}
}

// Case, accents, punctuation and blanks around a phrase never change its meaning.
func TestNoContentIgnoresDress(t *testing.T) {
	samples := []string{"n/a", "nothing to add", "nada que añadir", "sin comentarios", "no", "agree", "de acuerdo", "no objections"}
	rapid.Check(t, func(t *rapid.T) {
		plain := rapid.SampledFrom(samples).Draw(t, "plain")
		around := rapid.StringMatching(`[ .!…–\-()\n\t"']{0,6}`)
		dressed := around.Draw(t, "before") + plain + around.Draw(t, "after")
		if rapid.Bool().Draw(t, "upper") {
			dressed = strings.ToUpper(dressed)
		}
		if got, want := NoContent(dressed), NoContent(plain); got != want {
			t.Errorf("NoContent(%q) = %v, of %q %v", dressed, got, plain, want)
		}
	})
}

// Whatever the text, the rules end and agree with each other.
func FuzzContent(f *testing.F) {
	for _, s := range []string{"", "n/a", "Same as above", "no, nothing to add thanks", "👍", "sin más comentarios\xff", "hi hi hi now now"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		empty := NoContent(s)
		if empty && SameAsAbove(s) {
			t.Errorf("%q is both without content and a pointer to an earlier answer", s)
		}
		if language, sure := Detect(s); sure && language == "" {
			t.Errorf("Detect(%q) is sure of nothing", s)
		}
	})
}
