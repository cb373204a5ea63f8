package config

import (
	"errors"
	"fmt"
	"slices"
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
	var r remark
	if key == "codebook" && errors.As(err, &r) && r.hint == hintEmpty {
		return name, nil, []byte{} // as good as an empty list: themes come later
	}
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
