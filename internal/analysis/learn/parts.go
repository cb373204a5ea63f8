package learn

// yes counts the positive decisions on each theme, in all and by language.
type yes struct {
	all []int
	in  map[string][]int
}

func newYes(themes int) yes { return yes{make([]int, themes), map[string][]int{}} }

func (y yes) count(x *Example) {
	in := y.in[x.Language]
	if in == nil {
		in = make([]int, len(y.all))
		y.in[x.Language] = in
	}
	for k, l := range x.Labels {
		if l == Yes {
			y.all[k]++
			in[k]++
		}
	}
}

// parts says which themes have a regression of their own, and by language and theme how
// much of the guess counts: the more yes there are in a language, the more its
// regression knows of the words that the guess stands for. In languages that have
// none all of it counts.
func (y yes) parts() (own []bool, parts map[string][]float64) {
	own = make([]bool, len(y.all))
	for k, n := range y.all {
		own[k] = n >= Fewest
	}
	parts = map[string][]float64{nowhere: make([]float64, len(own))}
	for k := range own {
		parts[nowhere][k] = 1
	}
	for language, in := range y.in {
		parts[language] = make([]float64, len(own))
		for k, n := range in {
			parts[language][k] = 1
			if own[k] {
				known := float64(n) + float64(elsewhere*float64(y.all[k]-n))
				parts[language][k] = 1 / (1 + known/outgrown)
			}
		}
	}
	return own, parts
}

// nowhere is no language.
const nowhere = "-"

// part is how much of the guess counts in a language, by theme.
func (s *scorer) part(language string) []float64 {
	if part, ok := s.parts[language]; ok {
		return part
	}
	return s.parts[nowhere]
}
