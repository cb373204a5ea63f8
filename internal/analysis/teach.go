package analysis

import (
	"maps"
	"slices"
	"strings"

	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/learn"
	"canvass/internal/analysis/lessons"
	"canvass/internal/analysis/people"
	"canvass/internal/analysis/themes"
	"canvass/internal/survey"
	"canvass/internal/text"
)

// Learning is what was learned from decisions on themes.
type Learning struct {
	Decisions int    // that hold, on texts as they stand
	Texts     int    // distinct ones among them
	Implied   bool   // what reviewers left out was taken for a no somewhere, see [lessons.Silence]
	Aside     []int  // by theme: noes that teach nothing, because the texts were picked for their wrong tags
	Version   string // of the model; "" when there was too little to learn from
	Score     learn.Quality
	Keywords  learn.Quality  // keywords alone, on the same texts
	Slips     float64        // chance that a decision says the opposite of what is so, as far as they show it
	Own       []bool         // by theme: it has a classifier of its own
	Keep      []bool         // by theme: its keywords alone decide
	Unheard   []string       // languages of the project of which hardly any text was judged: keywords alone decide there
	Doubted   []string       // keywords that are seldom right: "theme: keyword"
	Twins     []lessons.Twin // equal texts that were decided on differently
}

// fewestJudged is how many judged texts it takes before themes learn: with fewer, what is
// learned is as often worse than the keywords as better.
const fewestJudged = 40

// background is how many texts that nobody judged show which words stand beside keywords.
const background = 5000

// teach learns from decisions on themes and on stances, if there are any: it ranges over
// the current feedback once, keeps the texts that were judged and a sample of the others.
func (a *analyst) teach(inputs []Input) error {
	themes := a.needs.Themes && len(a.tagger.locks.texts) > 0
	stances := a.stances != nil && len(a.stances.decided) > 0
	if !themes && !stances {
		return nil
	}
	var judged []lessons.Lesson
	others := lessons.Sample{Most: background}
	err := a.eachText(inputs, func(t heardText) {
		j := a.judged(t)
		if themes && j.open {
			others.Offer(t.read, t.language)
		}
		if len(j.Rulings) > 0 {
			judged = append(judged, j.Lesson)
		}
		if j.opinion != nil {
			a.stances.learned.Lessons = append(a.stances.learned.Lessons, *j.opinion)
		}
	})
	if err != nil {
		return err
	}
	if themes {
		a.learn(judged, others.Texts())
	}
	if stances {
		a.findings.StanceLearning = a.stances.learned.Learn()
	}
	return nil
}

// heardText is a text with the response that it is of, as they stream by.
type heardText struct {
	read     answers.Text
	language string // of its source
	said     *answers.Said
	key      lessons.TextName
	mailbox  string
}

// eachText ranges over the current feedback once and hands over every text but those that
// only point to another one.
func (a *analyst) eachText(inputs []Input, use func(heardText)) error {
	for i, in := range inputs {
		s := a.findings.Project.Sources[i]
		if s.Role != survey.Feedback {
			continue
		}
		reader := answers.NewReader(survey.Bind(s, in.Forms, in.Pins), a.findings.Project.Principles)
		for v, err := range in.Current {
			if err != nil {
				return err
			}
			said := reader.ReadNext(&v)
			box := ""
			if len(said.Texts) > 0 {
				box, _ = reader.Address(&v.Response, said, false)
			}
			for _, t := range said.Texts {
				if !text.SameAsAbove(t.Text) {
					use(heardText{t, s.Language, said, textOf(survey.Ref{Source: s.Name, Response: v.ID}, t), box})
				}
			}
		}
	}
	return nil
}

// judgedText is what people decided about a text.
type judgedText struct {
	lessons.Lesson                 // without rulings where nobody decided on themes; empty where nobody decided on anything
	opinion        *lessons.Lesson // on how it stands; nil where nobody decided on that
	open           bool            // it has content and nobody decided on its themes
}

// judged reads what was decided about a text, as it stands.
func (a *analyst) judged(t heardText) judgedText {
	j := judgedText{Lesson: lessons.Lesson{Empty: t.read.Empty(), Rulings: a.tagger.locks.fresh(t.key, t.read.Text)}}
	j.open = len(j.Rulings) == 0 && !j.Empty
	stand := survey.Stance("")
	if a.stances != nil && !j.Empty && t.read.Question.Principle != "" {
		stand = a.stances.fresh(t.key, t.read.Text)
	}
	if len(j.Rulings) == 0 && stand == "" {
		return j
	}
	j.Text, j.Key = a.tagger.lesson(t.read, t.language), lessons.Key{Question: t.read.Question, Print: text.Print(t.read.Text)}
	j.Ref, j.Mailbox = survey.Ref{Source: t.key.Source, Response: t.key.Response}, people.Canonical(t.mailbox)
	if stand != "" {
		o := a.stances.opinion(j.Lesson, stand, t.read, *t.said)
		j.opinion = &o
	}
	return j
}

// learn makes the model of lessons.
func (a *analyst) learn(judged []lessons.Lesson, others []lessons.Sampled) {
	lessons.Sort(judged)
	t := a.tagger
	facts := &Learning{Twins: lessons.Twins(judged)}
	a.findings.Learning = facts
	var silence lessons.Silence
	for _, l := range judged {
		facts.Decisions += len(l.Rulings)
		for _, d := range l.Rulings {
			silence.Hear(d)
		}
	}
	examples, implied, aside := lessons.Examples(judged, t.locks.themes, &silence)
	facts.Texts, facts.Implied, facts.Aside = len(examples), implied, aside
	t.locks.twins = lessons.Shared(judged)
	var rest []*learn.Text
	for _, o := range others {
		x := t.lesson(o.Text, o.Language)
		rest = append(rest, &x)
	}
	if facts.Texts < fewestJudged {
		return
	}
	t.model = learn.Train(descriptions(a.findings.Project.Codebook), examples, rest)
	if t.model == nil {
		return
	}
	facts.Slips = t.model.Slips()
	facts.Score, facts.Keywords, facts.Own, facts.Keep = t.model.Score, t.model.Keywords, t.model.Own, t.model.Keep
	for _, language := range a.findings.Project.Languages {
		if t.model.Unheard(language) {
			facts.Unheard = append(facts.Unheard, language)
		}
	}
	facts.Version = lessons.Version(a.findings.Project.Codebook.Version, judged)
	facts.Doubted = t.doubted(a.findings.Project.Codebook)
}

// descriptions are what tells of each theme, in every language: its label, its description
// and what belongs to it. What does not is told in words of other themes.
func descriptions(cb survey.Codebook) [][]learn.Text {
	all := make([][]learn.Text, len(cb.Themes))
	for i, theme := range cb.Themes {
		for _, words := range []survey.Texts{theme.Label, theme.Description, theme.Include} {
			for _, language := range slices.Sorted(maps.Keys(words)) {
				all[i] = append(all[i], learn.Text{Words: words[language], Language: language})
			}
		}
	}
	return all
}

// lesson reads a text as the model does.
func (t *tagger) lesson(r answers.Text, language string) learn.Text {
	var c text.Cut
	t.cut(&c, r)
	shown := c.Language(language)
	return learn.Text{Words: strings.Clone(r.Text), Language: shown, Question: r.Question.Name(), Hits: t.learnHits(nil, t.reader.Match(&c, shown)), Quoted: quoted(&c)}
}

// quoted lists the words that were taken over from what people were shown.
func quoted(c *text.Cut) []learn.Span {
	var out []learn.Span
	for i, w := range c.Words {
		switch {
		case !w.Masked:
		case i > 0 && c.Words[i-1].Masked:
			out[len(out)-1].End = w.To
		default:
			out = append(out, learn.Span{Start: w.From, End: w.To})
		}
	}
	return out
}

// learnHits numbers the keywords of hits and appends them to out.
func (t *tagger) learnHits(out []learn.Hit, hits []themes.Hit) []learn.Hit {
	for _, h := range hits {
		n := t.keywords[keywordKey{h.Theme, h.Keyword}]
		for _, s := range h.Spans {
			out = append(out, learn.Hit{Theme: h.Theme, Keyword: n, Start: s.Start, End: s.End})
		}
	}
	return out
}

// keywordKey names a keyword.
type keywordKey struct {
	theme   int
	keyword string
}

// numberKeywords gives every keyword of a codebook its number, in its order.
func numberKeywords(cb survey.Codebook) map[keywordKey]int {
	numbers := map[keywordKey]int{}
	for i, theme := range cb.Themes {
		for _, language := range slices.Sorted(maps.Keys(theme.Keywords)) {
			for _, k := range theme.Keywords[language] {
				key := keywordKey{i, k}
				if _, known := numbers[key]; !known {
					numbers[key] = len(numbers)
				}
			}
		}
	}
	return numbers
}

// doubted lists keywords that are right in less than three of ten judged texts.
func (t *tagger) doubted(cb survey.Codebook) []string {
	names := make([]keywordKey, len(t.keywords))
	for k, n := range t.keywords {
		names[n] = k
	}
	var out []string
	for n, k := range names {
		if t.model.Doubts(learn.Hit{Theme: k.theme, Keyword: n}) {
			out = append(out, cb.Themes[k.theme].ID+": "+k.keyword)
		}
	}
	return out
}
