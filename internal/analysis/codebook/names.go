package codebook

import (
	"slices"

	"canvass/internal/survey"
	"canvass/internal/text"
)

// Names is what people may call the themes of a codebook.
type Names struct {
	ids  map[string]bool
	said map[string][]string // ids by their names, folded
}

// NamesOf returns the names of a codebook's themes: their ids, and their labels in every
// language, in any case and with accents or without.
func NamesOf(cb survey.Codebook) Names {
	n := Names{ids: ids(cb), said: map[string][]string{}}
	for _, t := range cb.Themes {
		n.add(t.ID, t.ID)
		for _, label := range t.Label {
			n.add(label, t.ID)
		}
	}
	return n
}

func (n Names) add(name, id string) {
	if key := text.Fold(name); !has(n.said[key], id) {
		n.said[key] = append(n.said[key], id)
		slices.Sort(n.said[key])
	}
}

// Is reports whether there is a theme of exactly that id.
func (n Names) Is(id string) bool { return n.ids[id] }

// Called returns the ids of the themes that are called so, ascending: one where it is an id
// as it is written, whatever else is called so; several where nobody can tell which is meant.
func (n Names) Called(name string) []string {
	if n.ids[name] {
		return []string{name}
	}
	return n.said[text.Fold(name)]
}
