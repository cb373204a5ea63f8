package sheets

import (
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
		return nil, refuse("A %s with id %d already exists.", what, id)
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
		return refuse("A chart specification must have exactly one chart type, got %d.", n)
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
		return nil, nil, refuse("A position must be set.")
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
		return nil, nil, refuse("The anchor cell (%d, %d) is outside the grid.", row, col)
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
		return nil, refuse("No chart with id: %d", req.ChartID)
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
		return nil, refuse("No object with id: %d", req.ObjectID)
	}
	if !s.isGrid() && len(b.sheets) == 1 {
		return nil, errLastSheet
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
		return nil, refuse("No object with id: %d", req.ObjectID)
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
