package storetest

import (
	"slices"
	"sync"
	"testing"

	"canvass/internal/survey"
)

// receiving: what pages of responses do.
func (s suite) receiving() map[string]func(*testing.T) {
	return map[string]func(*testing.T){
		"FirstListingIsNew":                 s.firstListing,
		"SecondListingIsSame":               s.secondListing,
		"EditMakesVersion":                  s.edit,
		"EditBackMakesVersion":              s.editBack,
		"RegradingAtSameTimeMakesVersion":   s.regrade,
		"OlderStateNeverReplaces":           s.older,
		"OneSessionManyStates":              s.manyStates,
		"TiesDoNotDependOnOrder":            s.ties,
		"TakenBackByLaterPage":              s.takenBack,
		"ArrivalOrderDoesNotMatter":         s.arrival,
		"SourcesAtOnce":                     s.atOnce,
		"SourcesDoNotMix":                   s.sourcesApart,
		"CleaningIsCountedAndNoContent":     s.cleaning,
		"EmptyPageAndEmptyListing":          s.nothing,
		"ManyPagesOfOne":                    s.manyPages,
		"StagedInOneSessionSeenInNoneOther": s.discarded,
	}
}

func (s suite) firstListing(t *testing.T) {
	b := s.new(t)
	c, result := b.ingest("f", page(response("f", "b", 3, "x"), response("f", "a", 4, "y")))
	b.want("counts", c, survey.Counts{New: 2})
	b.want("gone", result.Gone, 0)
	current, history := b.contents("f")
	b.want("current", brief(current), []string{"b/1 run 1 x", "a/1 run 1 y"})
	b.want("history", len(history), 0)
}

func (s suite) secondListing(t *testing.T) {
	b := s.new(t)
	listing := page(response("f", "a", 3, "x"), response("f", "b", 4, "y"))
	b.ingest("f", listing)
	before, _ := b.contents("f")
	b.reopen()
	c, _ := b.ingest("f", reversed(listing))
	b.want("counts", c, survey.Counts{Same: 2})
	after, history := b.contents("f")
	b.want("current", after, before)
	b.want("history", len(history), 0)
}

func (s suite) edit(t *testing.T) {
	b := s.new(t)
	b.ingest("f", page(response("f", "a", 3, "x"), response("f", "b", 4, "y")))
	c, _ := b.ingest("f", page(response("f", "a", 5, "z"), response("f", "b", 4, "y")))
	b.want("counts", c, survey.Counts{Changed: 1, Same: 1})
	current, history := b.contents("f")
	b.want("current", brief(current), []string{"b/1 run 1 y", "a/2 run 2 z"})
	b.want("history", brief(history), []string{"a/1 run 1 x"})
}

func (s suite) editBack(t *testing.T) {
	b := s.new(t)
	b.ingest("f", page(response("f", "a", 3, "x")))
	b.ingest("f", page(response("f", "a", 4, "y")))
	c, _ := b.ingest("f", page(response("f", "a", 5, "x")))
	b.want("counts", c, survey.Counts{Changed: 1})
	current, history := b.contents("f")
	b.want("current", brief(current), []string{"a/3 run 3 x"})
	b.want("history", brief(history), []string{"a/1 run 1 x", "a/2 run 2 y"})
}

func (s suite) regrade(t *testing.T) {
	b := s.new(t)
	r := response("f", "a", 3, "x")
	b.ingest("f", page(r))
	r.Score = new(float64)
	c, _ := b.ingest("f", page(r))
	b.want("counts", c, survey.Counts{Changed: 1})
}

func (s suite) older(t *testing.T) {
	b := s.new(t)
	b.ingest("f", page(response("f", "a", 5, "new")))
	c, result := b.ingest("f", page(response("f", "a", 4, "old")))
	b.want("counts", c, survey.Counts{Same: 1})
	b.want("gone", result.Gone, 0)
	current, history := b.contents("f")
	b.want("current", brief(current), []string{"a/1 run 1 new"})
	b.want("history", len(history), 0)
}

func (s suite) manyStates(t *testing.T) {
	states := page(response("f", "a", 3, "x"), response("f", "a", 5, "z"), response("f", "a", 4, "y"), response("f", "a", 5, "z"))
	for name, pages := range map[string][][]survey.Response{
		"OnePage": {states}, "Reversed": {reversed(states)},
		"PageEach": {states[:1], states[1:2], states[2:3], states[3:]},
		"NewFirst": {states[1:2], states[:1], states[2:]},
	} {
		t.Run(name, func(t *testing.T) {
			b := s.new(t)
			c, _ := b.ingest("f", pages...)
			b.want("first counts", c, survey.Counts{New: 1, Same: 3})
			current, _ := b.contents("f")
			b.want("current", brief(current), []string{"a/1 run 1 z"})

			b.ingest("f", page(response("f", "a", 6, "w")))
			c, _ = b.ingest("f", pages...)
			b.want("counts of outdated states", c, survey.Counts{Same: 4})
		})
	}
}

func (s suite) ties(t *testing.T) {
	one, two := response("f", "a", 3, "x"), response("f", "a", 3, "y")
	var results [][]string
	for _, pages := range [][][]survey.Response{{page(one, two)}, {page(two, one)}, {page(one), page(two)}, {page(two), page(one)}} {
		for _, first := range []survey.Response{one, two, response("f", "a", 2, "w"), {}} {
			b := s.new(t)
			if first.ID != "" {
				b.ingest("f", page(first))
			}
			b.ingest("f", pages...)
			c, _ := b.ingest("f", pages...)
			b.want("counts of a repetition", c, survey.Counts{Same: 2})
			current, _ := b.contents("f")
			results = append(results, []string{current[0].Answers[0].Values[0]})
		}
	}
	for _, r := range results {
		if r[0] != results[0][0] {
			t.Fatalf("of two states at one instant, which one wins depends on order or on what was stored: %v", results)
		}
	}
}

// takenBack: a page stages one of two states of an instant, and a later one brings
// the other, which is what is stored already. Whichever wins, the sums agree.
func (s suite) takenBack(t *testing.T) {
	x, y := response("f", "a", 3, "x"), response("f", "a", 3, "y")
	for _, stored := range page(x, y) {
		var changed []int
		for _, pages := range [][][]survey.Response{{page(x), page(y)}, {page(y), page(x)}, {page(x), page(y), page(x)}, {page(y), page(x), page(y)}, {page(x, y)}} {
			b := s.new(t)
			b.ingest("f", page(stored))
			c, _ := b.ingest("f", pages...)
			received := max(len(pages), 2)
			b.want("counts", c, survey.Counts{Changed: c.Changed, Same: received - c.Changed})
			changed = append(changed, c.Changed)
		}
		if slices.Min(changed) != slices.Max(changed) {
			t.Fatalf("how many changed depends on order: %v", changed)
		}
	}
}

func (s suite) arrival(t *testing.T) {
	var listing []survey.Response
	for i := range 40 {
		listing = append(listing, response("f", string(rune('A'+i)), 1+i*7%20, "x"))
	}
	b, r := s.new(t), s.new(t)
	b.ingest("f", listing[:13], listing[13:14], listing[14:])
	r.ingest("f", reversed(listing[5:]), reversed(listing[:5]))
	forward, _ := b.contents("f")
	backward, _ := r.contents("f")
	b.want("versions", backward, forward)
}

func (s suite) atOnce(t *testing.T) {
	b := s.new(t)
	session := b.session()
	names := []string{"e", "c", "d", "a"}
	counts := make([]survey.Counts, len(names))
	errs := make([]error, len(names))
	var wg sync.WaitGroup
	for i, name := range names {
		wg.Go(func() {
			for n := range 20 {
				c, err := session.Add(t.Context(), name, page(response(name, string(rune('a'+n)), 3, "x")))
				if err != nil {
					errs[i] = err
					return
				}
				counts[i] = counts[i].Add(c)
			}
		})
	}
	wg.Wait()
	var fetched []survey.Fetched
	for i, name := range names {
		b.must(errs[i])
		b.want("counts", counts[i], survey.Counts{New: 20})
		fetched = append(fetched, whole(name, counts[i]))
	}
	b.commit(session, fetched...)
	for _, name := range names {
		current, _ := b.contents(name)
		b.want("responses of "+name, len(current), 20)
	}
}

func (s suite) sourcesApart(t *testing.T) {
	b := s.new(t)
	session := b.session()
	one := b.add(session, "one", page(response("one", "a", 3, "x")))
	two := b.add(session, "two", page(response("two", "a", 3, "y"), response("two", "A", 3, "z")))
	b.commit(session, whole("two", two), whole("one", one))
	_, result := b.ingest("one")
	b.want("gone", result.Gone, 1)
	current, _ := b.contents("two")
	b.want("current of the other", brief(current), []string{"A/1 run 1 z", "a/1 run 1 y"})
}

func (s suite) cleaning(t *testing.T) {
	b := s.new(t)
	r := response("f", "a", 3, "x")
	r.Cleaned, r.Original = 2, []byte{0xff, 0, '{'}
	c, _ := b.ingest("f", page(r))
	b.want("counts", c, survey.Counts{New: 1, Cleaned: 2})
	current, _ := b.contents("f")
	b.want("received", current[0].Response, r)

	r.Cleaned, r.Original = 1, nil
	c, _ = b.ingest("f", page(r))
	b.want("counts when only the cleaning differs", c, survey.Counts{Same: 1})

	session := b.session()
	r.Submitted, r.Cleaned = day(4), 5
	c = b.add(session, "f", page(r))
	b.want("counts of a change", c, survey.Counts{Changed: 1, Cleaned: 5})
	r.Submitted, r.Cleaned = day(5), 1
	c = c.Add(b.add(session, "f", page(r)))
	b.want("counts of two states", c, survey.Counts{Changed: 1, Same: 1, Cleaned: 1})
	b.commit(session, whole("f", c))
}

func (s suite) nothing(t *testing.T) {
	b := s.new(t)
	c, _ := b.ingest("f", nil, page())
	b.want("counts", c, survey.Counts{})
	current, history := b.contents("f")
	b.want("responses", len(current)+len(history), 0)
	_, _ = b.ingest("f", page(response("f", "a", 3, "x")))
	_, result := b.ingest("f")
	b.want("gone", result.Gone, 1)
}

func (s suite) manyPages(t *testing.T) {
	b := s.new(t)
	var pages [][]survey.Response
	for i := range 300 {
		pages = append(pages, page(response("f", string(rune(0x4e00+i)), 1+i%20, "x")))
	}
	c, _ := b.ingest("f", pages...)
	b.want("counts", c, survey.Counts{New: 300})
	c, _ = b.ingest("f", pages...)
	b.want("counts", c, survey.Counts{Same: 300})
}

func (s suite) discarded(t *testing.T) {
	b := s.new(t)
	session := b.session()
	b.add(session, "f", page(response("f", "a", 3, "x")))
	b.must(session.Discard())
	c, _ := b.ingest("f", page(response("f", "a", 3, "x")))
	b.want("counts", c, survey.Counts{New: 1})
}
