package sheets

import (
	"encoding/json"

	"canvass/internal/emulator/wire"
)

// GetValues answers values.get.
func (s *Service) GetValues(r *wire.Request) ([]byte, error) {
	b, err := s.find(r)
	if err != nil {
		return nil, err
	}
	out, err := b.read(r.Param("range"), renderOptions{
		value: r.Query.Get("valueRenderOption"), date: r.Query.Get("dateTimeRenderOption"), major: r.Query.Get("majorDimension"),
	})
	if err != nil {
		return nil, err
	}
	return encode(out)
}

// BatchGetValues answers values.batchGet.
func (s *Service) BatchGetValues(r *wire.Request) ([]byte, error) {
	b, err := s.find(r)
	if err != nil {
		return nil, err
	}
	var ranges []doc
	for _, written := range r.Query["ranges"] {
		one, err := b.read(written, renderOptions{
			value: r.Query.Get("valueRenderOption"), date: r.Query.Get("dateTimeRenderOption"), major: r.Query.Get("majorDimension"),
		})
		if err != nil {
			return nil, err
		}
		ranges = append(ranges, one)
	}
	out := doc{"spreadsheetId": b.id}
	put(out, "valueRanges", array(ranges))
	return encode(out)
}

// UpdateValues answers values.update.
func (s *Service) UpdateValues(r *wire.Request) ([]byte, error) {
	b, err := s.find(r)
	if err != nil {
		return nil, err
	}
	data, err := parse[valueRange](r.Body)
	if err != nil {
		return nil, err
	}
	if data.Range != "" && data.Range != r.Param("range") {
		return nil, wire.Invalid("Requested writing within range [%s], but the body names range [%s].", r.Param("range"), data.Range)
	}
	data.Range = r.Param("range")
	next := b.clone()
	out, err := next.write(data, writeOptions{
		input: r.Query.Get("valueInputOption"), echo: r.Query.Get("includeValuesInResponse") == "true",
		render: renderOptions{value: r.Query.Get("responseValueRenderOption"), date: r.Query.Get("responseDateTimeRenderOption")},
	})
	if err != nil {
		return nil, err
	}
	s.books[b.id] = next
	return encode(out)
}

// BatchUpdateValues answers values.batchUpdate; all ranges are written or none.
func (s *Service) BatchUpdateValues(r *wire.Request) ([]byte, error) {
	b, err := s.find(r)
	if err != nil {
		return nil, err
	}
	body, err := parse[struct {
		ValueInputOption             string
		Data                         []valueRange
		IncludeValuesInResponse      bool
		ResponseValueRenderOption    string
		ResponseDateTimeRenderOption string
	}](r.Body)
	if err != nil {
		return nil, err
	}
	next, total := b.clone(), totals{sheets: map[string]bool{}}
	var replies []doc
	for _, data := range body.Data {
		reply, err := next.write(data, writeOptions{
			input: body.ValueInputOption, echo: body.IncludeValuesInResponse,
			render: renderOptions{value: body.ResponseValueRenderOption, date: body.ResponseDateTimeRenderOption},
		})
		if err != nil {
			return nil, err
		}
		total.add(reply)
		replies = append(replies, reply)
	}
	s.books[b.id] = next
	return encode(total.doc(b.id, replies))
}

// ClearValues answers values.clear.
func (s *Service) ClearValues(r *wire.Request) ([]byte, error) {
	b, err := s.find(r)
	if err != nil {
		return nil, err
	}
	next := b.clone()
	cleared, err := next.clear(r.Param("range"))
	if err != nil {
		return nil, err
	}
	s.books[b.id] = next
	return encode(doc{"spreadsheetId": b.id, "clearedRange": cleared})
}

// BatchClearValues answers values.batchClear.
func (s *Service) BatchClearValues(r *wire.Request) ([]byte, error) {
	b, err := s.find(r)
	if err != nil {
		return nil, err
	}
	body, err := parse[struct{ Ranges []string }](r.Body)
	if err != nil {
		return nil, err
	}
	next := b.clone()
	cleared := make([]string, 0, len(body.Ranges))
	for _, written := range body.Ranges {
		c, err := next.clear(written)
		if err != nil {
			return nil, err
		}
		cleared = append(cleared, c)
	}
	s.books[b.id] = next
	return json.Marshal(map[string]any{"spreadsheetId": b.id, "clearedRanges": cleared})
}

// clear removes values and keeps formats and validation.
func (b *book) clear(written string) (string, error) {
	a, err := b.parseA1(written)
	if err != nil {
		return "", err
	}
	if err := b.guard(a); err != nil {
		return "", wire.Invalid("%v", err)
	}
	for p, cell := range a.sheet.cells {
		if a.has(p) {
			a.sheet.set(p, entered(cell, nil, nil))
		}
	}
	return a.a1(), nil
}
