package config

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"canvass/internal/survey"
)

// companion reads the files that the configuration names: principles and codebook.
type companion struct {
	root      *section
	settings  settings
	languages []string
	zone      *time.Location
}

// open parses the file that a key names. It returns nil when there is none to
// read: the key is absent, or the file is wrong and its problem is noted.
func (c companion) open(key string) (name string, items []*section, data []byte) {
	value := c.settings.text(key)
	if value == "" {
		return "", nil, nil
	}
	name = beside(c.root.file, value)
	c.root.files = append(c.root.files, name)
	tree, data, err := readTree(name, fmt.Sprintf("correct %q in %s, or take the key out", key, c.root.file))
	if err != nil {
		c.cannotRead(key, name, err)
		return name, nil, nil
	}
	return name, c.root.openList(name, tree), data
}

// cannotRead notes a file that is not there at the key that names it, and one
// that is not YAML at the line in question.
func (c companion) cannotRead(key, name string, err error) {
	var r remark
	if errors.As(err, &r) && r.place.line == 0 {
		r.place, r.text = c.settings.places[key], fmt.Sprintf("%q names %s: %s", key, name, r.text)
		err = r
	}
	c.root.note(err)
}

// principles returns the principles and whether they are known: false when their
// file could not be read, so that nothing that refers to them is called wrong.
func (c companion) principles() ([]survey.Principle, bool) {
	name, items, data := c.open("principles")
	var all []survey.Principle
	first := map[string]int{}
	for _, s := range items {
		p := survey.Principle{ID: s.id("id", "a principle", first)}
		p.Title = s.translated("title", "title", p.ID, c.languages)
		p.Wordings = c.wordings(s, p.ID)
		if p.ID != "" && len(p.Title) == 0 && s.lacks("title") {
			s.problem(s.here(), "principle %q has no title", p.ID)
		}
		s.finish()
		all = append(all, p)
	}
	return all, name == "" || data != nil
}

// wordings reads a principle's text, or its texts over time.
func (c companion) wordings(s *section, id string) []survey.Wording {
	if s.has("text") && s.has("texts") {
		s.problem(s.at("texts"), "principle %q has both %q and %q; one of them is enough", id, "text", "texts")
	}
	if t := s.translated("text", "text", id, c.languages); len(t) > 0 {
		return []survey.Wording{{Text: t}}
	}
	var all []survey.Wording
	for _, w := range s.sections("texts") {
		from := w.day("from", c.zone)
		t := w.languageTexts("text", id, c.languages, "from")
		if from.IsZero() && len(all) > 0 && !w.has("from") {
			w.problem(w.here(), "a later text of principle %q has no %q date", id, "from")
		}
		if slices.ContainsFunc(all, func(o survey.Wording) bool { return !from.IsZero() && o.From.Equal(from) }) {
			w.problem(w.at("from"), "principle %q has two texts from the same day", id)
		}
		all = append(all, survey.Wording{From: from, Text: t})
	}
	slices.SortStableFunc(all, func(a, b survey.Wording) int { return a.From.Compare(b.From) })
	return all
}

// codebook returns the themes, with the file's hash as version.
func (c companion) codebook() survey.Codebook {
	_, items, data := c.open("codebook")
	if data == nil {
		return survey.Codebook{}
	}
	sum := sha256.Sum256(data)
	book := survey.Codebook{Version: hex.EncodeToString(sum[:6])}
	first := map[string]int{}
	for _, s := range items {
		t := survey.Theme{ID: s.id("id", "a theme", first)}
		t.Label = s.translated("label", "label", t.ID, c.languages)
		t.Description = s.translated("description", "", t.ID, c.languages)
		t.Keywords = s.keywords("keywords", t.ID, c.languages)
		t.Not = s.keywords("not", t.ID, nil)
		if t.ID != "" && len(t.Label) == 0 && s.lacks("label") {
			s.problem(s.here(), "theme %q has no label", t.ID)
		}
		s.contradictions(t)
		s.finish()
		book.Themes = append(book.Themes, t)
	}
	return book
}

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
		if !slices.Contains(languages, e.key) && languages != nil {
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

// keywords reads {en: [word, stem*, two words], es: […]}. languages nil asks
// for no warning about missing ones.
func (s *section) keywords(key, id string, languages []string) map[string][]string {
	in := s.section(key)
	all := map[string][]string{}
	for _, code := range in.languageKeys(languages, nil) {
		all[code] = in.wordsOf(code)
	}
	for _, l := range languages {
		if len(all[l]) == 0 {
			s.missing(s.file, "keywords", l, id)
		}
	}
	if len(all) == 0 {
		return nil
	}
	return all
}

// wordsOf reads one list of keywords.
func (s *section) wordsOf(code string) []string {
	var all []string
	seen := map[string]bool{}
	for _, k := range s.list(code) {
		w, at := strings.Join(strings.Fields(k.text), " "), k.at
		stem := strings.TrimSuffix(w, "*")
		switch {
		case stem == "" || strings.Contains(stem, "*"):
			s.problem(at, "keyword %q: a * stands only at the end of a word", excerpt(w))
		case seen[strings.ToLower(w)]:
			s.warn(at, "keyword %q is listed twice", excerpt(w))
		default:
			all = append(all, w)
		}
		seen[strings.ToLower(w)] = true
	}
	return all
}

// contradictions notes keywords that the same theme also excludes.
func (s *section) contradictions(t survey.Theme) {
	for _, code := range slices.Sorted(maps.Keys(t.Not)) {
		for _, w := range t.Not[code] {
			if slices.ContainsFunc(t.Keywords[code], func(k string) bool { return strings.EqualFold(k, w) }) {
				s.problem(s.at("not"), "theme %q has %q both under %q and under %q", t.ID, excerpt(w), "keywords", "not")
			}
		}
	}
}
