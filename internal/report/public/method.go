package public

import (
	"fmt"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/survey"
)

// method is how the figures were made, in sentences from the records.
func (s speaker) method() []string {
	m := s.Method
	var names []string
	for _, src := range m.Sources {
		names = append(names, src.Name)
	}
	var out []string
	if !s.First.IsZero() {
		out = append(out, fmt.Sprintf(s.mSources, s.list(names), s.day(s.First), s.day(s.Last)))
	}
	out = append(out, s.mPeople, s.mAgree)
	if m.Codebook == "" {
		out = append(out, s.mNoThemes)
	} else {
		out = append(out, fmt.Sprintf(s.mThemes, m.Codebook))
	}
	if m.Learned {
		out = append(out, s.mLearned)
	}
	if c := m.Campaigns; c.Texts > 0 {
		out = append(out, fmt.Sprintf(s.mCampaigns, s.writings(analysis.Count{N: c.Texts}), c.Templates, c.People))
	}
	x := m.Excluded
	out = append(out, fmt.Sprintf(s.mExcluded, s.answers(x.Superseded), s.answers(x.Gone), s.answers(x.Quarantined), x.Unreadable, s.writings(analysis.Count{N: x.NoContent})))
	if s.Figures.Minimum > 1 {
		out = append(out, fmt.Sprintf(s.mHeld, s.Figures.Minimum))
	} else {
		out = append(out, s.mHeldNone)
	}
	out = append(out, s.mQuotes)
	if m.Comments {
		out = append(out, s.mComments)
	}
	if d := m.Decisions; d.Tags+d.Links+d.Quotes > 0 {
		out = append(out, fmt.Sprintf(s.mChecked, d.Tags, d.Links, d.Quotes, d.Reviewers))
	} else {
		out = append(out, s.mUnchecked)
	}
	return append(out, s.mLimits, s.versions())
}

func (s speaker) versions() string {
	codebook := s.Method.Codebook
	if codebook == "" {
		codebook = s.mVersionsNoBook
	}
	return fmt.Sprintf(s.mVersions, s.Run, s.Method.Analysis, codebook)
}

// sources lists where answers came from.
func (s speaker) sources() []string {
	var out []string
	for _, src := range s.Method.Sources {
		line := fmt.Sprintf(s.mSource, src.Name, s.types[string(src.Type)], s.roles[string(src.Role)], s.answers(src.Responses))
		if src.Round != "" {
			line += ", " + strings.ToLower(s.round) + " " + src.Round
		}
		if src.Revisions > 1 && src.Type == survey.GoogleForm {
			line += "; " + fmt.Sprintf(s.mRevisions, s.times(src.Revisions-1))
		}
		out = append(out, line)
	}
	return out
}

func (s speaker) times(n int) string {
	if s.language == "es" {
		if n == 1 {
			return "una vez"
		}
		return fmt.Sprintf("%d veces", n)
	}
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}
