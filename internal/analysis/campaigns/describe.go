package campaigns

import "slices"

// passage is how many words in a row, none of them the template's, are a person's
// own; fewer are an edit of the letter.
const passage = 3

// A quotation is what at least so many documents have in common that consist, on
// average, of long passages of their own to such a part; hardly one has no more than
// the quotation. To a letter, few of its senders add as much.
const (
	quotedBy    = 5
	quoteOwn    = .37
	quoteBare   = .15 // of a document that has hardly more; of the documents that may be so
	longPassage = 6   // words
)

// describe tells apart what the texts of a group share and what each has of its own.
// It reports false for texts that quote the same words, each beside much of its own:
// a question that the configuration does not know, a law, a footer.
func (c *clustering) describe(texts []Text, group []int, people int) (Campaign, bool) {
	out := Campaign{Members: make([]Member, 0, len(group)), People: people}
	documents := c.documents(texts, group)
	c.template(documents)
	said, aside, bare := map[int32]coverage{}, 0.0, 0
	for _, d := range documents {
		said[d] = c.coverage(d, len(documents) == 1)
		aside += said[d].aside
		if said[d].aside < quoteBare {
			bare++
		}
	}
	if n := float64(len(documents)); n >= quotedBy && aside >= quoteOwn*n && float64(bare) <= quoteBare*n {
		return out, false
	}
	for _, i := range group {
		form := texts[i].Number
		d := c.forms[form].doc
		own := said[d]
		m := Member{Text: i, Similarity: own.share, OwnWords: own.words, Own: c.spans(form, own.own)}
		if names := c.open[form]; len(names) > 0 {
			out.Unfilled++
			out.Blanks = append(out.Blanks, names...)
		}
		out.Members = append(out.Members, m)
		if m.Similarity > out.Members[out.Example].Similarity {
			out.Example = len(out.Members) - 1
		}
	}
	slices.Sort(out.Blanks)
	out.Blanks = slices.Compact(out.Blanks)
	example := texts[out.Members[out.Example].Text].Number
	out.Shared = c.spans(example, said[c.forms[example].doc].shared)
	out.Merged = c.pickedFrom(documents, c.forms[example].doc)
	return out, true
}

// alikeInWhole is the part of their words that copies of one text share with it on
// average; where it is less and yet most is the template's, phrases were picked.
const alikeInWhole = .45

// pickedFrom reports whether the documents are mail-merge letters: no one of them is
// what the others were made from.
func (c *clustering) pickedFrom(documents []int32, example int32) bool {
	if len(documents) < mergedLeast {
		return false
	}
	words := c.of(example)
	c.marks.of(c.triples(words))
	c.usage.many = 0
	sum, sample := 0.0, spread(documents, sampled)
	for _, d := range sample {
		other := c.of(d)
		sum += min(1, c.covered(other)/float64(min(len(words), len(other))))
	}
	return sum < alikeInWhole*float64(len(sample))
}

// documents lists the different documents of a group, in order.
func (c *clustering) documents(texts []Text, group []int) []int32 {
	var all []int32
	seen := map[int32]bool{}
	for _, i := range group {
		if d := c.forms[texts[i].Number].doc; !seen[d] {
			seen[d] = true
			all = append(all, d)
		}
	}
	return all
}

// template makes the marks hold what several of the documents have in common.
func (c *clustering) template(documents []int32) {
	sample := spread(documents, sampledLetters)
	n := 0
	for _, d := range sample {
		n += c.length(d)
	}
	c.marks.clear(n)
	c.common(sample, max(2, len(sample)/20), func(key uint32, _ int) { c.marks.add(key) })
}

// coverage is what of a document is the template's.
type coverage struct {
	share       float32
	words       int     // in passages of its own
	aside       float64 // part of its words that is long passages of its own
	own, shared []run   // passages of its own; what is the template's
}

// run is words from one to before another.
type run struct{ from, to int }

func (c *clustering) coverage(d int32, whole bool) coverage {
	words := c.of(d)
	if whole {
		return coverage{share: 1, shared: []run{{0, len(words)}}}
	}
	var out coverage
	n, until, long := 0, 0, 0 // words covered; where the last cover ends; words in long passages
	close := func(next int) {
		if next-until >= passage {
			out.own = append(out.own, run{until, next})
			out.words += next - until
		}
		if next-until >= longPassage {
			long += next - until
		}
	}
	for i, key := range c.triples(words) {
		if !c.marks.has(key) {
			continue
		}
		from, to := max(until, i), i+3
		if from > until || len(out.shared) == 0 {
			close(from)
			out.shared = append(out.shared, run{from, to})
		} else {
			out.shared[len(out.shared)-1].to = to
		}
		n += to - from
		until = to
	}
	close(len(words))
	out.share = float32(n) / float32(len(words))
	out.aside = float64(long) / float64(len(words))
	return out
}

// spans is where runs of words stand in a form.
func (c *clustering) spans(form int32, runs []run) []Span {
	if !c.places || len(runs) == 0 {
		return nil
	}
	out := make([]Span, 0, len(runs))
	end, word := 0, 0
	gaps := c.gaps[c.forms[form].places:]
	for _, r := range runs {
		s := Span{Start: -1}
		for ; word < r.to; word++ {
			start := end + int(gaps[2*word])
			end = start + int(gaps[2*word+1])
			if word >= r.from && s.Start < 0 {
				s.Start = start
			}
		}
		s.End = end
		out = append(out, s)
	}
	return out
}
