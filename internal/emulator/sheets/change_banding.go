package sheets

import (
	"slices"
)

func addBanding(b *book, raw []byte) (doc, error) {
	req, err := parse[struct{ BandedRange doc }](raw)
	if err != nil {
		return nil, err
	}
	band, err := b.identify(req.BandedRange, bands, "bandedRangeId", "banded range")
	if err != nil {
		return nil, err
	}
	s, err := b.checkBand(band, -1)
	if err != nil {
		return nil, err
	}
	s.bands = append(s.bands, band)
	return doc{"bandedRange": tidy(band)}, nil
}

// checkBand checks colours and overlap; self is the band's own place in its sheet.
func (b *book) checkBand(band doc, self int) (*sheet, error) {
	coloured := false
	for _, name := range []string{"rowProperties", "columnProperties"} {
		p := sub(band, name)
		if p == nil {
			continue
		}
		coloured = true
		for _, colour := range []string{"firstBandColor", "secondBandColor"} {
			if p[colour] == nil && p[colour+"Style"] == nil {
				return nil, refuse("%s.%s is required.", name, colour)
			}
		}
	}
	if !coloured {
		return nil, refuse("At least one of rowProperties and columnProperties must be set.")
	}
	a, err := b.areaOf(sub(band, "range"))
	if err != nil {
		return nil, err
	}
	for i, other := range a.sheet.bands {
		if held, err := b.areaOf(sub(other, "range")); i != self && err == nil && held.overlaps(a) {
			return nil, refuse("You cannot add alternating background colors to a range that already has alternating background colors.")
		}
	}
	return a.sheet, nil
}

func updateBanding(b *book, raw []byte) (doc, error) {
	req, err := parse[struct {
		BandedRange doc
		Fields      string
	}](raw)
	if err != nil {
		return nil, err
	}
	m, err := mask(req.Fields)
	if err == nil {
		err = knows(m, "range", "rowProperties", "columnProperties", "bandedRangeId")
	}
	if err != nil {
		return nil, err
	}
	id, _ := integer(req.BandedRange, "bandedRangeId")
	from, i := b.findObject(bands, "bandedRangeId", id)
	if from == nil {
		return nil, refuse("No banded range with id: %d", id)
	}
	next := with(overlay(from.bands[i], req.BandedRange, m), "bandedRangeId", number(id))
	to, err := b.checkBand(next, i)
	if err != nil {
		return nil, err
	}
	from.bands = slices.Delete(from.bands, i, i+1)
	to.bands = append(to.bands, next)
	return nil, nil
}

func deleteBanding(b *book, raw []byte) (doc, error) {
	req, err := parse[struct{ BandedRangeID int }](raw)
	if err != nil {
		return nil, err
	}
	s, i := b.findObject(bands, "bandedRangeId", req.BandedRangeID)
	if s == nil {
		return nil, refuse("No banded range with id: %d", req.BandedRangeID)
	}
	s.bands = slices.Delete(s.bands, i, i+1)
	return nil, nil
}
