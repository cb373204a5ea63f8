package term

import (
	"strings"

	"canvass/internal/export"

	"charm.land/lipgloss/v2"
)

const (
	panelWidth = 37 // two stand side by side on the narrowest screen that people use
	panelGap   = 4
)

// panels draws small tables side by side, as many in a row as there is room for.
func (p *page) panels(list []export.Panel) error {
	width := min(panelWidth, p.width)
	across := max(1, (p.width+panelGap)/(width+panelGap))
	for len(list) > 0 {
		n := min(across, len(list))
		columns := make([][]string, n)
		heads, bodies := make([][]string, n), make([][]string, n)
		for i, one := range list[:n] {
			var err error
			if heads[i], bodies[i], err = p.panel(one, width); err != nil {
				return err
			}
		}
		for i := range columns { // headings end on one line, so that rows can be compared
			columns[i] = append(append(make([]string, longest(heads)-len(heads[i])), heads[i]...), bodies[i]...)
		}
		p.block(beside(columns, width)...)
		list = list[n:]
	}
	return nil
}

func longest(lists [][]string) int {
	most := 0
	for _, l := range lists {
		most = max(most, len(l))
	}
	return most
}

// beside sets columns of lines side by side.
func beside(columns [][]string, width int) []string {
	rows := make([]string, longest(columns))
	for i, lines := range columns {
		for k := range rows {
			if i > 0 {
				rows[k] += strings.Repeat(" ", panelGap)
			}
			s := ""
			if k < len(lines) {
				s = lines[k]
			}
			rows[k] += lipgloss.PlaceHorizontal(width, lipgloss.Left, s)
		}
	}
	return rows
}

// panel is one small table as lines, its heading apart.
func (p *page) panel(one export.Panel, width int) (heads, body []string, err error) {
	small := &page{width: width, theme: p.theme}
	heads = wrap(line(one.Heading), width)
	if len(heads) > 2 { // what people typed as a group can be long
		heads = append(heads[:1], lipgloss.NewStyle().MaxWidth(width-1).Render(heads[1])+"…")
	}
	for i := range heads {
		heads[i] = p.theme.heading.Render(heads[i])
	}
	if err := small.table(one.Table); err != nil {
		return nil, nil, err
	}
	return heads, strings.Split(strings.Trim(small.String(), "\n"), "\n"), nil
}
