package whoiswho

import (
	"canvass/internal/analysis"
	"canvass/internal/export"
	"canvass/internal/report"
)

// WhoseColumns are the columns that say which response something is of.
func WhoseColumns() []export.Column {
	return []export.Column{{Name: "Source"}, {Name: "Response", ID: true}, {Name: "Person", ID: true}, {Name: "Submitted", Kind: export.Moment}}
}

// Whose is a response under WhoseColumns.
func Whose(e *report.Edition, c *analysis.Case) []export.Cell {
	return []export.Cell{export.Words(e.Project.Sources[c.Source].Name), export.Words(c.ID), export.Words(e.People[c.Person].ID), export.At(e.Dated(c.Submitted))}
}
