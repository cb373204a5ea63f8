package review

import (
	"fmt"
	"slices"
	"strings"

	"canvass/internal/survey"
)

// theme returns the id of the theme that a cell names: an id as it is written, or an id or
// label in any case and language that is one theme's only.
func (d *Desk) theme(cell string) (string, error) {
	if cell == "" {
		return "", refuse("it names no theme")
	}
	switch ids := d.themes.Called(cell); len(ids) {
	case 0:
	case 1:
		return ids[0], nil
	default:
		return "", refuse("%q can be any of the themes %s: write the id", echo(cell), strings.Join(ids, ", "))
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
