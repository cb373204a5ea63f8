package analysis

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/campaigns"
	"canvass/internal/survey"
	"canvass/internal/text"
)

// Campaign is texts that two people or more made from one template. Nobody is taken
// out for it; what each person added stays visible.
type Campaign struct {
	ID      string // derived from its earliest text, so that it keeps it while it grows
	Members []CampaignMember
	Example int    // index into Members: the text that is most of all the template
	Shared  []Span // of the example's text: the template; only where passages were needed
	Merged  bool   // phrases were picked from alternatives (mail-merge)

	People      int
	First, Last time.Time // zero where times are not known
	Minute      int       // most texts within a minute
	Hour        int       // most texts within an hour
	Unfilled    int       // texts that left a placeholder as it was
	Blanks      []string  // those placeholders, as written
}

// CampaignMember is one text of a campaign.
type CampaignMember struct {
	Case, Text int     // indexes into Findings.Cases and Case.Texts
	Similarity float64 // part of its words that are the template's
	OwnWords   int     // words in passages of the person's own
	Own        []Span  // where those stand; only where passages were needed
}

// CampaignOf returns the campaign of a contribution with the member that it is; nil
// for a text that is nobody's copy.
func (f *Findings) CampaignOf(t *Contribution) (*Campaign, *CampaignMember) {
	if t.Campaign == 0 {
		return nil, nil
	}
	c := &f.Campaigns[t.Campaign-1]
	return c, &c.Members[t.Member]
}

// newFinder returns what looks for copies; what people were shown when they wrote
// counts for nothing: wordings and titles of principles, and titles of questions.
func newFinder(p survey.Project, inputs []Input, needs Needs) *campaigns.Finder {
	if !needs.Copies {
		return nil
	}
	var shown []string
	expected := 0
	for _, principle := range p.Principles {
		shown = append(shown, wordings(principle)...)
		for _, language := range slices.Sorted(maps.Keys(principle.Title)) {
			shown = append(shown, principle.Title[language])
		}
	}
	for i, in := range inputs {
		if p.Sources[i].Role == survey.Feedback {
			expected += in.Expected // of several questions, most may be left blank
		}
		for _, form := range in.Forms {
			for _, q := range form.Questions {
				shown = append(shown, q.Title)
			}
		}
	}
	return campaigns.New(shown, needs.Passages, expected)
}

// note hands texts to the finder. Until all are there, Campaign is the finder's
// number. That equal texts say something is asked only once there are some.
func (a *analyst) note(c *Case, texts []answers.Text) {
	for i, t := range texts {
		number, again := a.finder.Add(t.Text)
		if again && saysNothing(t.Text) {
			a.finder.Drop(number)
		}
		c.Texts[i].Campaign = number
	}
}

// saysNothing reports whether a text is a stock phrase; those are short.
func saysNothing(s string) bool {
	return len(s) <= 120 && (text.NoContent(s) || text.SameAsAbove(s))
}

// findCampaigns looks for campaigns among all texts, cases being in order and people
// known.
func (a *analyst) findCampaigns() {
	if a.finder == nil {
		return
	}
	f := a.findings
	n := 0
	for k := range f.Cases {
		n += len(f.Cases[k].Texts)
	}
	texts, where := make([]campaigns.Text, 0, n), make([]TextMember, 0, n)
	for k := range f.Cases {
		for i := range f.Cases[k].Texts {
			t := &f.Cases[k].Texts[i]
			texts = append(texts, campaigns.Text{Number: t.Campaign, Person: int32(f.Cases[k].Person)}) // fewer than responses
			where = append(where, TextMember{k, i})
			t.Campaign = 0
		}
	}
	for _, found := range a.finder.Find(texts) {
		f.Campaigns = append(f.Campaigns, a.campaign(found, where))
	}
	f.Shortened = a.finder.Capped
	a.finder = nil
	slices.SortStableFunc(f.Campaigns, func(x, y Campaign) int { return cmp.Compare(len(y.Members), len(x.Members)) })
	for n := range f.Campaigns {
		for m, member := range f.Campaigns[n].Members {
			t := &f.Cases[member.Case].Texts[member.Text]
			t.Campaign, t.Member = int32(n+1), int32(m) // fewer than texts
		}
	}
}

// campaign says of a campaign what its responses tell.
func (a *analyst) campaign(found campaigns.Campaign, where []TextMember) Campaign {
	f := a.findings
	out := Campaign{
		Members: make([]CampaignMember, 0, len(found.Members)), Example: found.Example, Shared: spansOf(found.Shared),
		Merged: found.Merged, People: found.People, Unfilled: found.Unfilled, Blanks: found.Blanks,
	}
	var times []time.Time
	first := where[found.Members[0].Text]
	for _, m := range found.Members {
		at := where[m.Text]
		out.Members = append(out.Members, CampaignMember{
			Case: at.Case, Text: at.Text, Similarity: math.Round(float64(m.Similarity)*1e4) / 1e4, OwnWords: m.OwnWords, Own: spansOf(m.Own),
		})
		if f.earlier(at, first) < 0 {
			first = at
		}
		if t := f.Cases[at.Case].Submitted; t.Year() > unknownYear {
			times = append(times, t)
		}
	}
	c := &f.Cases[first.Case]
	sum := sha256.Sum256([]byte(f.Project.Sources[c.Source].Name + "\x00" + c.ID + "\x00" + c.Texts[first.Text].AnswerID))
	out.ID = "c" + strings.ToLower(base32.StdEncoding.EncodeToString(sum[:]))[:10]
	if len(times) > 0 {
		slices.SortFunc(times, time.Time.Compare)
		out.First, out.Last = times[0], times[len(times)-1]
		out.Minute, out.Hour = busiest(times, time.Minute), busiest(times, time.Hour)
	}
	return out
}

// unknownYear is when responses without a time are taken to have come.
const unknownYear = 1970

// earlier compares texts by creation of their responses, then source, id and question.
func (f *Findings) earlier(x, y TextMember) int {
	a, b := &f.Cases[x.Case], &f.Cases[y.Case]
	return cmp.Or(a.Created.Compare(b.Created), cmp.Compare(f.Project.Sources[a.Source].Name, f.Project.Sources[b.Source].Name),
		cmp.Compare(a.ID, b.ID), cmp.Compare(a.Texts[x.Text].AnswerID, b.Texts[y.Text].AnswerID))
}

// busiest is the most times, which are in order, within less than a stretch.
func busiest(times []time.Time, stretch time.Duration) int {
	most, from := 0, 0
	for to := range times {
		for times[to].Sub(times[from]) >= stretch {
			from++
		}
		most = max(most, to-from+1)
	}
	return most
}

func spansOf(list []campaigns.Span) []Span {
	if list == nil {
		return nil
	}
	out := make([]Span, len(list))
	for i, s := range list {
		out[i] = Span(s)
	}
	return out
}
