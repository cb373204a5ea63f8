// Package term renders an export.Document as calm, readable text for a terminal, a
// mail or a log: headings that show without colour, aligned tables, bars with their
// number. Whatever a respondent wrote passes through Safe first.
package term

import (
	"fmt"
	"io"
	"strings"

	"canvass/internal/export"

	"charm.land/lipgloss/v2"
)

// Options say how wide the text may be and whether to colour it.
type Options struct {
	Width  int // columns of the terminal; 0: 100; never less than 40
	Colour bool
}

// Write renders d to w. Lines are at most Width cells wide; a table that cannot be
// made that narrow is shown as one block of lines per row.
func Write(w io.Writer, d export.Document, o Options) error {
	p := newPage(o)
	p.title(d.Title)
	p.paragraphs(d.Lead, "")
	for _, s := range d.Sections {
		if err := p.section(s); err != nil {
			return fmt.Errorf("section %q: %w", s.Heading, err)
		}
	}
	p.foot(d.Foot)
	_, err := io.WriteString(w, p.String())
	return err
}

// page collects the text. Blocks are separated by one empty line.
type page struct {
	strings.Builder
	width int
	theme theme
}

func newPage(o Options) *page {
	width := o.Width
	if width == 0 {
		width = 100
	}
	return &page{width: max(width, 40), theme: newTheme(o.Colour)}
}

// block adds lines after an empty one, without blanks at their ends.
func (p *page) block(lines ...string) {
	if len(lines) == 0 {
		return
	}
	if p.Len() > 0 {
		p.WriteByte('\n')
	}
	for _, line := range lines {
		p.WriteString(strings.TrimRight(line, " "))
		p.WriteByte('\n')
	}
}

func (p *page) title(s string) {
	p.heading(s, "═", p.theme.title)
}

// heading underlines s, so that it shows without colour.
func (p *page) heading(s, rule string, style lipgloss.Style) {
	if s == "" {
		return
	}
	lines := wrap(line(s), p.width)
	widest := 0
	for i := range lines {
		widest = max(widest, lipgloss.Width(lines[i]))
		lines[i] = style.Render(lines[i])
	}
	p.block(append(lines, p.theme.rule.Render(strings.Repeat(rule, widest)))...)
}

func (p *page) paragraphs(texts []string, indent string) {
	for _, s := range texts {
		p.block(indented(s, p.readable(), indent)...)
	}
}

// readable is the width of running text: long lines are hard to follow.
func (p *page) readable() int { return min(p.width, 100) }

func (p *page) section(s export.Section) error {
	p.heading(s.Heading, "─", p.theme.heading)
	p.paragraphs(s.Paragraphs, "")
	if s.Table != nil {
		if err := p.table(*s.Table); err != nil {
			return err
		}
	}
	if err := p.panels(s.Panels); err != nil {
		return err
	}
	for _, q := range s.Quotes {
		p.quote(q)
	}
	return nil
}

// quote is an indented block with a bar at its left and who said it below.
func (p *page) quote(q export.Quote) {
	lines := indented(q.Text, p.readable(), "  │ ")
	if q.By != "" {
		for _, l := range indented("— "+line(q.By), p.readable(), "  │ ") {
			lines = append(lines, p.theme.quiet.Render(l))
		}
	}
	p.block(lines...)
}

func (p *page) foot(texts []string) {
	if len(texts) == 0 {
		return
	}
	lines := []string{strings.Repeat("─", min(p.width, 20))}
	for _, s := range texts {
		lines = append(lines, indented(s, p.readable(), "")...)
	}
	for i := range lines {
		lines[i] = p.theme.quiet.Render(lines[i])
	}
	p.block(lines...)
}
