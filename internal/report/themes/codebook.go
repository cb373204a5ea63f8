// Package themes is a codebook held against the texts: what each theme finds, what a new
// codebook changes, and which themes the uncovered texts suggest. It decides nothing.
package themes

import (
	"context"
	"fmt"
	"slices"
	"time"

	"canvass/internal/analysis"
	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/codebook"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/english"
	"canvass/internal/survey"
)

// Usage counts in how many texts each keyword of the codebook stands, and as which words.
func Usage(ctx context.Context, e *report.Edition) (codebook.Usage, error) {
	u := codebook.Usage{Texts: map[string]int{}, Hits: map[codebook.Key]int{}, Caught: map[codebook.Key]map[string]int{}}
	m, err := analysis.NewMarker(e.Project)
	if err != nil {
		return u, err
	}
	err = e.EachText(ctx, func(_ report.TextAt, c *analysis.Case, _ analysis.Contribution, r answers.Text) {
		language, hits := m.Mark(r, e.Project.Sources[c.Source].Language)
		u.Texts[language]++
		for _, h := range hits {
			key := codebook.Key{Theme: e.Project.Codebook.Themes[h.Theme].ID, Keyword: h.Keyword}
			u.Hits[key]++
			words := make([]string, len(h.Spans))
			for i, s := range h.Spans {
				words[i] = passage(r.Text, s.Start, s.End)
			}
			u.Catch(key, words)
		}
	})
	return u, err
}

// passage cuts a text by code points.
func passage(s string, start, end int) string {
	from, n := len(s), 0
	for at := range s {
		if n == start {
			from = at
		}
		if n == end {
			return s[from:at]
		}
		n++
	}
	return s[from:]
}

// WordsTable is what each keyword found.
func WordsTable(words []codebook.Caught) export.Table {
	var rows [][]export.Cell
	for _, w := range words {
		rows = append(rows, []export.Cell{export.Words(w.Theme), export.Words(w.Keyword), export.Words(w.Word), export.Count(w.Texts), export.Words(string(w.Form))})
	}
	return export.Table{Name: "tbl_words", Rows: export.Rows(rows), Empty: "No keyword stands in a text.", Columns: []export.Column{
		{Name: "theme", ID: true}, {Name: "keyword", Width: 30, Wrap: true}, {Name: "word", Width: 40, Wrap: true}, export.Numeric("texts"), {Name: "form"},
	}}
}

// LintTable shows what a codebook's author should look at.
func LintTable(found []codebook.Finding) export.Table {
	var rows [][]export.Cell
	for _, f := range found {
		rows = append(rows, []export.Cell{export.Words(string(f.Level)), export.Words(string(f.Rule)), export.Words(f.Theme), export.Words(f.Message), export.Words(f.Next)})
	}
	return export.Table{Name: "tbl_lint", Rows: export.Rows(rows), Empty: "Nothing to remark.", Columns: []export.Column{
		{Name: "level"}, {Name: "rule"}, {Name: "theme", ID: true}, {Name: "message", Width: 60, Wrap: true}, {Name: "next", Width: 40, Wrap: true},
	}}
}

// CodebookDiff is what a change of codebook does.
type CodebookDiff struct {
	Changes   []codebook.Change `json:"changes"`
	Tags      []TagShift        `json:"tags"` // null when nothing has been ingested
	Migration MigrationJSON     `json:"decisions"`
	migration codebook.Migration
}

// TagShift is how many texts a theme's keywords find with the old and the new codebook.
type TagShift struct {
	Theme  string   `json:"theme"`
	From   []string `json:"from"` // ids in the old codebook
	Before int      `json:"before"`
	After  int      `json:"after"`
	Gained int      `json:"gained"`
	Lost   int      `json:"lost"`
}

// MigrationJSON counts what becomes of decisions.
type MigrationJSON struct {
	Moved int `json:"moved"` // to be noted on another theme
	Again int `json:"again"` // on themes that are gone or split: to be decided anew
	Asked int `json:"asked"` // of those moved: somebody asked for a theme that is there by now
}

// Diff compares the project's codebook with an earlier one: themes, tags by
// keyword, and decisions.
func Diff(ctx context.Context, e *report.Edition, old survey.Codebook) (CodebookDiff, error) {
	d := DiffCodebooks(old, e.Project.Codebook, e.Decisions)
	shifts, err := tagShifts(ctx, e, old)
	d.Tags = shifts
	return d, err
}

// Moved is what the codebook itself tells of earlier ones: what "formerly" says, and the
// decisions on themes that are not there any more.
func Moved(e *report.Edition) CodebookDiff {
	d := DiffCodebooks(codebook.Earlier(e.Project.Codebook, e.Decisions), e.Project.Codebook, e.Decisions)
	d.Migration.Again = 0
	for _, o := range codebook.Orphans(e.Project.Codebook, e.Decisions) { // as every report counts them
		d.Migration.Again += o.Again
	}
	return d
}

// DiffCodebooks compares two codebooks without any texts.
func DiffCodebooks(old, now survey.Codebook, decisions []survey.Decision) CodebookDiff {
	d := CodebookDiff{Changes: codebook.Compare(old, now)}
	d.migration = codebook.Migrate(d.Changes, decisions)
	asked := codebook.Granted(codebook.AskedFor(now, decisions))
	d.migration.Moved = append(d.migration.Moved, asked...)
	d.Migration = MigrationJSON{len(d.migration.Moved), len(d.migration.Again), len(asked)}
	if d.Changes == nil {
		d.Changes = []codebook.Change{}
	}
	return d
}

// tagShifts reads every text with both codebooks.
func tagShifts(ctx context.Context, e *report.Edition, old survey.Codebook) ([]TagShift, error) {
	before := e.Project
	before.Codebook = old
	was, err := analysis.NewMarker(before)
	if err != nil {
		return nil, err
	}
	is, err := analysis.NewMarker(e.Project)
	if err != nil {
		return nil, err
	}
	out := make([]TagShift, len(e.Project.Codebook.Themes))
	parents := make([]map[int]bool, len(out))
	for i, t := range e.Project.Codebook.Themes {
		out[i], parents[i] = TagShift{Theme: t.ID, From: []string{}}, map[int]bool{}
		for k, o := range old.Themes {
			if o.ID == t.ID || slices.Contains(t.Formerly, o.ID) {
				parents[i][k], out[i].From = true, append(out[i].From, o.ID)
			}
		}
	}
	err = e.EachText(ctx, func(_ report.TextAt, c *analysis.Case, _ analysis.Contribution, r answers.Text) {
		hint := e.Project.Sources[c.Source].Language
		_, a := was.Mark(r, hint)
		_, b := is.Mark(r, hint)
		for i := range out {
			had, has := false, false
			for _, h := range a {
				had = had || parents[i][h.Theme]
			}
			for _, h := range b {
				has = has || h.Theme == i
			}
			out[i].count(had, has)
		}
	})
	return out, err
}

func (s *TagShift) count(had, has bool) {
	if had {
		s.Before++
	}
	if has {
		s.After++
	}
	if has && !had {
		s.Gained++
	}
	if had && !has {
		s.Lost++
	}
}

// Document shows the comparison.
func (d CodebookDiff) Document() export.Document {
	var rows [][]export.Cell
	for _, c := range d.Changes {
		kind := string(c.Kind)
		if c.Likely {
			kind += "?"
		}
		rows = append(rows, []export.Cell{export.Words(kind), export.Words(c.Message), export.Words(c.Next)})
	}
	doc := export.Document{Title: "What the new codebook changes", Language: "en", Sections: []export.Section{{
		Heading: "Themes", Table: &export.Table{Name: "tbl_changes", Rows: export.Rows(rows), Empty: "No theme changed.", Columns: []export.Column{
			{Name: "Change"}, {Name: "What", Width: 60, Wrap: true}, {Name: "Then", Width: 40, Wrap: true},
		}},
	}}}
	if d.Tags != nil {
		doc.Sections = append(doc.Sections, d.tagsSection())
	}
	doc.Sections = append(doc.Sections, export.Section{Heading: "Decisions", Paragraphs: d.advice()})
	return doc
}

func (d CodebookDiff) tagsSection() export.Section {
	var rows [][]export.Cell
	for _, s := range d.Tags {
		if s.Gained+s.Lost > 0 || len(s.From) == 0 {
			rows = append(rows, []export.Cell{
				export.Words(s.Theme), export.Count(s.Before), export.Count(s.After), export.Count(s.Gained), export.Count(s.Lost),
			})
		}
	}
	return export.Section{
		Heading: "Texts found by keyword", Table: &export.Table{Name: "tbl_shift", Rows: export.Rows(rows), Empty: "No text changes its themes.", Columns: []export.Column{
			{Name: "Theme", ID: true}, export.Numeric("Before"), export.Numeric("After"), export.Numeric("Gained"), export.Numeric("Lost"),
		}},
	}
}

func (d CodebookDiff) advice() []string {
	if d.Migration.Moved+d.Migration.Again == 0 {
		return []string{"No decision is on a theme that changed its id."}
	}
	moved := english.Count(d.Migration.Moved, "decision moves", "decisions move") + " to another theme."
	if n := d.Migration.Asked; n > 0 {
		moved += fmt.Sprintf(" Of these, %s for a theme that is there now.", english.Count(n, "asks", "ask"))
	}
	return []string{
		moved + " Nothing moves by itself: " + codebook.MoveThem + ".",
		english.Count(d.Migration.Again, "decision is", "decisions are") + " on a theme that was split or is gone: kept, but without effect until somebody decides again.",
	}
}

// MovedTable is the decisions to note on the new themes, as `report review` reads them.
func (d CodebookDiff) MovedTable() export.Table {
	var rows [][]export.Cell
	for _, m := range d.migration.Moved {
		rows = append(rows, []export.Cell{
			export.Words(m.Source), export.Words(m.Response), export.Words(m.Question), export.Words(m.Theme), export.Words(string(m.Verdict)), export.Words(m.Reviewer), export.Words(m.Note), export.Words(m.At.UTC().Format(time.RFC3339Nano)), export.Words(m.TextHash),
		})
	}
	return export.Table{Name: "tbl_moved", Rows: export.Rows(rows), Empty: "No decision moves.", Columns: []export.Column{
		{Name: "source", ID: true}, {Name: "response_id", ID: true}, {Name: "question", ID: true}, {Name: "theme", ID: true}, {Name: "decision"}, {Name: "reviewer", ID: true}, {Name: "note"}, {Name: "at", ID: true}, {Name: "text_hash", ID: true},
	}}
}

// CodebookTable lists the themes with how they are found.
func CodebookTable(p survey.Project) export.Table {
	columns := []export.Column{{Name: "id", ID: true}, {Name: "label", Width: 34, Wrap: true}, {Name: "description", Width: 60, Wrap: true}}
	for _, l := range p.Languages {
		columns = append(columns, export.Column{Name: "keywords_" + l, Kind: export.Number})
	}
	columns = append(columns, export.Column{Name: "include", Width: 40, Wrap: true}, export.Column{Name: "exclude", Width: 40, Wrap: true})
	var rows [][]export.Cell
	for _, t := range p.Codebook.Themes {
		row := []export.Cell{export.Words(t.ID), export.Words(t.Label.In(p.Languages...)), export.Words(t.Description.In(p.Languages...))}
		for _, l := range p.Languages {
			row = append(row, export.Count(len(t.Keywords[l])))
		}
		row = append(row, export.Words(t.Include.In(p.Languages...)), export.Words(t.Exclude.In(p.Languages...)))
		rows = append(rows, row)
	}
	return export.Table{Name: "tbl_codebook", Rows: export.Rows(rows), Columns: columns, Empty: "The codebook has no theme."}
}
