package review

import (
	"fmt"
	"testing"

	"canvass/internal/survey"
)

// row builds a row of a review sheet in the order of its titles.
func row(k survey.ReviewKey, text, theme, decision, correct, name string) []string {
	key := k.String()
	return []string{"F1", text, theme, decision, correct, name, "a note", " Ana ", survey.RowHash(key, text, theme), key}
}

var titles = []string{"Response", "Text", "Proposed theme", "Decision (entry)", "Correct theme (ENTRY)", "New theme  name (entry)", "note", "Reviewer_(entry)", "row_hash", "Review Key"}

func TestSheetReadsRows(t *testing.T) {
	if !IsSheet(titles) || IsLinks(titles) || IsSheet([]string{"Decision"}) {
		t.Error("a review sheet is not known by its titles")
	}
	s := NewSheet("p", titles)
	theme := survey.ReviewKey{Project: "p", Decision: survey.Decision{Kind: survey.KindTheme, Source: "fb", Response: "F1", Question: "q", Theme: "time", TextHash: "h"}}
	other := theme
	other.Project = "x"
	moved := row(theme, "Too short.", "Time", "keep", "", "")
	moved[1] = "Another text."
	broken := row(theme, "Too short.", "Time", "keep", "", "")
	broken[9] = broken[9][:20]
	for _, c := range []struct {
		name                  string
		cells                 []string
		decision, note, wrong string
	}{
		{"as issued", row(theme, "Too short.", "Time", "", "", ""), "", "a note", ""},
		{"kept", row(theme, "Too short.", "Time", " Keep", "", ""), "Keep", "a note", ""},
		{"line ends of another program", row(theme, "Too\r\nshort. ", "Time", "keep", "", ""), "keep", "a note", ""},
		{"to a theme of the list", row(theme, "Too short.", "Time", "change", "Cost", "x"), "change", "a note", ""},
		{"to a new theme", row(theme, "Too short.", "Time", "change", "", "Speed"), "change", "a note", ""},
		{"to nothing", row(theme, "Too short.", "Time", "change", "", ""), "change", "a note", ""},
		{"sorted apart", moved, "keep", "a note", "what it says does not belong to its key: a column was sorted by itself, or cells that are not yellow were changed"},
		{"half a key", broken, "keep", "a note", "its key is not whole"},
	} {
		got, err := s.Claim("Review!7", func(i int) string { return fmt.Sprintf("%c7", 'A'+i) }, c.cells)
		if err != nil || got.Decision != c.decision || got.Note != c.note || got.Wrong != c.wrong || got.Reviewer != "Ana" {
			t.Errorf("%s: %+v, %v", c.name, got, err)
		}
		if c.wrong == "" && (got.Source != "fb" || got.Response != "F1" || got.Question != "q" || got.Theme != "time" || got.TextHash != "h") {
			t.Errorf("%s: %+v is about something else", c.name, got)
		}
	}
	if _, err := s.Claim("Review!7", func(int) string { return "" }, row(other, "Too short.", "Time", "", "", "")); err == nil {
		t.Error("a row of another project is taken")
	}
	if c, err := s.Claim("Review!9", func(int) string { return "" }, []string{"F9", "", "Time", "yes"}); err != nil || c.Response != "F9" || c.Theme != "Time" || c.Wrong != "" {
		t.Errorf("a row that somebody added: %+v, %v", c, err)
	}
}

func TestSheetReadsLinks(t *testing.T) {
	key := survey.ReviewKey{Project: "p", Decision: survey.Decision{Kind: survey.KindLink, Source: "fb", Response: "F1", Other: survey.Ref{Source: "reg", Response: "R1"}}}.String()
	links := []string{"First response", "Linked response", "Decision", "Row hash", "Review key"}
	if !IsLinks(links) {
		t.Error("a sheet of links is not known by its titles")
	}
	for word, want := range map[string]string{"keep": "same", "remove": "different", "same": "same", "different": "different", "": ""} {
		c, err := NewSheet("p", links).Claim("", func(int) string { return "" }, []string{"R1", "F1", word, survey.RowHash(key, "R1", "F1"), key})
		if err != nil || c.Decision != want || c.Wrong != "" || c.Other != "R1" {
			t.Errorf("%q: %+v, %v", word, c, err)
		}
	}
}
