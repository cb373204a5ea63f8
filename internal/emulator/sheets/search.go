package sheets

import (
	"canvass/internal/emulator/wire"
)

// SearchMetadata answers developerMetadata.search.
func (s *Service) SearchMetadata(r *wire.Request) ([]byte, error) {
	b, err := s.find(r)
	if err != nil {
		return nil, err
	}
	body, err := parse[struct{ DataFilters []doc }](r.Body)
	if err != nil {
		return nil, err
	}
	var matched []doc
	for _, m := range b.metadata {
		filters, err := b.matching(m, body.DataFilters)
		if err != nil {
			return nil, wire.Invalid("%s", plain(err))
		}
		if len(filters) > 0 {
			matched = append(matched, doc{"developerMetadata": m, "dataFilters": array(filters)})
		}
	}
	return encode(with(nil, "matchedDeveloperMetadata", array(matched)))
}

// matching returns the filters that select the metadata.
func (b *book) matching(metadata doc, filters []doc) ([]doc, error) {
	var out []doc
	for _, f := range filters {
		yes, err := b.matches(metadata, f)
		if err != nil {
			return nil, err
		}
		if yes {
			out = append(out, f)
		}
	}
	return out, nil
}

func (b *book) matches(metadata, filter doc) (bool, error) {
	if lookup := sub(filter, "developerMetadataLookup"); lookup != nil {
		return matchesLookup(metadata, lookup)
	}
	if written := text(filter, "a1Range"); written != "" {
		a, err := b.parseA1(written)
		return err == nil && a.holds(locate(metadata)), err
	}
	if r := sub(filter, "gridRange"); r != nil {
		a, err := b.areaOf(r)
		return err == nil && a.holds(locate(metadata)), err
	}
	return false, refuse("A data filter must have a lookup or a range.")
}

func matchesLookup(metadata, lookup doc) (bool, error) {
	for _, name := range []string{"metadataKey", "metadataValue", "visibility"} {
		if want := text(lookup, name); want != "" && want != text(metadata, name) {
			return false, nil
		}
	}
	if want, ok := integer(lookup, "metadataId"); ok {
		if got, _ := integer(metadata, "metadataId"); got != want {
			return false, nil
		}
	}
	at := locate(metadata)
	if want := text(lookup, "locationType"); want != "" && want != at.kind {
		return false, nil
	}
	where := sub(lookup, "metadataLocation")
	if where == nil {
		return true, nil
	}
	want, err := parseLocation(where)
	if err != nil {
		return false, err
	}
	if text(lookup, "locationMatchingStrategy") == "EXACT_LOCATION" {
		return want == at, nil
	}
	return want.intersects(at), nil
}

// intersects reports whether one place lies in or across the other.
func (l location) intersects(m location) bool {
	switch {
	case l.kind == "SPREADSHEET" || m.kind == "SPREADSHEET":
		return true
	case l.sheet != m.sheet:
		return false
	case l.kind == m.kind && l.kind != "SHEET":
		return l.index == m.index
	}
	return true
}

// holds reports whether metadata of that place is about the area.
func (a area) holds(l location) bool {
	if l.kind == "SPREADSHEET" || l.sheet != a.sheet.id {
		return false
	}
	switch l.kind {
	case "ROW":
		return l.index >= a.top && l.index < a.bottom
	case "COLUMN":
		return l.index >= a.left && l.index < a.right
	}
	return a.wholeRows && a.wholeCols
}
