package config

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"canvass/internal/survey"
)

// codebook returns the themes, with the file's hash as version.
func (c companion) codebook() survey.Codebook {
	name, items, data := c.open("codebook")
	c.root.shared = append(c.root.shared, name)
	if data == nil {
		return survey.Codebook{}
	}
	if len(items) == 0 {
		c.root.warn(place{file: name}, "the codebook has no theme: nothing will be tagged")
	}
	sum := sha256.Sum256(data)
	return survey.Codebook{Version: hex.EncodeToString(sum[:6]), Themes: themes(items, c.languages)}
}

// themes reads the list of a codebook file.
func themes(items []*section, languages []string) []survey.Theme {
	var all []survey.Theme
	first, called := map[string]int{}, map[string]string{}
	for _, s := range items {
		t := survey.Theme{ID: s.id("id", "a theme", first)}
		t.Label = s.translated("label", "label", t.ID, languages)
		s.alike(t, called)
		t.Description = s.translated("description", "", t.ID, languages)
		t.Include = s.translated("include", "", t.ID, languages)
		t.Exclude = s.translated("exclude", "", t.ID, languages)
		t.Keywords = s.keywords("keywords", t.ID, languages)
		t.Not = s.keywords("not", t.ID, nil)
		t.Formerly = texts(s.list("formerly"))
		if t.ID != "" && len(t.Label) == 0 && s.lacks("label") {
			s.problem(s.here(), "theme %q has no label", t.ID)
		}
		s.contradictions(t)
		s.finish()
		all = append(all, t)
	}
	return all
}

// alike warns of a label that another theme has: who writes it means nobody knows which.
// called are the ids of themes by their labels.
func (s *section) alike(t survey.Theme, called map[string]string) {
	for _, code := range slices.Sorted(maps.Keys(t.Label)) {
		label := strings.ToLower(t.Label[code])
		if other, taken := called[label]; taken && other != t.ID {
			s.warn(s.at("label"), "theme %q has the label %q of theme %q: a decision that names it so is rejected; give each a label of its own", t.ID, excerpt(t.Label[code]), other)
			return
		}
	}
	for _, label := range t.Label {
		called[strings.ToLower(label)] = t.ID
	}
}

// ReadCodebook reads a codebook file that no configuration names: an earlier
// version, say. Languages are the project's, for texts that name none.
func ReadCodebook(path string, languages []string) (survey.Codebook, error) {
	l := &lint{files: []string{path}, shared: []string{path}}
	tree, data, err := readTree(path, "name a codebook file, such as an earlier version of yours")
	if r := (remark{}); errors.As(err, &r) && r.hint == hintEmpty {
		sum := sha256.Sum256(nil)
		return survey.Codebook{Version: hex.EncodeToString(sum[:6])}, nil
	}
	if err != nil {
		l.note(err)
		return survey.Codebook{}, l.err()
	}
	sum := sha256.Sum256(data)
	book := survey.Codebook{Version: hex.EncodeToString(sum[:6]), Themes: themes(l.openList(path, tree), languages)}
	return book, l.err()
}

// keywords reads {en: [word, stem*, two words], es: […]}. languages nil asks
// for no warning about missing ones.
func (s *section) keywords(key, id string, languages []string) map[string][]string {
	in := s.section(key)
	all := map[string][]string{}
	for _, code := range in.languageKeys(languages, nil) {
		all[code] = in.wordsOf(code)
	}
	said := 0
	for _, words := range all {
		said += len(words)
	}
	for _, l := range languages {
		if len(all[l]) == 0 && said > 0 {
			s.missing(s.file, "keywords", l, id)
		}
	}
	if said == 0 && languages != nil {
		s.warn(s.here(), "theme %q has no keywords: only people, and what is learned from them, give it", id)
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
		case stem == "" || strings.Contains(stem, "*") || stem != w && !wordy(lastRune(stem)):
			s.problem(at, "keyword %q: a * stands only at the end of a word", excerpt(w))
		case !strings.ContainsFunc(stem, wordy):
			s.problem(at, "keyword %q has no letter or digit: themes are found by words", excerpt(w))
		case seen[strings.ToLower(w)]:
			s.warn(at, "keyword %q is listed twice", excerpt(w))
		default:
			if strings.ContainsAny(w, `[](){}|^\`) {
				s.warn(at, "keyword %q looks like a pattern and is read as plain words; write each spelling, or a * at the end of a word", excerpt(w))
			}
			all = append(all, w)
		}
		seen[strings.ToLower(w)] = true
	}
	return all
}

func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
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
