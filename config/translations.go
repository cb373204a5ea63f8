package config

import (
	"slices"
	"strings"

	"canvass/internal/survey"
)

// translated reads {en: …, es: …}, or a plain text in the first of the
// languages. what names the thing in warnings about languages without one; ""
// asks for no warning.
func (s *section) translated(key, what, id string, languages []string) survey.Texts {
	n := s.get(key)
	if n.kind == absent {
		return nil
	}
	if n.kind != mapping {
		t := strings.TrimSpace(s.text(key))
		if t == "" {
			return nil
		}
		s.gapsIn(survey.Texts{languages[0]: t}, what, id, languages)
		return survey.Texts{languages[0]: t}
	}
	return s.section(key).languageTexts(what, id, languages)
}

// languageTexts reads a section whose keys are languages, apart from the others named.
func (s *section) languageTexts(what, id string, languages []string, others ...string) survey.Texts {
	texts := survey.Texts{}
	for _, code := range s.languageKeys(languages, others) {
		if t := strings.TrimSpace(s.text(code)); t != "" {
			texts[code] = t
		}
	}
	s.gapsIn(texts, what, id, languages)
	return texts
}

// languageKeys returns the keys that are languages and notes the ones that are not.
func (s *section) languageKeys(languages, others []string) []string {
	if s.value == nil {
		return nil
	}
	var all []string
	for _, e := range s.value.entries {
		if slices.Contains(others, e.key) {
			continue
		}
		s.asked = append(s.asked, e.key)
		if !isLanguage(e.key) {
			s.unknown(e, "language", meant(e.key, append(slices.Clone(languages), others...)))
			continue
		}
		if !slices.Contains(languages, e.key) && languages != nil && !slices.Contains(s.shared, s.file) {
			s.warn(place{s.file, e.line}, "%q is not one of the project's languages", e.key)
		}
		all = append(all, e.key)
	}
	return all
}

// gapsIn notes the project's languages in which there is no text.
func (s *section) gapsIn(texts survey.Texts, what, id string, languages []string) {
	for _, l := range languages {
		if what != "" && texts[l] == "" {
			s.missing(s.file, what, l, id)
		}
	}
}
