package lessons

import "canvass/internal/survey"

// Silence tells what it means that a reviewer said nothing of a theme of a text that
// they judged. Who goes through themes one by one says what they mean, and of the rest
// nothing is known. Who marks what a text speaks to, or corrects what was found, leaves
// out what it does not speak to. Of a theme that nobody decided on anywhere nothing is
// known whoever judged. The zero value has heard nobody.
type Silence struct {
	reviewers map[string]*habit // by [survey.ReviewerKey]
	decided   map[string]bool   // themes
	noes      int
}

// habit is how one reviewer decides.
type habit struct {
	yes, no int
	texts   map[TextName]bool
	themes  map[string]int // how many decisions on each
}

const (
	// seldom is the part of decisions, one in so many, up to which no is hardly ever said.
	seldom = 10
	// fewestMarks is how many yes show that somebody hardly ever says no, where others do.
	fewestMarks = 10
)

// Hear adds a decision on a theme.
func (s *Silence) Hear(d survey.Decision) {
	if s.decided == nil {
		s.reviewers, s.decided = map[string]*habit{}, map[string]bool{}
	}
	h := s.reviewers[survey.ReviewerKey(d.Reviewer)]
	if h == nil {
		h = &habit{texts: map[TextName]bool{}, themes: map[string]int{}}
		s.reviewers[survey.ReviewerKey(d.Reviewer)] = h
	}
	s.decided[d.Theme] = true
	h.texts[NameOf(d)] = true
	h.themes[d.Theme]++
	switch d.Verdict {
	case survey.VerdictYes:
		h.yes++
	case survey.VerdictNo:
		h.no++
		s.noes++
	}
}

// Marks reports whether a reviewer only marks what is there and hardly ever says no.
func (s *Silence) Marks(reviewer string) bool {
	h := s.reviewers[survey.ReviewerKey(reviewer)]
	return h != nil && h.seldomNo() && (h.yes >= fewestMarks || s.noes == 0)
}

// Decided reports whether anybody decided on a theme in any text.
func (s *Silence) Decided(theme string) bool { return s.decided[theme] }

// Themes is how many themes anybody decided on.
func (s *Silence) Themes() int { return len(s.decided) }

// Denies reports whether what a reviewer left out is likelier a no than not looked at:
// they mark what is there, or correct what was found here and there. A learner that did
// not take this for a no would know of few texts that do not speak to a theme but those
// that seem to.
func (s *Silence) Denies(reviewer, theme string) bool {
	h := s.reviewers[survey.ReviewerKey(reviewer)]
	return h != nil && s.decided[theme] && h.yes > 0 && (h.seldomNo() || !h.thorough() && 2*h.no < len(h.texts)*len(h.themes))
}

// NeverNo reports whether a reviewer said no to nothing.
func (s *Silence) NeverNo(reviewer string) bool {
	h := s.reviewers[survey.ReviewerKey(reviewer)]
	return h != nil && h.no == 0
}

func (h *habit) seldomNo() bool { return h.yes > 0 && seldom*h.no <= h.yes+h.no }

// thorough reports whether somebody goes through the same themes in text after text:
// nine of ten decisions are on themes that they decided on in most of their texts.
func (h *habit) thorough() bool {
	through := 0
	for _, n := range h.themes {
		if 2*n > len(h.texts) {
			through += n
		}
	}
	return 10*through >= 9*(h.yes+h.no)
}
