// Package summary is the figures of a summary: the JSON that other programs rely on, and
// the document of `report summary`. Whoever else shows a figure of a principle or theme
// takes it from here, so that it is the same number everywhere.
package summary

import (
	"cmp"
	"slices"
	"time"

	"canvass/internal/analysis/consent"
	"canvass/internal/analysis/rating"
	"canvass/internal/analysis/tally"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/campaigns"
	"canvass/internal/report/whoiswho"
	"canvass/internal/survey"
)

// JSON is the contract of `report summary --format json`: names are stable,
// additions are possible. Only GeneratedAt and Run depend on clock and runs.
type JSON struct {
	GeneratedAt   time.Time         `json:"generated_at"`
	Run           int64             `json:"run"`
	Registrations RegistrationsJSON `json:"registrations"`
	Rounds        []RoundJSON       `json:"rounds"`
	Feedback      FeedbackJSON      `json:"feedback"`
	Principles    []PrincipleJSON   `json:"principles"`
	Themes        []ThemeJSON       `json:"themes"`
	Consent       ConsentJSON       `json:"consent"`
	Excluded      ExcludedJSON      `json:"excluded"`
	Groups        []GroupJSON       `json:"groups,omitempty"`

	// Of the unfiltered summary only.
	Campaigns *campaigns.SummaryJSON `json:"campaigns,omitempty"`
	Ways      []campaigns.WayJSON    `json:"ways,omitempty"`
	Linking   *whoiswho.LinkingJSON  `json:"linking,omitempty"`
}

// RegistrationsJSON counts place requests.
type RegistrationsJSON struct {
	Responses  int            `json:"responses"`
	People     int            `json:"people"`
	ByMode     map[string]int `json:"by_mode"`
	Seated     map[string]int `json:"seated"`
	Waiting    map[string]int `json:"waiting"`
	Cancelled  int            `json:"cancelled"`
	Attendance AttendanceJSON `json:"attendance"`
}

// RoundJSON is one round's share.
type RoundJSON struct {
	ID            string            `json:"id"`
	Registrations RegistrationsJSON `json:"registrations"`
	Feedback      FeedbackJSON      `json:"feedback"`
}

// FeedbackJSON counts what people said; Contributors are the people behind the contributions.
type FeedbackJSON struct {
	Responses     int            `json:"responses"`
	People        int            `json:"people"`
	Contributions int            `json:"contributions"`
	Contributors  int            `json:"contributors"`
	ByLanguage    map[string]int `json:"by_language"`
}

// PrincipleJSON is the figures of one principle; null where n is 0.
type PrincipleJSON struct {
	ID            string           `json:"id"`
	Title         string           `json:"title"`
	N             int              `json:"n"`
	Histogram     rating.Histogram `json:"histogram"`
	Mean          *float64         `json:"mean"`
	AgreeShare    *float64         `json:"agree_share"`
	Interval      *rating.Interval `json:"interval"`
	LowBase       bool             `json:"low_base"`
	Contributions int              `json:"contributions"`
	Stances       map[string]int   `json:"stances"` // of the contributions, every stance
}

// ThemeJSON is the figures of one theme; share is people over base.
type ThemeJSON struct {
	ID            string           `json:"id"`
	Label         string           `json:"label"`
	Contributions int              `json:"contributions"`
	People        int              `json:"people"`
	Base          int              `json:"base"`
	Share         *float64         `json:"share"`
	Interval      *rating.Interval `json:"interval"`
	LowBase       bool             `json:"low_base"`
	Stances       map[string]int   `json:"stances"`  // of the contributions, every stance
	Reviewed      int              `json:"reviewed"` // of the contributions, those that a person confirmed
}

// InFavour is the contributions that support, with an addition or without.
func (t ThemeJSON) InFavour() int {
	return t.Stances[string(survey.StanceSupport)] + t.Stances[string(survey.StanceSupportAddition)]
}

// Opposed is the contributions that object, with an alternative or without.
func (t ThemeJSON) Opposed() int {
	return t.Stances[string(survey.StanceObject)] + t.Stances[string(survey.StanceObjectOther)]
}

// Sides are the counts for and against as a table shows them: blank, not 0, where the
// project has no principle that a text could be for or against.
func (t ThemeJSON) Sides(e *report.Edition) (favour, against export.Cell) {
	if len(e.Project.Principles) == 0 && t.InFavour()+t.Opposed() == 0 {
		return export.Cell{}, export.Cell{}
	}
	return export.Count(t.InFavour()), export.Count(t.Opposed())
}

// ReviewedShare is nil without contributions.
func (t ThemeJSON) ReviewedShare() *float64 { return rating.Ratio(t.Reviewed, t.Contributions) }

// ConsentJSON counts people by their latest answer on being quoted.
type ConsentJSON struct {
	Named     int `json:"named"`
	Anonymous int `json:"anonymous"`
	No        int `json:"no"`
}

// ExcludedJSON counts what was received and does not count.
type ExcludedJSON struct {
	Gone        int `json:"gone"`
	Superseded  int `json:"superseded"`
	NoContent   int `json:"no_content"`
	Quarantined int `json:"quarantined"`
	Unreadable  int `json:"unreadable"`
}

// GroupJSON is the figures of one value of --by.
type GroupJSON struct {
	Key           string            `json:"key"`
	Label         string            `json:"label"`
	Registrations RegistrationsJSON `json:"registrations"`
	Feedback      FeedbackJSON      `json:"feedback"`
	Principles    []PrincipleJSON   `json:"principles"`
	Themes        []ThemeJSON       `json:"themes"`
	Consent       ConsentJSON       `json:"consent"`
}

// LowBase is the base below which a figure is marked: too few to lean on.
const LowBase = 30

// Of returns a summary in the shape of the contract.
func Of(e *report.Edition, s tally.Summary, by tally.Dimension, now time.Time) JSON {
	out := JSON{
		GeneratedAt: now, Run: e.Run.ID,
		Registrations: registrationsJSON(s.Registrations), Feedback: feedbackJSON(s.Feedback), Rounds: []RoundJSON{},
		Principles: Principles(e, s), Themes: Themes(e, s), Consent: consentJSON(s), Excluded: ExcludedJSON(s.Excluded),
	}
	for _, r := range s.Rounds {
		out.Rounds = append(out.Rounds, RoundJSON{r.ID, registrationsJSON(r.Registrations), feedbackJSON(r.Feedback)})
	}
	for _, g := range s.Groups {
		out.Groups = append(out.Groups, GroupJSON{
			g.Key, GroupLabel(e, by, g.Key), registrationsJSON(g.Registrations), feedbackJSON(g.Feedback),
			Principles(e, g.Summary), Themes(e, g.Summary), consentJSON(g.Summary),
		})
	}
	return out
}

// AddWhole adds what only the unfiltered summary says: campaigns, the figures without
// them, and who is who.
func AddWhole(e *report.Edition, s *JSON) {
	c, l := campaigns.Summary(e), whoiswho.Linked(e, e.Whole)
	s.Campaigns, s.Ways, s.Linking = &c, campaigns.Ways(e), &l
}

func feedbackJSON(f tally.Feedback) FeedbackJSON { return FeedbackJSON(f) }

func consentJSON(s tally.Summary) ConsentJSON {
	return ConsentJSON{s.Consent[consent.Named], s.Consent[consent.Anonymous], s.Consent[consent.No]}
}

// Principles are the figures of every principle, in configured order.
func Principles(e *report.Edition, s tally.Summary) []PrincipleJSON {
	out := []PrincipleJSON{}
	for i, p := range s.Principles {
		h := p.Histogram
		out = append(out, PrincipleJSON{
			p.ID, e.Label(e.Project.Principles[i].Title), h.N(), h, h.Mean(), h.AgreeShare(), rating.Wilson(h.Agree(), h.N()),
			h.N() < LowBase, p.Contributions, stancesJSON(p.Stances),
		})
	}
	return out
}

// stancesJSON has every stance, those that nobody takes too.
func stancesJSON(counted map[survey.Stance]int) map[string]int {
	out := map[string]int{}
	for _, s := range survey.Stances() {
		out[string(s)] = counted[s]
	}
	return out
}

// Themes are the figures of every theme, in the order of the codebook.
func Themes(e *report.Edition, s tally.Summary) []ThemeJSON {
	out := []ThemeJSON{}
	for i, t := range s.Themes {
		out = append(out, ThemeJSON{
			t.ID, e.Label(e.Project.Codebook.Themes[i].Label), t.Contributions, t.People, t.Base, t.Share(),
			rating.Wilson(t.People, t.Base), t.Base < LowBase, stancesJSON(t.Stances), t.Reviewed,
		})
	}
	return out
}

// GroupLabel names a value of a dimension for people.
func GroupLabel(e *report.Edition, by tally.Dimension, key string) string {
	var texts survey.Texts
	switch by {
	case tally.ByPrinciple:
		p, _ := e.Project.Principle(key)
		texts = p.Title
	case tally.ByTheme:
		for _, t := range e.Project.Codebook.Themes {
			if t.ID == key {
				texts = t.Label
			}
		}
	}
	if l := e.Label(texts); l != "" {
		return l
	}
	return key
}

// Total is the sum over all modes.
func Total(m map[string]int) int {
	sum := 0
	for _, n := range m {
		sum += n
	}
	return sum
}

// ByPeople sorts themes by people, most first; equal ones stay in codebook order.
func ByPeople(themes []ThemeJSON) []ThemeJSON {
	sorted := slices.Clone(themes)
	slices.SortStableFunc(sorted, func(a, b ThemeJSON) int {
		return cmp.Or(cmp.Compare(b.People, a.People), cmp.Compare(b.Contributions, a.Contributions))
	})
	return sorted
}
