package file

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"canvass/internal/grid"
	"canvass/internal/survey"
	"canvass/internal/text"
)

// column is one column of the file.
type column struct {
	question survey.Question
	named    bool     // the header has a title for it
	filled   bool     // a row has something in it
	own      bool     // the form wrote it, nobody answered it: a time, an address
	options  []string // answers that may stand side by side in one cell
}

// columns turns titles into columns. The id of a question is made of its title, and
// of its number among columns of the same title, so that moving columns about
// changes no id. Case, accents and spacing of a title do not matter to it.
func columns(titles []string) []column {
	seen := map[string]int{}
	var all []column
	for i, t := range titles {
		title := strings.Join(strings.Fields(strings.Trim(clean(t), "\uFEFF\u200B")), " ") // marks that programs leave behind
		folded := text.Fold(title)
		if folded == "" {
			all = append(all, untitled(i))
			continue
		}
		seen[folded]++
		all = append(all, column{named: true, question: survey.Question{ID: columnID(folded, seen[folded]), Title: title, Kind: survey.KindText}})
	}
	return all
}

// untitled is a column without a title: it is known by its letter.
func untitled(index int) column {
	letter := grid.Letters(index)
	return column{question: survey.Question{ID: "column-" + strings.ToLower(letter), Title: "Column " + letter, Kind: survey.KindText}}
}

func columnID(folded string, occurrence int) string {
	sum := sha256.Sum256([]byte(folded))
	id := fmt.Sprintf("q%x", sum[:5])
	if occurrence > 1 {
		id += fmt.Sprintf("-%d", occurrence)
	}
	return id
}

// adoptGridTitles lets a mapping call a row of a grid by the name that the form
// gives it: Google writes the header "Grid [Row]" where the form says "Grid / Row".
func adoptGridTitles(all []column, mappings []survey.Mapping) {
	for i, c := range all {
		inner, bracketed := strings.CutSuffix(c.question.Title, "]")
		grid, row, found := strings.Cut(inner, " [")
		if !bracketed || !found {
			continue
		}
		name := grid + " / " + row
		if slices.ContainsFunc(mappings, func(m survey.Mapping) bool { return text.Fold(m.Question) == text.Fold(name) }) {
			all[i].question.Title = name
		}
	}
}

// The titles under which a form's own columns come, folded: the time of
// submission, and the address that the form collected.
func timeTitles() []string {
	return []string{"timestamp", "marca temporal", "marca de tiempo"}
}

func addressTitles() []string {
	return []string{"email address", "username", "direccion de correo electronico", "nombre de usuario", "correo electronico"}
}

// own returns the first column with one of the titles that no mapping names, -1
// when there is none.
func own(all []column, titles []string, mapped map[string]survey.Meaning) int {
	return slices.IndexFunc(all, func(c column) bool {
		_, taken := mapped[c.question.ID]
		return !taken && slices.Contains(titles, text.Fold(c.question.Title))
	})
}
