package codebook

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"canvass/internal/survey"
	"canvass/internal/text"
)

// Lint returns what is wrong or doubtful about a codebook, in its order: about the
// whole, then theme by theme. Preferred are the project's languages.
func Lint(cb survey.Codebook, preferred []string, u Usage) []Finding {
	if len(cb.Themes) == 0 {
		return []Finding{{
			Rule: NoThemes, Level: Warning, Message: "the codebook has no theme: nothing will be tagged",
			Next: "start from config/codebook.yaml, or look at `report themes --suggest`",
		}}
	}
	l := linter{preferred: preferred, usage: u, owners: map[string][]owner{}, called: NamesOf(cb)}
	for i, t := range cb.Themes {
		l.index(i, t)
	}
	for i, t := range cb.Themes {
		l.theme(i, t, cb)
	}
	return l.found
}

// owner is a keyword and whose it is.
type owner struct {
	theme   int
	keyword string
}

type linter struct {
	preferred []string
	usage     Usage
	stemmer   text.Stemmer
	owners    map[string][]owner // by language and key
	called    Names
	found     []Finding
	told      []Key // keywords whose other words were named
}

func (l *linter) index(i int, t survey.Theme) {
	for _, language := range languages(t, l.preferred) {
		for _, k := range t.Keywords[language] {
			key := language + " " + formOf(&l.stemmer, k, language).key()
			l.owners[key] = append(l.owners[key], owner{i, k})
		}
	}
}

func (l *linter) note(f Finding) { l.found = append(l.found, f) }

func (l *linter) theme(i int, t survey.Theme, cb survey.Codebook) {
	l.names(t)
	if len(t.Description)+len(t.Include) == 0 {
		l.note(Finding{
			Rule: NoDescription, Level: Note, Theme: t.ID, Message: fmt.Sprintf("theme %s has no description", t.ID),
			Next: "say in a sentence what it is about (`description`), what belongs to it (`include`) and what does not (`exclude`), so that two people would tag alike",
		})
	}
	if len(languages(t, l.preferred)) == 0 {
		l.note(Finding{
			Rule: NoKeywords, Level: Error, Theme: t.ID, Message: fmt.Sprintf("theme %s has no keywords: only people and what was learned from them can give it", t.ID),
			Next: "add a few precise words in each language",
		})
		return
	}
	for _, language := range l.preferred {
		if len(t.Keywords[language]) == 0 {
			l.note(Finding{
				Rule: MissingLanguage, Level: Warning, Theme: t.ID, Language: language,
				Message: fmt.Sprintf("theme %s has no keywords in %q: its other lists are used there, and find little", t.ID, language),
				Next:    "add keywords in that language, or shares in the two languages cannot be compared",
			})
		}
	}
	for _, language := range languages(t, nil) {
		if !slices.Contains([]string{"en", "es"}, strings.ToLower(strings.SplitN(language, "-", 2)[0])) {
			l.note(Finding{
				Rule: UnreadLanguage, Level: Warning, Theme: t.ID, Language: language,
				Message: fmt.Sprintf("theme %s has keywords in %q: only English and Spanish texts are known by their language and words by their inflections", t.ID, language),
				Next:    "its keywords are looked for as they are written; write the forms that matter, or a beginning with *",
			})
		}
	}
	for _, language := range languages(t, l.preferred) {
		l.collisions(i, t, language, cb)
		l.short(t, language)
		l.seen(t, language)
		l.caught(t, language)
	}
}

// names notes labels that are another theme's label or id too.
func (l *linter) names(t survey.Theme) {
	told := map[string]bool{}
	for _, language := range sortedKeys(t.Label) {
		label := t.Label[language]
		for _, other := range l.called.said[text.Fold(label)] {
			if other == t.ID || told[other] {
				continue
			}
			told[other] = true
			l.note(Finding{
				Rule: SameLabel, Level: Warning, Theme: t.ID, Other: other, Language: language,
				Message: fmt.Sprintf("theme %s is labelled %q (%s), and so can theme %s be called: a decision that says %q is rejected, because nobody can tell which is meant", t.ID, label, language, other, label),
				Next:    "give each a label of its own, or write ids in decisions",
			})
		}
	}
}

// collisions notes keywords that another keyword of the same language finds too.
func (l *linter) collisions(i int, t survey.Theme, language string, cb survey.Codebook) {
	for _, k := range t.Keywords[language] {
		f := formOf(&l.stemmer, k, language)
		told := map[int]bool{}
		for n, key := range append([]string{f.key()}, f.covering()...) {
			for _, o := range l.owners[language+" "+key] {
				same := n == 0 // equal, rather than covered
				if told[o.theme] || o.theme == i && (o.keyword == k || same && o.keyword > k) || o.theme != i && same && o.theme < i {
					continue
				}
				told[o.theme] = true
				l.collision(t.ID, cb.Themes[o.theme].ID, language, k, o.keyword)
			}
		}
	}
}

func (l *linter) collision(theme, other, language, keyword, covering string) {
	if theme == other {
		l.note(Finding{
			Rule: Duplicate, Level: Note, Theme: theme, Language: language, Keywords: []string{keyword, covering},
			Message: fmt.Sprintf("theme %s: %q finds nothing that %q does not (%s)", theme, keyword, covering, language),
			Next:    "one of the two is enough",
		})
		return
	}
	l.note(Finding{
		Rule: TwoThemes, Level: Warning, Theme: theme, Other: other, Language: language, Keywords: []string{keyword, covering},
		Message: fmt.Sprintf("%q of theme %s is also found by %q of theme %s (%s): such texts get both", keyword, theme, covering, other, language),
		Next:    "keep it in the theme where it belongs more often than not, or make a phrase of it",
	})
}

// seen notes keywords that texts hold never or too often.
func (l *linter) seen(t survey.Theme, language string) {
	if l.usage.Texts[language] < Few {
		return
	}
	var never []string
	for _, k := range t.Keywords[language] {
		n := l.usage.Hits[Key{t.ID, k}]
		if n == 0 {
			never = append(never, k)
		}
		if share := float64(n) / float64(l.usage.All()); share > TooCommonShare {
			l.note(Finding{
				Rule: TooCommon, Level: Warning, Theme: t.ID, Language: language, Keywords: []string{k},
				Message: fmt.Sprintf("theme %s: %q (%s) is in %.0f %% of the texts (%d of %d)", t.ID, k, language, share*100, n, l.usage.All()),
				Next:    "a word that nearly everybody uses tells nothing: take a phrase, or add the harmless uses under \"not\"",
			})
		}
	}
	if len(never) > 0 {
		l.note(Finding{
			Rule: NeverSeen, Level: Note, Theme: t.ID, Language: language, Keywords: never,
			Message: fmt.Sprintf("theme %s: %d of %d keywords (%s) are in none of %d texts: %s", t.ID, len(never), len(t.Keywords[language]), language,
				l.usage.Texts[language], strings.Join(never, ", ")),
			Next: "harmless; check their spelling, and take out what nobody will ever write",
		})
	}
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func has(list []string, s string) bool { return slices.Contains(list, s) }
