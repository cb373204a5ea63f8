package workbook

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"canvass/internal/report/reporttest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The whole workbook as a reader sees it, one line a row.
func TestBook(t *testing.T) {
	b, err := Book(t.Context(), reporttest.Open(t, reporttest.Small()))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, p := range b.About {
		fmt.Fprintf(&out, "about: %s = %s\n", p.Name, p.Value)
	}
	for _, s := range b.Sheets {
		fmt.Fprintf(&out, "\n== %s ==\n%s\n%s\n%s\n", s.Name, s.Title, s.Lead, s.Source)
		out.WriteString(reporttest.Dump(t, *s.Table))
		for _, c := range s.Charts {
			fmt.Fprintf(&out, "chart %s of %s by %s: %s\n  alt: %s\n", c.Name, c.Table, c.Category, c.Title, c.Alt)
		}
	}
	reporttest.Golden(t, "book.golden", out.String(), *update)
}

// No sheet holds a name, an address or a need, except a name whose owner agreed.
func TestBookHoldsNothingPersonal(t *testing.T) {
	b, err := Book(t.Context(), reporttest.Open(t, reporttest.Small()))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range b.Sheets {
		text := s.Title + s.Lead + s.Source + reporttest.Dump(t, *s.Table)
		for _, secret := range []string{"Secret", "Zoe", "x.org", "vegan"} {
			if strings.Contains(text, secret) {
				t.Errorf("sheet %s holds %q", s.Name, secret)
			}
		}
	}
}

func TestQuotesNeedConsent(t *testing.T) {
	e := reporttest.Open(t, reporttest.Small())
	chosen := chooseQuotes(e)
	texts, err := e.Gather(t.Context(), places(chosen))
	if err != nil {
		t.Fatal(err)
	}
	quotes := cutQuotes(e, chosen, texts)
	for _, q := range quotes {
		if strings.Contains(q.Text(), "may quote") || strings.Contains(q.Text(), "after work") {
			t.Errorf("quoted without consent: %q", q.Text())
		}
	}
	if len(quotes) != 2 {
		t.Errorf("%d quotes, want those of the two people who agreed", len(quotes))
	}
}
