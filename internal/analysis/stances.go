package analysis

import (
	"unicode/utf8"

	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/lessons"
	"canvass/internal/analysis/opinions"
	"canvass/internal/analysis/stance"
	"canvass/internal/analysis/themes"
	"canvass/internal/survey"
	"canvass/internal/text"
)

// stances reads how texts stand to what they are about.
type stances struct {
	reader  *themes.Reader
	asker   *themes.Reader // of answers to questions about the stance
	lexicon text.Lexicon
	cut     text.Cut
	cues    survey.Codebook
	decided map[lessons.TextName]survey.Decision
	learned opinions.Opinions // from what is decided
	stale   []survey.Decision
}

func newStances(decisions []survey.Decision) (*stances, error) {
	cues := stance.Cues()
	m, err := themes.Compile(cues, []string{"en", "es"})
	if err != nil {
		return nil, err
	}
	s := &stances{reader: m.NewReader(), asker: m.NewReader(), cues: cues, decided: map[lessons.TextName]survey.Decision{}}
	for _, d := range survey.HoldingOf(survey.KindStance, decisions) {
		if d.Verdict == survey.VerdictYes {
			s.decided[lessons.NameOf(d)] = d
		}
	}
	return s, nil
}

// read gives the contributions of a response their stances, in this order: what a
// person decided, of the text or of an equal one; what the respondent was asked, about
// the same principle, or about everything where the text is on the wording of the
// whole; the words of the text with the rating of the same principle as a weak prior,
// by what was learned and by rules; else it is unclear, nil. A text that
// says nothing, or only points to another, has none. Cuts are the texts, cut into words.
func (s *stances) read(of survey.Ref, texts []Contribution, said answers.Said, cuts []text.Cut) {
	for i := range texts {
		c, r := &texts[i], said.Texts[i]
		if c.NoContent || c.Inherited {
			continue
		}
		if d, ok := s.decided[textOf(of, r)]; ok {
			if d.TextHash == survey.HashText(r.Text) {
				c.Stance = &stance.Reading{Stance: survey.Stance(d.Theme), By: stance.ByAnalyst}
				continue
			}
			s.stale = append(s.stale, d)
		}
		c.Stance = s.ofAny(c, r, s.told(said, r.Question.Principle), &cuts[i])
	}
}

// ofAny reads one text that nobody decided about, but perhaps about an equal one.
func (s *stances) ofAny(c *Contribution, r answers.Text, beside told, cut *text.Cut) *stance.Reading {
	if d := s.learned.Decided(lessons.Key{Question: r.Question, Print: c.Print}); d != "" {
		return &stance.Reading{Stance: d, By: stance.ByAnalyst}
	}
	return s.of(c, r, beside, cut)
}

// told is what a response says beside its text of how that stands.
type told struct {
	asked  survey.Stance // the answer to a question for the stance
	rating int           // of the same principle; 0 without one
}

func (s *stances) told(said answers.Said, principle string) told {
	return told{s.asked(said, principle), ratingOf(said, principle)}
}

// fresh is the stance that was decided of a text as it stands; "" for none.
func (s *stances) fresh(key lessons.TextName, text string) survey.Stance {
	if d, ok := s.decided[key]; ok && d.TextHash == survey.HashText(text) {
		return survey.Stance(d.Theme)
	}
	return ""
}

// of reads one text that nobody decided about.
func (s *stances) of(c *Contribution, r answers.Text, beside told, cut *text.Cut) *stance.Reading {
	principle := r.Question.Principle
	if principle == "" && r.Question.Field != survey.FieldWording {
		return nil // a vision or an experience is for nothing and against nothing
	}
	if known(beside.asked) {
		return &stance.Reading{Stance: beside.asked, By: stance.ByQuestion}
	}
	if principle == "" {
		return nil
	}
	reading := stance.Read(r.Text, s.hits(s.reader, cut, c.Language), beside.rating)
	reading = s.learned.Of(reading, r, cut, c.Language, beside.rating, c.Runes)
	if !known(reading.Stance) {
		return nil
	}
	return &reading
}

// ratingOf is the rating that a response gives to a principle; 0 without one.
func ratingOf(said answers.Said, principle string) int {
	rating := 0
	for _, x := range said.Ratings {
		if x.Question.Principle == principle && x.Value > 0 {
			rating = x.Value
		}
	}
	return rating
}

func known(s survey.Stance) bool { return s != "" && s != survey.StanceUnclear }

// asked is the answer to a mapped question about a stance on the principle.
func (s *stances) asked(said answers.Said, principle string) survey.Stance {
	for _, a := range said.Stances {
		if a.Question.Principle == principle {
			s.lexicon.Cut(&s.cut, a.Text)
			return stance.Answer(s.hits(s.asker, &s.cut, ""), a.Text)
		}
	}
	return ""
}

// opinion is what is learned from a text that somebody decided about.
func (s *stances) opinion(l lessons.Lesson, decided survey.Stance, r answers.Text, said answers.Said) lessons.Lesson {
	rating := ratingOf(said, r.Question.Principle)
	s.lexicon.Cut(&s.cut, r.Text)
	rules := stance.Read(r.Text, s.hits(s.reader, &s.cut, l.Language), rating)
	return opinions.Lesson(l, decided, rating, rules, utf8.RuneCountInString(r.Text))
}

func (s *stances) hits(reader *themes.Reader, cut *text.Cut, language string) []stance.Hit {
	var out []stance.Hit
	for _, h := range reader.Match(cut, language) {
		for _, span := range h.Spans {
			out = append(out, stance.Hit{Cue: s.cues.Themes[h.Theme].ID, Keyword: h.Keyword, Span: stance.Span{Start: span.Lead, End: span.End}, Negated: span.Negated()})
		}
	}
	return out
}
