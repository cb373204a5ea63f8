package review

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"canvass/internal/survey"
)

// byTime orders decisions that are new: by when, then by what they are about.
func byTime(a, b *survey.Decision) int {
	return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Response, b.Response),
		cmp.Compare(a.Question, b.Question), cmp.Compare(a.Theme, b.Theme), cmp.Compare(a.Other.Source, b.Other.Source), cmp.Compare(a.Other.Response, b.Other.Response),
		cmp.Compare(a.Reviewer, b.Reviewer), cmp.Compare(a.Verdict, b.Verdict), cmp.Compare(a.TextHash, b.TextHash), cmp.Compare(a.Note, b.Note))
}

// opinion is what is said about a subject.
type opinion struct {
	theme   string
	verdict survey.Verdict
}

func opinionOf(d *survey.Decision) opinion { return opinion{d.Theme, d.Verdict} }

// contradictions rejects rows in which one person says two things at one time.
func contradictions(entries []entry) {
	type moment struct {
		of voice
		at time.Time
	}
	first := make(map[moment]int, len(entries)) // the first row
	others := map[moment][]int{}                // and the first of each other opinion
	for i := range entries {
		key := moment{entries[i].voice, entries[i].At}
		k, again := first[key]
		same := func(k int) bool { return opinionOf(&entries[k].Decision) == opinionOf(&entries[i].Decision) }
		switch {
		case !again:
			first[key] = i
		case !same(k) && !slices.ContainsFunc(others[key], same):
			others[key] = append(others[key], i)
		}
	}
	if len(others) == 0 {
		return
	}
	for i := range entries {
		e := &entries[i]
		key := moment{e.voice, e.At}
		list, divided := others[key]
		if !divided {
			continue
		}
		for _, k := range append([]int{first[key]}, list...) {
			if f := &entries[k]; opinionOf(&f.Decision) != opinionOf(&e.Decision) {
				e.reason = fmt.Sprintf("it contradicts %s, where %s says %s", f.where, who(&f.Decision), said(&f.Decision))
				break
			}
		}
	}
}
