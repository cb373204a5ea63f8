package survey

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"
)

// Decision is what a human said about a tag, a link, a stance, a quote or a
// proposal: a lock that no run may change. Decisions are appended and never edited:
// of two on the same [Decision.Subject] the later one holds.
type Decision struct {
	Seq      int64 // order of noting, from 1; 0 before the store has noted it
	Kind     DecisionKind
	Source   string  // of the response judged; "" for a proposal
	Response string  // "" for a proposal
	Question string  // id of the text's question in its source; "" for a link or a proposal
	Theme    string  // id of the theme (KindTheme), the stance (KindStance), the proposal's id (KindProposal)
	Other    Ref     // the other response of a KindLink, ordered after (Source, Response)
	Verdict  Verdict // VerdictNone takes earlier decisions on the subject back
	Reviewer string
	Note     string
	TextHash string    // [HashText] of the text that was judged; "" when none was
	At       time.Time // when it was noted, UTC
}

// Ref names a response.
type Ref struct{ Source, Response string }

// DecisionKind is what a decision is about.
type DecisionKind string

// The kinds of decision.
const (
	KindTheme    DecisionKind = "theme"    // this text speaks to this theme: yes or no
	KindLink     DecisionKind = "link"     // these two responses are of one person: same or different
	KindStance   DecisionKind = "stance"   // this text takes this stance: yes
	KindQuote    DecisionKind = "quote"    // this text may be quoted: yes or no; consent is needed all the same
	KindProposal DecisionKind = "proposal" // a suggested theme is wanted: yes or no
)

// Verdict is what was decided.
type Verdict string

// The verdicts.
const (
	VerdictNone      Verdict = ""
	VerdictYes       Verdict = "yes"
	VerdictNo        Verdict = "no"
	VerdictSame      Verdict = "same"
	VerdictDifferent Verdict = "different"
)

// Subject names what a decision is about, whoever decided, so that the
// later of two can be found.
func (d Decision) Subject() Decision {
	s := Decision{Kind: d.Kind, Source: d.Source, Response: d.Response, Question: d.Question, Theme: d.Theme, Other: d.Other}
	if d.Kind == KindStance {
		s.Theme = "" // a text has one stance
	}
	return s
}

// ByReviewer is the subject as one reviewer judged it, by [ReviewerKey]: for agreement
// between people.
func (d Decision) ByReviewer() Decision {
	s := d.Subject()
	s.Reviewer = ReviewerKey(d.Reviewer)
	return s
}

// ReviewerKey is a reviewer's name for comparison: people write theirs with and without
// capitals and blanks. It is "" of decisions that name nobody.
func ReviewerKey(name string) string {
	return strings.ToLower(strings.Join(strings.Fields(name), " "))
}

// Holding returns those of decisions, the earliest first, that hold: the latest on each
// subject, unless it takes back what was said before, or is on a link and contradicts
// later ones (A and B are one person's, B and C too, A and C are not). Their order stays. Where
// all hold it is decisions itself, to be read only.
func Holding(decisions []Decision) []Decision {
	return holding(decisions, func(DecisionKind) bool { return true })
}

// HoldingOf is Holding for decisions of one kind, which is faster where others are many.
func HoldingOf(kind DecisionKind, decisions []Decision) []Decision {
	return holding(decisions, func(k DecisionKind) bool { return k == kind })
}

func holding(decisions []Decision, wanted func(DecisionKind) bool) []Decision {
	s := subjects{words: map[string]int32{}}
	n := 0
	for i := range decisions {
		if wanted(decisions[i].Kind) {
			n++
		}
	}
	latest := make(map[subject]int, n)
	holds := make([]bool, len(decisions))
	for i := range decisions {
		if !wanted(decisions[i].Kind) {
			continue
		}
		key := s.of(&decisions[i])
		if before, again := latest[key]; again {
			holds[before] = false
		}
		latest[key], holds[i] = i, true
	}
	consistent(decisions, holds)
	n = 0
	for i := range decisions {
		if holds[i] = holds[i] && decisions[i].Verdict != VerdictNone; holds[i] {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	if n == len(decisions) { // as a rule: nobody took anything back
		return slices.Clip(decisions)
	}
	out := make([]Decision, 0, n)
	for i := range decisions {
		if holds[i] {
			out = append(out, decisions[i])
		}
	}
	return out
}

// subject is what Subject leaves of a decision, each part a number: many decisions share
// theirs, and numbers are compared sooner than words.
type subject [7]int32

// subjects numbers words. Of two decisions in a row most parts are alike.
type subjects struct {
	words map[string]int32
	last  [len(subject{})]string
	key   subject
}

func (s *subjects) of(d *Decision) subject {
	theme := d.Theme
	if d.Kind == KindStance {
		theme = "" // as Subject has it
	}
	for i, part := range [...]string{string(d.Kind), d.Source, d.Response, d.Question, theme, d.Other.Source, d.Other.Response} {
		if part == s.last[i] {
			continue
		}
		n, known := s.words[part]
		if !known && part != "" {
			n = int32(len(s.words) + 1) // fewer than fit in memory
			s.words[part] = n
		}
		s.last[i], s.key[i] = part, n
	}
	return s.key
}

// Numbers numbers what decisions are about, their subjects, from 0 as they come: whoever has
// many decisions compares numbers sooner than words. The zero value has none.
type Numbers struct {
	subjects
	known map[subject]int
}

// Of is the number of the subject of a decision.
func (n *Numbers) Of(d *Decision) int {
	if n.known == nil {
		n.words, n.known = map[string]int32{}, map[subject]int{}
	}
	key := n.of(d)
	number, again := n.known[key]
	if !again {
		number = len(n.known)
		n.known[key] = number
	}
	return number
}

// consistent leaves out the links that later ones contradict.
func consistent(decisions []Decision, holds []bool) {
	var b Bonds
	for i := len(decisions) - 1; i >= 0; i-- {
		if holds[i] && decisions[i].Kind == KindLink {
			holds[i] = b.Add(decisions[i])
		}
	}
}

// Overruled returns the decisions on links, the earliest first, that are the latest on
// their pair and do not hold, because later ones on other pairs contradict them.
func Overruled(decisions []Decision) []Decision {
	var links []Decision
	latest := map[Decision]int{}
	for _, d := range decisions {
		if d.Kind == KindLink {
			latest[d.Subject()] = len(links)
			links = append(links, d)
		}
	}
	holds := map[Decision]bool{}
	for _, d := range Holding(links) {
		holds[d.Subject()] = true
	}
	var out []Decision
	for i, d := range links {
		if latest[d.Subject()] == i && d.Verdict != VerdictNone && !holds[d.Subject()] {
			out = append(out, d)
		}
	}
	return out
}

// HashText identifies the text that a decision judged: 16 hexadecimal digits of its
// SHA-256. A decision whose text has another hash now is stale: it is shown and
// asked again, and it locks nothing.
func HashText(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}
