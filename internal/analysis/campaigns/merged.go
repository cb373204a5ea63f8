package campaigns

import "slices"

// Mail-merge: letters that are unlike as wholes, while nearly every phrase of each
// stands in several others. What tells them from ordinary texts that use common
// phrases is that any two of them have much in common, by the few alternatives
// there are for each phrase.
const (
	mergedLeast    = 4   // letters
	mergedWords    = 20  // of a letter, at least
	usedByOthers   = 3   // documents with a triple, itself included
	ofUsedPhrases  = .3  // part of its triples that others use, for a document to be tried
	remembered     = 4   // documents by which a triple is found again
	meanShare      = .1  // of the shorter one's words in common between two letters of one mail-merge, on average
	overOrdinary   = 4   // times as many as any two documents that were tried have in common
	meanRuns       = .08 // or this part in long runs
	longRun        = 6   // words in a row that ordinary texts seldom share
	inCommon       = 2   // of the letters looked at must have a triple, more where more than a hundred are
	ofLettersWords = .5  // part of a document's words that the letters' phrases cover, for it to be one of them
	ofAllUses      = 2   // times as often as in the letters may a phrase of theirs be used in all
	compared       = 48  // letters of which every two are compared
)

// merged joins mail-merge letters.
func (c *clustering) merged() {
	c.usage.many = 0 // here phrases that many use are what is looked for
	samples := c.sample()
	tried, used := c.worthTrying(samples)
	if len(tried) < mergedLeast {
		return
	}
	words, runs := c.inCommon(spread(tried, compared))
	c.families(tried)
	tried = slices.DeleteFunc(tried, func(rank int32) bool { return c.leader[rank] != rank })
	all := c.links(tried, samples, used)
	c.join(groupsOf(all, least[:], func(group []int32) bool { return len(group) >= mergedLeast && c.alike(group, words, runs) }), tried)
}

// groupsOf is the groups that documents tied by links are in, tied closely enough to be
// one letter: what is not by one measure is tried by the next.
func groupsOf(all []link, least []link, oneLetter func(group []int32) bool) [][]int32 {
	var letters [][]int32
	for _, least := range least {
		inLetters := map[int32]bool{}
		for _, group := range grouped(all, least) {
			if oneLetter(group) {
				letters = append(letters, group)
				for _, rank := range group {
					inLetters[rank] = true
				}
			}
		}
		all = slices.DeleteFunc(all, func(l link) bool { return inLetters[l.a] || inLetters[l.b] })
	}
	return letters
}

// alike reports whether two letters of the group share enough on average: more than
// ordinary texts do that draw on the same stock of phrases, or more in long runs, where
// ordinary ones share that many of their words, and those runs.
func (c *clustering) alike(group []int32, ordinary, ordinaryRuns float64) bool {
	words, runs := c.inCommon(spread(group, compared))
	return words >= max(meanShare, overOrdinary*ordinary) || runs >= max(meanRuns, overOrdinary*ordinaryRuns)
}

// inCommon is the part of the shorter one's words that two documents have in common,
// and the part that they have in long runs, on average over all pairs. What most of
// them have is left out: the first and last words of many who copy nobody are alike.
func (c *clustering) inCommon(ranks []int32) (words, runs float64) {
	frame := c.frame(ranks)
	lengths := make([]int, len(ranks))
	n := 0
	for i, rank := range ranks {
		first := c.text(rank)
		c.marks.clear(len(first))
		t := tally{}
		for k, key := range c.triples(first) {
			if frame.has(key) {
				t.add(k+2, false)
			} else {
				c.marks.add(key)
			}
		}
		lengths[i] = len(first) - t.all
		for k, other := range ranks[:i] {
			shorter := float64(max(1, min(lengths[i], lengths[k])))
			all, long := c.shared(c.text(other), longRun)
			words += min(1, float64(all)/shorter)
			runs += min(1, float64(long)/shorter)
			n++
		}
	}
	return words / float64(max(1, n)), runs / float64(max(1, n))
}

// frame is the triples that most of the documents have.
func (c *clustering) frame(ranks []int32) *marks {
	documents, n := c.documentsOf(ranks, len(ranks)), 0
	for _, d := range documents {
		n += c.length(d)
	}
	frame := &c.wordsA // nobody compares words meanwhile
	frame.clear(n)
	c.common(documents, max(3, len(ranks)/2+1), func(key uint32, _ int) { frame.add(key) })
	return frame
}

// shared counts the words of a text that lie in marked triples, and those in passages of
// so many words or more all of whose triples are marked.
func (c *clustering) shared(words []uint32, passage int) (all, long int) {
	until, from := 0, 0 // where the last marked triple ends; where its passage begins
	close := func() {
		if until-from >= passage {
			long += until - from
		}
	}
	for i, key := range c.triples(words) {
		if !c.marks.has(key) {
			continue
		}
		if i+2 != until {
			close()
			from = i
		}
		all += min(3, i+3-until)
		until = i + 3
	}
	close()
	return all, long
}

// join makes each group one cluster, without those of its documents that are mostly
// other words, and with those tried that are mostly its phrases.
func (c *clustering) join(letters [][]int32, tried []int32) {
	clusters := c.byLeader()
	n := 0
	for _, g := range letters {
		for _, rank := range g {
			n += c.length(c.order[rank]) * min(perUnit, 1+len(clusters[rank]))
		}
	}
	t := &c.templates
	t.empty(n)
	for i, g := range letters {
		units := spread(g, sampledLetters)
		c.countUnits(units, clusters, c.triples)
		c.counts.each(max(inCommon, len(units)/50), func(key uint32, n int) {
			if c.usage.times(key)*len(units) <= ofAllUses*n*len(g) {
				t.add(key, int32(i)) // fewer than documents
			}
		})
	}
	c.adopt(tried, len(letters), c.triples, func(hits []hit, best int32, words int) bool {
		return c.coveredBy(hits, best) >= ofLettersWords*float64(words)
	})
}

// adopt makes each document tried follow the first of those whose group owns most of its
// keys, where belongs agrees; groups own the keys in the templates.
func (c *clustering) adopt(tried []int32, groups int, keys func(words []uint32) []uint32, belongs func(hits []hit, best int32, words int) bool) {
	first := make([]int32, groups)
	for i := range first {
		first[i] = -1
	}
	for _, rank := range tried {
		words := c.text(rank)
		hits := c.hits(&c.templates, keys(words))
		best := c.top(hits, -1)
		if best < 0 || !belongs(hits, best, len(words)) {
			continue
		}
		if first[best] < 0 {
			first[best] = rank
		}
		c.leader[rank] = first[best]
	}
	c.settle()
}

// byLeader is the clusters of two documents or more by their first one.
func (c *clustering) byLeader() map[int32][]int32 {
	clusters := map[int32][]int32{}
	for _, m := range c.members() {
		clusters[m[0]] = m
	}
	return clusters
}

// perUnit is how many documents of one cluster are looked at.
const perUnit = 12

// countUnits counts in how many of the clusters with these leaders each triple
// stands. A letter of its own, however often it was copied, is one cluster.
func (c *clustering) countUnits(leaders []int32, clusters map[int32][]int32, keys func(words []uint32) []uint32) {
	n := 0
	for _, rank := range leaders {
		n += c.length(c.order[rank]) * min(perUnit, 1+len(clusters[rank]))
	}
	c.counts.clear(n)
	for i, rank := range leaders {
		for _, d := range c.documentsOf(append([]int32{rank}, clusters[rank]...), perUnit) {
			for _, key := range keys(c.of(d)) {
				c.counts.add(key, int32(i)) // a sample is small
			}
		}
	}
}
