package review

import (
	"slices"
	"strings"

	"canvass/internal/fault"
	"canvass/internal/text"
)

// Columns returns the names of a table of decisions, as `report decisions` writes
// them; a table may lack most of them and have others.
func Columns() []string {
	names := make([]string, 0, len(columns))
	for _, c := range columns {
		names = append(names, c.name)
	}
	return names
}

var columns = []struct {
	name string
	cell func(*Claim) *string
}{
	{"kind", func(c *Claim) *string { return &c.Kind }},
	{"source", func(c *Claim) *string { return &c.Source }},
	{"response_id", func(c *Claim) *string { return &c.Response }},
	{"question", func(c *Claim) *string { return &c.Question }},
	{"principle", func(c *Claim) *string { return &c.Principle }},
	{"theme", func(c *Claim) *string { return &c.Theme }},
	{"stance", func(c *Claim) *string { return &c.Stance }},
	{"other_source", func(c *Claim) *string { return &c.OtherSource }},
	{"other_response_id", func(c *Claim) *string { return &c.Other }},
	{"decision", func(c *Claim) *string { return &c.Decision }},
	{"correct_theme", func(c *Claim) *string { return &c.Correct }},
	{"reviewer", func(c *Claim) *string { return &c.Reviewer }},
	{"note", func(c *Claim) *string { return &c.Note }},
	{"at", func(c *Claim) *string { return &c.At }},
	{"text_hash", func(c *Claim) *string { return &c.TextHash }},
}

// Layout says which column of a table holds what.
type Layout struct {
	index []int // by place in columns; -1: none
	text  int   // the column with the words that were judged, as `report next` writes it; -1: none
}

// NewLayout finds the columns of a table by its header, in any order. Unknown ones are
// passed over; two of one name, or too few to decide anything, are an error.
func NewLayout(header []string) (Layout, error) {
	l := Layout{index: make([]int, len(columns)), text: slices.IndexFunc(header, func(title string) bool { return plain(title) == "text" })}
	for i, c := range columns {
		l.index[i] = -1
		for k, title := range header {
			if plain(title) != c.name {
				continue
			}
			if l.index[i] >= 0 {
				return l, fault.New(fault.Invalid, "delete or rename one of them", "two columns are called %s", c.name)
			}
			l.index[i] = k
		}
	}
	has := func(name string) bool { return l.index[slices.Index(Columns(), name)] >= 0 }
	switch {
	case !has("response_id") && !has("kind"):
		return l, missing("response_id")
	case !has("decision") && !has("stance"):
		return l, missing("decision")
	case !has("theme") && !has("other_response_id") && !has("stance") && !has("kind"):
		return l, missing("theme")
	}
	return l, nil
}

func missing(name string) error {
	return fault.New(fault.Invalid, "the first row names the columns: response_id,principle,theme,decision,reviewer for themes; response_id,other_response_id,decision for people; response_id,stance,reviewer for stances",
		"no column is called %s", name)
}

// plain is a title as columns are named: "Response ID" is response_id.
func plain(title string) string {
	return strings.ReplaceAll(strings.TrimSpace(text.Fold(title)), " ", "_")
}

// Claim reads a row. Ids are taken as they stand.
func (l Layout) Claim(where string, cells []string) Claim {
	c := Claim{Where: where}
	for i, k := range l.index {
		if k < 0 || k >= len(cells) {
			continue
		}
		cell, _ := text.Clean(cells[k])
		if !strings.HasSuffix(columns[i].name, "response_id") {
			cell = strings.TrimSpace(cell)
		}
		*columns[i].cell(&c) = strings.Clone(cell)
	}
	if l.text >= 0 && l.text < len(cells) {
		c.Text = strings.Clone(cells[l.text])
	}
	return c
}
