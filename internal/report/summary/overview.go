package summary

import (
	"fmt"
	"strings"

	"canvass/internal/analysis/rating"
	"canvass/internal/analysis/tally"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/campaigns"
	"canvass/internal/report/english"
	"canvass/internal/report/whoiswho"
	"canvass/internal/survey"
)

// Overview is a summary to be read in a meeting, with what changed since an earlier
// edition where there is one.
func Overview(e *report.Edition, s tally.Summary, filter tally.Filter, by tally.Dimension, earlier *report.Edition) export.Document {
	t := since(earlier, filter, by)
	d := export.Document{
		Title: e.Project.Name, Language: "en",
		Lead: []string{e.Freshness(), headline(s)},
		Foot: []string{
			"Figures count people, each by their latest answer; those who answered are not a random sample.",
			"“*” marks a base under " + fmt.Sprint(LowBase) + ". Intervals are 95 % Wilson. `report explain P1.agree_share` shows what stands behind a figure.",
		},
	}
	if t.known() {
		d.Lead = append(d.Lead, t.sentence(s))
	}
	if words := filterWords(filter); words != "" {
		d.Lead = append(d.Lead, "Only "+words+".")
	}
	d.Sections = append(d.Sections, placesSection(e, s))
	if e.HasAttendance() {
		d.Sections = append(d.Sections, attendanceSection(e, s, filter, by))
	}
	d.Sections = append(d.Sections, principlesSection(e, s, t), themesSection(e, s, t))
	if by != "" {
		d.Sections = append(d.Sections, groupsSection(e, s, by))
	}
	if filter == (tally.Filter{}) && len(e.Campaigns) > 0 {
		d.Sections = append(d.Sections, campaigns.Section(e))
	}
	if filter == (tally.Filter{}) {
		d.Sections = append(d.Sections, whoiswho.Section(e))
	}
	d.Sections = append(d.Sections, outsideSection(s))
	return d
}

func headline(s tally.Summary) string {
	return fmt.Sprintf("%s registered with %s. %s gave feedback in %s: %s with content.",
		english.Count(s.Registrations.People, "person", "people"), english.Count(s.Registrations.Responses, "response", "responses"),
		english.Count(s.Feedback.People, "person", "people"), english.Count(s.Feedback.Responses, "response", "responses"),
		english.Count(s.Feedback.Contributions, "text", "texts"))
}

func filterWords(f tally.Filter) string {
	var words []string
	add := func(what, value string) {
		if value != "" {
			words = append(words, fmt.Sprintf("%s %q", what, value))
		}
	}
	add("principle", f.Principle)
	add("people who spoke to the theme", f.Theme)
	add("group", f.Group)
	add("source", f.Source)
	add("round", f.Round)
	add("language", f.Language)
	if !f.Since.IsZero() {
		words = append(words, "what was submitted since "+f.Since.Format("2006-01-02"))
	}
	return strings.Join(words, ", ")
}

// placesSection shows seats per round and mode.
func placesSection(e *report.Edition, s tally.Summary) export.Section {
	var rows [][]export.Cell
	for i, r := range e.Project.Rounds {
		places := s.Rounds[i].Registrations
		for _, seat := range r.Seats {
			rows = append(rows, PlaceRow(r.ID, seat, places))
		}
	}
	return export.Section{
		Heading: "Seats",
		Table: &export.Table{Name: "tbl_seats", Rows: export.Rows(rows), Empty: "No round has seats.", Columns: []export.Column{
			{Name: "Round"}, {Name: "Mode"}, export.Numeric("Asked"), export.Numeric("Capacity"), export.Numeric("Seated"), export.Numeric("Waiting"),
		}},
	}
}

// PlaceRow is how many asked for, have and wait for one kind of seat.
func PlaceRow(round string, seat survey.Seat, r tally.Registrations) []export.Cell {
	row := []export.Cell{export.Words(round), export.Words(seat.Mode), export.Count(r.ByMode[seat.Mode]), {}, {}, {}}
	if seat.Capacity > 0 {
		row[3] = export.Count(seat.Capacity)
	}
	if n, ok := r.Seated[seat.Mode]; ok {
		row[4] = export.Count(n)
	}
	if n, ok := r.Waiting[seat.Mode]; ok {
		row[5] = export.Count(n)
	}
	return row
}

// principlesSection shows how far people agree.
func principlesSection(e *report.Edition, s tally.Summary, t trend) export.Section {
	var rows [][]export.Cell
	for i, p := range Principles(e, s) {
		row := []export.Cell{
			export.Words(p.ID), export.Words(p.Title), export.Words(marked(p.N, p.LowBase)), export.Figure(p.Mean), export.Part(p.AgreeShare),
			export.Words(between(p.Interval)), export.Count(p.Contributions),
		}
		if t.known() {
			row = append(row, t.agreement(i, s.Principles[i]))
		}
		rows = append(rows, row)
	}
	columns := []export.Column{
		{Name: "Id"}, {Name: "Principle"}, {Name: "n"}, {Name: "Mean", Kind: export.Number, Decimals: 1},
		{Name: "Agree", Kind: export.Share, Bar: true}, {Name: "95 %"}, export.Numeric("Texts"),
	}
	if t.known() {
		columns = append(columns, export.Column{Name: "Points", Note: "change of the agree share"})
	}
	return export.Section{
		Heading: "Principles: who agrees (4 or 5 of 5)",
		Table:   &export.Table{Name: "tbl_principles", Rows: export.Rows(rows), Empty: "No principles are configured.", Columns: columns},
	}
}

// themesSection shows what people speak about, most people first.
func themesSection(e *report.Edition, s tally.Summary, t trend) export.Section {
	var rows [][]export.Cell
	for _, th := range ByPeople(Themes(e, s)) {
		row := []export.Cell{
			export.Words(th.Label), export.Count(th.Contributions), export.Count(th.People), export.Part(th.Share), export.Words(between(th.Interval)),
		}
		if t.known() {
			row = append(row, t.people(th.ID, th.People))
		}
		rows = append(rows, row)
	}
	columns := []export.Column{{Name: "Theme"}, export.Numeric("Texts"), export.Numeric("People"), {Name: "Share", Kind: export.Share, Bar: true}, {Name: "95 %"}}
	if t.known() {
		columns = append(columns, export.Column{Name: "New", Note: "change of people"})
	}
	return export.Section{
		Heading: fmt.Sprintf("Themes: of %s who wrote something", english.Count(s.Feedback.Contributors, "person", "people")),
		Table:   &export.Table{Name: "tbl_themes", Rows: export.Rows(rows), Empty: "No codebook is configured.", Columns: columns},
	}
}

// groupsSection compares the values of a dimension: how many people, then who agrees,
// one panel a value, all on one scale.
func groupsSection(e *report.Edition, s tally.Summary, by tally.Dimension) export.Section {
	var rows [][]export.Cell
	var panels []export.Panel
	for _, g := range s.Groups {
		label := GroupLabel(e, by, g.Key)
		rows = append(rows, []export.Cell{
			export.Words(label), export.Count(g.Registrations.People), export.Count(g.Feedback.People), export.Count(g.Feedback.Contributions),
		})
		if t, rated := panel(e, g.Summary); rated {
			panels = append(panels, export.Panel{Heading: label, Table: t})
		}
	}
	name := strings.ToUpper(string(by[:1])) + string(by[1:])
	return export.Section{
		Heading:    "By " + string(by) + ": who agrees with each principle",
		Paragraphs: []string{"Groups are small: compare counts before shares. `--format json` has every base and interval."},
		Table: &export.Table{Name: "tbl_groups", Rows: export.Rows(rows), Empty: "Nothing to compare.", Columns: []export.Column{
			{Name: name}, export.Numeric("Registered"), export.Numeric("Feedback"), export.Numeric("Texts"),
		}},
		Panels: panels,
	}
}

// panel is who agrees with the principles that were rated.
func panel(e *report.Edition, s tally.Summary) (t export.Table, rated bool) {
	var rows [][]export.Cell
	for _, p := range Principles(e, s) {
		if p.N > 0 {
			rows = append(rows, []export.Cell{export.Words(p.ID), export.Words(marked(p.N, p.LowBase)), export.Part(p.AgreeShare)})
		}
	}
	return export.Table{Rows: export.Rows(rows), Columns: []export.Column{{Name: "Id"}, {Name: "n"}, {Name: "Agree", Kind: export.Share, Bar: true}}}, len(rows) > 0
}

// outsideSection says what does not count, and why.
func outsideSection(s tally.Summary) export.Section {
	c := consentJSON(s)
	return export.Section{
		Heading: "Left out, and quoting",
		Paragraphs: []string{
			fmt.Sprintf("Not counted: %s replaced by the person's later one, %s no longer in the form, %s put aside as unreadable, %s that cannot be read, %s without content.",
				english.Count(s.Excluded.Superseded, "response", "responses"), english.Count(s.Excluded.Gone, "response", "responses"),
				english.Count(s.Excluded.Quarantined, "document", "documents"), english.Count(s.Excluded.Unreadable, "rating", "ratings"),
				english.Count(s.Excluded.NoContent, "text", "texts")),
			fmt.Sprintf("May be quoted: %d with name, %d anonymously, %d not.", c.Named, c.Anonymous, c.No),
		},
	}
}

func marked(n int, low bool) string {
	if low {
		return fmt.Sprintf("%d*", n)
	}
	return fmt.Sprint(n)
}

// between writes an interval in whole per cent.
func between(i *rating.Interval) string {
	if i == nil {
		return ""
	}
	return fmt.Sprintf("%.0f–%.0f %%", i[0]*100, i[1]*100)
}
