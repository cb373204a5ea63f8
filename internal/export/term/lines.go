package term

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// line returns s safe and on one line.
func line(s string) string {
	return strings.Join(strings.Fields(Safe(s)), " ")
}

// wrap breaks safe text into lines of at most width cells, at blanks where it can.
// There is at least one line.
func wrap(s string, width int) []string {
	lines := strings.Split(lipgloss.Wrap(s, width, ""), "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
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
