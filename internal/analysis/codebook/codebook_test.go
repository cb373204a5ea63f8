package codebook

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"canvass/internal/survey"
)

func themeOf(id string, en, es []string) survey.Theme {
	t := survey.Theme{ID: id, Label: survey.Texts{"en": id}, Description: survey.Texts{"en": "d"}, Keywords: map[string][]string{}}
	if en != nil {
		t.Keywords["en"] = en
	}
	if es != nil {
		t.Keywords["es"] = es
	}
	return t
}

func book(themes ...survey.Theme) survey.Codebook { return survey.Codebook{Themes: themes} }

// lines writes findings one a line, short.
func lines(found []Finding) string {
	var out []string
	for _, f := range found {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s %s %s %s", f.Level, f.Rule, f.Theme, f.Other, f.Language, strings.Join(f.Keywords, "|"))))
	}
	return strings.Join(out, "\n")
}

func TestLint(t *testing.T) {
	both := []string{"en", "es"}
	seen := Usage{Texts: map[string]int{"en": 100}, Hits: map[Key]int{{"a", "price"}: 31, {"a", "cost"}: 30, {"a", "fee"}: 0}}
	undescribed := themeOf("a", []string{"one"}, []string{"uno"})
	undescribed.Description = nil
	french := themeOf("a", []string{"price"}, []string{"precio"})
	french.Keywords["fr"] = []string{"prix"}
	cases := []struct {
		why   string
		in    survey.Codebook
		usage Usage
		want  string
	}{
		{"an empty codebook", book(), Usage{}, "warning no-themes"},
		{"nothing to say", book(themeOf("a", []string{"price"}, []string{"precio"})), Usage{}, ""},
		{"a theme without keywords", book(themeOf("a", nil, nil)), Usage{}, "error no-keywords a"},
		{"empty lists", book(themeOf("a", []string{}, []string{})), Usage{}, "error no-keywords a"},
		{"one language missing", book(themeOf("a", []string{"price"}, nil)), Usage{}, "warning missing-language a  es"},
		{"a language that nothing here reads", book(french), Usage{}, "warning unread-language a  fr"},
		{"no description", book(undescribed), Usage{}, "note no-description a"},
		{"one word, two themes", book(themeOf("a", []string{"price"}, []string{"uno"}), themeOf("b", []string{"prices"}, []string{"dos"})), Usage{}, "warning two-themes a b en price|prices"},
		{"a beginning of a word of another theme", book(themeOf("a", []string{"transparency"}, []string{"uno"}), themeOf("b", []string{"transp*"}, []string{"dos"})), Usage{},
			"warning two-themes a b en transparency|transp*"},
		{"languages are apart", book(themeOf("a", []string{"panel"}, []string{"uno"}), themeOf("b", []string{"dos"}, []string{"panel"})), Usage{}, ""},
		{"duplicates", book(themeOf("a", []string{"price", "prices", "pric*"}, []string{"uno"})), Usage{},
			"note duplicate a  en price|pric*\nnote duplicate a  en prices|price"},
		{"phrases", book(themeOf("a", []string{"open data", "open dat*", "data"}, []string{"uno"})), Usage{}, "note duplicate a  en open data|open dat*"},
		{"seen too often, or never", book(themeOf("a", []string{"price", "cost", "fee"}, []string{"precio"})), seen,
			"warning too-common a  en price\nnote never-seen a  en fee"},
		{"too few texts to tell", book(themeOf("a", []string{"price"}, []string{"precio"})), Usage{Texts: map[string]int{"en": Few - 1}}, ""},
	}
	for _, c := range cases {
		if got := lines(Lint(c.in, both, c.usage)); got != c.want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", c.why, got, c.want)
		}
	}
}

// show writes changes one a line.
func show(changes []Change) string {
	var out []string
	for _, c := range changes {
		likely := ""
		if c.Likely {
			likely = "?"
		}
		out = append(out, fmt.Sprintf("%s%s %s→%s", c.Kind, likely, strings.Join(c.From, ","), strings.Join(c.To, ",")))
	}
	return strings.Join(out, "\n")
}

func formerly(t survey.Theme, ids ...string) survey.Theme {
	t.Formerly = ids
	return t
}

func TestCompare(t *testing.T) {
	a, b := themeOf("a", []string{"price", "cost"}, nil), themeOf("b", []string{"time"}, nil)
	c, more := themeOf("c", []string{"price"}, nil), themeOf("a", []string{"price", "fee"}, nil)
	cases := []struct {
		why      string
		old, now survey.Codebook
		want     string
	}{
		{"nothing", book(a, b), book(a, b), ""},
		{"order is nothing", book(a, b), book(b, a), ""},
		{"words", book(a), book(more), "edited a→a"},
		{"renamed", book(a), book(formerly(c, "a")), "renamed a→c"},
		{"merged", book(a, b), book(formerly(c, "a", "b")), "merged a,b→c"},
		{"merged into one that stays", book(a, b), book(formerly(a, "b")), "merged a,b→a"},
		{"split", book(a), book(formerly(c, "a"), formerly(themeOf("d", nil, nil), "a")), "split a→c,d"},
		{"split off", book(a), book(a, formerly(c, "a")), "split a→a,c"},
		{"removed, added", book(a), book(b), "removed a→\nadded →b"},
		{"renamed without a word", book(a), book(c), "removed? a→c\nadded →c"},
		{"formerly what never was", book(a), book(formerly(a, "z")), ""},
		{"from nothing", book(), book(a), "added →a"},
	}
	for _, k := range cases {
		if got := show(Compare(k.old, k.now)); got != k.want {
			t.Errorf("%s: got\n%s\nwant\n%s", k.why, got, k.want)
		}
	}
	if got := Compare(book(a), book(more))[0].Message; got != "a: keywords (en) + fee − cost" {
		t.Errorf("got %q", got)
	}
}

func decided(seq int64, response, theme string, v survey.Verdict) survey.Decision {
	return survey.Decision{Seq: seq, Kind: survey.KindTheme, Source: "s", Response: response, Question: "q", Theme: theme, Verdict: v, Reviewer: "ana"}
}

func TestMigrate(t *testing.T) {
	yes, no, none := survey.VerdictYes, survey.VerdictNo, survey.VerdictNone
	decisions := []survey.Decision{
		decided(1, "r1", "a", yes), decided(2, "r2", "a", no), decided(3, "r2", "b", no), decided(4, "r3", "a", no), decided(5, "r3", "b", yes),
		decided(6, "r4", "a", yes), decided(7, "r4", "a", none), decided(8, "r5", "a", no),
	}
	cases := []struct {
		why         string
		change      Change
		moved, anew string
	}{
		{"renamed: all", Change{Kind: Renamed, From: []string{"a"}, To: []string{"c"}}, "r1 c yes, r2 c no, r3 c no, r5 c no", ""},
		{"merged: any yes, every no", Change{Kind: Merged, From: []string{"a", "b"}, To: []string{"c"}}, "r1 c yes, r2 c no, r3 c yes", ""},
		{"merged into one that stays: it keeps its own", Change{Kind: Merged, From: []string{"b", "a"}, To: []string{"a"}}, "", ""},
		{"split: no holds for the parts, yes is asked again", Change{Kind: Split, From: []string{"a"}, To: []string{"c", "d"}},
			"r2 c no, r2 d no, r3 c no, r3 d no, r5 c no, r5 d no", "r1 a yes"},
		{"split off: the rest keeps its yes", Change{Kind: Split, From: []string{"a"}, To: []string{"a", "d"}}, "r2 d no, r3 d no, r5 d no", ""},
		{"removed", Change{Kind: Removed, From: []string{"b"}}, "", "r2 b no, r3 b yes"},
	}
	write := func(list []survey.Decision) string {
		var out []string
		for _, d := range list {
			out = append(out, fmt.Sprintf("%s %s %s", d.Response, d.Theme, d.Verdict))
		}
		return strings.Join(out, ", ")
	}
	for _, c := range cases {
		m := Migrate([]Change{c.change}, decisions)
		if got := write(m.Moved); got != c.moved {
			t.Errorf("%s: moved %s\nwant %s", c.why, got, c.moved)
		}
		if got := write(m.Again); got != c.anew {
			t.Errorf("%s: again %s\nwant %s", c.why, got, c.anew)
		}
	}
}

// A decision that is noted late but was made early does not hold against a later one.
func TestMigrateGoesByTime(t *testing.T) {
	early, late := decided(2, "r", "a", survey.VerdictNo), decided(1, "r", "a", survey.VerdictYes)
	early.At, late.At = time.Unix(1, 0), time.Unix(2, 0)
	m := Migrate([]Change{{Kind: Renamed, From: []string{"a"}, To: []string{"c"}}}, []survey.Decision{early, late})
	if len(m.Moved) != 1 || m.Moved[0].Verdict != survey.VerdictYes {
		t.Errorf("moved %+v", m.Moved)
	}
}

// Moving twice moves nothing more, and the order of decisions does not matter.
func TestMigrateOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []survey.Decision
		for i := range rapid.IntRange(0, 12).Draw(t, "n") {
			all = append(all, decided(int64(i+1), rapid.SampledFrom([]string{"r1", "r2"}).Draw(t, "r"), rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "t"),
				rapid.SampledFrom([]survey.Verdict{survey.VerdictYes, survey.VerdictNo, survey.VerdictNone}).Draw(t, "v")))
		}
		changes := Compare(book(themeOf("a", nil, nil), themeOf("b", nil, nil)), book(formerly(themeOf("c", nil, nil), "a", "b")))
		first := Migrate(changes, all)
		again := Migrate(changes, rapid.Permutation(all).Draw(t, "shuffled"))
		if diff := cmp.Diff(first, again); diff != "" {
			t.Fatalf("the order of decisions matters: %s", diff)
		}
		for i, d := range first.Moved {
			d.Seq = int64(100 + i)
			all = append(all, d)
		}
		if second := Migrate(changes, all); len(second.Moved) > 0 {
			t.Fatalf("moved again: %v", second.Moved)
		}
	})
}

// What two themes are called is said of both, in any case and language, an id too.
func TestLintTellsOfLabelsOfTwo(t *testing.T) {
	k := map[string][]string{"en": {"x"}}
	d := survey.Texts{"en": "d"}
	found := Lint(survey.Codebook{Themes: []survey.Theme{
		{ID: "wait", Label: survey.Texts{"en": "Waiting"}, Description: d, Keywords: k}, {ID: "queue", Label: survey.Texts{"en": "Queues", "es": "WAIT"}, Description: d, Keywords: k},
		{ID: "line", Label: survey.Texts{"en": "queues"}, Description: d, Keywords: k},
	}}, []string{"en"}, Usage{})
	var got []string
	for _, f := range found {
		if f.Rule == SameLabel {
			got = append(got, f.Theme+" "+f.Other)
		}
	}
	if want := []string{"queue line", "queue wait", "line queue"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
