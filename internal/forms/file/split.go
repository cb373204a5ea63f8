package file

import (
	"strings"

	"canvass/internal/text"
)

// split takes apart a cell into which a form joined several answers, by ", " or
// ";". Only known options are told apart, an option that holds a comma stays
// whole, and what lies between options is one answer typed by the respondent.
// A cell without a known option is one answer.
func split(cell string, options []string) []string {
	known := map[string]bool{}
	for _, o := range options {
		known[text.Fold(o)] = true
	}
	if !known[text.Fold(cell)] {
		for _, joint := range []string{", ", ";"} {
			if values := cut(cell, joint, known, options); values != nil {
				return values
			}
		}
	}
	return []string{cell}
}

// cut returns the answers of a cell, nil when there is no known option among them.
func cut(cell, joint string, known map[string]bool, options []string) []string {
	longest := 1 // pieces of an option
	for _, o := range options {
		longest = max(longest, strings.Count(o, joint)+1)
	}
	pieces := strings.Split(cell, joint)
	var values, typed []string
	found := false
	flush := func() {
		if typed != nil {
			values, typed = append(values, strings.Join(typed, joint)), nil
		}
	}
	for i := 0; i < len(pieces); {
		n := match(pieces[i:min(i+longest, len(pieces))], joint, known)
		if n == 0 {
			typed = append(typed, pieces[i])
			i++
			continue
		}
		flush()
		values, found = append(values, strings.Join(pieces[i:i+n], joint)), true
		i += n
	}
	if flush(); !found {
		return nil
	}
	return values
}

// match returns how many pieces make the longest option that they begin with.
func match(pieces []string, joint string, known map[string]bool) int {
	for n := len(pieces); n > 0; n-- {
		if known[text.Fold(strings.Join(pieces[:n], joint))] {
			return n
		}
	}
	return 0
}
