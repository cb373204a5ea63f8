package survey

import "time"

// Run is one execution of ingest.
type Run struct {
	ID       int64 // 1, 2, 3 … in one store
	Started  time.Time
	Finished time.Time
	Outcome  Outcome
	Sources  []SourceRun // in configured order
}

// Outcome says how a run ended.
type Outcome string

// The outcomes of a run.
const (
	Done    Outcome = "done"
	Partial Outcome = "partial" // at least one source succeeded and another did not
	Failed  Outcome = "failed"
)

// SourceRun is what a run did for one source.
// Fetched = New + Changed + Same + Quarantined always holds.
type SourceRun struct {
	Source      string
	Skipped     bool      // the source's type is not built yet
	Since       time.Time // the listing was asked only for what was submitted from then on; zero: for everything
	Complete    bool      // the listing ran to its end
	Fetched     int
	New         int
	Changed     int
	Same        int
	Gone        int // newly missing from a complete listing
	Quarantined int
	Cleaned     int    // texts that cleaning changed, in new and changed responses
	LineEnd     bool   // a file of text ended with the end of a line; false for everything else
	Error       string // "" when it succeeded; never holds personal data
	Warnings    []string
}

// Counts is how a page of received responses compared with what is stored.
type Counts struct{ New, Changed, Same, Cleaned int }

// Add returns the sum of two counts.
func (c Counts) Add(d Counts) Counts {
	return Counts{c.New + d.New, c.Changed + d.Changed, c.Same + d.Same, c.Cleaned + d.Cleaned}
}

// Standing is what earlier runs left of one source, for deciding how to read it.
type Standing struct {
	Current int       // responses that are there
	Newest  time.Time // the latest Submitted of any of them: a time of the server's clock
	Whole   time.Time // when the last run that saw everything started, by our clock; zero: never
	LineEnd bool      // SourceRun.LineEnd of that run
}

// Kept is how much a store holds of one source.
type Kept struct {
	Current     int // latest versions of responses that are there
	Gone        int // of responses that are gone
	Superseded  int // older versions
	Quarantined int // documents put aside by the last run that saw everything, and by runs after it
}

// Fetched is everything a run brings back from one source besides its responses,
// which were staged page by page.
type Fetched struct {
	Form        *Form // nil when it could not be read
	Pins        []Pin // newly resolved ones
	Quarantined []Quarantined
	Erased      []string // ids of responses whose earlier states lose their content
	MarkGone    bool     // the listing was complete and its absences are believed
	Result      SourceRun
}

// Pin ties a configured question to the id that its title meant when first seen.
type Pin struct{ Source, Question, ID string }
