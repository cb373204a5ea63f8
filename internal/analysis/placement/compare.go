package placement

// compare says how sure it is, from 0 to 1, that a passage was cut out of a text.
// All of it in one piece is certain when it is long enough to be nobody else's;
// otherwise the longest piece that both have counts twice, and the words that they
// share in whatever order once, by their parts of the passage.
func (p *Placer) compare(quote, text []int) float64 {
	if !p.meant(quote) || len(text) == 0 {
		return 0
	}
	whole := max(min(len(quote), len(text)), fewest)
	all, shared := p.shared(quote, text)
	if float64(all) < (enough-margin)*float64(whole) && len(quote) >= fewest {
		return 0 // whatever the longest piece is, it is too short, and dear to find
	}
	run := longestRun(quote, text)
	if run == len(quote) {
		return exact(p.weight(quote))
	}
	return min(near, float64(2*run+shared)/float64(3*whole))
}

const (
	fewest = 6   // a passage of fewer words must be there as it stands
	near   = 0.9 // the most for a passage that is not
)

// weight is a passage's words with content, and a third of the others.
func (p *Placer) weight(quote []int) int {
	content := 0
	for _, w := range quote {
		if !p.small[w] {
			content++
		}
	}
	return content + (len(quote)-content)/3
}

// exact is how sure a passage of a weight is when it stands in a text as it is.
func exact(weight int) float64 {
	switch weight {
	case 0, 1:
		return 0.6
	case 2:
		return 0.75
	case 3:
		return 0.9
	}
	return 1
}

// meant reports whether a passage has a word with content of its own, or so many
// others that their order tells.
func (p *Placer) meant(quote []int) bool {
	for _, w := range quote {
		if w > 0 && !p.small[w] {
			return true
		}
	}
	return len(quote) >= fewest
}

// shared counts the words that both have, each as often as both have it: all of
// them, and those that prove something, which are the ones with content and no
// more small ones than of those.
func (p *Placer) shared(quote, text []int) (all, telling int) {
	there := map[int]int{}
	for _, w := range text {
		there[w]++
	}
	content := 0
	for _, w := range quote {
		if w == 0 || there[w] == 0 {
			continue
		}
		there[w]--
		all++
		if !p.small[w] {
			content++
		}
	}
	return all, min(all, 2*content)
}

// longestRun is the length of the longest piece that both have.
func longestRun(quote, text []int) int {
	best := 0
	row := make([]int, len(text)+1) // row[j+1]: the piece that ends before the word at work and at text[j]
	for _, w := range quote {
		before := 0
		for j, v := range text {
			upper := row[j+1]
			row[j+1] = 0
			if w > 0 && w == v {
				row[j+1] = before + 1
				best = max(best, row[j+1])
			}
			before = upper
		}
	}
	return best
}

// smallWords carry no content: they stand in every principle. (Both languages.)
var smallWords = set(
	"the", "of", "and", "to", "is", "are", "be", "it", "its", "this", "that", "these", "those", "with", "for", "from", "by", "at",
	"if", "not", "which", "who", "what", "when", "where", "how", "will", "would", "should", "can", "may", "must", "shall", "have",
	"has", "their", "they", "them", "we", "our", "any", "all", "each", "every", "a", "an", "or", "as", "on", "in", "before", "after",
	"el", "la", "los", "las", "de", "del", "y", "e", "o", "u", "un", "una", "al", "a", "en", "que", "se", "su", "sus", "es", "son",
	"por", "para", "con", "lo", "no", "ser", "debe", "deben", "puede", "pueden", "este", "esta", "estos", "estas", "como", "cada",
	"toda", "todo", "todas", "todos", "cuando", "antes", "quien", "quienes", "ha", "han",
)

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

func small(word string) bool { return smallWords[word] || len(word) == 1 }
