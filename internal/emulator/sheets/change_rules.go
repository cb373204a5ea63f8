package sheets

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

func addConditionalFormatRule(b *book, raw []byte) (doc, error) {
	req, err := parse[struct {
		Rule  doc
		Index int
	}](raw)
	if err != nil {
		return nil, err
	}
	s, err := b.checkRule(req.Rule)
	if err != nil {
		return nil, err
	}
	if req.Index < 0 || req.Index > len(s.formats) {
		return nil, refuse("Invalid index: %d", req.Index)
	}
	s.formats = slices.Insert(s.formats, req.Index, req.Rule)
	return nil, nil
}

// checkRule wants ranges on one sheet, one kind of rule, and only the formats
// that a condition can give.
func (b *book) checkRule(rule doc) (*sheet, error) {
	var s *sheet
	for _, r := range list(rule, "ranges") {
		a, err := b.areaOf(r)
		if err != nil {
			return nil, err
		}
		if s != nil && s != a.sheet {
			return nil, refuse("All ranges of a rule must be on the same sheet.")
		}
		s = a.sheet
	}
	switch {
	case s == nil:
		return nil, refuse("A rule must have a range.")
	case (rule["booleanRule"] == nil) == (rule["gradientRule"] == nil):
		return nil, refuse("Exactly one of booleanRule and gradientRule must be set.")
	}
	format := sub(sub(rule, "booleanRule"), "format")
	for name := range format {
		if !slices.Contains([]string{"textFormat", "backgroundColor", "backgroundColorStyle"}, name) {
			return nil, refuse("Conditional format does not support %s.", name)
		}
	}
	for name := range sub(format, "textFormat") {
		if !slices.Contains([]string{"bold", "italic", "strikethrough", "foregroundColor", "foregroundColorStyle"}, name) {
			return nil, refuse("Conditional format does not support textFormat.%s.", name)
		}
	}
	return s, nil
}

func deleteConditionalFormatRule(b *book, raw []byte) (doc, error) {
	req, err := parse[struct{ Index, SheetID int }](raw)
	if err != nil {
		return nil, err
	}
	s, err := b.grid(req.SheetID)
	if err != nil {
		return nil, err
	}
	if req.Index < 0 || req.Index >= len(s.formats) {
		return nil, refuse("No conditional format on sheet: %d at index: %d", req.SheetID, req.Index)
	}
	rule := s.formats[req.Index]
	s.formats = slices.Delete(s.formats, req.Index, req.Index+1)
	return doc{"rule": tidy(rule)}, nil
}

func setBasicFilter(b *book, raw []byte) (doc, error) {
	req, err := parse[struct{ Filter doc }](raw)
	if err != nil {
		return nil, err
	}
	a, err := b.areaOf(sub(req.Filter, "range"))
	if err != nil {
		return nil, err
	}
	a.sheet.filter = req.Filter
	return nil, nil
}

func clearBasicFilter(b *book, raw []byte) (doc, error) {
	req, err := parse[struct{ SheetID int }](raw)
	if err != nil {
		return nil, err
	}
	s, err := b.grid(req.SheetID)
	if err != nil {
		return nil, err
	}
	s.filter = nil
	return nil, nil
}

var namePattern = regexp.MustCompile(`^[\pL_][\pL\pN_]{0,249}$`)

func addNamedRange(b *book, raw []byte) (doc, error) {
	req, err := parse[struct{ NamedRange doc }](raw)
	if err != nil {
		return nil, err
	}
	name := text(req.NamedRange, "name")
	if !namePattern.MatchString(name) || cellTitle.MatchString(name) {
		return nil, refuse("Invalid name: %s", name)
	}
	id := text(req.NamedRange, "namedRangeId")
	for _, n := range b.names {
		if strings.EqualFold(text(n, "name"), name) {
			return nil, refuse("A named range with name %q already exists.", name)
		}
		if id != "" && text(n, "namedRangeId") == id {
			return nil, refuse("A named range with id %q already exists.", id)
		}
	}
	if _, err := b.areaOf(sub(req.NamedRange, "range")); err != nil {
		return nil, err
	}
	named := req.NamedRange
	if id == "" {
		named = with(named, "namedRangeId", fmt.Sprint(b.newID(func(int) bool { return false })))
	}
	b.names = append(b.names, named)
	return doc{"namedRange": tidy(named)}, nil
}
