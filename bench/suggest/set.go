package main

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"canvass/bench/labelset"
	"canvass/internal/analysis/suggest"
	"canvass/internal/analysis/themes"
	"canvass/internal/survey"
)

// set is labelled texts and a codebook that knows their themes.
type set struct {
	name      string
	labels    []string
	texts     []labelled
	codebook  []survey.Theme // by label
	languages []string
	stems     []stemmed // of each text
}

// labelled is one text and the themes that people gave it, as indexes.
type labelled struct {
	text, language string
	themes         []int
}

// sets reads labelled sets, or invents some.
func sets(o options, seed uint64) ([]set, error) {
	if o.file == "" {
		out := []set{invent("short-34", 34, o.texts, 1, seed), invent("long-15", 15, o.texts, 3, seed)}
		for i := range out {
			out[i].stem()
		}
		return out, nil
	}
	var out []set
	for _, name := range strings.Split(o.file, ",") {
		s, err := read(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		s.stem()
		out = append(out, s)
	}
	return out, nil
}

// read reads a labelled set.
func read(name string) (set, error) {
	file, err := labelset.Read(name)
	if err != nil {
		return set{}, err
	}
	s := set{name: file.Name, labels: file.Labels}
	for i, label := range file.Labels {
		s.codebook = append(s.codebook, survey.Theme{ID: fmt.Sprint("t", i), Keywords: file.Codebook[label]})
	}
	for _, r := range file.Train {
		for language, text := range r.Words {
			t := labelled{text: text, language: language}
			for _, label := range r.Themes {
				if i := slices.Index(file.Labels, label); i >= 0 {
					t.themes = append(t.themes, i)
				}
			}
			s.texts = append(s.texts, t)
			if !slices.Contains(s.languages, language) {
				s.languages = append(s.languages, language)
			}
		}
	}
	slices.SortStableFunc(s.texts, func(a, b labelled) int { return strings.Compare(a.language, b.language) })
	slices.Sort(s.languages)
	return s, nil
}

// without is the codebook less some themes.
func (s set) without(hidden []int) survey.Codebook {
	var rest survey.Codebook
	for i, t := range s.codebook {
		if !slices.Contains(hidden, i) {
			rest.Themes = append(rest.Themes, t)
		}
	}
	return rest
}

// suggest tags the texts by a codebook and asks for suggestions.
func (s set) suggest(rest survey.Codebook) ([]suggest.Suggestion, error) {
	texts, err := s.tagged(rest)
	if err != nil {
		return nil, err
	}
	return suggest.Themes(texts, rest, suggest.Options{Languages: s.languages}), nil
}

// tagged is the texts with what a codebook finds in them.
func (s set) tagged(rest survey.Codebook) ([]suggest.Text, error) {
	m, err := themes.Compile(rest, s.languages)
	if err != nil {
		return nil, err
	}
	texts := make([]suggest.Text, len(s.texts))
	for i, t := range s.texts {
		h := fnv.New64a()
		_, _ = h.Write([]byte(t.text))
		texts[i] = suggest.Text{Text: t.text, Language: t.language, Print: h.Sum64()}
		for _, hit := range m.Match(t.text, t.language, nil) {
			tag := suggest.Tag{Theme: hit.Theme}
			for _, span := range hit.Spans {
				tag.Spans = append(tag.Spans, suggest.Span{Start: span.Start, End: span.End})
			}
			texts[i].Tags = append(texts[i].Tags, tag)
		}
	}
	return texts, nil
}
