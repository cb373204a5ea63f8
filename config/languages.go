package config

import (
	"slices"
	"strings"

	"canvass/internal/survey"
)

// codes are the two-letter language codes of ISO 639-1.
const codes = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"

func isLanguage(code string) bool { return slices.Contains(strings.Fields(codes), code) }

// spelled are languages as people write them out.
func spelled() map[string]string {
	return map[string]string{
		"english": "en", "inglés": "en", "ingles": "en", "eng": "en",
		"spanish": "es", "español": "es", "espanol": "es", "castellano": "es", "spa": "es", "sp": "es",
		"french": "fr", "francés": "fr", "français": "fr", "portuguese": "pt", "português": "pt",
	}
}

// checkLanguage notes a language that is not a known code and reports whether it is one.
func checkLanguage(l *lint, at place, code string, usual []string) bool {
	if isLanguage(code) {
		return true
	}
	l.problem(at, "unknown language %q%s", excerpt(code), meant(code, usual))
	return false
}

// meant suggests a code for what was written in its place.
func meant(wrong string, usual []string) string {
	word := strings.ToLower(strings.TrimSpace(wrong))
	if code := spelled()[word]; code != "" {
		return suggestion(code, []string{code})
	}
	stem, _, _ := strings.Cut(strings.ReplaceAll(word, "_", "-"), "-")
	if isLanguage(stem) {
		return suggestion(stem, []string{stem})
	}
	if s := survey.Nearest(word, usual); s != "" {
		return suggestion(s, usual)
	}
	return "; a two-letter code such as en or es is expected"
}
