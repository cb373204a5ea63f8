package agreement

import (
	"context"

	"canvass/internal/analysis/agree"
	"canvass/internal/report"
)

// The workbook says how far tags can be trusted where a random sample was judged. It
// costs learning anew for each fold, so that above mostTrusted responses only
// `report agreement` does it, for whoever asks.
const (
	leastTrusted = 2 * agree.LeastSample // judged texts of the random sample
	mostTrusted  = 5000
)

// OnSample measures the tags on the random sample, and how people agree with each other;
// where the sample is too small, only the latter, and nothing where two people judged too
// little: nil.
func OnSample(ctx context.Context, e *report.Edition) (*JSON, error) {
	if len(e.Cases) > mostTrusted || len(rulingsOf(e)) == 0 {
		return nil, nil
	}
	texts, err := Texts(ctx, e)
	if err != nil {
		return nil, err
	}
	if judgedIn(sample(texts)) < leastTrusted {
		all, _ := judgements(e, texts, silenceOf(texts), false)
		if a := (JSON{People: ratings(e, agree.People(named(all), len(e.Project.Codebook.Themes)))}); a.People[0].F1 != nil {
			return &a, nil
		}
		return nil, nil
	}
	a, err := measure(ctx, e, texts, func(int, int) {})
	return &a, err
}

func judgedIn(texts []Text) int {
	n := 0
	for _, t := range texts {
		if len(t.Rulings) > 0 {
			n++
		}
	}
	return n
}
