package report

import (
	"cmp"
	"slices"
)

// byPeople sorts themes by people, most first; equal ones stay in codebook order.
func byPeople(themes []ThemeJSON) []ThemeJSON {
	sorted := slices.Clone(themes)
	slices.SortStableFunc(sorted, func(a, b ThemeJSON) int {
		return cmp.Or(cmp.Compare(b.People, a.People), cmp.Compare(b.Contributions, a.Contributions))
	})
	return sorted
}
