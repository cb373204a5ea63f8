package term

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// line returns s safe and on one line.
func line(s string) string {
	return strings.Join(strings.Fields(Safe(s)), " ")
}

// wrap breaks safe text into lines of at most width cells, at blanks only; a word
// that is wider by itself is cut. There is at least one line.
func wrap(s string, width int) []string {
	lines := []string{""}
	for _, word := range strings.Fields(s) {
		last := &lines[len(lines)-1]
		if *last != "" && lipgloss.Width(*last)+1+lipgloss.Width(word) <= width {
			*last += " " + word
			continue
		}
		if *last != "" {
			lines = append(lines, "")
			last = &lines[len(lines)-1]
		}
		pieces := []string{word}
		if lipgloss.Width(word) > width {
			pieces = strings.Split(lipgloss.Wrap(word, width, ""), "\n")
		}
		*last = pieces[0]
		lines = append(lines, pieces[1:]...)
	}
	return lines
}

// indented makes s safe and wraps each of its lines behind indent.
func indented(s string, width int, indent string) []string {
	var lines []string
	for part := range strings.Lines(strings.TrimSpace(Safe(s))) {
		for _, l := range wrap(strings.TrimSpace(part), width-lipgloss.Width(indent)) {
			lines = append(lines, indent+l)
		}
	}
	return lines
}
