package term

import (
	"strings"

	"canvass/internal/export"

	"charm.land/lipgloss/v2"
)

const gap = 2 // blanks between columns

// table renders t: texts to the left, numbers to the right, bars behind theirs.
func (p *page) table(t export.Table) error {
	g, err := newGrid(t)
	if err != nil {
		return err
	}
	if len(g.rows) == 0 {
		p.paragraphs([]string{t.Empty}, "")
		return nil
	}
	if !g.fit(p.width) {
		p.records(g)
		return nil
	}
	heads := make([]string, len(g.columns))
	for i, c := range g.columns {
		heads[i] = c.head
	}
	lines := g.lines(heads)
	for i := range lines {
		lines[i] = p.theme.header.Render(lines[i])
	}
	lines = append(lines, p.theme.rule.Render(strings.Repeat("─", g.width())))
	for i := range g.rows {
		lines = append(lines, g.lines(g.texts(i, p.theme.bar))...)
	}
	p.block(lines...)
	return nil
}

// lines lays out one row at the widths that fit found, with as many lines as its
// longest text needs. A figure in front of a bar has its place there.
func (g *grid) lines(row []string) []string {
	cells := make([][]string, len(row))
	high := 1
	for i, s := range row {
		cells[i] = []string{s}
		if lipgloss.Width(s) > g.columns[i].width {
			cells[i] = wrap(s, g.columns[i].width)
		}
		high = max(high, len(cells[i]))
	}
	lines := make([]string, high)
	for i, c := range g.columns {
		align := c.align
		if c.bar {
			align = lipgloss.Left
		}
		for k := range lines {
			s := ""
			if k < len(cells[i]) {
				s = cells[i][k]
			}
			if i > 0 {
				lines[k] += strings.Repeat(" ", gap)
			}
			lines[k] += lipgloss.PlaceHorizontal(c.width, align, s)
		}
	}
	return lines
}

// width is that of the whole table.
func (g *grid) width() int {
	sum := gap * (len(g.columns) - 1)
	for _, c := range g.columns {
		sum += c.width
	}
	return sum
}

// records shows each row as its first cell and a list of the others, for a table too
// wide to draw.
func (p *page) records(g *grid) {
	var lines []string
	for i := range g.rows {
		row := g.texts(i, p.theme.bar)
		var rest []string
		for j, s := range row {
			if j > 0 && s != "" {
				rest = append(rest, g.columns[j].head+" "+s)
			}
		}
		lines = append(lines, wrap(row[0], p.width)...)
		lines = append(lines, indented(strings.Join(rest, " · "), p.width, "  ")...)
	}
	p.block(lines...)
}
