package learn

// codebook is what decisions tell about the codebook: how far each keyword is to be
// believed, and how often a theme is meant where none of its keywords stands.
type codebook struct {
	themes    []tally
	keywords  map[int]share
	all       tally
	precision float64         // of all keywords
	missed    float64         // share of yes where no keyword stands
	silent    []float64       // by theme: missed, as evidence
	said      map[int]float64 // by keyword: its trust, as evidence, once asked for
}

// tally counts decided texts of one theme, with and without a keyword.
type tally struct{ hit, miss share }

// share is so many yes among all.
type share struct{ yes, all float64 }

func (s *share) add(yes bool) {
	s.all++
	if yes {
		s.yes++
	}
}

func (s share) part() float64 {
	if s.all == 0 {
		return 0
	}
	return s.yes / s.all
}

// smooth is the share after so many more texts with the share p.
func (s share) smooth(p, texts float64) float64 {
	return (s.yes + float64(texts*p)) / (s.all + texts)
}

// What is believed before anything was decided, and as how many decided texts it counts.
const (
	usualPrecision, usualHits = 0.7, 5
	usualMissed, usualMisses  = 0.03, 20
)

func newCodebook(themes int, examples []*Example) *codebook {
	c := &codebook{themes: make([]tally, themes), keywords: map[int]share{}}
	hit := make([]int, themes)
	for _, x := range examples {
		clear(hit)
		countHits(&x.Text, hit)
		for k, label := range x.Labels {
			if label == Unknown {
				continue
			}
			if hit[k] > 0 {
				c.themes[k].hit.add(label == Yes)
				c.all.hit.add(label == Yes)
			} else {
				c.themes[k].miss.add(label == Yes)
				c.all.miss.add(label == Yes)
			}
		}
		last := Hit{Theme: -1}
		for _, h := range x.Hits {
			if label := x.Labels[h.Theme]; label != Unknown && (h.Theme != last.Theme || h.Keyword != last.Keyword) {
				s := c.keywords[h.Keyword]
				s.add(label == Yes)
				c.keywords[h.Keyword] = s
			}
			last = h
		}
	}
	c.precision = c.all.hit.smooth(usualPrecision, usualHits)
	c.missed = c.all.miss.smooth(usualMissed, usualMisses)
	c.silent, c.said = make([]float64, themes), map[int]float64{}
	for k := range c.silent {
		c.silent[k] = c.unsaid(k)
	}
	return c
}

// hitThemes counts the different keywords of each theme in a text.
func hitThemes(t *Text, themes int) []int {
	hit := make([]int, themes)
	countHits(t, hit)
	return hit
}

func countHits(t *Text, hit []int) {
	last := Hit{Theme: -1}
	for _, h := range t.Hits {
		if h.Theme != last.Theme || h.Keyword != last.Keyword {
			hit[h.Theme]++
		}
		last = h
	}
}

// trust is the precision of a keyword: its own, after four texts with the theme's,
// which itself comes after six with that of all.
func (c *codebook) trust(h Hit) float64 {
	theme := c.themes[h.Theme].hit.smooth(c.precision, 6)
	keyword, ok := c.keywords[h.Keyword]
	if !ok {
		return theme
	}
	return keyword.smooth(theme, 4)
}

// The evidence of the codebook about one theme of one text, in numbers that mean the
// same for every theme.
const (
	constant     = iota
	hasHit       // 1 where a keyword stands, else 0
	hitTrust     // how far the best keyword is to be believed, against all
	hitMany      // logarithm of how many different ones stand there
	hitOthers    // logarithm of how many themes have some
	hitLength    // logarithm of the number of words, where a keyword stands
	missTheme    // how often the theme is meant without a keyword, against all themes
	missLength   // logarithm of the number of words, where none stands
	hitBeside    // words beside keywords, where one stands
	missBeside   // and where none does
	hitDescribed // likeness to the theme's description, where a keyword stands
	missDescribed
	evidences    // how many
	middleLength = 2.5
)

type evidence [evidences]float64

// usual is how evidence counts before anything was decided.
func usual() evidence {
	return evidence{constant: -3.3, hasHit: 4, hitTrust: 1, hitMany: 0.5, hitOthers: -0.3, missTheme: 1, hitBeside: 0.3, missBeside: 0.3, hitDescribed: 1, missDescribed: 1}
}

// weigh fills in the evidence on every theme of a text: hit counts its keywords by
// theme, lifts has the words beside keywords, likes the likeness to descriptions.
func (c *codebook) weigh(t *Text, words int, hit []int, lifts, likes []float64, out []evidence) {
	many, length := 0, ln(1+float64(words))-middleLength
	for _, h := range hit {
		if h > 0 {
			many++
		}
	}
	for k := range out {
		e := &out[k]
		*e = evidence{constant: 1}
		if hit[k] > 0 {
			e[hasHit], e[hitTrust], e[hitMany], e[hitOthers], e[hitLength] = 1, -10, ln(float64(hit[k])), ln(float64(many)), length
			e[hitBeside], e[hitDescribed] = limit(lifts[k]), likes[k]
			continue
		}
		e[missTheme], e[missLength] = c.silent[k], length
		e[missBeside], e[missDescribed] = limit(lifts[k]), likes[k]
	}
	for _, h := range t.Hits {
		e := &out[h.Theme]
		e[hitTrust] = max(e[hitTrust], c.evidenceOf(h))
	}
}

// evidenceOf is a keyword's trust against that of all.
func (c *codebook) evidenceOf(h Hit) float64 {
	v, ok := c.said[h.Keyword]
	if !ok {
		v = logit(min(max(c.trust(h), 0.01), 0.99)) - logit(c.precision)
		c.said[h.Keyword] = v
	}
	return v
}

// unsaid is how often a theme is meant without a keyword, against all themes.
func (c *codebook) unsaid(theme int) float64 {
	p := c.themes[theme].miss.smooth(c.missed, 8)
	return logit(min(max(p, 0.001), 0.9)) - logit(c.missed)
}
