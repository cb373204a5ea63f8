// Package codebook judges a codebook and compares two of them: which keywords
// collide, are never seen or fit nearly everything; which themes were renamed,
// merged, split or removed, and what becomes of decisions on them. It reads no
// texts: what was found in them is handed in as counts.
package codebook

import (
	"strings"

	"canvass/internal/survey"
	"canvass/internal/text"
)

// Rule names what a finding is about; the names are stable.
type Rule string

// The rules.
const (
	NoThemes        Rule = "no-themes"        // there is nothing to find
	NoKeywords      Rule = "no-keywords"      // a theme that only people can give
	MissingLanguage Rule = "missing-language" // a theme without keywords in a language of the project
	NoDescription   Rule = "no-description"   // nobody can say what belongs to the theme
	TwoThemes       Rule = "two-themes"       // one keyword, several themes
	SameLabel       Rule = "same-label"       // what two themes are called: nobody can tell which is meant
	Duplicate       Rule = "duplicate"        // a keyword that another one of the theme already finds
	NeverSeen       Rule = "never-seen"
	TooCommon       Rule = "too-common"      // found in more than TooCommonShare of the texts
	UnreadLanguage  Rule = "unread-language" // keywords in a language other than English and Spanish
	OtherWords      Rule = "other-words"     // finds words that differ from it by more than an inflection
	TooShort        Rule = "too-short"       // of a letter or two
	UnknownTheme    Rule = "unknown-theme"   // decisions name a theme that the codebook does not have
)

// Level says how much a finding matters.
type Level string

// The levels: an error makes a theme useless, a warning makes figures doubtful, a
// note is worth knowing.
const (
	Error   Level = "error"
	Warning Level = "warning"
	Note    Level = "note"
)

// TooCommonShare is the share of texts above which a keyword tells nothing.
const TooCommonShare = 0.30

// Few is the number of texts below which nothing is said about how often keywords
// are seen.
const Few = 30

// Finding is one thing to look at.
type Finding struct {
	Rule     Rule     `json:"rule"`
	Level    Level    `json:"level"`
	Theme    string   `json:"theme"`
	Other    string   `json:"other,omitempty"` // the other theme of TwoThemes
	Language string   `json:"language,omitempty"`
	Keywords []string `json:"keywords,omitempty"`
	Message  string   `json:"message"`
	Next     string   `json:"next"`
}

// Usage is how often keywords were found. Its zero value says that nobody looked.
type Usage struct {
	Texts map[string]int // with content, by language
	Hits  map[Key]int    // texts that hold the keyword

	Caught map[Key]map[string]int // by folded word or phrase: texts where the keyword found it
}

// Key names a keyword of a theme, as the codebook writes it.
type Key struct{ Theme, Keyword string }

// All is the number of texts.
func (u Usage) All() int {
	n := 0
	for _, t := range u.Texts {
		n += t
	}
	return n
}

// form is a keyword as the matcher compares it: its words by stem, the last one
// perhaps a beginning.
type form struct {
	words   []string // folded
	stems   []string
	starred bool
}

// key is equal for keywords that find the same words.
func (f form) key() string {
	if f.starred {
		return strings.Join(f.stems, " ") + "*"
	}
	return strings.Join(f.stems, " ")
}

func formOf(s *text.Stemmer, keyword, language string) form {
	plain, starred := strings.CutSuffix(keyword, "*")
	f := form{starred: starred}
	for _, t := range text.Tokens(plain) {
		f.words, f.stems = append(f.words, t.Folded), append(f.stems, s.Stem(language, t.Folded))
	}
	if n := len(f.words); starred && n > 0 {
		f.stems[n-1] = f.words[n-1]
	}
	return f
}

// covering returns the keys of the starred keywords that find all that f finds,
// itself left out.
func (f form) covering() []string {
	n := len(f.words)
	if n == 0 {
		return nil
	}
	lead := ""
	if n > 1 {
		lead = strings.Join(f.stems[:n-1], " ") + " "
	}
	var keys []string
	last := f.words[n-1]
	for i := range last {
		if i > 2 {
			keys = append(keys, lead+last[:i]+"*")
		}
	}
	if !f.starred {
		keys = append(keys, lead+last+"*")
	}
	return keys
}

// languages lists the languages of a theme's keywords, those of the project first.
func languages(t survey.Theme, preferred []string) []string {
	var out []string
	for _, l := range preferred {
		if len(t.Keywords[l]) > 0 {
			out = append(out, l)
		}
	}
	for _, l := range sortedKeys(t.Keywords) {
		if len(t.Keywords[l]) > 0 && !has(out, l) {
			out = append(out, l)
		}
	}
	return out
}
