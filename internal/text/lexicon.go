package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lexicon cuts texts into words and numbers the words, so that what anybody found out
// about a word needs to be found out once. Past a bound it begins a new [Vocabulary],
// between texts. Its zero value is ready; it is not for concurrent use.
type Lexicon struct{ now *Vocabulary }

// Vocabulary is the numbers of words.
type Vocabulary struct {
	known map[string]int32 // by the word as it is written
	words []entry
	bytes int
}

// entry is what is known of a word wherever it stands.
type entry struct {
	folded string // by FoldWord, never empty but for noWord
	hash   uint64 // HashWord of it
	cue    cue
}

// What bounds a Lexicon: so many words and bytes.
const (
	lexiconWords = 1 << 17
	lexiconBytes = 8 << 20
)

// Cut is a text cut into words by a Lexicon. It may be used again.
type Cut struct {
	Text    string
	Words   []Piece // in order
	by      *Vocabulary
	spanish bool // it has an inverted mark
}

// Piece is a word where it stands. Words that are written alike have one ID.
type Piece struct {
	Span
	ID     int32
	Tied   bool // nothing but blanks, hyphens and quotes lies between it and the word before
	Masked bool // it belongs to words taken over from what people were shown
}

// Cut cuts s into words, those that [Tokens] finds.
func (l *Lexicon) Cut(c *Cut, s string) {
	v := l.now
	if v == nil || len(v.words) >= lexiconWords || v.bytes >= lexiconBytes {
		v = &Vocabulary{known: map[string]int32{}}
		l.now = v
	}
	c.Text, c.Words, c.by, c.spanish = s, c.Words[:0], v, false
	at, last := cursor{}, 0
	for at.i < len(s) {
		if b := s[at.i]; kind[b] != letter {
			if b < utf8.RuneSelf {
				at.i, at.cp = at.i+1, at.cp+1
				continue
			}
			if r, next := at.next(s); !inWord(r) {
				c.spanish = c.spanish || r == '¿' || r == '¡'
				at = next
				continue
			}
		}
		end := plainEnd(s, at)
		if end == at {
			r, next := at.next(s)
			end = wordEnd(s, r, next)
		}
		if id := v.number(s[at.i:end.i]); v.words[id].folded != "" {
			c.Words = append(c.Words, Piece{Span: Span{at.i, end.i, at.cp, end.cp}, ID: id, Tied: len(c.Words) > 0 && ties(s[last:at.i])})
			last = end.i
		}
		at = end
	}
}

// plainEnd returns the end of a word of letters and digits of ASCII that something
// plain ends, else where it begins.
func plainEnd(s string, at cursor) cursor {
	i := at.i
	for i < len(s) && kind[s[i]] == letter {
		i++
	}
	if i == len(s) || i > at.i && (kind[s[i]] == plain || kind[s[i]] == point && (i+1 == len(s) || !isDigit(rune(s[i+1])))) {
		return cursor{i, at.cp + i - at.i}
	}
	return at
}

// number returns the number of a word as it is written.
func (v *Vocabulary) number(raw string) int32 {
	if id, ok := v.known[raw]; ok {
		return id
	}
	raw = strings.Clone(raw)
	folded := FoldWord(raw)
	id := int32(len(v.words))
	v.known[raw], v.bytes = id, v.bytes+len(raw)+len(folded)
	v.words = append(v.words, entry{folded, HashWord(folded), cueOf(raw)})
	return id
}

// ties reports whether the words on both sides of a gap belong to one phrase:
// blanks, quotes and a hyphen may lie between them, a dash or a blank line not.
func ties(gap string) bool {
	switch {
	case gap == " ", gap == "":
		return true
	case strings.IndexByte(",.;:!?()", gap[0]) >= 0:
		return false
	}
	if strings.Count(gap, "\n") > 1 {
		return false
	}
	folded := Fold(gap)
	if folded == "-" {
		return !strings.ContainsFunc(gap, unicode.IsSpace)
	}
	return strings.Trim(folded, `'" `) == ""
}

// Folded is a word by FoldWord.
func (c *Cut) Folded(id int32) string { return c.by.words[id].folded }

// Hash is HashWord of a word.
func (c *Cut) Hash(id int32) uint64 { return c.by.words[id].hash }

// Known tells whose numbers the words have, all of them below most.
func (c *Cut) Known() (by *Vocabulary, most int) { return c.by, len(c.by.words) }

// Language returns the language to read the text in: what the function of that name
// returns, but Several for a text that is partly in English and partly in Spanish, and
// Other for one in neither, unless the hint names a third language.
func (c *Cut) Language(hint string) string {
	var sum cue
	for _, w := range c.Words {
		sum.add(c.by.words[w.ID].cue)
	}
	if c.spanish {
		sum.es += strong
	}
	switch language, sure := sum.language(); {
	case sure:
		return language
	case sum.mixed():
		return Several
	case sum.third() && (hint == "" || hint == "en" || hint == "es"):
		return Other
	}
	return hint
}
