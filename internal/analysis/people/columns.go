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

// id returns the number of s and whether it is new. s is copied when kept.
func (w *words) id(s string) (uint32, bool) {
	if id, ok := w.ids[s]; ok {
		return id, false
	}
	id := uint32(len(w.count))
	w.ids[strings.Clone(s)] = id
	w.count = append(w.count, 0)
	return id, true
}

// seen remembers which id a value as typed has, so that it is read only once.
type seen struct {
	raw  map[string]uint32
	read func(string) uint32
}

func (s *seen) id(raw string) uint32 {
	if raw == "" {
		return 0
	}
	if len(raw) > longest {
		raw = cut(raw)
	}
	id, ok := s.raw[raw]
	if !ok {
		id = s.read(raw)
		s.raw[raw] = id
	}
	return id
}

// cut keeps the beginning of a field, up to a whole character.
func cut(s string) string { return strings.ToValidUTF8(s[:longest], "") }

// columns are the records as numbers: one value a record in each.
type columns struct {
	tokens    *words // words of names
	nicks     [][]int
	spelled   []string // token by id
	initials  []bool   // tokens of one letter
	name      []uint32
	names     []name // by name id
	nameIDs   *words
	email     []uint32
	emails    []email // by email id
	emailIDs  *words
	org       []uint32
	orgs      []org
	orgIDs    *words
	orgTokens *words
	locals    *words
	skeletons *words
	domains   *words
	country   []uint32
	countries *words
	group     []uint32
	groups    *words
	phone     []uint32
	phones    *words
	identity  [][]uint32 // by question, then record
	values    *words     // of all identity questions, so that a value in another question's place is seen
	spellings []string   // of identity values
	holders   [][]uint32 // by question, then value: how many have it there

	book         nickname.Book
	total        float64   // units
	begins       []uint32  // by token: names that begin with it
	letters      []uint32  // by token: the letters in it
	logFrequency []float64 // by token: how probable it is in a stranger's name
}

// read turns records, in the order given, into columns.
func read(records []Record, order []int) *columns {
	c := &columns{
		tokens: newWords(), nameIDs: newWords(), emailIDs: newWords(), orgIDs: newWords(), orgTokens: newWords(), locals: newWords(), skeletons: newWords(),
		domains: newWords(), values: newWords(), spellings: make([]string, 1), countries: newWords(), groups: newWords(), phones: newWords(), book: nickname.New(),
		nicks: make([][]int, 1), spelled: make([]string, 1), initials: make([]bool, 1), letters: make([]uint32, 1), names: make([]name, 1), emails: make([]email, 1), orgs: make([]org, 1),
	}
	names, orgs, values := c.seen(c.readName), c.seen(c.readOrg), c.seen(c.readIdentity)
	countries, groups, phones := c.seen(folded(c.countries)), c.seen(folded(c.groups)), c.seen(c.readPhone)
	n := len(order)
	c.name, c.email, c.org = make([]uint32, n), make([]uint32, n), make([]uint32, n)
	c.country, c.group, c.phone = make([]uint32, n), make([]uint32, n), make([]uint32, n)
	for _, r := range records {
		for len(c.identity) < min(len(r.Identity), mostIdentity) {
			c.identity = append(c.identity, make([]uint32, n))
		}
	}
	for i, at := range order {
		r := &records[at]
		c.name[i], c.email[i], c.org[i] = names.id(r.Name), c.readEmail(r.Email), orgs.id(r.Organisation)
		c.country[i], c.group[i], c.phone[i] = countries.id(r.Country), groups.id(r.Group), phones.id(r.Phone)
		for k, v := range r.Identity[:min(len(r.Identity), mostIdentity)] {
			c.identity[k][i] = values.id(v)
		}
	}
	return c
}

// mostIdentity is how many identity questions are compared.
const mostIdentity = 12

func (c *columns) seen(read func(string) uint32) *seen {
	return &seen{raw: map[string]uint32{}, read: read}
}

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
	if text.NoContent(raw) {
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
	if text.NoContent(raw) || nobody(folded) {
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
		c.spelled = append(c.spelled, strings.Clone(w))
		c.initials, c.letters = append(c.initials, single(w)), append(c.letters, letters(w))
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
