package lessons

import (
	"cmp"
	"slices"

	"canvass/internal/analysis/learn"
	"canvass/internal/survey"
)

// wholly counts the texts that tell whether a reviewer goes through texts or picks tags,
// and those of them that they went through.
type wholly struct{ texts, through int }

// throughout reports whether somebody goes through texts rather than picks tags.
func (w *wholly) throughout() bool { return 2*w.through > w.texts }

// picked leaves open noes on a theme that tell nothing of how often its keywords are
// wrong, and returns how many. Who takes out wrong tags here and there picks texts because
// their tags are wrong: were all these noes learned from, keywords that are right
// elsewhere would no longer be believed. So of the noes on keywords in texts of which most
// themes were left alone only as many count as keywords were said to be right.
func (b *book) picked(theme, decided int) (aside int) {
	right, noes := 0, []int(nil)
	for i, x := range b.examples {
		if !slices.ContainsFunc(x.Hits, func(h learn.Hit) bool { return h.Theme == theme }) {
			continue
		}
		switch {
		case x.Labels[theme] == learn.Yes:
			right++
		case x.Labels[theme] == learn.No && 2*b.said[i] <= decided && !slices.ContainsFunc(b.reviewers[i], func(who string) bool { return b.whole[who].throughout() }):
			noes = append(noes, i)
		}
	}
	if len(noes) <= right {
		return 0
	}
	slices.SortFunc(noes, func(i, j int) int { return cmp.Compare(mix(hashOf(b.members[i])), mix(hashOf(b.members[j]))) })
	for _, i := range noes[right:] {
		b.examples[i].Labels[theme] = disputed
	}
	return len(noes) - right
}

// attend counts how whole a text is looked at by those who decided on it. A text with
// several themes by keywords tells whether they decided on all of them; one with fewer
// only that they did not pick it for a tag, where they said no to nothing and found a
// theme that no keyword had.
func (b *book) attend(l Lesson, index map[string]int) {
	found := map[int]bool{}
	for _, h := range l.Hits {
		found[h.Theme] = true
	}
	type saying struct{ found, more, no int }
	said := map[string]saying{}
	for _, d := range l.Rulings {
		s := said[d.Reviewer]
		switch {
		case found[index[d.Theme]]:
			s.found++
		case d.Verdict == survey.VerdictYes:
			s.more++
		}
		if d.Verdict == survey.VerdictNo {
			s.no++
		}
		said[d.Reviewer] = s
	}
	for who, s := range said {
		w := b.whole[who]
		if w == nil {
			w = new(wholly)
			b.whole[who] = w
		}
		through := s.found >= len(found)
		if len(found) > 1 || through && s.no == 0 && s.more > 0 {
			w.texts++
			if through {
				w.through++
			}
		}
	}
}
