// Package analysis turns stored responses into Findings: who is who, what each
// response says, which answers count, who has a seat. It is pure: no files, clock,
// randomness or map order; the same responses in any order give the same Findings.
//
// Texts pass through once and are not kept: a Case holds what was found in a text,
// with spans that point back into it, so that a million responses fit in memory.
// What is kept for every response is its Case and, until people are linked, its
// name and address.
//
// [Analyse] makes Findings. What is said of them is counted in rooms of its own: tally
// whole or filtered, ways three times where there are copies, publish as far as it may
// leave the house.
package analysis

import (
	"time"

	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/consent"
	"canvass/internal/analysis/opinions"
	"canvass/internal/analysis/people"
	"canvass/internal/analysis/placement"
	"canvass/internal/analysis/seats"
	"canvass/internal/analysis/stance"
	"canvass/internal/survey"
)

// Version is the version of the rules in this package and below: it changes
// whenever the same responses could give other findings.
const Version = "17"

// Findings is everything that analysis knows about one snapshot.
type Findings struct {
	Project        survey.Project
	Questions      []answers.Question // what ratings and texts answer, in configured order
	Cases          []Case             // by source in configured order, then submitted, then id
	People         []Person           // by earliest response
	Registrations  []Registration
	Sources        []SourceFacts
	Campaigns      []Campaign        // the largest first, then by first text
	Shortened      int               // texts so long that only their beginning was compared
	Presences      []Presence        // who came where, by person, then round
	Lists          []int             // attendance lists that hold somebody: of no round in particular, then of each round
	Ties           []people.Tie      // what links responses to their persons; To is an index into Cases, -1 for what is gone
	Ask            []people.Pair     // pairs of Cases that may be one person's, the likeliest first
	Linking        people.Facts      // how linking went
	Stale          []survey.Decision // on texts that have changed since: they lock nothing
	Denied         []survey.Decision // no, on themes that would have been found or proposed, or of which a keyword stands there
	tagger         *tagger
	StanceLearning *opinions.Learning // the same on stances
	Learning       *Learning          // what was learned from decisions on themes; nil when there are none
}

// Case is one current response without its texts.
type Case struct {
	Source     int // index into Project.Sources
	ID         string
	Created    time.Time
	Submitted  time.Time
	Edited     bool
	Round      int // index into Project.Rounds; -1 for none in particular
	Language   string
	Person     int // index into Findings.People
	Rule       people.Rule
	Tie        int32  // what links it, as an index into Findings.Ties plus one; 0 for a person's first response
	Mode       string // registration: mode asked for, seats.OtherMode or seats.NoMode
	Came       Came   // attendance: what the row of the list says
	Group      string
	Consent    consent.Level    // to being quoted, as this response says it
	Superseded bool             // the person answered everything in it again later
	Reworded   bool             // a text with content in it was replaced by one that says something else; known where texts are read
	Replaced   int32            // one more than the index of the person's next case in the round that replaced something in it; 0: none
	Withdrawn  bool             // a comment that was deleted: nobody's feedback any more
	Place      *placement.Place // of a comment on a document, as far as its quote tells; nil elsewhere
	Ratings    []Rating
	Texts      []Contribution
}

// Rating is one answer on a principle.
type Rating struct {
	Question int  // index into Findings.Questions
	Value    int8 // 1 to 5; 0 when it cannot be read
	Voice
}

// Contribution is one text, as far as it was understood.
type Contribution struct {
	Question  int    // index into Findings.Questions
	AnswerID  string // the question's id in its source
	Language  string // "" when undecided
	Runes     int
	Print     uint64 // hash of the folded text: equal texts have equal prints
	NoContent bool
	Inherited bool            // "same as above": its tags are those of the person's earlier answer
	Tags      []Tag           // by theme
	Check     []Tag           // not sure enough to count: a person should look
	Stance    *stance.Reading // nil: unclear, or nobody needs it
	Campaign  int32           // one more than the index into Findings.Campaigns; 0: in none
	Member    int32           // index into its members
	Voice
}

// Voice says whether an answer is the person's latest to its question: in its
// round, and over all rounds.
type Voice struct{ InRound, Overall bool }

// Tag is a theme found in a contribution.
type Tag struct {
	Theme       int // index into Codebook.Themes
	By          TagSource
	Probability float64
	Spans       []Span // evidence, in order
	Negated     bool
}

// TagSource says who or what set a tag.
type TagSource string

// The sources of tags.
const (
	ByCodebook  TagSource = "codebook" // its keywords stand there
	ByLearned   TagSource = "learned"  // other words speak for it, as decisions on other texts show
	ByInherited TagSource = "inherited"
	ByAnalyst   TagSource = "analyst"  // a person decided it; without evidence where none was found
	ByProvider  TagSource = "provider" // a service saw it where nothing here did, and a person said yes; with the words it named
)

// Span is a stretch of the stored text in code points, the end excluded.
type Span struct{ Start, End int }

// Person is one human and what their latest answers say of them.
type Person struct {
	ID            string
	Cases         []int // indexes into Findings.Cases, by submitted
	Registrations []int // indexes into Findings.Registrations, by round
	Group         string
	Consent       consent.Level // of the latest feedback response; consent.No without one
	Feedback      bool          // gave feedback
	Name          string        // latest name given, for quotes that may be attributed and the door list
}

// Registration is one person's current place request in one round.
type Registration struct {
	Person   int
	Round    int    // index into Project.Rounds; -1 for none in particular
	Case     int    // the latest response; -1 when it is gone
	Mode     string // asked for; seats.OtherMode or seats.NoMode too
	Standing seats.Standing
	Came     Came
}

// SourceFacts is what is known of a source beyond its current responses.
type SourceFacts struct {
	Binding     survey.Binding
	Forms       int // stored revisions
	Gone        int
	Quarantined int
	Cleaned     int // texts that cleaning changed, in current responses
}
