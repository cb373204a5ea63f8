package markdown

import (
	"strings"

	"canvass/internal/export"
)

// Figures reads back the counts in the tables of a post.
func Figures(post []byte) export.Figures {
	out := export.Figures{}
	section := ""
	var columns []string
	for line := range strings.Lines(string(post)) {
		line = strings.TrimSpace(line)
		cells := strings.Split(strings.Trim(line, "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		switch {
		case strings.HasPrefix(line, "#"):
			section = strings.TrimLeft(line, "# ")
		case !strings.HasPrefix(line, "|"):
			columns = nil
		case columns == nil:
			columns = cells
		default:
			out.AddRow(section, columns, cells)
		}
	}
	return out
}
