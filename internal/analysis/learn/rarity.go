package learn

// rarity is how telling words are: the fewer texts of a language have one's stem, the
// more. Among the texts of another language all words of a language with few would seem
// to be rare.
type rarity struct {
	languages []common // by number of the language
	all       common   // for those without any text
}

// common are the texts of a language, and how many have each stem.
type common struct {
	texts  int
	had    census
	idf    []float64 // by number of the stem
	unseen float64   // of those that no text has
}

// lent is how many texts of all languages count beside a language's own.
const lent = 20

// newRarity counts texts; floor is the weight of a word that every text has.
func newRarity(texts []*Text, r *reader, floor float64) rarity {
	var s rarity
	for _, t := range texts {
		words := r.read(t)
		for len(words) > 0 && int(words[0].tongue) >= len(s.languages) {
			s.languages = append(s.languages, common{})
		}
		s.all.count(words)
		if len(words) > 0 {
			s.languages[words[0].tongue].count(words)
		}
	}
	s.all.weigh(floor, &s.all)
	for i := range s.languages {
		s.languages[i].weigh(floor, &s.all)
	}
	return s
}

func (c *common) count(words []placed) {
	for _, w := range words {
		c.had.add(w.id, c.texts)
	}
	c.texts++
}

// weigh works the weights out, that of a word that every text has being floor. As many
// texts as lent are added that are like those of all languages.
func (c *common) weigh(floor float64, all *common) {
	n, share := float64(c.texts)+1, 0.0
	if c.texts < all.texts {
		n, share = n+lent, lent/float64(all.texts)
	}
	c.idf = make([]float64, len(all.had.count))
	for id, count := range all.had.count {
		own := float64(share * float64(count))
		if id < len(c.had.count) {
			own += float64(c.had.count[id])
		}
		c.idf[id] = max(ln(n/(own+0.5)), 0) + floor
	}
	c.unseen = ln(n/0.5) + floor
}

// of is the weight of a word.
func (s *rarity) of(w *word) float64 {
	c := &s.all
	if int(w.tongue) < len(s.languages) && s.languages[w.tongue].texts > 0 {
		c = &s.languages[w.tongue]
	}
	if w.id < 0 || int(w.id) >= len(c.idf) {
		return c.unseen
	}
	return c.idf[w.id]
}
