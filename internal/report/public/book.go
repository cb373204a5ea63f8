package public

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"canvass/internal/export"
)

// Book lays out the publication as a workbook of plain tables, one a sheet, made by
// the builders of the page, so that its figures are the same. The language must be Known.
func Book(p Publication, language string) export.Book {
	s := newSpeaker(p, language)
	w := bookLanguages()[language]
	sheets := []export.Sheet{s.sheet(w.participation, s.whoSections()[0])}
	for _, came := range s.attendanceSections() {
		sheets = append(sheets, s.sheet(w.attendance, came))
	}
	for _, when := range s.timeSections() {
		sheets = append(sheets, s.sheet(w.when, when))
	}
	if len(s.Figures.Groups) > 0 {
		sheets = append(sheets, s.sheet(w.groups, s.groupsSection()))
	}
	sheets = append(sheets, s.sheet(w.principles, s.thinkSections()[0]))
	if t := s.byGroup(); t != nil {
		sheets = append(sheets, s.sheet(w.byGroup, export.Section{Heading: capital(s.byGroupTitle), Table: t}))
	}
	for _, between := range s.betweenSections() {
		sheets = append(sheets, s.sheet(w.rounds, between))
	}
	sheets = append(sheets, s.sheet(w.themes, s.themeSections()[0]))
	if t := s.themesByPlace(w); t != nil {
		sheets = append(sheets, s.sheet(w.matrix, export.Section{Heading: w.matrixTitle, Paragraphs: []string{w.matrixLead}, Table: t}))
	}
	sheets = append(sheets, s.quotesSheet(w))
	front := []export.Sheet{s.cover(w), {}, s.notes(w)}
	front[1] = s.contentsSheet(w, append(front[2:3:3], sheets...))
	sheets = append(front, sheets...)
	for i := range sheets {
		sheets[i].Source = s.versions()
		if i > 2 {
			sheets[i].Lead = s.reading(sheets[i].Lead, w)
		}
	}
	return export.Book{Title: p.Name, Subject: w.subject, Language: language, Created: p.Made, Sheets: sheets, Plain: true}
}

// reading is how to read a sheet: what it says, that it has one table, and what marks
// and empty cells mean.
func (s speaker) reading(lead string, w bookWords) string {
	lead = strings.TrimSpace(lead + " " + w.oneTable)
	if s.heldBack() {
		lead += " " + fmt.Sprintf(s.heldNote, s.Figures.Minimum)
	}
	return lead
}

// sheet is a section of the page as a sheet.
func (s speaker) sheet(name string, from export.Section) export.Sheet {
	lead := ""
	for _, p := range from.Paragraphs {
		lead += p + " "
	}
	t := *from.Table
	t.Columns = slices.Clone(t.Columns)
	for i := range t.Columns {
		if t.Columns[i].Kind == export.Empty || t.Columns[i].Kind == export.Text {
			t.Columns[i].Wrap = true
		}
	}
	return export.Sheet{Name: name, Role: export.Results, Title: from.Heading, Lead: lead, Table: &t}
}

// capital begins words with a capital.
func capital(words string) string {
	r, n := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(r)) + words[n:]
}

// byGroup is who agrees with each principle in each group that may be compared; nil
// where there are not two.
func (s speaker) byGroup() *export.Table {
	if len(s.Figures.Compared) < 2 {
		return nil
	}
	var rows [][]export.Cell
	for i, p := range s.Figures.Principles {
		for k, a := range p.Groups {
			rows = append(rows, []export.Cell{
				export.Words(s.heading(i)), export.Words(s.groupName(s.Figures.Compared[k].Key)), cell(a.N), cell(a.Agree), shareCell(a.Agree, a.N), export.Words(span(a.Agree, a.N)),
			})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return &export.Table{Name: "tbl_principle_group", Rows: export.Rows(rows), Columns: []export.Column{
		{Name: s.principle, Width: 40}, {Name: s.group, Width: 30}, column(s.base), column(s.agree), {Name: s.agreeShare, Kind: export.Share}, {Name: s.interval},
	}}
}

// themesByPlace is how many people speak to each theme on each principle and open
// question, in the order of the themes; nil where nobody is asked for a text.
func (s speaker) themesByPlace(w bookWords) *export.Table {
	if len(s.Figures.Places) == 0 {
		return nil
	}
	columns := []export.Column{{Name: s.theme, Width: 40}}
	for _, p := range s.Figures.Places {
		name := p.Name
		if word := w.open[name]; word != "" {
			name = word
		}
		columns = append(columns, column(name))
	}
	var rows [][]export.Cell
	for _, i := range s.order() {
		row := []export.Cell{export.Words(s.label(i))}
		for _, n := range s.Figures.Themes[i].On {
			row = append(row, cell(n))
		}
		rows = append(rows, row)
	}
	return &export.Table{Name: "tbl_theme_principle", Rows: export.Rows(rows), Empty: s.themesEmpty, Columns: columns}
}

// quotesSheet is every quote of the page, those on principles first.
func (s speaker) quotesSheet(w bookWords) export.Sheet {
	var rows [][]export.Cell
	add := func(on string, list []Quote) {
		for _, q := range list {
			side := map[Side]string{Agrees: s.agrees, Objects: s.objects}[q.Side]
			rows = append(rows, []export.Cell{export.Words(on), export.Words(side), export.Words(q.Text), export.Words(s.attribution(q))})
		}
	}
	for i := range s.Publication.Principles {
		add(s.heading(i), s.sides(i))
	}
	for _, i := range s.order() {
		add(s.label(i), s.of(func(q Quote) bool { return q.Theme == i }))
	}
	return export.Sheet{
		Name: w.quotes, Role: export.Results, Title: w.quotesTitle, Lead: s.mQuotes,
		Table: &export.Table{Name: "tbl_quotes", Rows: export.Rows(rows), Empty: s.noQuotes, Columns: []export.Column{
			{Name: w.on, Width: 34, Wrap: true}, {Name: w.side, Width: 18, Wrap: true}, {Name: w.quote, Width: 80, Wrap: true}, {Name: w.by, Width: 30, Wrap: true},
		}},
	}
}

// cover says what this is, in the sentences that begin the page.
func (s speaker) cover(w bookWords) export.Sheet {
	rows := [][]export.Cell{{export.Words(w.about), export.Words(s.Name)}}
	for i, l := range s.lead() {
		item := ""
		if i == 0 {
			item = w.inBrief
		}
		rows = append(rows, []export.Cell{export.Words(item), export.Words(l)})
	}
	return export.Sheet{
		Name: w.cover, Role: export.Front, Title: s.Name, Lead: w.coverLead,
		Table: &export.Table{Name: "tbl_cover", Rows: export.Rows(rows), Columns: []export.Column{{Name: w.item, Width: 20}, {Name: w.value, Width: 90, Wrap: true}}},
	}
}

func (s speaker) contentsSheet(w bookWords, sheets []export.Sheet) export.Sheet {
	var rows [][]export.Cell
	for _, sheet := range sheets {
		rows = append(rows, []export.Cell{export.To(sheet.Name, sheet.Name), export.Words(sheet.Title)})
	}
	return export.Sheet{
		Name: w.contents, Role: export.Front, Title: w.contents, Lead: w.contentsLead,
		Table: &export.Table{Name: "tbl_contents", Rows: export.Rows(rows), Columns: []export.Column{{Name: w.sheet, Kind: export.Link, Width: 22}, {Name: w.what, Width: 80, Wrap: true}}},
	}
}

// notes are the method's sentences and the sources, and what a cell could not hold.
func (s speaker) notes(w bookWords) export.Sheet {
	var rows [][]export.Cell
	note := func(about, text string) {
		rows = append(rows, []export.Cell{export.Count(len(rows) + 1), export.Words(about), export.Words(text)})
	}
	for _, m := range s.method() {
		note(s.how, m)
	}
	for _, m := range s.sources() {
		note(w.source, m)
	}
	return export.Sheet{
		Name: w.notes, Role: export.Front, Title: s.how, Lead: w.notesLead,
		Table: &export.Table{
			Name: "tbl_notes", Rows: export.Rows(rows), Columns: []export.Column{{Name: w.note, Kind: export.Number, Width: 8}, {Name: w.item, Width: 26, Wrap: true}, {Name: w.value, Width: 90, Wrap: true}},
			Remark: func(n int, about, text string) []export.Cell {
				return []export.Cell{export.Count(n), export.Words(about), export.Words(text)}
			},
		},
	}
}

// bookWords is what the workbook says beyond the page.
type bookWords struct {
	subject, cover, contents, notes, participation, groups, principles, byGroup, rounds, themes, matrix, quotes string // sheets: at most 31 characters
	attendance, when                                                                                            string
	coverLead, contentsLead, notesLead, oneTable                                                                string
	about, inBrief, item, value, sheet, what, note, source, on, side, quote, by, quotesTitle                    string
	matrixTitle, matrixLead                                                                                     string
	open                                                                                                        map[string]string // columns of open questions
}

func bookLanguages() map[string]bookWords {
	return map[string]bookWords{
		"en": {
			subject: "Figures and quotes for publication", cover: "Cover", contents: "Contents", notes: "Notes", participation: "Participation", groups: "Groups", principles: "Principles",
			attendance: "Attendance", when: "Over_time",
			byGroup: "By_group", rounds: "Rounds", themes: "Themes", matrix: "Theme_matrix", quotes: "Quotes",
			coverLead: "Figures and quotes that may be published. Nothing in this file is about a single person, but for quotes that their authors allow.", contentsLead: "Each sheet has one table. Click a name to go to its sheet.",
			notesLead: "How the figures were made.", oneTable: "This sheet has one table. An empty cell has no figure because nobody answered.",
			about: "Project", inBrief: "In brief", item: "Item", value: "Text", sheet: "Sheet", what: "What it shows", note: "Note", source: "Source", on: "On", side: "The author", quote: "Quote", by: "By",
			quotesTitle: "What people said, in their words",
			matrixTitle: "Where each theme comes up", matrixLead: "People who speak to a theme in what they write on each principle or open question. One person may stand in several columns: a row has no total.",
			open: map[string]string{"vision": "Vision", "experience": "Experience", "practice": "Practice", "wording": "Wording"},
		},
		"es": {
			subject: "Cifras y citas para publicar", cover: "Portada", contents: "Contenido", notes: "Notas", participation: "Participación", groups: "Grupos", principles: "Principios",
			attendance: "Asistencia", when: "En_el_tiempo",
			byGroup: "Por_grupo", rounds: "Rondas", themes: "Temas", matrix: "Temas_y_principios", quotes: "Citas",
			coverLead: "Cifras y citas que se pueden publicar. Nada en este archivo trata de una sola persona, salvo las citas que sus autores permiten.", contentsLead: "Cada hoja tiene una tabla. Pulse un nombre para ir a su hoja.",
			notesLead: "Cómo se hicieron las cifras.", oneTable: "Esta hoja tiene una tabla. Una celda vacía no tiene cifra porque nadie respondió.",
			about: "Proyecto", inBrief: "En resumen", item: "Asunto", value: "Texto", sheet: "Hoja", what: "Qué muestra", note: "Nota", source: "Fuente", on: "Sobre", side: "Quien lo dice", quote: "Cita", by: "De",
			quotesTitle: "Lo que dijo la gente, con sus palabras",
			matrixTitle: "Dónde aparece cada tema", matrixLead: "Personas que hablan de un tema en lo que escriben sobre cada principio o pregunta abierta. Una persona puede estar en varias columnas: las filas no tienen total.",
			open: map[string]string{"vision": "Visión", "experience": "Experiencia", "practice": "Práctica", "wording": "Redacción"},
		},
	}
}
