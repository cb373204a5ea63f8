package markdown_test

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"canvass/internal/export"
	"canvass/internal/export/markdown"
	"canvass/internal/fault"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "rewrite the golden file")

const evil = "# Not a heading\n- no item\n{{ site.token }} {% include x %} {{< raw >}}\n<script>alert(1)</script> [a](http://x.example) ![i](j) `code` *b* _i_ a|b ~~s~~ www.x.example\n\n1. one\n=== \x1b[2J \u202egpj.exe &lt;b&gt; :smile: $x$ \\*"

func sample() export.Document {
	return export.Document{
		Title: `The "draft": {{title}}`, Language: "en", Lead: []string{"Lead."}, Foot: []string{"Foot."},
		Sections: []export.Section{
			{Heading: "Who | took part", Anchor: "who", Paragraphs: []string{evil}, Points: []string{evil}, Table: &export.Table{
				Columns: []export.Column{{Name: "Group"}, {Name: "Share", Kind: export.Share}},
				Rows:    export.Rows([][]export.Cell{{export.Words(evil), {Kind: export.Share, Number: 0.5}}, {export.Words("b"), export.Words(export.Held)}}),
			}},
			{Heading: "Words", Sub: true, Quotes: []export.Quote{{Text: evil, By: evil}, {Text: "Plain words, 10.5 % of co-design (2025)."}}},
			{Heading: "None", Table: &export.Table{Columns: []export.Column{{Name: "A"}}, Empty: "Nobody."}},
		},
	}
}

func options() markdown.Options {
	return markdown.Options{Layout: "event", Author: "A: B", Category: "organising", Topics: []string{"a, b", "c"}, Date: time.Date(2025, 10, 22, 9, 0, 0, 0, time.UTC)}
}

func write(t *testing.T, d export.Document, o markdown.Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := markdown.Write(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	got, golden := write(t, sample(), options()), filepath.Join("testdata", "post.md")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func TestPlainWordsStayReadable(t *testing.T) {
	for _, s := range []string{"Plain words, 10.5 % of co-design (2025).", "¿Quién paga? «Nadie»; ni 3 ni 4, y/o más…", "It is free: do it!", "A+B = C", "[c] of [removed], [c]"} {
		if got := markdown.Escape(s); got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
}

var entity = regexp.MustCompile(`&#(?:\d+|x[0-9a-f]+);|&amp;|&lt;|&gt;`)

// TestEscape: no character with a meaning is left, and the text is still there.
func TestEscape(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringMatching("[-#+=*_`{}\\[\\]<>&|~:!.()0-9a-z \n\\\\w@$^]{0,40}")).Draw(r, "text")
		for _, line := range strings.Split(markdown.Escape(s), "\n") {
			bare := strings.NewReplacer("[c]", "", "[removed]", "").Replace(entity.ReplaceAllString(line, ""))
			if i := strings.IndexAny(bare, "\\`*_{}[]<>&|~^$@\t\x1b"); i >= 0 {
				r.Errorf("%q: %q is left in %q", s, bare[i], line)
			}
			if strings.Contains(bare, "://") || strings.HasPrefix(line, "    ") {
				r.Errorf("%q: a link or code in %q", s, line)
			}
			if len(line) > 0 && strings.ContainsAny(line[:1], "#+-=:>") || regexp.MustCompile(`^\d+[.)]`).MatchString(line) {
				r.Errorf("%q: a block begins in %q", s, line)
			}
		}
	})
}

// A mark of canvass's own is no way to make a link.
func TestMarksMakeNoLinks(t *testing.T) {
	for in, want := range map[string]string{
		"[c]: http://x.example": "&#91;c&#93;: http&#58;//x.example", "[removed](x)": "&#91;removed&#93;(x)", "[c][c]": "&#91;c&#93;[c]", "[cc]": "&#91;cc&#93;",
	} {
		if got := markdown.Escape(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestTemplates(t *testing.T) {
	own := options()
	own.Name, own.Template = "folder/own.md", "{{with .Section \"who\"}}{{.Heading.Line}}{{end}} {{.Title}} {{range .Topics}}{{.}};{{end}} {{yaml .Title}}"
	want := `Who &#124; took part The "draft": &#123;&#123;title&#125;&#125; a, b;c; "The \"draft\": {{title}}"`
	if got := write(t, sample(), own); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for name, c := range map[string]struct{ template, want string }{
		"does not parse": {"a\n{{range}}", "own.md:2: missing value for range"},
		"unknown field":  {"\n\n{{.Nothing}}", "own.md:3:2: executing"},
		"wrong type":     {"{{yaml .Sections}}", "yaml wants a text"},
		"no text":        {"\xff\xfe", "not a text"},
		"a picture":      {"PNG\x00", "not a text"},
		"nothing at all": {"\n{{with .Layout}}{{end}} ", "prints nothing"},
	} {
		o := options()
		o.Name, o.Template = "own.md", c.template
		var b bytes.Buffer
		err := markdown.Write(&b, sample(), o)
		if fault.KindOf(err) != fault.Invalid || fault.HintOf(err) == "" || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v", name, err)
		}
		if b.Len() > 0 {
			t.Errorf("%s: something was written: %q", name, b.String())
		}
	}
}

func TestWriteReportsErrors(t *testing.T) {
	boom := errors.New("boom")
	failing := func(yield func([]export.Cell, error) bool) { yield(nil, boom) }
	err := markdown.Write(io.Discard, export.Document{Sections: []export.Section{{Heading: "Places", Table: &export.Table{Columns: []export.Column{{Name: "A"}}, Rows: failing}}}}, options())
	if !errors.Is(err, boom) || !strings.HasPrefix(err.Error(), `section "Places": row 1: `) {
		t.Errorf("got %v", err)
	}
}

// The counts of a post are read back under their sections; text that looks like a table is none.
func TestFiguresAreReadBack(t *testing.T) {
	d := export.Document{Title: "T", Sections: []export.Section{
		{Heading: "Places | here", Paragraphs: []string{"| not | 7 |"}, Table: &export.Table{
			Caption: "By place", Columns: []export.Column{{Name: "Place"}, {Name: "People", Kind: export.Number}, {Name: "Share", Kind: export.Share}},
			Rows: export.Rows([][]export.Cell{{export.Words("Lima | Peru"), export.Count(12), {Kind: export.Share, Number: 0.4}}, {export.Words("Quito"), export.Words(export.Held), {}}}),
		}},
	}}
	got := markdown.Figures([]byte(write(t, d, options())))
	if len(got) != 1 {
		t.Errorf("got %v", got)
	}
	for spot, n := range got {
		if n != 12 || spot.Column != "People" || !strings.HasPrefix(spot.Row, "Lima") || !strings.HasPrefix(spot.Section, "Places") {
			t.Errorf("got %v %d", spot, n)
		}
	}
}
