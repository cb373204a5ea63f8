package analysis

import (
	"slices"

	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/learn"
	"canvass/internal/analysis/lessons"
	"canvass/internal/survey"
)

// Why is what stands behind one theme of one text.
type Why struct {
	Theme      int
	Tag        *Tag             // the tag that counts; nil when there is none
	Check      *Tag             // the one that a person should look at; nil when there is none
	Decision   *survey.Decision // what a person said, of this text or of an equal one
	Keywords   []string         // of the theme that stand in the text, as the codebook writes them
	Score, Cut float64          // by the model: a score above Cut is a tag
	Reasons    []learn.Reason   // what the score is made of; nil where no model decides
}

// Why tells for every theme of a text that a tag, a doubt or a decision is on, or of which a
// keyword stands there, why it is so. The text is the one that the contribution was made of.
func (f *Findings) Why(c *Case, contribution *Contribution, words string) []Why {
	t := f.tagger
	if t == nil {
		return nil
	}
	r := answers.Text{Question: f.Questions[contribution.Question], AnswerID: contribution.AnswerID, Text: words}
	source := f.Project.Sources[c.Source]
	decided := slices.Clone(t.locks.twins[lessons.Key{Question: r.Question, Print: contribution.Print}])
	decided = append(decided, t.locks.fresh(textOf(survey.Ref{Source: source.Name, Response: c.ID}, r), words)...)
	text := t.lesson(r, source.Language)
	keywords := t.keywordsIn(text)
	var out []Why
	for theme := range f.Project.Codebook.Themes {
		w := Why{Theme: theme, Tag: tagOn(contribution.Tags, theme), Check: tagOn(contribution.Check, theme), Keywords: keywords[theme]}
		for _, d := range decided {
			if t.locks.themes[d.Theme] == theme {
				w.Decision = &d // the text's own comes last
			}
		}
		stands := len(w.Keywords) > 0 && !contribution.Inherited && !contribution.NoContent
		if w.Tag == nil && w.Check == nil && w.Decision == nil && !stands {
			continue
		}
		if t.model != nil && !t.model.Alone(theme, text.Language) && !contribution.Inherited && !contribution.NoContent {
			w.Score, w.Cut, w.Reasons = t.model.Explain(&text, theme)
		}
		out = append(out, w)
	}
	return out
}

func tagOn(tags []Tag, theme int) *Tag {
	for i := range tags {
		if tags[i].Theme == theme {
			return &tags[i]
		}
	}
	return nil
}

// keywordsIn lists the keywords of a text by theme.
func (t *tagger) keywordsIn(text learn.Text) map[int][]string {
	names := map[int]string{}
	for k, n := range t.keywords {
		names[n] = k.keyword
	}
	out := map[int][]string{}
	for _, h := range text.Hits {
		if name := names[h.Keyword]; !slices.Contains(out[h.Theme], name) {
			out[h.Theme] = append(out[h.Theme], name)
		}
	}
	return out
}
