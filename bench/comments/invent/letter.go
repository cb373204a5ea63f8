package invent

import "strings"

// letter starts a campaign around one letter.
func (m *maker) letter(language string) func() (string, Kind) {
	t := m.tongues[language]
	sentences := m.sentences(t, 2+m.rand.IntN(6))
	if m.Slots > 0 && m.rand.IntN(2) == 0 {
		sentences = m.text(m.way(language)) // a letter in the manner of those who copy nobody
	}
	return func() (string, Kind) {
		switch p := m.rand.Float64(); {
		case p < .2:
			return strings.Join(sentences, " "), Same
		case p < .5:
			return m.edited(t, sentences, .01+.05*m.rand.Float64(), 0), Light
		case p < .75:
			return m.edited(t, sentences, .12+.13*m.rand.Float64(), .12), Heavy
		}
		return m.withPassage(t, sentences), Passage
	}
}

func (m *maker) sentences(t tongue, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = t.sentence()
	}
	return out
}

// edited changes words at a rate, each by another one, by leaving it out, or by
// one more; it leaves out a sentence with a chance, but never half of them.
func (m *maker) edited(t tongue, sentences []string, rate, drop float64) string {
	var kept []string
	for i, s := range sentences {
		if left := len(sentences) - i + len(kept); m.rand.Float64() >= drop || left <= (2*len(sentences)+2)/3 {
			kept = append(kept, s)
		}
	}
	words := strings.Fields(strings.Join(kept, " "))
	var out []string
	for _, w := range words {
		if m.rand.Float64() >= rate {
			out = append(out, w)
			continue
		}
		switch m.rand.IntN(4) {
		case 0: // left out
		case 1:
			out = append(out, w, m.word(t))
		default:
			out = append(out, m.word(t))
		}
	}
	return strings.Join(out, " ")
}

// word is any word that people use.
func (m *maker) word(t tongue) string {
	return t.words(1)
}

// withPassage adds one to three sentences of the sender's own.
func (m *maker) withPassage(t tongue, sentences []string) string {
	own := strings.Join(m.sentences(t, 1+m.rand.IntN(min(3, (len(sentences)+1)/2))), " ")
	at := m.rand.IntN(3) * (len(sentences) / 2)
	if at > len(sentences)/2 {
		at = len(sentences)
	}
	parts := append(append(append([]string{}, sentences[:at]...), own), sentences[at:]...)
	return strings.Join(parts, " ")
}

// merged starts a campaign whose letters pick every phrase from alternatives:
// whole sentences, clauses, or a few words each.
func (m *maker) merged(language string) func() (string, Kind) {
	t := m.tongues[language]
	slots, phrase := 5+m.rand.IntN(3), func() string { return t.sentence() }
	switch m.rand.IntN(3) {
	case 1:
		slots, phrase = 8+m.rand.IntN(6), func() string { return t.words(6 + m.rand.IntN(5)) }
	case 2:
		slots, phrase = 12+m.rand.IntN(8), func() string { return t.words(2 + m.rand.IntN(4)) }
	}
	alternatives := make([][]string, slots)
	for i := range alternatives {
		for range 3 + m.rand.IntN(4) {
			alternatives[i] = append(alternatives[i], phrase())
		}
	}
	return func() (string, Kind) {
		var parts []string
		for _, a := range alternatives {
			parts = append(parts, a[m.rand.IntN(len(a))])
		}
		return strings.Join(parts, " "), Merged
	}
}

// quote is the prompt, or a good part of it, and what somebody says to it.
func (m *maker) quote(language string) string {
	prompt := strings.Fields(Prompt()[language])
	if m.rand.IntN(2) == 0 {
		from := m.rand.IntN(len(prompt) / 2)
		prompt = prompt[from : from+len(prompt)/2]
	}
	own := strings.Join(m.sentences(m.tongues[language], 1+m.rand.IntN(2)), " ")
	if m.rand.IntN(2) == 0 {
		return own + " “" + strings.Join(prompt, " ") + "”"
	}
	return "“" + strings.Join(prompt, " ") + "”: " + own
}

// small is an answer of which many are alike because there is not much to say.
func (m *maker) small(language string) string {
	lists := map[string][4]string{
		"en": {"I agree|I support this|Good idea|Fine|Yes|No|I am against|We need|Please add|More of", "more|less|better|real|open|clear|early|public", "transparency|participation|training|money|time|rules|data|tests|control|answers", "please|thank you|in every contract|for everybody|from the start|in our city|now|and soon|with the public"},
		"es": {"De acuerdo|Apoyo esto|Buena idea|Bien|Sí|No|Estoy en contra|Hace falta|Por favor añadan|Más", "más|menos|mejor|verdadera|abierta|clara|pública", "transparencia|participación|formación|ayuda|rapidez|norma|información|prueba|respuesta", "por favor|gracias|en cada contrato|para todos|desde el principio|en nuestra ciudad|ya|con el público"},
	}[language]
	pick := func(i int) string {
		all := strings.Split(lists[i], "|")
		return all[m.rand.IntN(len(all))]
	}
	out := pick(0)
	for range m.rand.IntN(4) {
		out += " " + pick(1) + " " + pick(2)
		if m.rand.IntN(2) == 0 {
			out += " " + pick(3)
		}
	}
	return out
}

// ordinary is a comment of about forty words.
func (m *maker) ordinary(language string) string {
	t, target := m.tongues[language], 90+m.rand.IntN(220)
	out := t.sentence()
	for len(out) < target {
		out += " " + t.sentence()
	}
	return out
}
