// Package survey holds the words of canvass as types: projects, rounds, sources,
// forms, responses, runs. Every other package speaks in them.
//
// It imports only the standard library and does nothing but describe: decoding is
// the business of forms, keeping of store, counting of analysis.
package survey

import (
	"slices"
	"strings"
	"time"
)

// Project is one consultation and everything a person configured about it.
type Project struct {
	Name       string
	Location   *time.Location // the zone in which people read dates; never nil after config.Load
	Languages  []string       // in order of preference; the first is the fallback
	Principles []Principle
	Codebook   Codebook
	Rounds     []Round // never empty after config.Load: without configuration, one round called "all"
	Groups     []Group // answers to the question about groups that mean one group; others stand for themselves
	Sources    []Source
	Consent    ConsentPhrases // added to the built-in phrases
	Minimum    int            // smallest cell shown in published outputs
}

// Slug returns the project's name as a safe file name: lower-case ASCII letters,
// digits and single hyphens, at most 60 bytes, "project" when nothing is left.
func (p Project) Slug() string {
	var b strings.Builder
	for _, r := range strings.ToLower(p.Name) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= 60 {
			break
		}
	}
	if s := strings.Trim(b.String(), "-"); s != "" {
		return s
	}
	return "project"
}

// Source returns the configured source of that name.
func (p Project) Source(name string) (Source, bool) {
	i := slices.IndexFunc(p.Sources, func(s Source) bool { return s.Name == name })
	if i < 0 {
		return Source{}, false
	}
	return p.Sources[i], true
}

// Principle returns the configured principle of that id.
func (p Project) Principle(id string) (Principle, bool) {
	i := slices.IndexFunc(p.Principles, func(q Principle) bool { return q.ID == id })
	if i < 0 {
		return Principle{}, false
	}
	return p.Principles[i], true
}

// Texts is one text in several languages, keyed by language code ("en", "es").
type Texts map[string]string

// In returns the text in the first of the given languages that has one, else
// the text of the alphabetically first language, else "".
func (t Texts) In(languages ...string) string {
	for _, l := range languages {
		if s := t[l]; s != "" {
			return s
		}
	}
	best := ""
	for l, s := range t {
		if s != "" && (best == "" || l < best) {
			best = l
		}
	}
	return t[best]
}

// Principle is one draft statement that people rate and comment on.
type Principle struct {
	ID       string
	Title    Texts
	Wordings []Wording // oldest first; one with a zero From when the text never changed
}

// Wording is the text of a principle from a day on.
type Wording struct {
	From time.Time
	Text Texts
}

// Codebook is the list of themes that comments are tagged with.
type Codebook struct {
	Version string // content hash of the file, short hexadecimal
	Themes  []Theme
}

// Theme is one topic; its ID never changes. Description says what it is about, Include
// and Exclude what belongs to it and what does not: criteria for people, in words.
// Keywords are words, phrases and stems with a trailing "*", per language; Not lists
// what must not count. Formerly lists ids of an earlier codebook that the theme stands
// for now.
type Theme struct {
	ID          string
	Label       Texts
	Description Texts
	Include     Texts
	Exclude     Texts
	Keywords    map[string][]string
	Not         map[string][]string
	Formerly    []string
}

// Round is one event or wave.
type Round struct {
	ID    string
	Date  time.Time // midnight in the project's zone; zero when not given
	Seats []Seat
}

// Seat is one way of taking part in a round and the answers that ask for it.
type Seat struct {
	Mode     string   // a word of the organiser's; "cancelled" gives a place back
	Answers  []string // option texts, in any language, that mean this mode
	Capacity int      // 0: no limit
	Tries    []string // for a mode such as "either": modes to try in order
}

// Group is a group of people that several answers name, in any language.
type Group struct {
	Label   Texts
	Answers []string // its labels among them
}

// Cancelled is the mode of a seat whose answer gives the place back.
const Cancelled = "cancelled"

// ConsentPhrases are answers to the quote-consent question, beyond the built-in ones.
type ConsentPhrases struct{ Named, Anonymous, No []string }
