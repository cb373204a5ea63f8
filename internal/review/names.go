package review

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"canvass/internal/survey"
	"canvass/internal/text"
)

// themeNames maps what people may write for a theme, its id or a label of its own in
// any case, to its id; "" where two themes are called so.
func themeNames(cb survey.Codebook) map[string]string {
	names := map[string]string{}
	for _, t := range cb.Themes {
		for _, label := range t.Label {
			add(names, label, t.ID)
		}
	}
	ids := map[string]string{}
	for _, t := range cb.Themes { // ids come before labels
		add(ids, t.ID, t.ID)
	}
	maps.Copy(names, ids)
	for _, t := range cb.Themes {
		names[t.ID] = t.ID
	}
	return names
}

func add(names map[string]string, label, id string) {
	key := text.Fold(label)
	if other, taken := names[key]; taken && other != id {
		id = ""
	}
	names[key] = id
}

// theme returns the id of the theme that a cell names.
func (d *Desk) theme(cell string) (string, error) {
	if id := d.themes[cell]; id != "" {
		return id, nil
	}
	if id := d.themes[text.Fold(cell)]; id != "" {
		return id, nil
	}
	if cell == "" {
		return "", refuse("it names no theme")
	}
	var known []string
	for _, t := range d.project.Codebook.Themes {
		known = append(known, t.ID)
	}
	return "", refuse("there is no theme %q in the codebook%s", echo(cell), suggestion(cell, known))
}

// themeList returns the ids of the themes that a cell names: one, or several with a
// semicolon, a comma, a bar or a line end between them.
func (d *Desk) themeList(cell string) ([]string, error) {
	if whole, err := d.theme(cell); err == nil {
		return []string{whole}, nil
	}
	var ids []string
	for part := range strings.FieldsFuncSeq(cell, func(r rune) bool { return strings.ContainsRune(";,|\n", r) }) {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		id, err := d.theme(part)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil, refuse("it names no theme")
	}
	return ids, nil
}

func suggestion(word string, known []string) string {
	if near := survey.Nearest(word, known); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}
