package sheets

import (
	"maps"
	"slices"
)

// view is how much of a book a reply shows.
type view struct {
	data   bool
	ranges []area // nil: all sheets
}

var (
	everything = view{data: true}
	nothing    = view{}
)

// encode returns the book in the shape of spreadsheets.get. As upstream, a sheet
// id of zero shows in a sheet's properties and is left out of ranges.
func (b *book) encode(v view) doc {
	out := doc{
		"spreadsheetId":  b.id,
		"properties":     b.props,
		"spreadsheetUrl": "https://docs.google.com/spreadsheets/d/" + b.id + "/edit",
	}
	var sheets []doc
	for i, s := range b.sheets {
		if v.ranges == nil || slices.ContainsFunc(v.ranges, func(a area) bool { return a.sheet == s }) {
			sheets = append(sheets, b.encodeSheet(i, v))
		}
	}
	put(out, "sheets", array(sheets))
	put(out, "namedRanges", tidyAll(b.names))
	put(out, "developerMetadata", array(b.metadataAt("SPREADSHEET", 0, 0)))
	return out
}

func (b *book) encodeSheet(index int, v view) doc {
	s := b.sheets[index]
	out := maps.Clone(s.extra)
	if out == nil {
		out = doc{}
	}
	out["properties"] = s.properties(index)
	put(out, "charts", tidyAll(s.charts))
	put(out, "bandedRanges", tidyAll(s.bands))
	put(out, "protectedRanges", tidyAll(s.protected))
	put(out, "conditionalFormats", tidyAll(s.formats))
	put(out, "developerMetadata", array(b.metadataAt("SHEET", s.id, 0)))
	if s.filter != nil {
		out["basicFilter"] = tidy(s.filter)
	}
	if !v.data || !s.isGrid() {
		return out
	}
	var data []any
	for _, a := range v.ranges {
		if a.sheet == s {
			data = append(data, b.gridData(a))
		}
	}
	if v.ranges == nil {
		data = []any{b.gridData(s.whole())}
	}
	out["data"] = data
	return out
}

// properties returns SheetProperties.
func (s *sheet) properties(index int) doc {
	out := maps.Clone(s.props)
	out["sheetId"], out["title"], out["index"] = number(s.id), s.title, number(index)
	if !s.isGrid() {
		return out
	}
	out["sheetType"] = "GRID"
	grid := with(sub(s.props, "gridProperties"), "rowCount", number(s.rows))
	grid["columnCount"] = number(s.cols)
	out["gridProperties"] = grid
	return out
}

func (b *book) gridData(a area) doc {
	out := doc{}
	if a.top > 0 {
		out["startRow"] = number(a.top)
	}
	if a.left > 0 {
		out["startColumn"] = number(a.left)
	}
	lastRow, lastCol := a.top, make(map[int]int)
	for p := range a.sheet.cells {
		if a.has(p) {
			lastRow, lastCol[p.row] = max(lastRow, p.row+1), max(lastCol[p.row], p.col+1)
		}
	}
	var rows []doc
	for row := a.top; row < lastRow; row++ {
		var values []doc
		for col := a.left; col < lastCol[row]; col++ {
			values = append(values, b.shown(a.sheet.cells[at{row, col}]))
		}
		rows = append(rows, with(nil, "values", array(values)))
	}
	put(out, "rowData", array(rows))
	put(out, "rowMetadata", array(b.dimensions(a.sheet, "ROW", a.top, a.bottom)))
	put(out, "columnMetadata", array(b.dimensions(a.sheet, "COLUMN", a.left, a.right)))
	return out
}

// shown returns CellData with what is computed.
func (b *book) shown(cell doc) doc {
	if len(cell) == 0 {
		return doc{}
	}
	out := maps.Clone(cell)
	if value := sub(cell, "userEnteredValue"); value != nil {
		out["effectiveValue"] = effective(value)
		out["formattedValue"] = b.formatted(cell)
	}
	if format := sub(cell, "userEnteredFormat"); format != nil {
		out["effectiveFormat"] = fallback(format, sub(b.props, "defaultFormat"))
	}
	return out
}

func (b *book) dimensions(s *sheet, kind string, from, to int) []doc {
	props, pixels := s.rowProps, defaultRowPixels
	if kind == "COLUMN" {
		props, pixels = s.colProps, defaultColumnPixels
	}
	out := make([]doc, 0, to-from)
	for i := from; i < to; i++ {
		d := fallback(props[i], doc{"pixelSize": number(pixels)})
		put(d, "developerMetadata", array(b.metadataAt(kind, s.id, i)))
		out = append(out, d)
	}
	return out
}

// put sets a member unless there is nothing to set.
func put(d doc, name string, value any) {
	if value != nil {
		d[name] = value
	}
}

// tidy leaves sheet ids of zero out, as replies do in ranges.
func tidy(d doc) doc {
	out, _ := rewrite(d, func(d doc) doc {
		if id, ok := integer(d, "sheetId"); ok && id == 0 {
			delete(d, "sheetId")
		}
		return d
	}).(doc)
	return out
}

func tidyAll(docs []doc) any {
	out := make([]doc, len(docs))
	for i, d := range docs {
		out[i] = tidy(d)
	}
	return array(out)
}
