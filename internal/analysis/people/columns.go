package people

import (
	"slices"
	"strings"

	"canvass/internal/analysis/linkage/nickname"
	"canvass/internal/text"
)

// longest is how much of a field is compared, in bytes: what is longer is cut, so
// that a megabyte in a name costs no more than a sentence.
const longest = 200

// words numbers the different values of a column; 0 is the empty one.
type words struct {
	ids   map[string]uint32
	count []uint32 // units with the value
}

func newWords() *words { return &words{ids: map[string]uint32{"": 0}, count: []uint32{0}} }

// id returns the number of s and whether it is new. A new value is kept as it is:
// it must not share memory with what may be forgotten.
func (w *words) id(s string) (uint32, bool) {
	if id, ok := w.ids[s]; ok {
		return id, false
	}
	id := uint32(len(w.count))
	w.ids[s] = id
	w.count = append(w.count, 0)
	return id, true
}

// seen remembers which id a value as typed has, so that it is read only once.
type seen struct {
	raw  map[string]uint32
	read func(string) uint32
}

func newSeen(read func(string) uint32) *seen { return &seen{raw: map[string]uint32{}, read: read} }

func (s *seen) id(raw string) uint32 {
	if raw == "" {
		return 0
	}
	if len(raw) > longest {
		raw = cut(raw)
	}
	id, ok := s.raw[raw]
	if !ok {
		raw = strings.Clone(raw)
		id = s.read(raw)
		s.raw[raw] = id
	}
	return id
}

// cut keeps the beginning of a field, up to a whole character.
func cut(s string) string { return strings.ToValidUTF8(s[:longest], "") }

// columns are records, later units of them, as numbers: one value each in each.
type columns struct {
	name      []uint32
	email     []uint32
	org       []uint32
	country   []uint32
	group     []uint32
	phone     []uint32
	identity  [][]uint32 // by question
	tokens    *words     // words of names
	nicks     [][]int
	spelled   []string // token by id
	initials  []bool   // tokens of one letter
	names     []name   // by name id
	nameIDs   *words
	emails    []email // by email id
	emailIDs  *words
	orgs      []org
	orgIDs    *words
	orgTokens *words
	domains   *words
	countries *words
	groups    *words
	phones    *words
	values    *words     // of all identity questions, so that a value in another question's place is seen
	spellings []string   // of identity values
	holders   [][]uint32 // by question, then value: how many have it there

	book         nickname.Book
	total        float64   // units
	begins       []uint32  // by token: names that begin with it
	letters      []uint32  // by token: the letters in it
	logFrequency []float64 // by token: how probable it is in a stranger's name
}

func newColumns() *columns {
	return &columns{
		tokens: newWords(), nameIDs: newWords(), emailIDs: newWords(), orgIDs: newWords(), orgTokens: newWords(),
		domains: newWords(), values: newWords(), spellings: make([]string, 1), countries: newWords(), groups: newWords(), phones: newWords(), book: nickname.New(),
		nicks: make([][]int, 1), spelled: make([]string, 1), initials: make([]bool, 1), letters: make([]uint32, 1), names: make([]name, 1), emails: make([]email, 1), orgs: make([]org, 1),
	}
}

// mostIdentity is how many identity questions are compared.
const mostIdentity = 12

func folded(w *words) func(string) uint32 {
	return func(raw string) uint32 {
		id, _ := w.id(text.Fold(raw))
		return id
	}
}

// readPhone keeps the last nine digits, without what stands for the country; fewer
// than six are no number.
func (c *columns) readPhone(raw string) uint32 {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, raw)
	if len(digits) < 6 || strings.Trim(digits, digits[:1]) == "" {
		return 0
	}
	id, _ := c.phones.id(digits[max(0, len(digits)-9):])
	return id
}

// readIdentity folds an answer and drops what people write differently in numbers
// and dates: dashes, dots, slashes and spaces between digits.
func (c *columns) readIdentity(raw string) uint32 {
	if len(raw) < 30 && text.NoContent(raw) {
		return 0
	}
	value := text.Fold(raw)
	if strings.ContainsAny(value, "0123456789") {
		value = strings.Map(func(r rune) rune {
			if strings.ContainsRune("-./ ", r) {
				return -1
			}
			return r
		}, value)
	}
	id, isNew := c.values.id(value)
	if isNew {
		c.spellings = append(c.spellings, value)
	}
	return id
}

// readName splits a name into numbered words.
func (c *columns) readName(raw string) uint32 {
	folded := text.Fold(raw)
	if len(raw) < 30 && (text.NoContent(raw) || nobody(folded)) {
		return 0
	}
	words := nameTokens(folded)
	words = words[:min(len(words), mostTokens)]
	id, isNew := c.nameIDs.id(strings.Join(words, " "))
	if !isNew {
		return id
	}
	n := name{}
	for _, w := range words {
		n.tokens = append(n.tokens, c.token(w))
	}
	sorted := slices.Clone(n.tokens)
	slices.Sort(sorted)
	n.key = hash(sorted...)
	n.joined = hashString(strings.Join(words, ""))
	c.names = append(c.names, n)
	return id
}

// mostTokens is how many words of a name are compared.
const mostTokens = 8

func (c *columns) token(w string) uint32 {
	id, isNew := c.tokens.id(w)
	if isNew {
		c.nicks = append(c.nicks, c.book.Groups(w))
		c.spelled = append(c.spelled, w)
		c.initials, c.letters = append(c.initials, single(w)), append(c.letters, lettersOf(w))
	}
	return id
}

// hash mixes numbers into one.
func hash(numbers ...uint32) uint64 {
	h := uint64(0x9E3779B97F4A7C15)
	for _, n := range numbers {
		h = mix(h ^ uint64(n))
	}
	return h
}

func mix(h uint64) uint64 {
	h *= 0xBF58476D1CE4E5B9
	h ^= h >> 29
	h *= 0x94D049BB133111EB
	return h ^ h>>32
}

func hashString(s string) uint64 {
	h := uint64(0xCBF29CE484222325)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 0x100000001B3
	}
	return mix(h)
}
