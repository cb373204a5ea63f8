package public

import (
	"fmt"
	"strings"

	"canvass/internal/analysis/publish"
	"canvass/internal/survey"
)

// method is how the figures were made, in sentences from the records.
func (s speaker) method() []string {
	m := s.Method
	var out []string
	if !s.First.IsZero() {
		out = append(out, fmt.Sprintf(s.mSources, s.day(s.First), s.day(s.Last), s.day(s.Made), s.Run))
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
		out = append(out, fmt.Sprintf(s.mCampaigns, s.writings(publish.Count{N: c.Texts}), c.Templates, c.People))
	}
	out = append(out, s.excluded())
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
		out = append(out, fmt.Sprintf(s.mChecked, d.Tags, d.Links, d.Quotes, s.persons(publish.Count{N: d.Reviewers})))
	} else {
		out = append(out, s.mUnchecked)
	}
	return append(out, s.mLimits, s.versions())
}

// excluded is what was received and does not count.
func (s speaker) excluded() string {
	var list []string
	add := func(n int, format, one, many string) {
		if n > 0 {
			list = append(list, fmt.Sprintf(format, s.counted(publish.Count{N: n}, one, many)))
		}
	}
	x := s.Method.Excluded
	add(x.Superseded, s.xReplaced, s.response, s.responses)
	add(x.Gone, s.xGone, s.response, s.responses)
	add(x.Quarantined, s.xUnread, s.response, s.responses)
	add(x.Unreadable, s.xRatings, s.rating, s.ratings)
	add(x.NoContent, s.xEmpty, s.text, s.words.texts)
	if len(list) == 0 {
		return s.mNothingExcluded
	}
	return fmt.Sprintf(s.mExcluded, s.list(list))
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
		line := fmt.Sprintf(s.mSource, src.Name, s.types[string(src.Type)], s.roles[string(src.Role)], s.received(src))
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

// received is how much came from a source, by its name.
func (s speaker) received(src Source) string {
	n := publish.Count{N: src.Responses}
	switch {
	case src.Type == survey.GoogleDoc:
		return s.counted(n, s.comment, s.comments)
	case src.Role == survey.Attendance:
		return s.counted(n, s.entry, s.entries)
	}
	return s.counted(n, s.response, s.responses)
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
