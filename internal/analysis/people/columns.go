package people

import (
	"strings"

	"canvass/internal/analysis/linkage/counterpart"
	"canvass/internal/analysis/linkage/nickname"
	"canvass/internal/text"
)

// longest is how much of a field is compared, in bytes: what is longer is cut, so
// that a megabyte in a name costs no more than a sentence.
const longest = 200

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
	shapes    []shape  // by token
	names     []name   // by name id
	nameWords []uint32 // of all names, one behind the other
	nameIDs   nameIDs
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
	holders   [][]uint32 // by question, then value: how many have it there

	book         nickname.Book
	pairs        counterpart.Book
	total        float64   // units
	begins       []uint32  // by token: names that begin with it
	logFrequency []float64 // by token: how probable it is in a stranger's name
}

func newColumns() *columns {
	return &columns{
		tokens: newWords(), nameIDs: newNameIDs(), emailIDs: newWords(), orgIDs: newWords(), orgTokens: newWords(),
		domains: newWords(), values: newWords(), countries: newWords(), groups: newWords(), phones: newWords(), book: nickname.New(), pairs: counterpart.New(),
		nicks: make([][]int, 1), spelled: make([]string, 1), nameWords: make([]uint32, 1), shapes: make([]shape, 1), names: make([]name, 1), emails: make([]email, 1), orgs: make([]org, 1),
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
	if len(raw) > longest {
		raw = cut(raw)
	}
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
	id, _ := c.values.id(value)
	return id
}

// readName splits a name into numbered words.
func (c *columns) readName(raw string) uint32 {
	folded := text.Fold(latin(raw))
	if len(raw) < 30 && (nobody(folded) || text.NoContent(raw)) {
		return 0
	}
	var room [mostTokens]uint32
	tokens, joined := room[:0], uint64(fnvBasis)
	folded, lineage := cutLineage(folded)
	for w := range nameTokens(folded) {
		if len(tokens) == mostTokens {
			break
		}
		tokens, joined = append(tokens, c.token(w)), fnv(joined, w)
	}
	return c.nameID(tokens, joined, lineage)
}

// mostTokens is how many words of a name are compared.
const mostTokens = 8

func (c *columns) token(w string) uint32 {
	id, isNew := c.tokens.id(w)
	if isNew {
		groups := c.book.Groups(w)
		c.nicks, c.spelled = append(c.nicks, groups), append(c.spelled, c.tokens.at(id))
		c.shapes = append(c.shapes, shape{letters: lettersOf(w), length: uint8(min(len(w), 255)), initial: single(w), nick: groups != nil})
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
	return mix(fnv(fnvBasis, s))
}

const fnvBasis = 0xCBF29CE484222325

// fnv goes on with a hash (FNV-1a).
func fnv(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 0x100000001B3
	}
	return h
}
