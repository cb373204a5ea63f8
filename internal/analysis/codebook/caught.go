package codebook

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"canvass/internal/survey"
	"canvass/internal/text"
)

// Caught is one word, or phrase, of the texts that a keyword found.
type Caught struct {
	Theme   string `json:"theme"`
	Keyword string `json:"keyword"`
	Word    string `json:"word"` // folded
	Texts   int    `json:"texts"`
	Form    Form   `json:"form"`
}

// Form says how a word that was caught looks beside its keyword. It is told by spelling
// alone and judges nothing: people and person are apart, though they belong together.
type Form string

// The forms, the one to look at first first.
const (
	FormApart     Form = "apart"     // differs by more than the end of an inflection
	FormBeginning Form = "beginning" // what a keyword with a * begins
	FormInflected Form = "inflected"
	FormSame      Form = "same"
)

var formOrder = map[Form]int{FormApart: 0, FormBeginning: 1, FormInflected: 2, FormSame: 3}

// Catch notes the passages of one text that a keyword found, as they are written; each
// word counts once a text.
func (u Usage) Catch(k Key, passages []string) {
	words := u.Caught[k]
	if words == nil {
		words = map[string]int{}
		u.Caught[k] = words
	}
	var seen []string
	for _, p := range passages {
		if w := text.FoldWord(p); !slices.Contains(seen, w) {
			seen = append(seen, w)
			words[w]++
		}
	}
}

// Words lists what each keyword caught: words whose form differs most from their keyword
// first, then the more frequent ones.
func (u Usage) Words() []Caught {
	var out []Caught
	for k, words := range u.Caught {
		for w, n := range words {
			out = append(out, Caught{k.Theme, k.Keyword, w, n, formBeside(k.Keyword, w)})
		}
	}
	slices.SortFunc(out, func(a, b Caught) int {
		return cmp.Or(cmp.Compare(formOrder[a.Form], formOrder[b.Form]), cmp.Compare(b.Texts, a.Texts),
			cmp.Compare(a.Theme, b.Theme), cmp.Compare(a.Keyword, b.Keyword), cmp.Compare(a.Word, b.Word))
	})
	return out
}

// formBeside compares the words of a phrase one by one.
func formBeside(keyword, phrase string) Form {
	plain, starred := strings.CutSuffix(keyword, "*")
	ours, theirs := folded(plain), folded(phrase)
	if len(ours) != len(theirs) {
		if strings.Join(ours, "") == strings.Join(theirs, "") {
			return FormSame // co-design, codesign
		}
		return FormApart
	}
	form := FormSame
	for i := range ours {
		f := formOfWord(ours[i], theirs[i])
		if starred && i == len(ours)-1 && f != FormSame {
			f = FormBeginning
		}
		if formOrder[f] < formOrder[form] {
			form = f
		}
	}
	return form
}

func folded(s string) []string {
	var out []string
	for _, t := range text.Tokens(s) {
		out = append(out, t.Folded)
	}
	return out
}

// formOfWord tells an inflection by what follows the letters that two words share.
func formOfWord(a, b string) Form {
	if a == b {
		return FormSame
	}
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	for ; n >= 2 && n >= max(len(a), len(b))-7; n-- {
		if endings[a[n:]] && endings[b[n:]] {
			return FormInflected
		}
	}
	return FormApart
}

// endings are those of nouns, verbs and adjectives in English and Spanish, folded.
var endings = func() map[string]bool {
	set := map[string]bool{"": true}
	for _, e := range strings.Fields(`s es ed d ing e y ies ied ying 's er est
		a o as os an on n en ar er ir ado ada ados adas ido ida idos idas ando iendo amos emos imos aba aban ia ian io ieron aron
		ara aran era eran ira iran aria arian eria erian iria irian are ere ire cion ciones mente amente ces z que quen`) {
		set[e] = true
	}
	return set
}()

// caught notes keywords that found words which look like others.
func (l *linter) caught(t survey.Theme, language string) {
	asked := map[string]bool{} // words that the theme has anyhow
	for _, k := range t.Keywords[language] {
		asked[text.FoldWord(k)] = true
	}
	for _, k := range t.Keywords[language] {
		words := l.usage.Caught[Key{t.ID, k}]
		apart := slices.DeleteFunc(slices.Collect(maps.Keys(words)), func(w string) bool { return asked[w] || formBeside(k, w) != FormApart })
		if len(apart) == 0 || slices.Contains(l.told, Key{t.ID, k}) {
			continue
		}
		l.told = append(l.told, Key{t.ID, k})
		slices.SortFunc(apart, func(a, b string) int { return cmp.Or(cmp.Compare(words[b], words[a]), cmp.Compare(a, b)) })
		var some []string
		for _, w := range apart[:min(len(apart), mostListed)] {
			some = append(some, fmt.Sprintf("%q (%d)", w, words[w]))
		}
		list := strings.Join(some, ", ")
		if more := len(apart) - len(some); more > 0 {
			list += fmt.Sprintf(" and %d more", more)
		}
		l.note(Finding{
			Rule: OtherWords, Level: Note, Theme: t.ID, Language: language, Keywords: []string{k},
			Message: fmt.Sprintf("theme %s: %q (%s) also finds %s", t.ID, k, language, list),
			Next:    "where they mean something else, name them under \"not\"; `report codebook --words` lists everything that keywords find",
		})
	}
}

// mostListed is how many words a remark names.
const mostListed = 5

// short warns of keywords of a letter or two, which hardly ever mean one thing.
func (l *linter) short(t survey.Theme, language string) {
	for _, k := range t.Keywords[language] {
		plain, starred := strings.CutSuffix(strings.TrimSpace(k), "*")
		switch n := len(text.FoldWord(plain)); { // in bytes: a letter of another script may be a word
		case starred && n <= 2:
			l.note(Finding{
				Rule: TooShort, Level: Warning, Theme: t.ID, Language: language, Keywords: []string{k},
				Message: fmt.Sprintf("theme %s: %q (%s) finds every word that begins so", t.ID, k, language),
				Next:    "write at least three letters before a *, or the words that are meant",
			})
		case n == 1:
			l.note(Finding{
				Rule: TooShort, Level: Warning, Theme: t.ID, Language: language, Keywords: []string{k},
				Message: fmt.Sprintf("theme %s: %q (%s) is a single letter or digit", t.ID, k, language),
				Next:    "write the word that is meant",
			})
		}
	}
}
