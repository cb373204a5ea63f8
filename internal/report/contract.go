package report

import (
	"time"

	"canvass/internal/analysis"
	"canvass/internal/analysis/rating"
	"canvass/internal/survey"
)

// SummaryJSON is the contract of `report summary --format json`: names are stable,
// additions are possible. Only GeneratedAt and Run depend on clock and runs.
type SummaryJSON struct {
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
	Campaigns *CampaignsSummaryJSON `json:"campaigns,omitempty"`
	Ways      []WayJSON             `json:"ways,omitempty"`
	Linking   *LinkingJSON          `json:"linking,omitempty"`
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

// inFavour and opposed are the contributions that stand so, with an addition or alternative or without.
func (t ThemeJSON) inFavour() int {
	return t.Stances[string(survey.StanceSupport)] + t.Stances[string(survey.StanceSupportAddition)]
}

func (t ThemeJSON) opposed() int {
	return t.Stances[string(survey.StanceObject)] + t.Stances[string(survey.StanceObjectOther)]
}

// reviewedShare is nil without contributions.
func (t ThemeJSON) reviewedShare() *float64 { return rating.Ratio(t.Reviewed, t.Contributions) }

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

// lowBase is the base below which a figure is marked: too few to lean on.
const lowBase = 30

// JSON returns a summary in the shape of the contract.
func (e *Edition) JSON(s analysis.Summary, by analysis.Dimension, now time.Time) SummaryJSON {
	out := SummaryJSON{
		GeneratedAt: now, Run: e.Run.ID,
		Registrations: registrationsJSON(s.Registrations), Feedback: feedbackJSON(s.Feedback), Rounds: []RoundJSON{},
		Principles: e.principlesJSON(s), Themes: e.themesJSON(s), Consent: consentJSON(s), Excluded: ExcludedJSON(s.Excluded),
	}
	for _, r := range s.Rounds {
		out.Rounds = append(out.Rounds, RoundJSON{r.ID, registrationsJSON(r.Registrations), feedbackJSON(r.Feedback)})
	}
	for _, g := range s.Groups {
		out.Groups = append(out.Groups, GroupJSON{
			g.Key, e.groupLabel(by, g.Key), registrationsJSON(g.Registrations), feedbackJSON(g.Feedback),
			e.principlesJSON(g.Summary), e.themesJSON(g.Summary), consentJSON(g.Summary),
		})
	}
	return out
}

func feedbackJSON(f analysis.Feedback) FeedbackJSON { return FeedbackJSON(f) }

func consentJSON(s analysis.Summary) ConsentJSON {
	return ConsentJSON{s.Consent[analysis.ConsentNamed], s.Consent[analysis.ConsentAnonymous], s.Consent[analysis.ConsentNo]}
}

func (e *Edition) principlesJSON(s analysis.Summary) []PrincipleJSON {
	out := []PrincipleJSON{}
	for i, p := range s.Principles {
		h := p.Histogram
		out = append(out, PrincipleJSON{
			p.ID, e.label(e.Project.Principles[i].Title), h.N(), h, h.Mean(), h.AgreeShare(), rating.Wilson(h.Agree(), h.N()),
			h.N() < lowBase, p.Contributions, stancesJSON(p.Stances),
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

func (e *Edition) themesJSON(s analysis.Summary) []ThemeJSON {
	out := []ThemeJSON{}
	for i, t := range s.Themes {
		out = append(out, ThemeJSON{
			t.ID, e.label(e.Project.Codebook.Themes[i].Label), t.Contributions, t.People, t.Base, t.Share(),
			rating.Wilson(t.People, t.Base), t.Base < lowBase, stancesJSON(t.Stances), t.Reviewed,
		})
	}
	return out
}

// groupLabel names a value of a dimension for people.
func (e *Edition) groupLabel(by analysis.Dimension, key string) string {
	var texts survey.Texts
	switch by {
	case analysis.ByPrinciple:
		p, _ := e.Project.Principle(key)
		texts = p.Title
	case analysis.ByTheme:
		for _, t := range e.Project.Codebook.Themes {
			if t.ID == key {
				texts = t.Label
			}
		}
	}
	if l := e.label(texts); l != "" {
		return l
	}
	return key
}
