// Package public lays out what may leave the house, in English or Spanish: the page
// and the write-up. It sees nothing but a Publication, in which small figures are
// already kept back and every quote has its author's consent.
package public

import (
	"slices"
	"time"

	"canvass/internal/analysis/publish"
	"canvass/internal/analysis/tally"
	"canvass/internal/survey"
)

// Publication is everything that a page or a write-up may say.
type Publication struct {
	Name       string
	Run        int64
	Made       time.Time // of the last run, in the project's zone
	First      time.Time // the days of the first and the last response that counts
	Last       time.Time
	NotRead    []string // sources that the last run could not read
	Figures    publish.Figures
	Principles []survey.Principle
	Themes     []survey.Theme
	Rounds     []survey.Round
	Groups     []survey.Group // that have a name in several languages
	Quotes     []Quote
	Method     Method
}

// Quote is a text whose author agreed to be quoted, without what points at people.
type Quote struct {
	ID        string // the same in every edition
	Text      string
	Name      string // "" : anonymous
	Group     string // "" : none that may be named
	Language  string
	Principle int // index, -1 for none
	Theme     int // index, -1 for none
	Side      Side
}

// Side is how a quote's author stands to the principle.
type Side int

// The sides, by the author's rating: 4 and 5 agree, 1 and 2 object.
const (
	NoSide Side = iota
	Agrees
	Objects
)

// Method is what was done to come to the figures, from the run's own records.
type Method struct {
	Sources   []Source
	Excluded  tally.Excluded
	Languages []string // in which themes are looked for
	Codebook  string   // version, "" for none
	Analysis  string   // version
	Learned   bool     // themes were learned from decisions
	Decisions Decisions
	Campaigns Campaigns
	Comments  bool // comments on a document are among the sources
}

// Source is where answers came from.
type Source struct {
	Name, Round string
	Type        survey.SourceType
	Role        survey.Role
	Responses   int // current
	Revisions   int // of its questions, as far as they were seen
}

// Decisions counts what people checked.
type Decisions struct{ Tags, Links, Quotes, Reviewers int }

// Campaigns counts texts that several people made from one template; zero where
// there are none, or too few to be told.
type Campaigns struct{ Templates, Texts, People int }

// of lists the quotes on a principle from one side, or on a theme.
func (p Publication) of(keep func(Quote) bool) []Quote {
	return slices.DeleteFunc(slices.Clone(p.Quotes), func(q Quote) bool { return !keep(q) })
}

// in is a text in a language, else in the first that has one.
func in(t survey.Texts, language string) string { return t.In(language, "en") }
