package themes

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"canvass/internal/survey"
)

// codebook is a small codebook in two languages, and one theme in each alone.
func codebook() survey.Codebook {
	return survey.Codebook{Themes: []survey.Theme{
		{
			ID: "transparency",
			Keywords: map[string][]string{
				"en": {"transparen*", "publish", "public register", "open data", "disclos*", "portal"},
				"es": {"transparen*", "publicar", "registro público", "datos abiertos", "portal"},
			},
			Not: map[string][]string{"en": {"transparent film", "portal frame"}, "es": {"publicado en prensa"}},
		},
		{
			ID: "influence",
			Keywords: map[string][]string{
				"en": {"co-design*", "binding", "say no"},
				"es": {"codiseñ*", "vinculante", "decir que no"},
			},
		},
		{ID: "time", Keywords: map[string][]string{"es": {"año", "plazo", "rendición de cuentas"}}},
		{ID: "audit", Keywords: map[string][]string{"en": {"audit", "RFP", "organisation"}}},
	}}
}

func compiled(t testing.TB, cb survey.Codebook) *Matcher {
	t.Helper()
	m, err := Compile(cb, []string{"en", "es"})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// show writes hits as "theme/keyword: [cut] …" with the text's own words; a
// negated span shows its negation before a bar.
func show(cb survey.Codebook, s string, hits []Hit) string {
	runes := []rune(s)
	var out []string
	for _, h := range hits {
		line := cb.Themes[h.Theme].ID + "/" + h.Keyword + ":"
		for _, span := range h.Spans {
			cut := string(runes[span.Start:span.End])
			if span.Negated() {
				cut = string(runes[span.Lead:span.Start]) + "|" + cut
			}
			line += " [" + cut + "]"
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func TestMatch(t *testing.T) {
	cases := []struct{ why, language, in, want string }{
		{"nothing", "en", "", ""},
		{"no theme", "en", "I like the venue.", ""},
		{"a word", "en", "Put it on a portal.", "transparency/portal: [portal]"},
		{"its inflected forms", "en", "They published audits.", "transparency/publish: [published]\naudit/audit: [audits]"},
		{"not other words of its stem", "en", "A publication for the public.", ""},
		{"a beginning", "en", "TRANSPARENCY!", "transparency/transparen*: [TRANSPARENCY]"},
		{"a phrase, inflected", "en", "Two public registers", "transparency/public register: [public registers]"},
		{"a phrase over a line break, in quotes", "en", "a “public”\nregister", "transparency/public register: [public”\nregister]"},
		{"a phrase does not cross a comma", "en", "For the public, register early.", ""},
		{"nor a sentence, even without a blank", "en", "It is open.Data follow.", ""},
		{"nor a paragraph", "en", "open\n\ndata", ""},
		{"every occurrence", "en", "Portal here, portals there", "transparency/portal: [Portal] [portals]"},
		{"in a hyphenated word", "en", "Cross-portal audit-ready", "transparency/portal: [portal]\naudit/audit: [audit]"},
		{"hyphen, blank or neither", "en", "co-designed, co design, codesign, co–designing", "influence/co-design*: [co-designed] [co design] [codesign] [co–designing]"},
		{"possessive", "en", "The portal’s owner", "transparency/portal: [portal’s]"},
		{"abbreviation in the plural", "en", "RFPs and rfp", "audit/RFP: [RFPs] [rfp]"},
		{"American spelling", "en", "organizations", "audit/organisation: [organizations]"},

		{"Spanish words and forms", "es", "Publicaron los plazos.", "transparency/publicar: [Publicaron]\ntime/plazo: [plazos]"},
		{"without the accents", "es", "un registro publico; rendicion de cuentas", "transparency/registro público: [registro publico]\ntime/rendición de cuentas: [rendicion de cuentas]"},
		{"decomposed accents", "es", "registro pu\u0301blico", "transparency/registro público: [registro pu\u0301blico]"},
		{"capitals", "es", "REGISTRO PÚBLICO", "transparency/registro público: [REGISTRO PÚBLICO]"},
		{"ñ is not n", "es", "años, no anos; codiseño, no codiseno", "influence/codiseñ*: [codiseño]\ntime/año: [años]"},
		{"ñ decomposed", "es", "an\u0303os", "time/año: [an\u0303os]"},

		{"taken back by a not list", "en", "A transparent film and portal frames", ""},
		{"only where it overlaps", "en", "A transparent film, a transparent tender", "transparency/transparen*: [transparent]"},
		{"not lists are of their language", "es", "publicado en prensa, publicado ayer", "transparency/publicar: [publicado]"},

		{"undecided: every list", "", "Open data y datos abiertos", "transparency/open data: [Open data]\ntransparency/datos abiertos: [datos abiertos]"},
		{"the other language's list stays shut", "en", "datos abiertos", ""},
		{"regional tags", "es-MX", "open data, datos abiertos", "transparency/datos abiertos: [datos abiertos]"},
		{"unknown language: every list", "fr", "open data", "transparency/open data: [open data]"},
		{"a theme without that language: its other lists", "es", "una audit", "audit/audit: [audit]"},
		{"the same keyword in two lists counts once", "", "transparencia", "transparency/transparen*: [transparencia]"},

		{"negated", "en", "This is not transparent.", "transparency/transparen*: [not |transparent]"},
		{"negated, a little further", "en", "It isn't very transparent", "transparency/transparen*: [isn't very |transparent]"},
		{"not only", "en", "not only transparent", "transparency/transparen*: [transparent]"},
		{"without", "en", "without any public register", "transparency/public register: [without any |public register]"},
		{"lacking", "es", "Falta plazo", "time/plazo: [Falta |plazo]"},
		{"needed, not lacking", "es", "Hace falta plazo", "time/plazo: [plazo]"},
		{"not needed", "es", "No hace falta plazo", "time/plazo: [No hace falta |plazo]"},
		{"negated in another sentence", "en", "No. Transparent it is", "transparency/transparen*: [Transparent]"},
		{"prefixed", "en", "non-transparent", "transparency/transparen*: [non-|transparent]"},
		{"a negation that belongs to the keyword", "en", "We may say no.", "influence/say no: [say no]"},
		{"negado", "es", "No es transparente; sin datos abiertos", "transparency/transparen*: [No es |transparente]\ntransparency/datos abiertos: [sin |datos abiertos]"},
		{"no solo", "es", "no solo transparente, sin duda vinculante", "transparency/transparen*: [transparente]\ninfluence/vinculante: [vinculante]"},

		{"spans count code points", "en", "👩\u200d👧 é portal", "transparency/portal: [portal]"},
		{"invisible characters", "en", "\ufeffpor\u200btal \u202eopen\u202c data", "transparency/open data: [open\u202c data]\ntransparency/portal: [por\u200btal]"},
		{"full width and ligatures", "en", "ＰＯＲＴＡＬ", "transparency/portal: [ＰＯＲＴＡＬ]"},
		{"beside right-to-left", "en", "العدل portal שלום", "transparency/portal: [portal]"},
	}
	cb := codebook()
	m := compiled(t, cb)
	for _, c := range cases {
		if got := show(cb, c.in, m.Match(c.in, c.language, nil)); got != c.want {
			t.Errorf("%s: Match(%q, %q)\ngot  %s\nwant %s", c.why, c.in, c.language, got, c.want)
		}
	}
}

func TestMatchSkipsWhatIsQuotedFromThePrompt(t *testing.T) {
	cb := codebook()
	m := compiled(t, cb)
	prompt := NewPrompt("Every contract appears in a public register.", "Todo contrato figura en un registro público.")
	cases := []struct{ why, in, want string }{
		{"quoted", "“every contract appears in a public register” – agreed", ""},
		{"quoted in Spanish, without accents", "Eso de que todo contrato figura en un registro publico…", ""},
		{"own words", "I want a public register", "transparency/public register: [public register]"},
		{"both", "Every contract appears in a public register: which public register?", "transparency/public register: [public register]"},
		{"four words in common are no quotation", "appears in a public portal", "transparency/portal: [portal]"},
	}
	for _, c := range cases {
		if got := show(cb, c.in, m.Match(c.in, "", prompt)); got != c.want {
			t.Errorf("%s: Match(%q)\ngot  %s\nwant %s", c.why, c.in, got, c.want)
		}
	}
}

func TestCompileRefuses(t *testing.T) {
	theme := func(id, keyword string) survey.Theme {
		return survey.Theme{ID: id, Keywords: map[string][]string{"en": {"fine", keyword}}}
	}
	cases := []struct {
		themes []survey.Theme
		want   string
	}{
		{[]survey.Theme{theme("a", "x"), theme("a", "y")}, `theme "a": another theme has the same id`},
		{[]survey.Theme{theme("a", "")}, `theme "a": keyword "" (en): it is empty`},
		{[]survey.Theme{theme("a", " \u00a0")}, `theme "a": keyword " \u00a0" (en): it is empty`},
		{[]survey.Theme{theme("a", "…")}, `theme "a": keyword "…" (en): it has no letter or digit`},
		{[]survey.Theme{theme("a", "*")}, `theme "a": keyword "*" (en): a * may only end a word of at least one letter`},
		{[]survey.Theme{theme("a", "open *")}, `theme "a": keyword "open *" (en): a * may only end a word of at least one letter`},
		{[]survey.Theme{theme("a", "o*pen")}, `theme "a": keyword "o*pen" (en): a * may only end a word of at least one letter`},
		{[]survey.Theme{theme("a", "open**")}, `theme "a": keyword "open**" (en): a * may only end a word of at least one letter`},
		{[]survey.Theme{{ID: "a", Not: map[string][]string{"es": {"-"}}}}, `theme "a": not "-" (es): it has no letter or digit`},
	}
	for _, c := range cases {
		_, err := Compile(survey.Codebook{Themes: c.themes}, nil)
		if got := fmt.Sprint(err); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestEmptyCodebookMatchesNothing(t *testing.T) {
	m := compiled(t, survey.Codebook{})
	if hits := m.Match("open data", "en", NewPrompt("")); hits != nil {
		t.Errorf("got %v, want none", hits)
	}
}

func TestMatchIsForConcurrentUse(t *testing.T) {
	cb := codebook()
	m := compiled(t, cb)
	in := "Not transparent: publish it, publiquen los datos abiertos"
	want := show(cb, in, m.Match(in, "", nil))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for i := range 200 {
				m.Match(fmt.Sprint("word", i, " portal"), "en", nil)
				if got := show(cb, in, m.Match(in, "", nil)); got != want {
					t.Errorf("got %s, want %s", got, want)
					return
				}
			}
		})
	}
	wg.Wait()
}
