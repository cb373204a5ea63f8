package themes

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"canvass/internal/survey"
	"canvass/internal/text"
)

// Compile prepares a codebook. Every language of its lists is used; those given
// come first where the order matters. A keyword is a word, which also matches its
// inflected forms, a beginning of words ending in "*", or several of these in a
// row; a hyphen in it may be typed as a blank or left out. Errors name the theme
// and the keyword.
func Compile(cb survey.Codebook, languages []string) (*Matcher, error) {
	m := &Matcher{stems: map[stemKey]element{}, prefixes: map[string]element{}, active: map[string][]bool{}}
	c := compiler{m: m, order: languageOrder(cb, languages), lengths: map[int]bool{}}
	seen := map[string]bool{}
	for i, t := range cb.Themes {
		if seen[t.ID] {
			return nil, fmt.Errorf("theme %q: another theme has the same id", t.ID)
		}
		seen[t.ID] = true
		if err := c.theme(i, t); err != nil {
			return nil, fmt.Errorf("theme %q: %w", t.ID, err)
		}
	}
	m.languages = c.order
	m.activate(cb)
	m.lengths = slices.Sorted(maps.Keys(c.lengths))
	m.readers.New = func() any { return &desk{Reader: m.NewReader()} }
	return m, nil
}

// languageOrder returns the languages of all lists, the preferred ones first.
func languageOrder(cb survey.Codebook, preferred []string) []string {
	used := map[string]bool{}
	for _, t := range cb.Themes {
		for _, lists := range []map[string][]string{t.Keywords, t.Not} {
			for language := range lists {
				used[language] = true
			}
		}
	}
	rest := slices.Sorted(maps.Keys(used))
	var order []string
	for _, l := range slices.Concat(preferred, rest) {
		if used[l] && !slices.Contains(order, l) {
			order = append(order, l)
		}
	}
	return order
}

// compiler fills a Matcher.
type compiler struct {
	m       *Matcher
	order   []string
	lengths map[int]bool
	stemmer text.Stemmer
	rank    int
}

// theme adds the rules of one theme, equal keywords of several languages under
// one rank.
func (c *compiler) theme(i int, t survey.Theme) error {
	ranks := map[string]int{}
	for _, language := range c.order {
		for _, keyword := range t.Keywords[language] {
			rank, ok := ranks[keyword]
			if !ok {
				rank = c.rank
				ranks[keyword] = rank
				c.rank++
			}
			if err := c.keyword(rule{theme: i, rank: rank, keyword: keyword, language: language}); err != nil {
				return fmt.Errorf("keyword %q (%s): %w", keyword, language, err)
			}
		}
		for _, phrase := range t.Not[language] {
			if err := c.keyword(rule{theme: i, keyword: phrase, language: language, not: true}); err != nil {
				return fmt.Errorf("not %q (%s): %w", phrase, language, err)
			}
		}
	}
	return nil
}

// keyword adds the rules for one keyword: itself and, where it has hyphens, the
// spelling without them.
func (c *compiler) keyword(r rule) error {
	spellings := []string{r.keyword}
	if folded := text.FoldWord(r.keyword); strings.Contains(folded, "-") {
		spellings = append(spellings, strings.ReplaceAll(folded, "-", ""))
	}
	for _, spelling := range spellings {
		elements, err := c.elements(spelling, r.language)
		if err != nil {
			return err
		}
		r.elements = elements
		c.m.add(r)
	}
	return nil
}

// The ways a keyword can be unusable.
var (
	errEmpty = errors.New("it is empty")
	errStar  = errors.New("a * may only end a word of at least one letter")
	errWords = errors.New("it has no letter or digit")
)

func (c *compiler) elements(keyword, language string) ([]element, error) {
	if strings.TrimSpace(keyword) == "" {
		return nil, errEmpty
	}
	var elements []element
	for _, piece := range strings.Fields(keyword) {
		plain, starred := strings.CutSuffix(piece, "*")
		tokens := text.Tokens(plain)
		if strings.Contains(plain, "*") || starred && (len(tokens) == 0 || tokens[len(tokens)-1].End != len(plain)) {
			return nil, errStar
		}
		for i, t := range tokens {
			if starred && i == len(tokens)-1 {
				elements = append(elements, c.prefix(t.Folded))
				continue
			}
			elements = append(elements, c.stem(t.Folded, language))
		}
	}
	if len(elements) == 0 {
		return nil, errWords
	}
	return elements, nil
}

func (c *compiler) stem(word, language string) element {
	key := stemKey{language, c.stemmer.Stem(language, word)}
	e, ok := c.m.stems[key]
	if !ok {
		e = c.m.newElement()
		c.m.stems[key] = e
	}
	return e
}

func (c *compiler) prefix(prefix string) element {
	e, ok := c.m.prefixes[prefix]
	if !ok {
		e = c.m.newElement()
		c.m.prefixes[prefix] = e
	}
	c.lengths[len(prefix)] = true
	return e
}

func (m *Matcher) newElement() element {
	m.starts = append(m.starts, nil)
	return element(len(m.starts) - 1)
}

func (m *Matcher) add(r rule) {
	if r.not {
		m.longestNot = max(m.longestNot, len(r.elements))
	}
	first := r.elements[0]
	m.starts[first] = append(m.starts[first], int32(len(m.rules)))
	m.rules = append(m.rules, r)
}

// activate decides for each language which rules apply.
func (m *Matcher) activate(cb survey.Codebook) {
	for _, language := range append([]string{""}, m.languages...) {
		active := make([]bool, len(m.rules))
		for i, r := range m.rules {
			lists := cb.Themes[r.theme].Keywords
			if r.not {
				lists = cb.Themes[r.theme].Not
			}
			active[i] = language == "" || r.language == language || len(lists[language]) == 0
		}
		m.active[language] = active
	}
}
