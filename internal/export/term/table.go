package term

import (
	"fmt"
	"strings"

	"canvass/internal/export"

	"charm.land/lipgloss/v2"
	"charm.land/lipgloss/v2/table"
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
	p.block(strings.Split(p.drawn(g), "\n")...)
	return nil
}

// drawn lays the grid out at the widths that fit found.
func (p *page) drawn(g *grid) string {
	rows := make([][]string, len(g.rows))
	for i := range g.rows {
		rows[i] = g.texts(i, p.theme.bar)
	}
	heads := make([]string, len(g.columns))
	for i, c := range g.columns {
		heads[i] = c.head
	}
	style := func(row, col int) lipgloss.Style {
		c := g.columns[col]
		s := lipgloss.NewStyle()
		if row == table.HeaderRow {
			s = p.theme.header.AlignVertical(lipgloss.Bottom)
		}
		if col < len(g.columns)-1 {
			s = s.PaddingRight(gap)
			return s.Width(c.width + gap).Align(c.align)
		}
		return s.Width(c.width).Align(c.align)
	}
	return table.New().Headers(heads...).Rows(rows...).StyleFunc(style).Wrap(true).
		Border(lipgloss.NormalBorder()).BorderStyle(p.theme.rule).
		BorderTop(false).BorderBottom(false).BorderLeft(false).BorderRight(false).
		BorderColumn(false).BorderRow(false).BorderHeader(true).String()
}

// records shows each row as lines of header and value, for a table too wide to draw.
func (p *page) records(g *grid) {
	for i := range g.rows {
		var lines []string
		for j, s := range g.texts(i, p.theme.bar) {
			if s != "" {
				lines = append(lines, indented(fmt.Sprintf("%s: %s", g.columns[j].head, s), p.width, "  ")...)
			}
		}
		p.block(lines...)
	}
}
