package analysis

import (
	"slices"
	"unicode/utf8"

	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/lessons"
	"canvass/internal/analysis/opinions"
	"canvass/internal/survey"
	"canvass/internal/text"
)

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
func Blind(p survey.Project, inputs []Input, decisions []survey.Decision, needs Needs, parts int, part func(lessons.TextName) (int, bool), done func(parts int)) (map[lessons.TextName]Unseen, error) {
	a, err := newAnalyst(p, decisions, needs)
	if err != nil {
		return nil, err
	}
	b := blind{analyst: a, others: make([]lessons.Sample, parts), found: map[lessons.TextName]Unseen{}}
	for k := range b.others {
		b.others[k].Most = background
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
	judged, opinions []lessons.Lesson
	partOf           [2][]int         // of the lessons and the opinions; -1: none
	others           []lessons.Sample // for each part: texts on whose themes nobody outside it decided
	hidden           []hidden
	found            map[lessons.TextName]Unseen
}

// hidden is a text that is to be read.
type hidden struct {
	read     answers.Text
	name     lessons.TextName
	part     int
	language string // of its source
	beside   told
}

// hear keeps of a text what is needed.
func (b *blind) hear(t heardText, part func(lessons.TextName) (int, bool)) {
	j, name := b.analyst.judged(t), t.key
	of, wanted := part(name)
	if !wanted {
		of = -1
	}
	if len(j.Rulings) > 0 {
		b.judged, b.partOf[0] = append(b.judged, j.Lesson), append(b.partOf[0], of)
	}
	if j.opinion != nil {
		b.opinions, b.partOf[1] = append(b.opinions, *j.opinion), append(b.partOf[1], of)
	}
	for k := range b.others {
		if j.open || !j.Empty && k == of {
			b.others[k].Offer(t.read, t.language)
		}
	}
	if !wanted {
		return
	}
	h := hidden{read: t.read, name: name, part: of, language: t.language}
	if h.read.Text = j.Words; h.read.Text == "" {
		h.read.Text = string([]byte(t.read.Text)) // it shares memory with all that its response says
	}
	if b.stances != nil {
		h.beside = b.stances.told(*t.said, t.read.Question.Principle)
	}
	b.hidden = append(b.hidden, h)
}

// teach learns from what was decided about the texts of all other parts.
func (b *blind) teach(part int) {
	b.tagger.model, b.tagger.locks.twins = nil, nil
	if judged := outside(b.judged, b.partOf[0], part); len(judged) > 0 {
		b.learn(judged, b.others[part].Texts())
	}
	b.others[part] = lessons.Sample{}
	if b.stances == nil {
		return
	}
	b.stances.learned = opinions.Opinions{Lessons: outside(b.opinions, b.partOf[1], part)}
	if len(b.stances.learned.Lessons) > 0 {
		b.stances.learned.Learn()
	}
}

// outside are the lessons of all parts but one.
func outside(all []lessons.Lesson, partOf []int, part int) []lessons.Lesson {
	var out []lessons.Lesson
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
	t.cut(cut, h.read)
	shown := cut.Language(h.language)
	c := Contribution{Language: h.language, Runes: utf8.RuneCountInString(h.read.Text), Print: text.Print(h.read.Text)}
	if h.language == "" || shown == text.Other {
		c.Language = shown
	}
	if c.NoContent = h.read.Empty(); !c.NoContent {
		c.Tags, c.Check = t.find(h.read, cut, shown)
	}
	twin := lessons.Key{Question: h.read.Question, Print: c.Print}
	c.Tags, c.Check = t.locks.share(twin, c.Tags, c.Check)
	if c.NoContent = c.NoContent && len(c.Tags) == 0; b.stances != nil && !c.NoContent {
		c.Stance = b.stances.ofAny(&c, h.read, h.beside, cut)
	}
	u := Unseen{Stance: c.Stands()}
	for _, tag := range c.Tags {
		u.Themes = append(u.Themes, tag.Theme)
	}
	u.Themes = slices.Clip(u.Themes)
	return u
}
