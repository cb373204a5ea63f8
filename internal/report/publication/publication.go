// Package publication makes what may leave the house: figures past the gate, quotes with
// consent and without what points at people, and the records of how they came about. Package
// public says it, as a page, a post or a workbook.
package publication

import (
	"context"
	"slices"
	"time"

	"canvass/internal/analysis"
	"canvass/internal/analysis/publish"
	"canvass/internal/export"
	"canvass/internal/fault"
	"canvass/internal/report"
	"canvass/internal/report/public"
	"canvass/internal/survey"
)

// Page lays out the page in a language; "" is the project's first that there are
// words for.
func Page(ctx context.Context, e *report.Edition, language string) (export.Document, error) {
	return published(ctx, e, language, public.Page)
}

// Writeup lays out the post, in a language as for Page.
func Writeup(ctx context.Context, e *report.Edition, language string) (export.Document, error) {
	return published(ctx, e, language, public.Writeup)
}

// Book lays out the workbook for publication, in a language as for Page.
func Book(ctx context.Context, e *report.Edition, language string) (export.Book, error) {
	return published(ctx, e, language, public.Book)
}

// published lays out the publication in one of its forms.
func published[T any](ctx context.Context, e *report.Edition, language string, layOut func(public.Publication, string) T) (T, error) {
	var none T
	language, err := speaks(e, language)
	if err != nil {
		return none, err
	}
	p, err := Of(ctx, e)
	if err != nil {
		return none, err
	}
	return layOut(p, language), nil
}

// speaks is the language to publish in.
func speaks(e *report.Edition, language string) (string, error) {
	switch {
	case public.Known(language):
		return language, nil
	case language != "":
		return "", fault.New(fault.Invalid, "it can be en or es", "--language: there are no words for %q", language)
	}
	for _, l := range e.Project.Languages {
		if public.Known(l) {
			return l, nil
		}
	}
	return "en", nil
}

// Of is everything that may leave the house: figures past the gate, quotes
// with consent, and the records of how they came about.
func Of(ctx context.Context, e *report.Edition) (public.Publication, error) {
	p := public.Publication{
		Name: e.Project.Name, Run: e.Run.ID, Made: e.Zone(e.Run.Started), Figures: publish.Of(e.Findings),
		Principles: e.Project.Principles, Themes: e.Project.Codebook.Themes, Rounds: e.Project.Rounds, Groups: e.Project.Groups,
	}
	for _, s := range e.Run.Sources {
		if s.Error != "" {
			p.NotRead = append(p.NotRead, s.Source)
		}
	}
	p.First, p.Last = days(e)
	p.Method = publicMethod(e)
	var err error
	p.Quotes, err = publicQuotes(ctx, e, p.Figures)
	return p, err
}

// days are when the first and the last current response were submitted; zero where no
// response has a time.
func days(e *report.Edition) (first, last time.Time) {
	first, last, _ = e.Span()
	return first, last
}

// publicMethod is what the records say about the making of the figures.
func publicMethod(e *report.Edition) public.Method {
	m := public.Method{
		Excluded: e.Whole.Excluded, Codebook: e.Project.Codebook.Version, Analysis: analysis.Version,
		Languages: e.Project.Languages, Decisions: checked(e.Decisions), Comments: e.HasDocument(),
		Learned: learned(e), Campaigns: publicCampaigns(e),
	}
	responses := make([]int, len(e.Project.Sources))
	for i := range e.Cases {
		responses[e.Cases[i].Source]++
	}
	for i, s := range e.Project.Sources {
		m.Sources = append(m.Sources, public.Source{
			Name: s.Name, Round: s.Round, Type: s.Type, Role: s.Role, Responses: responses[i], Revisions: e.Sources[i].Forms,
		})
	}
	return m
}

// learned reports whether any mark of a theme was learned from decisions.
func learned(e *report.Edition) bool {
	for i := range e.Cases {
		for _, t := range e.Cases[i].Texts {
			if slices.ContainsFunc(t.Tags, func(tag analysis.Tag) bool { return tag.By == analysis.ByLearned }) {
				return true
			}
		}
	}
	return false
}

// publicCampaigns counts the texts of campaigns that count and have content, like all
// texts on the page, and the people behind them, each once. Campaigns of few people are
// left out: they could be pointed at.
func publicCampaigns(e *report.Edition) public.Campaigns {
	var c public.Campaigns
	people := map[int]bool{}
	for _, one := range e.Campaigns {
		texts, senders := 0, map[int]bool{}
		for _, m := range one.Members {
			k := &e.Cases[m.Case]
			if t := &k.Texts[m.Text]; t.Overall && !t.NoContent {
				texts++
				senders[k.Person] = true
			}
		}
		if len(senders) < max(2, e.Project.Minimum) {
			continue
		}
		c.Templates, c.Texts = c.Templates+1, c.Texts+texts
		for p := range senders {
			people[p] = true
		}
	}
	c.People = len(people)
	return c
}

// checked counts what people decided and did not take back.
func checked(decisions []survey.Decision) public.Decisions {
	latest := map[survey.Decision]survey.Decision{}
	for _, d := range decisions {
		latest[d.Subject()] = d
	}
	var c public.Decisions
	reviewers := map[string]bool{}
	for _, d := range latest {
		if d.Verdict == survey.VerdictNone {
			continue
		}
		reviewers[survey.ReviewerKey(d.Reviewer)] = true
		switch d.Kind {
		case survey.KindTheme, survey.KindStance:
			c.Tags++
		case survey.KindLink:
			c.Links++
		case survey.KindQuote:
			c.Quotes++
		}
	}
	if len(reviewers) > 1 {
		delete(reviewers, "") // who gave no name is one of the others, as far as is known
	}
	c.Reviewers = len(reviewers)
	return c
}
