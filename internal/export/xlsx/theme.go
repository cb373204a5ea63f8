package xlsx

import (
	"fmt"
	"strings"

	"canvass/internal/export"

	"github.com/xuri/excelize/v2"
)

// Every colour and size of the workbook. The blues, greens and purples have been
// chosen to differ for people who see no red or green; no meaning rests on colour alone.
const (
	fontName = "Arial"
	fontSize = 10

	ink      = "1A1A1A" // texts
	quiet    = "595959" // source lines, 7:1 on white
	white    = "FFFFFF"
	headFill = "12436D"
	hairline = "D9D9D9"
	linkInk  = "0B5CAD"
	barFill  = "9CC3E4" // data bars: dark figures stay readable on it

	scaleFill = "7FA6C9" // the most on a scale from white
	entryFill = "FFF9DB" // cells that people fill in
	entryHead = "8A5A00" // their headers
	needFill  = "F6B26B" // what is still to be filled in
)

// tint is a fill and the ink that reads on it (4.5:1 or more).
type tint struct{ fill, ink string }

// palette gives each colour of the model its tint; Automatic walks through series.
var (
	palette = map[export.Colour]tint{
		export.Primary:   {"12436D", white},
		export.Secondary: {"28A197", ink},
		export.Neutral:   {"BFBFBF", ink},
		export.Likert1:   {"CA6B02", ink},
		export.Likert2:   {"E9B872", ink},
		export.Likert3:   {"D9D9D9", ink},
		export.Likert4:   {"7FA6C9", ink},
		export.Likert5:   {"12436D", white},
	}
	series = []tint{
		{"12436D", white}, {"28A197", ink}, {"801650", white}, {"F46A25", ink}, {"3D3D3D", white}, {"A285D1", ink},
	}
	tabs = map[export.Role]string{
		export.Front: "3D3D3D", export.Results: "12436D", export.Data: "BFBFBF",
		export.Review: "F2B134", export.Helper: "E3E3E3",
	}
)

// tinted is the tint of the i-th series of a chart.
func tinted(c export.Colour, i int) tint {
	if t, ok := palette[c]; ok {
		return t
	}
	return series[i%len(series)]
}

// look is what distinguishes one cell style from another.
type look struct {
	part     part
	format   string // number format, "" general
	wrap     bool
	right    bool
	middle   bool // vertically; else at the top
	hairline bool
	entry    bool // to be filled in
	machine  bool // for programs
}

type part int

const (
	regular part = iota
	title
	lead
	source
	head
	link
)

// styles makes each look once; excelize compares all styles each time it is asked.
type styles struct {
	file  *excelize.File
	plain bool
	ids   map[look]int
}

func newStyles(f *excelize.File, plain bool) (*styles, error) {
	if err := f.SetDefaultFont(fontName); err != nil {
		return nil, err
	}
	*f.Styles.Fonts.Font[0].Sz.Val = fontSize // widths of columns count its digits
	return &styles{file: f, plain: plain, ids: map[look]int{}}, nil
}

func (s *styles) id(l look) (int, error) {
	if id, ok := s.ids[l]; ok {
		return id, nil
	}
	style := l.style()
	if s.plain {
		style = l.unfilled(style)
	}
	id, err := s.file.NewStyle(style)
	if err != nil {
		return 0, fmt.Errorf("style: %w", err)
	}
	s.ids[l] = id
	return id, nil
}

func (l look) style() *excelize.Style {
	font := &excelize.Font{Family: fontName, Size: fontSize, Color: ink}
	st := &excelize.Style{Font: font, Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "left", Indent: 1, WrapText: l.wrap}}
	if l.right { // in a header, two steps keep clear of the filter's button
		st.Alignment.Horizontal, st.Alignment.Indent = "right", 2
	}
	if l.middle {
		st.Alignment.Vertical = "center"
	}
	if l.format != "" {
		st.CustomNumFmt = &l.format
	}
	if l.hairline {
		st.Border = []excelize.Border{{Type: "bottom", Color: hairline, Style: 1}}
	}
	switch l.part {
	case title:
		font.Size, font.Bold, font.Color = 16, true, headFill
		st.Alignment.Indent = 0
	case lead:
		font.Size = 11
		st.Alignment.Indent = 0
	case source:
		font.Size, font.Color = 9, quiet
		st.Alignment.Indent = 0
	case link:
		font.Color, font.Underline = linkInk, "single"
	case head:
		font.Bold, font.Color = true, white
		st.Fill = solid(headFill)
		st.Alignment.Vertical = "center"
		st.Border = []excelize.Border{{Type: "bottom", Color: white, Style: 5}} // keeps the first row clear of it
	}
	switch {
	case l.entry && l.part == head:
		st.Fill = solid(entryHead)
	case l.entry:
		st.Fill = solid(entryFill)
	case l.machine && l.part == regular:
		font.Size, font.Color = 8, quiet
		st.Alignment.Horizontal, st.Alignment.Indent = "fill", 0 // does not run into the next cell
	}
	return st
}

// unfilled is a style of a plain table: black on white, a line below the header.
func (l look) unfilled(st *excelize.Style) *excelize.Style {
	st.Fill, st.Border = excelize.Fill{}, nil
	if l.part == head {
		st.Font.Color = ink
		st.Border = []excelize.Border{{Type: "bottom", Color: ink, Style: 1}}
	}
	return st
}

func solid(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

// format is the number format of a kind of cell.
func format(k export.Kind, decimals int) string {
	places := ""
	if decimals > 0 {
		places = "." + strings.Repeat("0", min(decimals, 10))
	}
	switch k {
	case export.Number:
		return "#,##0" + places
	case export.Share:
		return "0" + places + "%"
	case export.Moment:
		return "yyyy-mm-dd hh:mm"
	case export.Day:
		return "yyyy-mm-dd"
	}
	return ""
}

// signed is a number format that always shows the sign, but for zero.
func signed(format string, yes bool) string {
	if !yes {
		return format
	}
	return "+" + format + ";-" + format + ";" + format
}
