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
	idf    []float64 // by number of the stem; 0 for those that no text has
	unseen float64   // of these
}

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
	s.all.weigh(floor)
	for i := range s.languages {
		s.languages[i].weigh(floor)
	}
	return s
}

func (c *common) count(words []placed) {
	for _, w := range words {
		c.had.add(w.id, c.texts)
	}
	c.texts++
}

func (c *common) weigh(floor float64) {
	n := float64(c.texts) + 1
	c.idf = make([]float64, len(c.had.count))
	for id, count := range c.had.count {
		if count > 0 {
			c.idf[id] = max(ln(n/(float64(count)+0.5)), 0) + floor
		}
	}
	c.unseen = ln(n/0.5) + floor
}

// of is the weight of a word.
func (s *rarity) of(w *word) float64 {
	c := &s.all
	if int(w.tongue) < len(s.languages) && s.languages[w.tongue].texts > 0 {
		c = &s.languages[w.tongue]
	}
	if w.id < 0 || int(w.id) >= len(c.idf) || c.idf[w.id] == 0 {
		return c.unseen
	}
	return c.idf[w.id]
}
