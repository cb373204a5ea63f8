package analysis

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

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
	Implied   bool   // what nobody decided about a judged text was taken for a no, where the codebook did not speak for it or nobody ever says no
	Version   string // of the model; "" when there was too little to learn from
	Score     learn.Quality
	Keywords  learn.Quality // keywords alone, on the same texts
	Own       []bool        // by theme: it has a classifier of its own
	Keep      []bool        // by theme: its keywords alone decide
	Doubted   []string      // keywords that are seldom right: "theme: keyword"
	Twins     []Twin        // equal texts that were decided on differently
}

// Twin is two responses whose texts are equal and whose decisions on a theme are not.
type Twin struct {
	Theme    string
	Yes, No  survey.Ref
	Question string // what they answer
}

// background is how many texts that nobody judged show which words stand beside keywords.
const background = 5000

// twinKey names equal answers to one question.
type twinKey struct {
	question Question
	print    uint64
}

// lesson is a text that people judged.
type lesson struct {
	learn.Text
	key     twinKey
	ref     survey.Ref
	mailbox string
	empty   bool // it says nothing: shared with its twins, and not learned from
	rulings []survey.Decision
}

// teach learns from decisions on themes, if there are any: it ranges over the current
// feedback once, keeps the texts that were judged and a sample of the others.
func (a *analyst) teach(inputs []Input) error {
	if !a.needs.Themes || len(a.tagger.locks.texts) == 0 {
		return nil
	}
	var lessons []lesson
	others := sample{most: background}
	for i, in := range inputs {
		s := a.findings.Project.Sources[i]
		if s.Role != survey.Feedback {
			continue
		}
		reader := NewReader(survey.Bind(s, in.Forms, in.Pins), a.findings.Project.Principles)
		for v, err := range in.Current {
			if err != nil {
				return err
			}
			said := reader.Read(v)
			for _, t := range said.Texts {
				if text.SameAsAbove(t.Text) {
					continue
				}
				empty := t.saysNothing()
				rulings := a.tagger.locks.fresh(textKey{s.Name, v.ID, t.AnswerID}, t.Text)
				if len(rulings) == 0 {
					if !empty {
						others.offer(t, s.Language)
					}
					continue
				}
				box, _ := reader.address(v.Response, said, false)
				lessons = append(lessons, lesson{
					Text: a.tagger.lesson(t, s.Language), key: twinKey{t.Question, text.Print(t.Text)}, ref: survey.Ref{Source: s.Name, Response: v.ID},
					mailbox: people.Canonical(box), empty: empty, rulings: rulings,
				})
			}
		}
	}
	a.learn(lessons, others.texts())
	return nil
}

// learn makes the model of lessons.
func (a *analyst) learn(lessons []lesson, others []sampled) {
	slices.SortFunc(lessons, func(x, y lesson) int {
		return cmp.Or(cmp.Compare(x.ref.Source, y.ref.Source), cmp.Compare(x.ref.Response, y.ref.Response), cmp.Compare(x.key.question.Name(), y.key.question.Name()), cmp.Compare(x.key.print, y.key.print))
	})
	t := a.tagger
	facts := &Learning{Twins: twins(lessons)}
	a.findings.Learning = facts
	for _, l := range lessons {
		facts.Decisions += len(l.rulings)
	}
	examples := t.examples(lessons)
	facts.Texts = len(examples)
	facts.Implied = imply(examples)
	t.shareTwins(lessons)
	var rest []*learn.Text
	for _, o := range others {
		x := t.lesson(o.ReadText, o.language)
		rest = append(rest, &x)
	}
	t.model = learn.Train(descriptions(a.findings.Project.Codebook), examples, rest)
	if t.model == nil {
		return
	}
	facts.Score, facts.Keywords, facts.Own, facts.Keep = t.model.Score, t.model.Keywords, t.model.Own, t.model.Keep
	facts.Version = version(a.findings.Project.Codebook.Version, lessons)
	facts.Doubted = t.doubted(a.findings.Project.Codebook)
}

// descriptions are the labels and descriptions of each theme, in every language.
func descriptions(cb survey.Codebook) [][]learn.Text {
	all := make([][]learn.Text, len(cb.Themes))
	for i, theme := range cb.Themes {
		for _, words := range []survey.Texts{theme.Label, theme.Description} {
			for _, language := range sortedKeys(words) {
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
		for _, language := range sortedKeys(theme.Keywords) {
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

// examples makes one example of equal texts; where their decisions differ nothing is
// known. Texts of one person or one response are in one group, and so are equal ones.
func (t *tagger) examples(lessons []lesson) []*learn.Example {
	var out []*learn.Example
	at := map[twinKey]int{}
	groups := newGroups()
	var members []string
	for _, l := range lessons {
		if l.empty {
			continue
		}
		respondent := l.ref.Source + "\x00" + l.ref.Response
		if l.mailbox != "" {
			respondent = l.mailbox
		}
		words := fmt.Sprint("\x01", l.key.print)
		groups.join(respondent, words)
		i, again := at[l.key]
		if !again {
			i = len(out)
			at[l.key] = i
			out = append(out, &learn.Example{Text: l.Text, Labels: make([]int8, len(t.locks.themes))})
			members = append(members, words)
		}
		for _, d := range l.rulings {
			label, verdict := &out[i].Labels[t.locks.themes[d.Theme]], learn.No
			if d.Verdict == survey.VerdictYes {
				verdict = learn.Yes
			}
			switch *label {
			case learn.Unknown, verdict:
				*label = verdict
			default:
				*label = disputed
			}
		}
	}
	for i, x := range out {
		x.Group = hashOf(groups.of(members[i]))
		for k, l := range x.Labels {
			if l == disputed {
				x.Labels[k] = learn.Unknown
			}
		}
	}
	return out
}

// disputed marks a label on which decisions differ, while they are gathered.
const disputed int8 = 2

// imply takes what nobody decided about a judged text for a no, unless people say no
// as a rule. Where they do now and then, silence about a theme whose keyword stands
// in the text says nothing.
func imply(examples []*learn.Example) bool {
	no, cells := 0, 0
	for _, x := range examples {
		for _, l := range x.Labels {
			cells++
			if l == learn.No {
				no++
			}
		}
	}
	if 2*no >= cells {
		return false
	}
	for _, x := range examples {
		hit := map[int]bool{}
		for _, h := range x.Hits {
			hit[h.Theme] = true
		}
		for k, l := range x.Labels {
			if l == learn.Unknown && (no == 0 || !hit[k]) {
				x.Labels[k] = learn.No
			}
		}
	}
	return true
}

// twins lists decisions on equal texts that differ, one a theme and text.
func twins(lessons []lesson) []Twin {
	type cell struct {
		twinKey
		theme string
	}
	yes, no := map[cell]survey.Ref{}, map[cell]survey.Ref{}
	var order []cell
	for _, l := range lessons {
		for _, d := range l.rulings {
			c, side := cell{l.key, d.Theme}, no
			if d.Verdict == survey.VerdictYes {
				side = yes
			}
			if _, again := side[c]; !again {
				side[c] = l.ref
				order = append(order, c)
			}
		}
	}
	var out []Twin
	listed := map[cell]bool{}
	for _, c := range order {
		y, ok := yes[c]
		n, differ := no[c]
		if ok && differ && !listed[c] {
			listed[c] = true
			out = append(out, Twin{Theme: c.theme, Yes: y, No: n, Question: c.question.Name()})
		}
	}
	return out
}

// shareTwins lets decisions hold for texts that are equal, unless they differ.
func (t *tagger) shareTwins(lessons []lesson) {
	type cell struct {
		twinKey
		theme string
	}
	differ, shared := map[cell]survey.Verdict{}, map[cell]bool{}
	for _, l := range lessons {
		for _, d := range l.rulings {
			c := cell{l.key, d.Theme}
			if before, known := differ[c]; known && before != d.Verdict {
				differ[c] = survey.VerdictNone
			} else if !known {
				differ[c] = d.Verdict
			}
		}
	}
	t.locks.twins = map[twinKey][]survey.Decision{}
	for _, l := range lessons {
		for _, d := range l.rulings {
			c := cell{l.key, d.Theme}
			if differ[c] == d.Verdict && !shared[c] {
				shared[c] = true
				t.locks.twins[l.key] = append(t.locks.twins[l.key], d)
			}
		}
	}
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

// version names a model by all that it depends on.
func version(codebook string, lessons []lesson) string {
	h := fnv.New64a()
	fmt.Fprintf(h, "%d\x00%s\x00", learn.Version, codebook)
	for _, l := range lessons {
		for _, d := range l.rulings {
			fmt.Fprintf(h, "%s\x00%s\x00%s\x00%s\x00%s\x00%s\x00", d.Source, d.Response, d.Question, d.Theme, d.Verdict, d.TextHash)
		}
	}
	return fmt.Sprintf("%08x", uint32(h.Sum64()^h.Sum64()>>32))
}

func hashOf(s string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(s))
	return h.Sum64()
}

// groups joins names that belong together.
type groups struct{ parent map[string]string }

func newGroups() groups { return groups{map[string]string{}} }

// of is the name of a group: the first in the alphabet.
func (g groups) of(name string) string {
	for {
		up, ok := g.parent[name]
		if !ok {
			return name
		}
		name = up
	}
}

func (g groups) join(a, b string) {
	a, b = g.of(a), g.of(b)
	switch {
	case a < b:
		g.parent[b] = a
	case b < a:
		g.parent[a] = b
	}
}

// mix spreads the bits of a hash.
func mix(x uint64) uint64 {
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}
