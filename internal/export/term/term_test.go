package term_test

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"canvass/internal/export"
	"canvass/internal/export/term"

	"charm.land/lipgloss/v2"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the golden files")

func share(f float64) export.Cell  { return export.Cell{Kind: export.Share, Number: f} }
func number(f float64) export.Cell { return export.Cell{Kind: export.Number, Number: f} }

// sample is a summary as somebody would read it out in a meeting.
func sample() export.Document {
	return export.Document{
		Title: "Principles for AI procurement", Language: "en",
		Lead: []string{
			"312 of 431 people who registered gave feedback, to 2026-03-14 09:00. They wrote 1,904 texts, 612 of them in Spanish.",
			"Most agree with openness; the register of models divides people most. Nobody was sampled at random.",
		},
		Sections: []export.Section{places(), principles(), themes(), quotes(), {
			Heading: "What was left out", Table: &export.Table{Columns: []export.Column{{Name: "Why"}}, Empty: "Nothing was left out."},
		}},
		Foot: []string{"Run 2026-03-14T13:00:00Z-7f3a · snapshot sha256:0f1e · codebook 3f2a"},
	}
}

func places() export.Section {
	return export.Section{
		Heading: "Places",
		Table: &export.Table{
			Columns: []export.Column{
				{Name: "Round"}, {Name: "Mode"}, {Name: "Seats", Kind: export.Number}, {Name: "Seated", Kind: export.Number},
				{Name: "Waiting", Kind: export.Number}, {Name: "Filled", Kind: export.Share, Bar: true},
			},
			Rows: export.Rows([][]export.Cell{
				{export.Words("Washington"), export.Words("in person"), export.Count(40), export.Count(40), export.Count(9), share(1)},
				{export.Words("Washington"), export.Words("remote"), export.Count(15), export.Count(11), export.Count(0), share(11.0 / 15)},
				{export.Words("Madrid"), export.Words("in person"), export.Count(40), export.Count(37), export.Count(0), share(37.0 / 40)},
				{export.Words("Online"), export.Words("remote"), {}, export.Count(122), {}, {}},
			}),
		},
	}
}

func principles() export.Section {
	names := []string{
		"P1 Openness from the start", "P2 People affected take part", "P3 Plain language in every tender", "P4 Someone is answerable",
		"P5 Small suppliers have a chance", "P6 Rights before price", "P7 Learning after the contract is signed", "P8 A public register of models",
	}
	var rows [][]export.Cell
	for i, n := range names {
		f := float64(i)
		note := export.Cell{}
		if i == 7 {
			note = export.Words("fewer than 30 answers")
		}
		agree := 0.81 - 0.067*f
		rows = append(rows, []export.Cell{
			export.Words(n), export.Count(305 - 3*i), number(4.2 - 0.17*f), share(agree),
			export.Words(fmt.Sprintf("%.0f–%.0f %%", 100*agree-5, 100*agree+5)), export.Count(214 - 20*i), note,
		})
	}
	return export.Section{
		Heading:    "Agreement with each principle",
		Paragraphs: []string{"Agree means 4 or 5 on the scale of five; the interval is Wilson's, at 95 %."},
		Table: &export.Table{
			Columns: []export.Column{
				{Name: "Principle"}, {Name: "n", Kind: export.Number}, {Name: "Mean", Kind: export.Number, Decimals: 1},
				{Name: "Agree", Kind: export.Share, Bar: true}, {Name: "Interval"}, {Name: "Comments", Kind: export.Number}, {Name: "Note"},
			},
			Rows: export.Rows(rows),
		},
	}
}

func themes() export.Section {
	rows := [][]export.Cell{
		{export.Words("Transparency of contracts"), export.Count(210), share(0.577), export.Words("“The contract must be public from the first day, and so must its price.”")},
		{export.Words("Rendición de cuentas"), export.Count(183), share(0.506), export.Words("“Cuando se equivoca, nadie contesta.”")},
		{export.Words("費用と能力 (cost and capacity)"), export.Count(156), share(0.436), export.Words("“👩🏽‍💻 We have one engineer.”")},
		{export.Words("Zoë’s cafe\u0301 table"), export.Count(1), share(0.003), export.Words("“ok”")},
	}
	return export.Section{
		Heading: "What people write about",
		Table: &export.Table{
			Columns: []export.Column{{Name: "Theme"}, {Name: "Texts", Kind: export.Number, Bar: true}, {Name: "Share of people", Kind: export.Share, Bar: true}, {Name: "An example"}},
			Rows:    export.Rows(rows),
		},
	}
}

func quotes() export.Section {
	return export.Section{
		Heading: "In their own words",
		Quotes: []export.Quote{
			{Text: "If the contract is secret, the public cannot know whether the system was ever tested, and neither can the next official who has to run it.\n\nThat is all.", By: "A. Example, Washington"},
			{Text: "Cuando el sistema se equivoca, nadie contesta el teléfono.", By: "anonymous, Madrid"},
			{Text: "\x1b[2J\x1b]0;owned\a cleared?\r\nrtl \u202egpj.exe, csi \u009b31m", By: "anonymous\x00\u2028evil"},
		},
	}
}

func TestGolden(t *testing.T) {
	for _, width := range []int{60, 80, 100, 140} {
		var b strings.Builder
		if err := term.Write(&b, sample(), term.Options{Width: width}); err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", fmt.Sprintf("sample-%d.txt", width))
		if *update {
			if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), b.String()); d != "" {
			t.Errorf("%s (-want +got):\n%s", golden, d)
		}
		for l := range strings.Lines(b.String()) {
			if n := lipgloss.Width(strings.TrimSuffix(l, "\n")); n > width {
				t.Errorf("width %d: a line of %d: %q", width, n, l)
			}
		}
	}
}

var sgr = regexp.MustCompile("\x1b\\[[0-9;]*m")

// TestColourAddsNothingElse: without it there is no escape at all, with it the text
// is the same.
func TestColourAddsNothingElse(t *testing.T) {
	plain, coloured := render(t, sample(), term.Options{}), render(t, sample(), term.Options{Colour: true})
	if strings.Contains(plain, "\x1b") {
		t.Error("an escape without colour")
	}
	if plain == coloured {
		t.Error("no colour although asked for")
	}
	var lines []string
	for l := range strings.Lines(sgr.ReplaceAllString(coloured, "")) {
		lines = append(lines, strings.TrimRight(l, " \n")+"\n")
	}
	if d := cmp.Diff(plain, strings.Join(lines, "")); d != "" {
		t.Errorf("colour changes the text (-plain +coloured):\n%s", d)
	}
}

// TestAnyTable keeps to the width and loses no word, whatever the cells hold.
func TestAnyTable(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "word", strings.Repeat("long", 40), "費用と能力", "two words\nand lines"}))
	cell := rapid.Custom(func(r *rapid.T) export.Cell {
		switch rapid.IntRange(0, 3).Draw(r, "kind") {
		case 0:
			return number(rapid.Float64Range(-1e6, 1e6).Draw(r, "number"))
		case 1:
			return share(rapid.Float64Range(0, 1).Draw(r, "share"))
		}
		return export.Words(text.Draw(r, "text"))
	})
	rapid.Check(t, func(r *rapid.T) {
		n, width := rapid.IntRange(1, 9).Draw(r, "columns"), rapid.IntRange(40, 150).Draw(r, "width")
		table := export.Table{}
		for range n {
			table.Columns = append(table.Columns, export.Column{
				Name: text.Draw(r, "name"), Kind: rapid.SampledFrom([]export.Kind{export.Text, export.Number, export.Share}).Draw(r, "kind"), Bar: rapid.Bool().Draw(r, "bar"),
			})
		}
		var rows [][]export.Cell
		for range rapid.IntRange(0, 4).Draw(r, "rows") {
			rows = append(rows, rapid.SliceOfN(cell, n, n).Draw(r, "row"))
		}
		table.Rows = export.Rows(rows)
		var b strings.Builder
		if err := term.Write(&b, export.Document{Sections: []export.Section{{Table: &table}}}, term.Options{Width: width}); err != nil {
			r.Fatal(err)
		}
		for l := range strings.Lines(b.String()) {
			if got := lipgloss.Width(strings.TrimSuffix(l, "\n")); got > width {
				r.Errorf("a line of %d cells, want at most %d: %q", got, width, l)
			}
		}
		for _, row := range rows {
			for _, c := range row {
				for _, word := range strings.Fields(term.Safe(c.Text)) {
					if lipgloss.Width(word) <= 12 && !strings.Contains(b.String(), word) {
						r.Errorf("%q is lost in\n%s", word, b.String())
					}
				}
			}
		}
	})
}

func TestWriteReportsErrors(t *testing.T) {
	boom := errors.New("boom")
	failing := func(yield func([]export.Cell, error) bool) { yield(nil, boom) }
	wide := export.Rows([][]export.Cell{make([]export.Cell, 2)})
	for name, rows := range map[string]iter.Seq2[[]export.Cell, error]{"rows that fail": failing, "too many cells": wide} {
		d := export.Document{Sections: []export.Section{{Heading: "Places", Table: &export.Table{Columns: []export.Column{{Name: "A"}}, Rows: rows}}}}
		err := term.Write(io.Discard, d, term.Options{})
		if err == nil || !strings.HasPrefix(err.Error(), `section "Places": row 1: `) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func render(t *testing.T, d export.Document, o term.Options) string {
	t.Helper()
	var b strings.Builder
	if err := term.Write(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
