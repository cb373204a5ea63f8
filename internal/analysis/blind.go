package analysis

import (
	"slices"
	"unicode/utf8"

	"canvass/internal/survey"
	"canvass/internal/text"
)

// TextName names a text as a decision does.
type TextName struct{ Source, Response, Question string }

// Unseen is what the machine finds in a text without knowing what was decided about it.
type Unseen struct {
	Themes []int // indexes into the codebook
	Stance survey.Stance
}

// Blind reads judged texts without knowing the decisions on them: those of one part at a
// time by what the decisions on all others teach, as [Analyse] would read them if nobody had
// decided about the texts of that part. It ranges over the current feedback once and keeps
// the judged texts. Part says of which part, from 0, a text is; false, and it is not read.
// Done is called after each part.
func Blind(p survey.Project, inputs []Input, decisions []survey.Decision, needs Needs, parts int, part func(TextName) (int, bool), done func(parts int)) (map[TextName]Unseen, error) {
	a, err := newAnalyst(p, decisions, needs)
	if err != nil {
		return nil, err
	}
	b := blind{analyst: a, others: make([]sample, parts), found: map[TextName]Unseen{}}
	for k := range b.others {
		b.others[k].most = background
	}
	if err := a.eachText(inputs, func(t heardText) { b.hear(t, part) }); err != nil {
		return nil, err
	}
	for k := range parts {
		b.teach(k)
		for i := range b.hidden {
			if h := &b.hidden[i]; h.part == k {
				b.found[h.name] = b.read(h)
			}
		}
		done(k + 1)
	}
	return b.found, nil
}

// blind gathers what each part needs.
type blind struct {
	*analyst
	lessons, opinions []lesson
	partOf            [2][]int // of the lessons and the opinions; -1: none
	others            []sample // for each part: texts on whose themes nobody outside it decided
	hidden            []hidden
	found             map[TextName]Unseen
}

// hidden is a text that is to be read.
type hidden struct {
	ReadText
	name     TextName
	part     int
	language string // of its source
	beside   told
}

// hear keeps of a text what is needed.
func (b *blind) hear(t heardText, part func(TextName) (int, bool)) {
	j, name := b.judged(t), TextName{t.key.source, t.key.response, t.key.question}
	of, wanted := part(name)
	if !wanted {
		of = -1
	}
	if len(j.rulings) > 0 {
		b.lessons, b.partOf[0] = append(b.lessons, j.lesson), append(b.partOf[0], of)
	}
	if j.opinion != nil {
		b.opinions, b.partOf[1] = append(b.opinions, *j.opinion), append(b.partOf[1], of)
	}
	for k := range b.others {
		if j.open || !j.empty && k == of {
			b.others[k].offer(t.ReadText, t.language)
		}
	}
	if !wanted {
		return
	}
	h := hidden{ReadText: t.ReadText, name: name, part: of, language: t.language}
	if h.Text = j.Words; h.Text == "" {
		h.Text = string([]byte(t.Text)) // it shares memory with all that its response says
	}
	if b.stances != nil {
		h.beside = b.stances.told(*t.said, t.Question.Principle)
	}
	b.hidden = append(b.hidden, h)
}

// teach learns from what was decided about the texts of all other parts.
func (b *blind) teach(part int) {
	b.tagger.model, b.tagger.locks.twins = nil, nil
	if lessons := outside(b.lessons, b.partOf[0], part); len(lessons) > 0 {
		b.learn(lessons, b.others[part].texts())
	}
	b.others[part] = sample{}
	if b.stances == nil {
		return
	}
	b.stances.learned = opinions{lessons: outside(b.opinions, b.partOf[1], part)}
	if len(b.stances.learned.lessons) > 0 {
		b.stances.learned.learn()
	}
}

// outside are the lessons of all parts but one.
func outside(all []lesson, partOf []int, part int) []lesson {
	var out []lesson
	for i, l := range all {
		if partOf[i] != part {
			out = append(out, l)
		}
	}
	return out
}

// read reads one text as if nobody had decided about it.
func (b *blind) read(h *hidden) Unseen {
	t := b.tagger
	if len(t.cuts) == 0 {
		t.cuts = make([]text.Cut, 1)
	}
	cut := &t.cuts[0]
	t.cut(cut, h.ReadText)
	shown := cut.Language(h.language)
	c := Contribution{Language: h.language, Runes: utf8.RuneCountInString(h.Text), Print: text.Print(h.Text)}
	if h.language == "" || shown == text.Other {
		c.Language = shown
	}
	if c.NoContent = h.Empty(); !c.NoContent {
		c.Tags, c.Check = t.find(h.ReadText, cut, shown)
	}
	twin := twinKey{h.Question, c.Print}
	c.Tags, c.Check = t.locks.share(twin, c.Tags, c.Check)
	if c.NoContent = c.NoContent && len(c.Tags) == 0; b.stances != nil && !c.NoContent {
		c.Stance = b.stances.ofAny(&c, h.ReadText, h.beside, cut)
	}
	u := Unseen{Stance: c.Stands()}
	for _, tag := range c.Tags {
		u.Themes = append(u.Themes, tag.Theme)
	}
	u.Themes = slices.Clip(u.Themes)
	return u
}
