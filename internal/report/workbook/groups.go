package workbook

import (
	"cmp"
	"fmt"
	"slices"

	"canvass/internal/analysis/tally"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/summary"
)

// mostGroups is how many values of one dimension are compared; the largest ones are.
const mostGroups = 100

// groupsSheet compares groups, rounds and languages: one row a principle and value
// that has a rating, to be filtered.
func groupsSheet(e *report.Edition) export.Sheet {
	var rows [][]export.Cell
	left := 0
	for _, d := range []struct {
		by   tally.Dimension
		word string
	}{{tally.ByGroup, "Group"}, {tally.ByRound, "Round"}, {tally.ByLanguage, "Language"}} {
		groups, more := largest(tally.Groups(e.Findings, tally.Filter{}, d.by))
		left += more
		if len(groups) < 2 {
			continue // nothing to compare
		}
		for _, g := range groups {
			rows = append(rows, groupRows(e, d.word, summary.GroupLabel(e, d.by, g.Key), g)...)
		}
	}
	lead := basis(e) + " Compare counts before shares: groups are small."
	if left > 0 {
		lead += fmt.Sprintf(" Of each comparison the %d largest are shown; %d smaller ones are not.", mostGroups, left)
	}
	return export.Sheet{
		Name: "By_group", Role: export.Results, Title: "How groups, rounds and languages differ on each principle", Lead: lead,
		Table: &export.Table{Name: "tbl_principle_group", Rows: export.Rows(rows), Empty: "There are no two groups, rounds or languages to compare.", Columns: []export.Column{
			{Name: "Compared by", Width: 14}, {Name: "Value", Width: 30, Wrap: true}, {Name: "Id", ID: true, Width: 8}, {Name: "Principle", Width: 40, Wrap: true}, export.Numeric("n"),
			{Name: "Agree share", Kind: export.Share, Bar: true, Note: "4 and 5 of n"},
			{Name: "From", Kind: export.Share, Note: "lower end of the 95 % interval of the agree share"},
			{Name: "To", Kind: export.Share, Note: "upper end of the 95 % interval of the agree share"},
			{Name: "Disagree share", Kind: export.Share, Note: "1 and 2 of n"}, netColumn(), {Name: "Base is", Width: 10},
		}},
	}
}

func netColumn() export.Column {
	return export.Column{Name: "Net", Kind: export.Share, Width: 10, Note: "agree share less disagree share: below zero, more people disagree than agree"}
}

// groupRows are the principles that somebody of the group rated.
func groupRows(e *report.Edition, by, value string, g tally.Group) [][]export.Cell {
	var rows [][]export.Cell
	for _, p := range summary.Principles(e, g.Summary) {
		if p.N == 0 {
			continue
		}
		rows = append(rows, []export.Cell{
			export.Words(by), export.Words(value), export.Words(p.ID), export.Words(p.Title), export.Count(p.N), export.Part(p.AgreeShare),
			export.Part(&p.Interval[0]), export.Part(&p.Interval[1]), export.Part(p.Histogram.DisagreeShare()), net(p), export.Words(baseMark(p.N)),
		})
	}
	return rows
}

// net is the agree share less the disagree share.
func net(p summary.PrincipleJSON) export.Cell {
	if p.N == 0 {
		return export.Cell{}
	}
	share := float64(p.Histogram.Agree()-p.Histogram.Disagree()) / float64(p.N)
	return export.Part(&share)
}

// largest keeps the groups with most people, in the order in which they came, and
// counts the others.
func largest(groups []tally.Group) ([]tally.Group, int) {
	if len(groups) <= mostGroups {
		return groups, 0
	}
	bySize := make([]int, len(groups))
	for i := range bySize {
		bySize[i] = i
	}
	slices.SortStableFunc(bySize, func(a, b int) int { return cmp.Compare(groups[b].Feedback.People, groups[a].Feedback.People) })
	kept := slices.Sorted(slices.Values(bySize[:mostGroups]))
	out := make([]tally.Group, 0, mostGroups)
	for _, i := range kept {
		out = append(out, groups[i])
	}
	return out, len(groups) - mostGroups
}
