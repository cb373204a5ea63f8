package sheets

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
)

// decode makes a book of a document in the shape of spreadsheets.get or
// spreadsheets.create, filling in what a new spreadsheet has.
func (s *Service) decode(id string, d doc) (*book, error) {
	b := &book{id: id, names: list(d, "namedRanges"), newID: s.number}
	b.props = fallback(sub(d, "properties"), doc{
		"title": "Untitled spreadsheet", "locale": "en_US", "autoRecalc": "ON_CHANGE", "timeZone": "Etc/GMT",
		"defaultFormat": defaultFormat(), "spreadsheetTheme": doc{"primaryFontFamily": "Arial"},
	})
	sheets := list(d, "sheets")
	if len(sheets) == 0 {
		sheets = []doc{{"properties": doc{"title": "Sheet1", "sheetId": number(0)}}}
	}
	b.metadata = append(b.metadata, list(d, "developerMetadata")...)
	for i, d := range sheets {
		if err := b.decodeSheet(d); err != nil {
			return nil, fmt.Errorf("sheets[%d]: %w", i, err)
		}
	}
	return b, b.checkSize()
}

func defaultFormat() doc {
	return doc{
		"backgroundColor":   doc{"red": json.Number("1"), "green": json.Number("1"), "blue": json.Number("1")},
		"padding":           doc{"top": number(2), "right": number(3), "bottom": number(2), "left": number(3)},
		"verticalAlignment": "BOTTOM",
		"wrapStrategy":      "OVERFLOW_CELL",
		"textFormat":        doc{"fontFamily": "arial,sans,sans-serif", "fontSize": number(10)},
	}
}

func (b *book) decodeSheet(d doc) error {
	s, err := b.addSheet(sub(d, "properties"))
	if err != nil {
		return err
	}
	s.charts, s.bands, s.protected = list(d, "charts"), list(d, "bandedRanges"), list(d, "protectedRanges")
	s.formats, s.filter = list(d, "conditionalFormats"), sub(d, "basicFilter")
	b.metadata = append(b.metadata, list(d, "developerMetadata")...)
	s.extra = maps.Clone(d)
	for _, name := range []string{"properties", "data", "charts", "bandedRanges", "protectedRanges", "conditionalFormats", "basicFilter", "developerMetadata"} {
		delete(s.extra, name)
	}
	for _, data := range list(d, "data") {
		if err := b.decodeData(s, data); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) decodeData(s *sheet, data doc) error {
	top, _ := integer(data, "startRow")
	left, _ := integer(data, "startColumn")
	for i, row := range list(data, "rowData") {
		for j, cell := range list(row, "values") {
			if top+i >= s.rows || left+j >= s.cols {
				return errors.New("data outside the grid")
			}
			cell = maps.Clone(cell)
			for _, computed := range []string{"effectiveValue", "formattedValue", "effectiveFormat", "hyperlink"} {
				delete(cell, computed)
			}
			s.set(at{top + i, left + j}, cell)
		}
	}
	b.decodeDimensions(s.rowProps, list(data, "rowMetadata"), top, defaultRowPixels)
	b.decodeDimensions(s.colProps, list(data, "columnMetadata"), left, defaultColumnPixels)
	return nil
}

const (
	defaultRowPixels    = 21
	defaultColumnPixels = 100
)

func (b *book) decodeDimensions(into map[int]doc, given []doc, start, pixels int) {
	for i, d := range given {
		b.metadata = append(b.metadata, list(d, "developerMetadata")...)
		d = with(d, "developerMetadata", nil)
		if n, ok := integer(d, "pixelSize"); ok && n == pixels {
			d = with(d, "pixelSize", nil)
		}
		if len(d) > 0 {
			into[start+i] = d
		}
	}
}
