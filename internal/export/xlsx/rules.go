package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"canvass/internal/export"

	"github.com/xuri/excelize/v2"
)

// behind is what stands right behind the cells, in the order of the file format:
// rules that colour cells, rules for what may be typed, links.
func (wb *workbook) behind(p *plan) (string, error) {
	if wb.book.Plain {
		return wb.hyperlinks(p.links), nil
	}
	colours, err := wb.colours(p)
	if err != nil {
		return "", err
	}
	typing, err := wb.typing(p)
	if err != nil {
		return "", err
	}
	return colours + typing + wb.hyperlinks(p.links), nil
}

// colours is the rules that colour cells: data bars, scales, what is still needed.
func (wb *workbook) colours(p *plan) (string, error) {
	if p.rows == 0 {
		return "", nil
	}
	var rules, extended strings.Builder
	priority := 0
	for i, c := range p.Table.Columns {
		if !c.Bar {
			continue
		}
		priority++
		id, cells := barID(p.number, priority), at(i, p.header+1)+":"+at(i, p.last())
		rules.WriteString(oldBar(c, id, cells, priority))
		extended.WriteString(newBar(c, id, cells))
	}
	if cells := p.scaled(); cells != "" {
		priority++
		fmt.Fprintf(&rules, `<conditionalFormatting sqref="%s"><cfRule type="colorScale" priority="%d"><colorScale><cfvo type="num" val="0"/><cfvo type="max"/>`+
			`<color rgb="FF%s"/><color rgb="FF%s"/></colorScale></cfRule></conditionalFormatting>`, cells, priority, white, scaleFill)
	}
	for _, n := range p.Table.Needs {
		priority++
		rule, err := wb.need(p, n, priority)
		if err != nil {
			return "", err
		}
		rules.WriteString(rule)
	}
	if extended.Len() > 0 {
		wb.patches.change(p.part(), ending(fmt.Sprintf(barExtension, extended.String())))
	}
	return rules.String(), nil
}

// ending puts more before the end of a worksheet.
func ending(more string) func([]byte) []byte {
	return func(sheet []byte) []byte {
		const end = "</worksheet>"
		return append(slices.Clone(sheet[:len(sheet)-len(end)]), more+end...)
	}
}

// scaled is the cells that are shaded on one scale, "" for none.
func (p *plan) scaled() string {
	from, to := -1, -1
	for i, c := range p.Table.Columns {
		if c.Scale && from < 0 {
			from = i
		}
		if c.Scale {
			to = i
		}
	}
	if from < 0 {
		return ""
	}
	return at(from, p.header+1) + ":" + at(to, p.last())
}

// need marks the first of the cells one of which must be filled in.
func (wb *workbook) need(p *plan, n export.Need, priority int) (string, error) {
	when, ok := p.column(n.When)
	if !ok || len(n.OneOf) == 0 {
		return "", fmt.Errorf("table %q: a need without column %q", p.Table.Name, n.When)
	}
	conditions := []string{fmt.Sprintf(`TRIM($%s)="%s"`, at(when, p.header+1), strings.ReplaceAll(n.Is, `"`, `""`))}
	first := 0
	for i, name := range n.OneOf {
		k, ok := p.column(name)
		if !ok {
			return "", fmt.Errorf("table %q: a need of no column %q", p.Table.Name, name)
		}
		if i == 0 {
			first = k
		}
		conditions = append(conditions, fmt.Sprintf(`LEN(TRIM($%s))=0`, at(k, p.header+1)))
	}
	style, err := wb.NewConditionalStyle(&excelize.Style{Fill: solid(needFill), Font: &excelize.Font{Color: ink}})
	if err != nil {
		return "", err
	}
	cells := at(first, p.header+1) + ":" + at(first, p.last())
	return fmt.Sprintf(`<conditionalFormatting sqref="%s"><cfRule type="expression" dxfId="%d" priority="%d"><formula>%s</formula></cfRule></conditionalFormatting>`,
		cells, style, priority, attribute("AND("+strings.Join(conditions, ",")+")")), nil
}

// typing is the prompts of headers and of cells to fill in, with their lists.
func (wb *workbook) typing(p *plan) (string, error) {
	var rules []string
	for i, c := range p.Table.Columns {
		prompt := ""
		if c.Note != "" {
			prompt = fmt.Sprintf(` showInputMessage="1" promptTitle="%s" prompt="%s"`, attribute(shorten(p.heads[i], 32)), attribute(shorten(celled(c.Note), 255)))
			rules = append(rules, fmt.Sprintf(`<dataValidation allowBlank="1"%s sqref="%s"/>`, prompt, at(i, p.header)))
		}
		if c.List == "" && (!c.Entry || prompt == "") || p.rows == 0 {
			continue
		}
		cells := at(i, p.header+1) + ":" + at(i, p.last())
		if c.List == "" {
			rules = append(rules, fmt.Sprintf(`<dataValidation allowBlank="1"%s sqref="%s"/>`, prompt, cells))
			continue
		}
		if !slices.ContainsFunc(wb.book.Lists, func(l export.List) bool { return l.Name == c.List }) {
			return "", fmt.Errorf("column %q chooses from no list %q", c.Name, c.List)
		}
		rules = append(rules, fmt.Sprintf(`<dataValidation type="list" allowBlank="1"%s showErrorMessage="1" errorTitle="%s" error="Choose a value from the list (Alt+Down opens it) or leave the cell blank." sqref="%s"><formula1>%s</formula1></dataValidation>`,
			prompt, attribute(shorten(p.heads[i], 32)), cells, c.List))
	}
	if len(rules) == 0 {
		return "", nil
	}
	return fmt.Sprintf(`<dataValidations count="%d">%s</dataValidations>`, len(rules), strings.Join(rules, "")), nil
}

// shorten keeps s within Excel's limit for prompts.
func shorten(s string, limit int) string {
	if units(s) <= limit {
		return s
	}
	return cut(s, limit-1) + "…"
}

func (wb *workbook) hyperlinks(links []hyperlink) string {
	if len(links) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("<hyperlinks>")
	for _, l := range links {
		to := "A1"
		if l.row > 0 {
			to = at(0, wb.headerOf(l.sheet)+l.row)
		}
		fmt.Fprintf(&b, `<hyperlink ref="%s" location="%s"/>`, l.ref, attribute(quoted(l.sheet)+"!"+to))
	}
	b.WriteString("</hyperlinks>")
	return b.String()
}
