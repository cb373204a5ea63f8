package analysis

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"

	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/learn"
	"canvass/internal/analysis/people"
	"canvass/internal/analysis/themes"
	"canvass/internal/survey"
	"canvass/internal/text"
)

// Learning is what was learned from decisions on themes.
type Learning struct {
	Decisions int    // that hold, on texts as they stand
	Texts     int    // distinct ones among them
	Implied   bool   // what reviewers left out was taken for a no somewhere, see [Silence]
	Version   string // of the model; "" when there was too little to learn from
	Score     learn.Quality
	Keywords  learn.Quality // keywords alone, on the same texts
	Slips     float64       // chance that a decision says the opposite of what is so, as far as they show it
	Own       []bool        // by theme: it has a classifier of its own
	Keep      []bool        // by theme: its keywords alone decide
	Unheard   []string      // languages of the project of which hardly any text was judged: keywords alone decide there
	Doubted   []string      // keywords that are seldom right: "theme: keyword"
	Twins     []Twin        // equal texts that were decided on differently
}

// fewestJudged is how many judged texts it takes before themes learn: with fewer, what is
// learned is as often worse than the keywords as better.
const fewestJudged = 40

// background is how many texts that nobody judged show which words stand beside keywords.
const background = 5000

// lesson is a text that people judged.
type lesson struct {
	learn.Text
	key     twinKey
	ref     survey.Ref
	mailbox string
	empty   bool // it says nothing: shared with its twins, and not learned from
	rulings []survey.Decision
}

// teach learns from decisions on themes and on stances, if there are any: it ranges over
// the current feedback once, keeps the texts that were judged and a sample of the others.
func (a *analyst) teach(inputs []Input) error {
	themes := a.needs.Themes && len(a.tagger.locks.texts) > 0
	stances := a.stances != nil && len(a.stances.decided) > 0
	if !themes && !stances {
		return nil
	}
	var lessons []lesson
	others := sample{most: background}
	err := a.eachText(inputs, func(t heardText) {
		j := a.judged(t)
		if themes && j.open {
			others.offer(t.ReadText, t.language)
		}
		if len(j.rulings) > 0 {
			lessons = append(lessons, j.lesson)
		}
		if j.opinion != nil {
			a.stances.learned.lessons = append(a.stances.learned.lessons, *j.opinion)
		}
	})
	if err != nil {
		return err
	}
	if themes {
		a.learn(lessons, others.texts())
	}
	if stances {
		a.findings.StanceLearning = a.stances.learned.learn()
	}
	return nil
}

// heardText is a text with the response that it is of, as they stream by.
type heardText struct {
	ReadText
	language string // of its source
	said     *Answers
	key      textKey
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
					use(heardText{t, s.Language, said, textKey{s.Name, v.ID, t.AnswerID}, box})
				}
			}
		}
	}
	return nil
}

// judgedText is what people decided about a text.
type judgedText struct {
	lesson          // without rulings where nobody decided on themes; empty where nobody decided on anything
	opinion *lesson // on how it stands; nil where nobody decided on that
	open    bool    // it has content and nobody decided on its themes
}

// judged reads what was decided about a text, as it stands.
func (a *analyst) judged(t heardText) judgedText {
	j := judgedText{lesson: lesson{empty: t.Empty(), rulings: a.tagger.locks.fresh(t.key, t.Text)}}
	j.open = len(j.rulings) == 0 && !j.empty
	stand := survey.Stance("")
	if a.stances != nil && !j.empty && t.Question.Principle != "" {
		stand = a.stances.fresh(t.key, t.Text)
	}
	if len(j.rulings) == 0 && stand == "" {
		return j
	}
	j.Text, j.key = a.tagger.lesson(t.ReadText, t.language), twinKey{t.Question, text.Print(t.Text)}
	j.ref, j.mailbox = survey.Ref{Source: t.key.source, Response: t.key.response}, people.Canonical(t.mailbox)
	if stand != "" {
		o := a.stances.opinion(j.lesson, stand, t.ReadText, *t.said)
		j.opinion = &o
	}
	return j
}

// sortLessons puts lessons in the order of what they are.
func sortLessons(lessons []lesson) {
	slices.SortFunc(lessons, func(x, y lesson) int {
		return cmp.Or(cmp.Compare(x.ref.Source, y.ref.Source), cmp.Compare(x.ref.Response, y.ref.Response), cmp.Compare(x.key.question.Name(), y.key.question.Name()), cmp.Compare(x.key.print, y.key.print))
	})
}

// learn makes the model of lessons.
func (a *analyst) learn(lessons []lesson, others []sampled) {
	sortLessons(lessons)
	t := a.tagger
	facts := &Learning{Twins: twins(lessons)}
	a.findings.Learning = facts
	var silence Silence
	for _, l := range lessons {
		facts.Decisions += len(l.rulings)
		for _, d := range l.rulings {
			silence.Hear(d)
		}
	}
	examples, implied := examples(lessons, t.locks.themes, &silence)
	facts.Texts, facts.Implied = len(examples), implied
	t.shareTwins(lessons)
	var rest []*learn.Text
	for _, o := range others {
		x := t.lesson(o.ReadText, o.language)
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
	facts.Version = version(a.findings.Project.Codebook.Version, lessons)
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
func (t *tagger) lesson(r ReadText, language string) learn.Text {
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

// disputed marks a label on which decisions differ, while they are gathered.
const disputed int8 = 2

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

// version names a model by all that it depends on.
func version(codebook string, lessons []lesson) string {
	h := fnv.New64a()
	fmt.Fprintf(h, "%d\x00%s\x00", learn.Version, codebook)
	var line []byte
	for _, l := range lessons {
		for _, d := range l.rulings {
			for _, part := range [...]string{d.Source, d.Response, d.Question, d.Theme, string(d.Verdict), d.TextHash} {
				line = append(append(line, part...), 0)
			}
			_, _ = h.Write(line)
			line = line[:0]
		}
	}
	return fmt.Sprintf("%08x", uint32(h.Sum64()^h.Sum64()>>32))
}

func hashOf(s string) uint64 {
	h := uint64(14695981039346656037) // FNV-1a
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// mix spreads the bits of a hash.
func mix(x uint64) uint64 {
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}
