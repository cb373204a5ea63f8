package analysis

import "canvass/internal/text"

// Collate returns the form of a name by which lists of names are sorted.
func Collate(name string) string { return text.Fold(name) }

// SaysNothing reports whether an answer has no content ("none", "n/a").
func SaysNothing(answer string) bool { return text.NoContent(answer) }
