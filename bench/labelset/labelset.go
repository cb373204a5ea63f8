// Package labelset reads sets of texts that people labelled, for the measurements that
// learn from them or look for themes in them.
package labelset

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// Set is labelled texts, those that may be judged and those that are to be tagged, and a
// codebook: keywords by theme and language.
type Set struct {
	Name     string `json:"-"` // of the file
	Labels   []string
	Codebook map[string]map[string][]string
	Train    []Text
	Test     []Text
}

// Text is a text in one or several languages. In JSON it is [id, [theme, …],
// {language: text}].
type Text struct {
	ID     string
	Themes []string
	Words  map[string]string // by language
}

// UnmarshalJSON reads the three parts.
func (t *Text) UnmarshalJSON(b []byte) error {
	return json.Unmarshal(b, &[]any{&t.ID, &t.Themes, &t.Words})
}

// Read reads a set, which has at least labels and texts to judge.
func Read(file string) (Set, error) {
	s := Set{Name: strings.TrimSuffix(filepath.Base(file), ".json")}
	body, err := os.ReadFile(file)
	if err != nil {
		return s, err
	}
	if err := json.Unmarshal(body, &s); err != nil {
		return s, err
	}
	if len(s.Labels) == 0 || len(s.Train) == 0 {
		return s, errors.New("it has no labels, or no texts to train on")
	}
	return s, nil
}
