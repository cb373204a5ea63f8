package analysis

import (
	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/themes"
	"canvass/internal/survey"
	"canvass/internal/text"
)

// Marker finds the keywords of a codebook in texts, as Analyse does and with
// nothing else: no decisions, nothing learned. It is not for concurrent use.
type Marker struct {
	tagger *tagger
	cut    text.Cut
}

// NewMarker prepares the codebook of a project.
func NewMarker(p survey.Project) (*Marker, error) {
	t, err := newTagger(p, nil)
	if err != nil {
		return nil, err
	}
	return &Marker{tagger: t}, nil
}

// Mark returns the language that a text shows and the keywords in it, in order of
// the codebook. The hint is the language of its form.
func (m *Marker) Mark(r answers.Text, hint string) (language string, hits []themes.Hit) {
	m.tagger.cut(&m.cut, r)
	language = m.cut.Language(hint)
	return language, m.tagger.reader.Match(&m.cut, language)
}

// Language is the language that a text shows, the hint where it shows none.
func (m *Marker) Language(s, hint string) string {
	m.tagger.lexicon.Cut(&m.cut, s)
	return m.cut.Language(hint)
}
