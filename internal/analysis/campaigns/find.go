package campaigns

import "slices"

// Text is one text of somebody's.
type Text struct {
	Number int32 // as Add gave it
	Person int32
}

// Campaign is texts that were made from one template, by two people or more.
type Campaign struct {
	Members  []Member // in the order of the texts
	People   int
	Example  int      // index into Members: the one whose text is most of all the template
	Shared   []Span   // of the example's text: what the template has of it; only with places
	Merged   bool     // phrases were picked from alternatives: no single text is the template
	Unfilled int      // members that left a placeholder as it was
	Blanks   []string // those placeholders, as written, in order
}

// Member is one text of a campaign.
type Member struct {
	Text       int     // index into the texts given
	Similarity float32 // part of its words that are the template's
	OwnWords   int     // words in passages of its own
	Own        []Span  // where those stand; only with places
}

// Span is a stretch of a text in code points, the end excluded.
type Span struct{ Start, End int }

// Find returns the campaigns among the texts, by their first member. What it finds
// depends on the order of the texts, and not on the order in which they were added.
func (f *Finder) Find(texts []Text) []Campaign {
	c := f.cluster(f.order(texts))
	c.merged()
	var out []Campaign
	for _, group := range c.groups(texts) {
		if n := people(texts, group); n > 1 && c.beyondChance(texts, group, n) {
			if found, ok := c.describe(texts, group, n); ok {
				out = append(out, found)
			}
		}
	}
	return out
}

// order lists the documents by their first text.
func (f *Finder) order(texts []Text) []int32 {
	order, seen := make([]int32, 0, len(f.docs)), make([]bool, len(f.docs))
	for _, t := range texts {
		if d := f.forms[t.Number].doc; !seen[d] {
			seen[d] = true
			order = append(order, d)
		}
	}
	return order
}

// groups lists the texts, two or more, of each cluster.
func (c *clustering) groups(texts []Text) [][]int {
	leaders, sizes := make([]int32, len(c.docs)), make([]int32, len(c.docs)) // by document
	for rank, d := range c.order {
		leaders[d] = c.order[c.leader[rank]]
	}
	for _, t := range texts {
		sizes[leaders[c.forms[t.Number].doc]]++
	}
	var groups [][]int
	place := make([]int32, len(c.docs)) // of a leader's group, plus one
	for i, t := range texts {
		d := c.forms[t.Number].doc
		leader := leaders[d]
		if sizes[leader] < 2 || c.length(d) < minWords {
			continue
		}
		if place[leader] == 0 {
			groups = append(groups, make([]int, 0, sizes[leader]))
			place[leader] = int32(len(groups)) // fewer than documents
		}
		groups[place[leader]-1] = append(groups[place[leader]-1], i)
	}
	return groups
}

// people counts the different people behind a group.
func people(texts []Text, group []int) int {
	all := make([]int32, len(group))
	for k, i := range group {
		all[k] = texts[i].Person
	}
	slices.Sort(all)
	return len(slices.Compact(all))
}

// beyondChance reports whether equal texts have words rare enough that so many people
// hardly wrote the same by chance, and are no answer that anybody may give: for two it
// takes the evidence that ties any two texts, for many half of it.
func (c *clustering) beyondChance(texts []Text, group []int, people int) bool {
	first := c.forms[texts[group[0]].Number].doc
	if c.stock(texts, group) {
		return false
	}
	for _, i := range group[1:] {
		if c.forms[texts[i].Number].doc != first {
			return true // found by what they have in common
		}
	}
	if c.usage.evidence == 0 { // too few texts to know which words are rare
		return c.length(first) >= editedWords
	}
	weight, _, _ := c.commonWords(c.of(first), c.of(first))
	return weight >= c.usage.evidence/2*float64(people)/float64(people-1)
}

// stock reports whether a group is stock answers only.
func (c *clustering) stock(texts []Text, group []int) bool {
	for _, i := range group {
		if !stock(c.of(c.forms[texts[i].Number].doc)) {
			return false
		}
	}
	return true
}
