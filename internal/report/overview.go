package report

import (
	"fmt"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/analysis/rating"
	"canvass/internal/export"
	"canvass/internal/survey"
)

// Overview is a summary to be read in a meeting, with what changed since an earlier
// edition where there is one.
func (e *Edition) Overview(s analysis.Summary, filter analysis.Filter, by analysis.Dimension, earlier *Edition) export.Document {
	t := since(earlier, filter, by)
	d := export.Document{
		Title: e.Project.Name, Language: "en",
		Lead: []string{e.freshness(), headline(s)},
		Foot: []string{
			"Figures count people, each by their latest answer; those who answered are not a random sample.",
			"“*” marks a base under " + fmt.Sprint(lowBase) + ". Intervals are 95 % Wilson. `report explain P1.agree_share` shows what stands behind a figure.",
		},
	}
	if t.known() {
		d.Lead = append(d.Lead, t.sentence(s))
	}
	if words := filterWords(filter); words != "" {
		d.Lead = append(d.Lead, "Only "+words+".")
	}
	d.Sections = append(d.Sections, e.placesSection(s))
	if e.HasAttendance() {
		d.Sections = append(d.Sections, e.attendanceSection(s, filter, by))
	}
	d.Sections = append(d.Sections, e.principlesSection(s, t), e.themesSection(s, t))
	if by != "" {
		d.Sections = append(d.Sections, e.groupsSection(s, by))
	}
	if filter == (analysis.Filter{}) && len(e.Campaigns) > 0 {
		d.Sections = append(d.Sections, e.campaignsSection())
	}
	if filter == (analysis.Filter{}) {
		d.Sections = append(d.Sections, e.linkingSection())
	}
	d.Sections = append(d.Sections, outsideSection(s))
	return d
}

// freshness says which state of the world the figures describe.
func (e *Edition) freshness() string {
	return fmt.Sprintf("Data to %s (run %d%s).", e.zone(e.Run.Started).Format("2 January 2006, 15:04 MST"), e.Run.ID, e.trouble())
}

// trouble names the sources that the last run could not read.
func (e *Edition) trouble() string {
	var failed []string
	for _, s := range e.Run.Sources {
		if s.Error != "" {
			failed = append(failed, s.Source)
		}
	}
	if len(failed) == 0 {
		return ""
	}
	return "; not read then: " + strings.Join(failed, ", ")
}

func headline(s analysis.Summary) string {
	return fmt.Sprintf("%s registered with %s. %s gave feedback in %s: %s with content.",
		counted(s.Registrations.People, "person", "people"), counted(s.Registrations.Responses, "response", "responses"),
		counted(s.Feedback.People, "person", "people"), counted(s.Feedback.Responses, "response", "responses"),
		counted(s.Feedback.Contributions, "text", "texts"))
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func filterWords(f analysis.Filter) string {
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
func (e *Edition) placesSection(s analysis.Summary) export.Section {
	var rows [][]export.Cell
	for i, r := range e.Project.Rounds {
		places := s.Rounds[i].Registrations
		for _, seat := range r.Seats {
			rows = append(rows, placeRow(r.ID, seat, places))
		}
	}
	return export.Section{
		Heading: "Seats",
		Table: &export.Table{Name: "tbl_seats", Rows: export.Rows(rows), Empty: "No round has seats.", Columns: []export.Column{
			{Name: "Round"}, {Name: "Mode"}, number("Asked"), number("Capacity"), number("Seated"), number("Waiting"),
		}},
	}
}

func placeRow(round string, seat survey.Seat, r analysis.Registrations) []export.Cell {
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

func number(name string) export.Column { return export.Column{Name: name, Kind: export.Number} }

// principlesSection shows how far people agree.
func (e *Edition) principlesSection(s analysis.Summary, t trend) export.Section {
	var rows [][]export.Cell
	for i, p := range e.principlesJSON(s) {
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
		{Name: "Agree", Kind: export.Share, Bar: true}, {Name: "95 %"}, number("Texts"),
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
func (e *Edition) themesSection(s analysis.Summary, t trend) export.Section {
	var rows [][]export.Cell
	for _, th := range byPeople(e.themesJSON(s)) {
		row := []export.Cell{
			export.Words(th.Label), export.Count(th.Contributions), export.Count(th.People), export.Part(th.Share), export.Words(between(th.Interval)),
		}
		if t.known() {
			row = append(row, t.people(th.ID, th.People))
		}
		rows = append(rows, row)
	}
	columns := []export.Column{{Name: "Theme"}, number("Texts"), number("People"), {Name: "Share", Kind: export.Share, Bar: true}, {Name: "95 %"}}
	if t.known() {
		columns = append(columns, export.Column{Name: "New", Note: "change of people"})
	}
	return export.Section{
		Heading: fmt.Sprintf("Themes: of %s who wrote something", counted(s.Feedback.Contributors, "person", "people")),
		Table:   &export.Table{Name: "tbl_themes", Rows: export.Rows(rows), Empty: "No codebook is configured.", Columns: columns},
	}
}

// groupsSection compares the values of a dimension: how many people, then who agrees,
// one panel a value, all on one scale.
func (e *Edition) groupsSection(s analysis.Summary, by analysis.Dimension) export.Section {
	var rows [][]export.Cell
	var panels []export.Panel
	for _, g := range s.Groups {
		label := e.groupLabel(by, g.Key)
		rows = append(rows, []export.Cell{
			export.Words(label), export.Count(g.Registrations.People), export.Count(g.Feedback.People), export.Count(g.Feedback.Contributions),
		})
		if t, rated := e.panel(g.Summary); rated {
			panels = append(panels, export.Panel{Heading: label, Table: t})
		}
	}
	name := strings.ToUpper(string(by[:1])) + string(by[1:])
	return export.Section{
		Heading:    "By " + string(by) + ": who agrees with each principle",
		Paragraphs: []string{"Groups are small: compare counts before shares. `--format json` has every base and interval."},
		Table: &export.Table{Name: "tbl_groups", Rows: export.Rows(rows), Empty: "Nothing to compare.", Columns: []export.Column{
			{Name: name}, number("Registered"), number("Feedback"), number("Texts"),
		}},
		Panels: panels,
	}
}

// panel is who agrees with the principles that were rated.
func (e *Edition) panel(s analysis.Summary) (t export.Table, rated bool) {
	var rows [][]export.Cell
	for _, p := range e.principlesJSON(s) {
		if p.N > 0 {
			rows = append(rows, []export.Cell{export.Words(p.ID), export.Words(marked(p.N, p.LowBase)), export.Part(p.AgreeShare)})
		}
	}
	return export.Table{Rows: export.Rows(rows), Columns: []export.Column{{Name: "Id"}, {Name: "n"}, {Name: "Agree", Kind: export.Share, Bar: true}}}, len(rows) > 0
}

// outsideSection says what does not count, and why.
func outsideSection(s analysis.Summary) export.Section {
	c := consentJSON(s)
	return export.Section{
		Heading: "Left out, and quoting",
		Paragraphs: []string{
			fmt.Sprintf("Not counted: %s replaced by the person's later one, %s no longer in the form, %s put aside as unreadable, %s that cannot be read, %s without content.",
				counted(s.Excluded.Superseded, "response", "responses"), counted(s.Excluded.Gone, "response", "responses"),
				counted(s.Excluded.Quarantined, "document", "documents"), counted(s.Excluded.Unreadable, "rating", "ratings"),
				counted(s.Excluded.NoContent, "text", "texts")),
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
