package learn

// Scores returns the score of every theme, a logarithm of odds, whoever decides on it:
// for themes of which a text has one. Valid until the next call.
func (m *Model) Scores(t *Text) []float64 {
	m.scoreAll(t)
	return m.judge.scores
}

// Speakers returns the words that speak for a theme beside its keywords, in order.
func (m *Model) Speakers(t *Text, theme int) []Span {
	words := m.reader.read(t)
	m.judge.firsts, m.judge.spans = m.judge.firsts[:0], nil
	for i := range words {
		if m.reader.first(words[i].stem) {
			m.judge.firsts = append(m.judge.firsts, i)
		}
	}
	return m.speakers(t, words, theme)
}
