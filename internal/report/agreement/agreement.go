package agreement

import (
	"context"
	"fmt"
	"slices"

	"canvass/internal/analysis/agree"
	"canvass/internal/analysis/lessons"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/english"
	"canvass/internal/survey"
)

// JSON is the contract of `report agreement --format json`.
type JSON struct {
	Texts     int             `json:"texts"`     // judged, as they stand
	Reviewers int             `json:"reviewers"` // people
	Unnamed   int             `json:"unnamed"`   // decisions that name no reviewer: they are held against the machine alone
	Implied   bool            `json:"implied"`   // what a reviewer who hardly ever says no left out of a judged text counts as no
	Sample    int             `json:"sample"`    // texts of the random sample
	People    []RatingJSON    `json:"people"`    // person and person: overall, then by theme
	Machine   []RatingJSON    `json:"machine"`   // machine and person, on texts whose decisions the machine did not know
	Random    []RatingJSON    `json:"random"`    // the same on the random sample: the accuracy to report
	Counts    []CorrectedJSON `json:"counts"`
	Stances   *StancesJSON    `json:"stances"` // null where nobody decided on any
}

// RatingJSON is agreement on one theme, or with "" on all; null where there is too little.
type RatingJSON struct {
	Theme     string          `json:"theme"`
	Texts     int             `json:"texts"`
	Positives int             `json:"positives"`
	Percent   *float64        `json:"percent"`
	Kappa     *float64        `json:"kappa"`
	Alpha     *float64        `json:"alpha"`
	AlphaIn   *agree.Interval `json:"alpha_interval"`
	F1        *float64        `json:"f1"`
	F1In      *agree.Interval `json:"f1_interval"`
	Precision *float64        `json:"precision"`
	Recall    *float64        `json:"recall"`
	Jaccard   *float64        `json:"alpha_jaccard"` // overall only
	MASI      *float64        `json:"alpha_masi"`    // overall only
}

// CorrectedJSON is a theme's count corrected for known error.
type CorrectedJSON struct {
	Theme    string          `json:"theme"`
	Tagged   int             `json:"tagged"` // texts that the machine tags
	Of       int             `json:"of"`     // texts
	Estimate *float64        `json:"estimate"`
	Interval *agree.Interval `json:"interval"`
}

// Agreement compares people with each other and the machine with people. It says how
// often of how often the texts have been read, which is what takes long.
func Agreement(ctx context.Context, e *report.Edition, progress func(done, of int)) (JSON, error) {
	texts, err := Texts(ctx, e)
	if err != nil {
		return JSON{}, err
	}
	return measure(ctx, e, texts, progress)
}

func measure(ctx context.Context, e *report.Edition, texts []Text, progress func(done, of int)) (JSON, error) {
	if err := unseen(ctx, e, texts, progress); err != nil {
		return JSON{}, err
	}
	silence := silenceOf(texts)
	all, implied := judgements(e, texts, silence, false)
	people := named(all)
	n := len(e.Project.Codebook.Themes)
	random := sample(texts)
	chance, _ := judgements(e, random, silence, true)
	out := JSON{
		Reviewers: agree.Raters(people), Implied: implied, People: ratings(e, agree.People(people, n)), Machine: ratings(e, agree.Against(all, n)),
		Random: ratings(e, agree.Against(chance, n)), Counts: corrected(e, texts, random, silence),
		Stances: stances(texts),
	}
	for _, t := range texts {
		if len(t.Rulings) == 0 || t.shared {
			continue
		}
		out.Texts++
		for _, d := range t.Rulings {
			if survey.ReviewerKey(d.Reviewer) == "" {
				out.Unnamed++
			}
		}
	}
	out.Sample = judgedIn(random)
	return out, nil
}

// named are the judgements of those who said who they are, and the machine's.
func named(all []agree.Judgement) []agree.Judgement {
	return slices.DeleteFunc(slices.Clone(all), func(j agree.Judgement) bool { return j.Rater == "" })
}

func ratings(e *report.Edition, r agree.Report) []RatingJSON {
	overall := ratingJSON("", r.Overall)
	overall.Jaccard, overall.MASI = r.Sets.Jaccard, r.Sets.MASI
	out := []RatingJSON{overall}
	for i, f := range r.Themes {
		out = append(out, ratingJSON(e.Project.Codebook.Themes[i].ID, f))
	}
	return out
}

func ratingJSON(theme string, f agree.Figures) RatingJSON {
	return RatingJSON{
		Theme: theme, Texts: f.Texts, Positives: f.Positives, Percent: f.Percent, Kappa: f.Kappa, Alpha: f.Alpha, AlphaIn: f.AlphaIn, F1: f.F1, F1In: f.F1In,
		Precision: f.Precision, Recall: f.Recall,
	}
}

// corrected estimates how many texts speak to each theme, from the random sample.
func corrected(e *report.Edition, texts, random []Text, silence *lessons.Silence) []CorrectedJSON {
	out := []CorrectedJSON{}
	for theme, th := range e.Project.Codebook.Themes {
		tagged := 0
		for _, t := range texts {
			if machineTags(e, t, theme) {
				tagged++
			}
		}
		var judged []agree.Judged
		for _, t := range random {
			if yes, decided := t.said(th.ID); decided || t.denies(silence, th.ID) {
				judged = append(judged, agree.Judged{Machine: machineTags(e, t, theme), Person: yes})
			}
		}
		c := agree.Correct(tagged, len(texts), judged)
		out = append(out, CorrectedJSON{th.ID, tagged, len(texts), c.Estimate, c.Estimated})
	}
	return out
}

// machineTags reports whether the machine gives a text a theme, judged texts without
// knowing what was decided.
func machineTags(e *report.Edition, t Text, theme int) bool {
	if len(t.Rulings) > 0 {
		for _, m := range t.machine {
			if m == theme {
				return true
			}
		}
		return false
	}
	c := e.Cases[t.At.Case].Texts[t.At.Text]
	return c.SpeaksTo(theme)
}

// said is the latest decision on a theme, whoever made it.
func (t Text) said(theme string) (yes, decided bool) {
	last := int64(-1)
	for _, d := range t.Rulings {
		if d.Theme == theme && d.Seq > last {
			yes, decided, last = d.Verdict == survey.VerdictYes, true, d.Seq
		}
	}
	return yes, decided
}

// Document shows the figures to an analyst.
func (a JSON) Document() export.Document {
	d := export.Document{Title: "Agreement on themes", Language: "en", Lead: []string{
		fmt.Sprintf("%s judged by %s. Fewer than %d texts with a theme give no figure.", english.Count(a.Texts, "text", "texts"), english.Count(a.Reviewers, "person", "people"), agree.TooFew),
		"In the row “all” a text counts for each theme; what the machine says of a text counts once, however many people judged it.",
	}}
	if a.Implied {
		d.Lead = append(d.Lead, "Some hardly ever say no and mark what is there: what they left out of a text that they judged counts as no, for themes that somebody decided on in some text.")
	}
	if a.Unnamed > 0 {
		d.Lead = append(d.Lead, fmt.Sprintf("%s without a reviewer's name: they are held against the machine, and not against people. `report review FILE --reviewer NAME` says who decided.",
			english.Count(a.Unnamed, "decision is", "decisions are")))
	}
	d.Sections = append(d.Sections,
		a.section("Person and person", "Nobody can expect more of the machine than this.", a.People, false),
		a.section("Machine and person", "On texts whose decisions the machine did not know when it read them.", a.Machine, true),
		a.section("Machine and person, random texts", fmt.Sprintf("The accuracy to report: %s of the random sample, which `report next` asks for.", english.Count(a.Sample, "text", "texts")), a.Random, true),
		a.counts(),
	)
	d.Sections = append(d.Sections, a.Stances.sections()...)
	return d
}

func (a JSON) section(heading, lead string, list []RatingJSON, machine bool) export.Section {
	columns := []export.Column{
		{Name: "Theme", ID: true}, export.Numeric("Texts"), export.Numeric("With it"), {Name: "Same", Kind: export.Share}, decimals("Kappa"), decimals("Alpha"), {Name: "95 %"}, decimals("F1"), {Name: "95 % of F1"},
	}
	if machine {
		columns = append(columns, decimals("Precision"), decimals("Recall"))
	}
	var rows [][]export.Cell
	for _, r := range list {
		name := r.Theme
		if name == "" {
			name = "all"
		}
		row := []export.Cell{
			export.Words(name), export.Count(r.Texts), export.Count(r.Positives), export.Part(r.Percent), export.Figure(r.Kappa), export.Figure(r.Alpha), interval(r.AlphaIn, "%.2f–%.2f"),
			export.Figure(r.F1), interval(r.F1In, "%.2f–%.2f"),
		}
		if r.Percent == nil {
			row[3] = export.Words("too few")
		}
		if machine {
			row = append(row, export.Figure(r.Precision), export.Figure(r.Recall))
		}
		rows = append(rows, row)
	}
	s := export.Section{Heading: heading, Paragraphs: []string{lead}, Table: &export.Table{Name: "tbl_agreement", Rows: export.Rows(rows), Columns: columns}}
	if list[0].Texts == 0 { // a row of "too few" a theme says no more
		if s.Table.Rows, s.Table.Empty = export.Rows(nil), "No text has been judged by two people."; machine {
			s.Table.Empty = "None has been judged."
		}
	}
	if o := list[0]; o.Jaccard != nil && o.MASI != nil {
		s.Paragraphs = append(s.Paragraphs, fmt.Sprintf("Whole sets of themes: Krippendorff's alpha %.2f by Jaccard's distance, %.2f by MASI.", *o.Jaccard, *o.MASI))
	}
	return s
}

func decimals(name string) export.Column {
	return export.Column{Name: name, Kind: export.Number, Decimals: 2}
}

func interval(i *agree.Interval, format string) export.Cell {
	if i == nil {
		return export.Cell{}
	}
	return export.Words(fmt.Sprintf(format, i[0], i[1]))
}

// counts shows each theme's count as tagged and as it probably is.
func (a JSON) counts() export.Section {
	var rows [][]export.Cell
	for _, c := range a.Counts {
		row := []export.Cell{export.Words(c.Theme), export.Count(c.Tagged), export.Count(c.Of), export.Words("too few"), interval(c.Interval, "%.0f–%.0f")}
		if c.Estimate != nil {
			row[3] = export.Words(fmt.Sprintf("%.0f", *c.Estimate))
		}
		rows = append(rows, row)
	}
	return export.Section{
		Heading: "How many texts speak to a theme", Paragraphs: []string{
			"As the machine tags them when it does not know what was decided on a judged text, and as estimated from its errors in the random sample, with about 95 % certainty. `report themes` counts what people decided as well.",
		},
		Table: &export.Table{Name: "tbl_corrected", Rows: export.Rows(rows), Empty: "The codebook has no theme.", Columns: []export.Column{
			{Name: "Theme", ID: true}, export.Numeric("Tagged, without decisions"), export.Numeric("Texts"), {Name: "Estimated"}, {Name: "95 %"},
		}},
	}
}

// Table is all of it, one row a theme and pair of raters, for other programs.
func (a JSON) Table() export.Table {
	t := export.Table{Name: "tbl_agreement", Empty: "Nothing has been judged.", Columns: []export.Column{
		{Name: "raters"}, {Name: "theme", ID: true}, export.Numeric("texts"), export.Numeric("positives"), {Name: "percent", Kind: export.Number, Decimals: 4},
	}}
	for _, name := range []string{"kappa", "alpha", "alpha_low", "alpha_high", "f1", "f1_low", "f1_high", "precision", "recall", "alpha_jaccard", "alpha_masi"} {
		t.Columns = append(t.Columns, export.Column{Name: name, Kind: export.Number, Decimals: 4})
	}
	var rows [][]export.Cell
	type part struct {
		raters string
		list   []RatingJSON
	}
	parts := []part{{"person-person", a.People}, {"machine-person", a.Machine}, {"machine-person-random", a.Random}}
	if s := a.Stances; s != nil {
		parts = append(parts, part{"stance-person-person", s.People}, part{"stance-machine-person", s.Machine})
	}
	for _, part := range parts {
		for _, r := range part.list {
			alphas, f1s := bounds(r.AlphaIn), bounds(r.F1In)
			row := []export.Cell{export.Words(part.raters), export.Words(r.Theme), export.Count(r.Texts), export.Count(r.Positives)}
			for _, f := range []*float64{r.Percent, r.Kappa, r.Alpha, alphas[0], alphas[1], r.F1, f1s[0], f1s[1], r.Precision, r.Recall, r.Jaccard, r.MASI} {
				row = append(row, export.Figure(f))
			}
			rows = append(rows, row)
		}
	}
	t.Rows = export.Rows(rows)
	return t
}

func bounds(i *agree.Interval) [2]*float64 {
	if i == nil {
		return [2]*float64{}
	}
	return [2]*float64{&i[0], &i[1]}
}
