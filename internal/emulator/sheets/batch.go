package sheets

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"canvass/internal/emulator/wire"
)

// change applies one request of a batch to a book and returns its reply, nil for {}.
type change func(b *book, raw []byte) (doc, error)

func changes() map[string]change {
	return map[string]change{
		"addSheet":                     addSheet,
		"deleteSheet":                  deleteSheet,
		"updateSheetProperties":        updateSheetProperties,
		"updateSpreadsheetProperties":  updateSpreadsheetProperties,
		"updateCells":                  updateCells,
		"repeatCell":                   repeatCell,
		"setDataValidation":            setDataValidation,
		"addChart":                     addChart,
		"updateChartSpec":              updateChartSpec,
		"deleteEmbeddedObject":         deleteEmbeddedObject,
		"updateEmbeddedObjectPosition": updateEmbeddedObjectPosition,
		"addBanding":                   addBanding,
		"updateBanding":                updateBanding,
		"deleteBanding":                deleteBanding,
		"addConditionalFormatRule":     addConditionalFormatRule,
		"deleteConditionalFormatRule":  deleteConditionalFormatRule,
		"autoResizeDimensions":         autoResizeDimensions,
		"updateDimensionProperties":    updateDimensionProperties,
		"appendDimension":              appendDimension,
		"insertDimension":              insertDimension,
		"deleteDimension":              deleteDimension,
		"addProtectedRange":            addProtectedRange,
		"updateProtectedRange":         updateProtectedRange,
		"deleteProtectedRange":         deleteProtectedRange,
		"createDeveloperMetadata":      createDeveloperMetadata,
		"updateDeveloperMetadata":      updateDeveloperMetadata,
		"deleteDeveloperMetadata":      deleteDeveloperMetadata,
		"addNamedRange":                addNamedRange,
		"setBasicFilter":               setBasicFilter,
		"clearBasicFilter":             clearBasicFilter,
	}
}

// Kinds returns the request kinds that BatchUpdate understands, sorted.
func Kinds() []string {
	var kinds []string
	for kind := range changes() {
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	return kinds
}

// BatchUpdate answers spreadsheets.batchUpdate: all requests in order, or none.
func (s *Service) BatchUpdate(r *wire.Request) ([]byte, error) {
	b, err := s.find(r)
	if err != nil {
		return nil, err
	}
	body, err := parse[struct {
		Requests                     []map[string]json.RawMessage
		IncludeSpreadsheetInResponse bool
		ResponseIncludeGridData      bool
		ResponseRanges               []string
	}](r.Body)
	if err != nil {
		return nil, err
	}
	if len(body.Requests) == 0 {
		return nil, wire.Invalid("Must specify at least one request.")
	}
	next, known := b.clone(), changes()
	replies := make([]doc, len(body.Requests))
	for i, request := range body.Requests {
		if replies[i], err = next.apply(i, request, known); err != nil {
			return nil, err
		}
	}
	out := doc{"spreadsheetId": b.id, "replies": array(replies)}
	if body.IncludeSpreadsheetInResponse {
		v := view{data: body.ResponseIncludeGridData}
		if v.ranges, err = next.areas(body.ResponseRanges); err != nil {
			return nil, err
		}
		out["updatedSpreadsheet"] = next.encode(v)
	}
	s.books[b.id] = next
	return encode(out)
}

// apply makes one change and returns its reply.
func (b *book) apply(i int, request map[string]json.RawMessage, known map[string]change) (doc, error) {
	if len(request) != 1 {
		return nil, wire.Invalid("Invalid requests[%d]: exactly one kind must be set, got %d.", i, len(request))
	}
	for kind, raw := range request {
		make, ok := known[kind]
		if !ok {
			return nil, wire.Invalid("Invalid JSON payload received. Unknown name %q at 'requests[%d]': Cannot find field.", kind, i)
		}
		reply, err := make(b, raw)
		if err != nil {
			return nil, wire.Invalid("Invalid requests[%d].%s: %v", i, kind, plain(err))
		}
		if reply == nil {
			return doc{}, nil
		}
		return doc{kind: reply}, nil
	}
	return doc{}, nil
}

// refused is what upstream says about a request that it does not carry out; its
// words, capitals and full stops are upstream's.
type refused string

// Error returns the words.
func (r refused) Error() string { return string(r) }

func refuse(format string, args ...any) error { return refused(fmt.Sprintf(format, args...)) }

// plain returns an error's text without its code.
func plain(err error) string {
	var e *wire.Error
	if errors.As(err, &e) {
		return e.Message
	}
	return err.Error()
}

// mask reads the field mask of a request, which must not be empty.
func mask(fields string) (wire.Mask, error) {
	if fields == "" {
		return nil, refuse("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
	}
	return wire.ParseMask(fields)
}

// knows refuses a mask that names what the object does not have.
func knows(m wire.Mask, names ...string) error {
	for name := range m {
		if name != "*" && !slices.Contains(names, name) {
			return refuse("Invalid field: %s", name)
		}
	}
	return nil
}
