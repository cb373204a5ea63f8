package sheets

import (
	"errors"
	"fmt"
	"slices"

	"canvass/internal/emulator/wire"
)

// findObject returns the sheet and place of the object with that id in one of the
// sheets' lists.
func (b *book) findObject(of func(*sheet) *[]doc, name string, id int) (*sheet, int) {
	for _, s := range b.sheets {
		for i, d := range *of(s) {
			if got, ok := integer(d, name); ok && got == id {
				return s, i
			}
		}
	}
	return nil, 0
}

func charts(s *sheet) *[]doc    { return &s.charts }
func bands(s *sheet) *[]doc     { return &s.bands }
func protected(s *sheet) *[]doc { return &s.protected }

// identify gives an object a free id, or checks the one that it has.
func (b *book) identify(d doc, of func(*sheet) *[]doc, name, what string) (doc, error) {
	taken := func(id int) bool { s, _ := b.findObject(of, name, id); return s != nil }
	id, given := integer(d, name)
	switch {
	case !given:
		return with(d, name, number(b.newID(taken))), nil
	case taken(id):
		return nil, fmt.Errorf("A %s with id %d already exists.", what, id)
	}
	return d, nil
}

func addChart(b *book, raw []byte) (doc, error) {
	req, err := parse[struct{ Chart doc }](raw)
	if err != nil {
		return nil, err
	}
	chart, err := b.identify(req.Chart, charts, "chartId", "chart")
	if err != nil {
		return nil, err
	}
	if err := b.checkSpec(sub(chart, "spec")); err != nil {
		return nil, err
	}
	s, position, err := b.place(sub(chart, "position"), nil, wire.Mask{"*": nil})
	if err != nil {
		return nil, err
	}
	chart = with(chart, "position", position)
	s.charts = append(s.charts, chart)
	return doc{"chart": tidy(chart)}, nil
}

// chartKinds are the members of ChartSpec that say what is drawn.
var chartKinds = []string{
	"basicChart", "pieChart", "bubbleChart", "candlestickChart", "orgChart", "histogramChart", "waterfallChart", "treemapChart", "scorecardChart",
}

// checkSpec wants exactly one kind of chart and every source on a sheet that exists.
func (b *book) checkSpec(spec doc) error {
	n := 0
	for _, kind := range chartKinds {
		if spec[kind] != nil {
			n++
		}
	}
	if n != 1 {
		return fmt.Errorf("A chart specification must have exactly one chart type, got %d.", n)
	}
	var err error
	rewrite(spec, func(d doc) doc {
		for _, source := range list(d, "sources") {
			if _, bad := b.areaOf(source); bad != nil && err == nil {
				err = bad
			}
		}
		return d
	})
	return err
}

// place resolves an object's position to a sheet, which it makes when asked to.
func (b *book) place(position, old doc, m wire.Mask) (*sheet, doc, error) {
	if overlay := sub(position, "overlayPosition"); overlay != nil {
		return b.placeOver(overlay, sub(old, "overlayPosition"), m)
	}
	props := doc{"sheetType": "OBJECT"}
	id, given := integer(position, "sheetId")
	if given {
		props["sheetId"] = number(id)
	}
	if !given && position["newSheet"] != true {
		return nil, nil, errors.New("A position must be set.")
	}
	s, err := b.addSheet(props)
	if err != nil {
		return nil, nil, err
	}
	return s, doc{"sheetId": number(s.id)}, nil
}

func (b *book) placeOver(given, old doc, m wire.Mask) (*sheet, doc, error) {
	over := fallback(overlay(old, given, m), doc{"widthPixels": number(600), "heightPixels": number(371)})
	cell := sub(over, "anchorCell")
	id, _ := integer(cell, "sheetId")
	s, err := b.grid(id)
	if err != nil {
		return nil, nil, err
	}
	row, _ := integer(cell, "rowIndex")
	col, _ := integer(cell, "columnIndex")
	if row < 0 || col < 0 || row >= s.rows || col >= s.cols {
		return nil, nil, fmt.Errorf("The anchor cell (%d, %d) is outside the grid.", row, col)
	}
	over["anchorCell"] = fallback(cell, doc{})
	return s, doc{"overlayPosition": over}, nil
}

func updateChartSpec(b *book, raw []byte) (doc, error) {
	req, err := parse[struct {
		ChartID int
		Spec    doc
	}](raw)
	if err != nil {
		return nil, err
	}
	s, i := b.findObject(charts, "chartId", req.ChartID)
	if s == nil {
		return nil, fmt.Errorf("No chart with id: %d", req.ChartID)
	}
	if err := b.checkSpec(req.Spec); err != nil {
		return nil, err
	}
	s.charts[i] = with(s.charts[i], "spec", req.Spec)
	return nil, nil
}

func deleteEmbeddedObject(b *book, raw []byte) (doc, error) {
	req, err := parse[struct{ ObjectID int }](raw)
	if err != nil {
		return nil, err
	}
	s, i := b.findObject(charts, "chartId", req.ObjectID)
	if s == nil {
		return nil, fmt.Errorf("No object with id: %d", req.ObjectID)
	}
	s.charts = slices.Delete(s.charts, i, i+1)
	if !s.isGrid() {
		b.sheets = slices.DeleteFunc(b.sheets, func(x *sheet) bool { return x == s })
	}
	return nil, nil
}

func updateEmbeddedObjectPosition(b *book, raw []byte) (doc, error) {
	req, err := parse[struct {
		ObjectID    int
		NewPosition doc
		Fields      string
	}](raw)
	if err != nil {
		return nil, err
	}
	from, i := b.findObject(charts, "chartId", req.ObjectID)
	if from == nil {
		return nil, fmt.Errorf("No object with id: %d", req.ObjectID)
	}
	m := wire.Mask{"*": nil}
	if req.NewPosition["overlayPosition"] != nil {
		if m, err = mask(req.Fields); err == nil {
			err = knows(m, "anchorCell", "offsetXPixels", "offsetYPixels", "widthPixels", "heightPixels")
		}
	}
	if err != nil {
		return nil, err
	}
	chart := from.charts[i]
	to, position, err := b.place(req.NewPosition, sub(chart, "position"), m)
	if err != nil {
		return nil, err
	}
	from.charts = slices.Delete(from.charts, i, i+1)
	to.charts = append(to.charts, with(chart, "position", position))
	return doc{"position": tidy(position)}, nil
}

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
				return nil, fmt.Errorf("%s.%s is required.", name, colour)
			}
		}
	}
	if !coloured {
		return nil, errors.New("At least one of rowProperties and columnProperties must be set.")
	}
	a, err := b.areaOf(sub(band, "range"))
	if err != nil {
		return nil, err
	}
	for i, other := range a.sheet.bands {
		if held, err := b.areaOf(sub(other, "range")); i != self && err == nil && held.overlaps(a) {
			return nil, errors.New("You cannot add alternating background colors to a range that already has alternating background colors.")
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
		return nil, fmt.Errorf("No banded range with id: %d", id)
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
		return nil, fmt.Errorf("No banded range with id: %d", req.BandedRangeID)
	}
	s.bands = slices.Delete(s.bands, i, i+1)
	return nil, nil
}
