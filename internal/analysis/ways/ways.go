// Package ways counts people who sent copies in three ways: every voice; each letter
// once, beside what people wrote themselves; only what people wrote themselves. The
// three side by side show what a conclusion owes to a campaign.
package ways

import (
	"cmp"
	"slices"

	"canvass/internal/analysis"
)

// Way is a way of counting people who sent copies.
type Way string

// The ways. Each takes in less than the one before it: every voice; each letter once,
// beside what people wrote themselves; only what people wrote themselves.
const (
	AllVoices     Way = "all_voices"
	OncePerLetter Way = "one_per_campaign"
	OwnWords      Way = "own_words"
)

// Counting is the overall figures counted in one way.
type Counting struct {
	Way        Way
	Principles []RatedWay // every configured principle
	Themes     []ThemeWay // every theme of the codebook
}

// RatedWay is a principle's ratings. N, a sum of weights, is what they amount to.
type RatedWay struct {
	ID    string
	N     float64
	Mean  *float64 // nil without ratings
	Agree *float64 // part of N that is 4 or 5
	Rank  int      // by Agree, from 1; equal shares have one rank; 0 without ratings
}

// ThemeWay is how many voices speak to a theme.
type ThemeWay struct {
	ID     string
	Voices int
	Share  *float64 // of those that wrote anything
	Rank   int      // by Voices, from 1; 0 when none does
}

// Of counts in the three ways. A text that is a letter and no more is the letter's:
// the letter speaks to a theme when at least half of its texts do, and the ratings
// that came with it alone weigh, taken together, as one. A text with a passage of its
// author's own is theirs: the rating counts as theirs, and so do themes whose evidence
// stands in the passage. A rating belongs to the letter on its principle, else to one
// on an open question. Without campaigns the three are alike.
func Of(f *analysis.Findings) [3]Counting {
	ways := [3]*way{newWay(f), newWay(f), newWay(f)}
	letters := map[letterOn]*weighted{}
	texts := make([]letter, len(f.Campaigns))
	for i := range f.People {
		all, own := spoken(f, &f.People[i], texts)
		ways[0].voice(all)
		ways[1].voice(own)
		ways[2].voice(own)
		rate(f, &f.People[i], ways, letters)
	}
	for campaign := range f.Campaigns { // in order: sums of fractions depend on it
		for principle := range f.Project.Principles {
			if w := letters[letterOn{campaign, principle}]; w != nil {
				ways[1].ratings[principle].merge(w)
			}
		}
	}
	for _, l := range texts {
		ways[1].voice(l.themes(len(f.Project.Codebook.Themes)))
	}
	return [3]Counting{ways[0].counting(f, AllVoices), ways[1].counting(f, OncePerLetter), ways[2].counting(f, OwnWords)}
}

// spoken is which themes a person speaks to, in all and in their own words; nil when
// they wrote nothing, or nothing of their own. What is a letter's and no more is noted there.
func spoken(f *analysis.Findings, p *analysis.Person, letters []letter) (all, own []bool) {
	for _, k := range p.Cases {
		for i := range f.Cases[k].Texts {
			t := &f.Cases[k].Texts[i]
			if !t.Overall || t.NoContent {
				continue
			}
			campaign, member := f.CampaignOf(t)
			mine := campaign == nil || member.OwnWords > 0
			if all == nil {
				all = make([]bool, len(f.Project.Codebook.Themes))
			}
			if mine && own == nil {
				own = make([]bool, len(f.Project.Codebook.Themes))
			}
			if campaign != nil {
				letters[t.Campaign-1].add(t, len(all))
			}
			for _, tag := range t.Tags {
				all[tag.Theme] = true
				if mine && (campaign == nil || overlap(tag.Spans, member.Own)) {
					own[tag.Theme] = true
				}
			}
		}
	}
	return all, own
}

// overlap reports whether spans of two lists, each in order, have a code point in common.
func overlap(a, b []analysis.Span) bool {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].End <= b[0].Start:
			a = a[1:]
		case b[0].End <= a[0].Start:
			b = b[1:]
		default:
			return true
		}
	}
	return false
}

// letter is the texts of a campaign that count, and how many of them speak to each theme.
type letter struct {
	texts  int
	themed []int
}

func (l *letter) add(t *analysis.Contribution, themes int) {
	if l.themed == nil {
		l.themed = make([]int, themes)
	}
	l.texts++
	for _, tag := range t.Tags {
		l.themed[tag.Theme]++
	}
}

// themes is what the letter speaks to; nil when none of its texts counts.
func (l *letter) themes(n int) []bool {
	if l.texts == 0 {
		return nil
	}
	out := make([]bool, n)
	for theme, texts := range l.themed {
		out[theme] = 2*texts >= l.texts
	}
	return out
}

// letterOn is a campaign and the principle of the ratings that came with it.
type letterOn struct{ campaign, principle int }

// rate counts a person's ratings.
func rate(f *analysis.Findings, p *analysis.Person, ways [3]*way, letters map[letterOn]*weighted) {
	for _, k := range p.Cases {
		for _, r := range f.Cases[k].Ratings {
			principle, ok := ways[0].index[f.Questions[r.Question].Principle]
			if !ok || !r.Overall || r.Value == 0 {
				continue
			}
			ways[0].ratings[principle].add(r.Value)
			if campaign := letterBeside(f, p, f.Questions[r.Question].Principle); campaign >= 0 {
				on := letterOn{campaign, principle}
				if letters[on] == nil {
					letters[on] = &weighted{}
				}
				letters[on].add(r.Value)
				continue
			}
			ways[1].ratings[principle].add(r.Value)
			ways[2].ratings[principle].add(r.Value)
		}
	}
}

// letterBeside is the campaign whose letter, and no word more, a person sent on a
// principle or, when they sent nothing on it, on an open question; -1 for none.
func letterBeside(f *analysis.Findings, p *analysis.Person, principle string) int {
	open := -1
	for _, k := range p.Cases {
		for i := range f.Cases[k].Texts {
			t := &f.Cases[k].Texts[i]
			if !t.Overall || t.NoContent {
				continue
			}
			of := f.Questions[t.Question].Principle
			bare := -1
			if campaign, member := f.CampaignOf(t); campaign != nil && member.OwnWords == 0 {
				bare = int(t.Campaign) - 1
			}
			switch {
			case of == principle:
				return bare
			case of == "" && open < 0:
				open = bare
			}
		}
	}
	return open
}

// weighted is a sum of ratings.
type weighted struct{ n, sum, agree float64 }

func (w *weighted) add(value int8) {
	w.n++
	w.sum += float64(value)
	if value >= 4 {
		w.agree++
	}
}

// merge takes in other ratings as one.
func (w *weighted) merge(o *weighted) {
	w.n++
	w.sum += o.sum / o.n
	w.agree += o.agree / o.n
}

// way adds up what is counted in one way.
type way struct {
	index   map[string]int // of principles
	ratings []weighted
	voices  []int // by theme
	base    int
}

func newWay(f *analysis.Findings) *way {
	w := &way{index: map[string]int{}, ratings: make([]weighted, len(f.Project.Principles)), voices: make([]int, len(f.Project.Codebook.Themes))}
	for i, p := range f.Project.Principles {
		w.index[p.ID] = i
	}
	return w
}

// voice counts one voice by the themes it speaks to; nil is none.
func (w *way) voice(themes []bool) {
	if themes == nil {
		return
	}
	w.base++
	for theme, yes := range themes {
		if yes {
			w.voices[theme]++
		}
	}
}

func (w *way) counting(f *analysis.Findings, name Way) Counting {
	c := Counting{Way: name}
	for i, p := range f.Project.Principles {
		r := RatedWay{ID: p.ID, N: w.ratings[i].n}
		if r.N > 0 {
			mean, agree := w.ratings[i].sum/r.N, w.ratings[i].agree/r.N
			r.Mean, r.Agree = &mean, &agree
		}
		c.Principles = append(c.Principles, r)
	}
	for i, t := range f.Project.Codebook.Themes {
		v := ThemeWay{ID: t.ID, Voices: w.voices[i]}
		if w.base > 0 {
			share := float64(v.Voices) / float64(w.base)
			v.Share = &share
		}
		c.Themes = append(c.Themes, v)
	}
	rank(c.Principles, func(r *RatedWay) (float64, *int) {
		if r.Agree == nil {
			return -1, &r.Rank
		}
		return *r.Agree, &r.Rank
	})
	rank(c.Themes, func(t *ThemeWay) (float64, *int) {
		if t.Voices == 0 {
			return -1, &t.Rank
		}
		return float64(t.Voices), &t.Rank
	})
	return c
}

// rank numbers a list by a value, largest first; equal values share a number, and
// negative ones have none.
func rank[T any](list []T, of func(*T) (float64, *int)) {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	value := func(i int) float64 { v, _ := of(&list[i]); return v }
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(value(j), value(i)) })
	for place, i := range order {
		v, number := of(&list[i])
		switch {
		case v < 0:
		case place > 0 && value(order[place-1]) == v:
			_, before := of(&list[order[place-1]])
			*number = *before
		default:
			*number = place + 1
		}
	}
}
