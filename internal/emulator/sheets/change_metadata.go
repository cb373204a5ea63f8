package sheets

import (
	"slices"
)

// location is where a piece of developer metadata is. The kind is SPREADSHEET,
// SHEET, ROW or COLUMN; "" when it is nowhere.
type location struct {
	kind  string
	sheet int
	index int // of the row or column
}

// locate reads the location of developer metadata.
func locate(metadata doc) location {
	l, err := parseLocation(sub(metadata, "location"))
	if err != nil {
		return location{}
	}
	return l
}

func parseLocation(d doc) (location, error) {
	sheet, onSheet := integer(d, "sheetId")
	span := sub(d, "dimensionRange")
	switch {
	case d["spreadsheet"] == true && !onSheet && span == nil:
		return location{kind: "SPREADSHEET"}, nil
	case onSheet && span == nil && d["spreadsheet"] == nil:
		return location{kind: "SHEET", sheet: sheet}, nil
	case span == nil || onSheet || d["spreadsheet"] != nil:
		return location{}, refuse("The location must be exactly one of spreadsheet, sheetId and dimensionRange.")
	}
	sheet, _ = integer(span, "sheetId")
	from, _ := integer(span, "startIndex")
	to, _ := integer(span, "endIndex")
	kind, known := map[string]string{"ROWS": "ROW", "COLUMNS": "COLUMN"}[text(span, "dimension")]
	if !known || to != from+1 {
		return location{}, refuse("The dimension range must be a single row or column.")
	}
	return location{kind: kind, sheet: sheet, index: from}, nil
}

// metadataAt returns the metadata of one place.
func (b *book) metadataAt(kind string, sheet, index int) []doc {
	var out []doc
	for _, m := range b.metadata {
		if locate(m) == (location{kind, sheet, index}) {
			out = append(out, m)
		}
	}
	return out
}

// checkMetadata wants key, visibility and a location that exists, and writes the
// location's type into it.
func (b *book) checkMetadata(m doc) (doc, error) {
	if text(m, "metadataKey") == "" {
		return nil, refuse("A metadata key must be specified.")
	}
	if v := text(m, "visibility"); v != "DOCUMENT" && v != "PROJECT" {
		return nil, refuse("A metadata visibility must be specified.")
	}
	l, err := parseLocation(sub(m, "location"))
	if err != nil {
		return nil, err
	}
	if l.kind != "SPREADSHEET" {
		s := b.sheet(l.sheet)
		if s == nil {
			return nil, refuse("No sheet with id: %d", l.sheet)
		}
		if l.kind == "ROW" && l.index >= s.rows || l.kind == "COLUMN" && l.index >= s.cols {
			return nil, refuse("No such row or column: %d", l.index)
		}
	}
	return with(m, "location", with(sub(m, "location"), "locationType", l.kind)), nil
}

func createDeveloperMetadata(b *book, raw []byte) (doc, error) {
	req, err := parse[struct{ DeveloperMetadata doc }](raw)
	if err != nil {
		return nil, err
	}
	m, err := b.checkMetadata(req.DeveloperMetadata)
	if err != nil {
		return nil, err
	}
	taken := func(id int) bool {
		return slices.ContainsFunc(b.metadata, func(d doc) bool { got, _ := integer(d, "metadataId"); return got == id })
	}
	id, given := integer(m, "metadataId")
	switch {
	case !given:
		m = with(m, "metadataId", number(b.newID(taken)))
	case id <= 0:
		return nil, refuse("Invalid metadataId: %d", id)
	case taken(id):
		return nil, refuse("Developer metadata with id %d already exists.", id)
	}
	b.metadata = append(b.metadata, m)
	return doc{"developerMetadata": m}, nil
}

func updateDeveloperMetadata(b *book, raw []byte) (doc, error) {
	req, err := parse[struct {
		DataFilters       []doc
		DeveloperMetadata doc
		Fields            string
	}](raw)
	if err != nil {
		return nil, err
	}
	m, err := mask(req.Fields)
	if err == nil {
		err = knows(m, "metadataKey", "metadataValue", "visibility", "location")
	}
	if err != nil {
		return nil, err
	}
	var changed []doc
	for i, old := range b.metadata {
		matched, err := b.matching(old, req.DataFilters)
		if err != nil {
			return nil, err
		}
		if len(matched) == 0 {
			continue
		}
		if b.metadata[i], err = b.checkMetadata(overlay(old, req.DeveloperMetadata, m)); err != nil {
			return nil, err
		}
		changed = append(changed, b.metadata[i])
	}
	return with(nil, "developerMetadata", array(changed)), nil
}

func deleteDeveloperMetadata(b *book, raw []byte) (doc, error) {
	req, err := parse[struct{ DataFilter doc }](raw)
	if err != nil {
		return nil, err
	}
	var deleted, kept []doc
	for _, m := range b.metadata {
		matched, err := b.matching(m, []doc{req.DataFilter})
		switch {
		case err != nil:
			return nil, err
		case len(matched) > 0:
			deleted = append(deleted, m)
		default:
			kept = append(kept, m)
		}
	}
	b.metadata = kept
	return with(nil, "deletedDeveloperMetadata", array(deleted)), nil
}
