package ingest

import (
	"context"
	"testing"
	"time"

	"canvass/internal/survey"
)

func TestSince(t *testing.T) {
	now := time.Date(2025, 9, 16, 9, 0, 0, 0, time.UTC)
	ago := func(d time.Duration) time.Time { return now.Add(-d) }
	large := survey.Standing{Current: 11, Newest: ago(5 * time.Hour), Whole: ago(3 * time.Hour)}
	with := func(change func(*survey.Standing)) survey.Standing {
		st := large
		change(&st)
		return st
	}
	for name, c := range map[string]struct {
		standing survey.Standing
		limit    int
		want     time.Time
	}{
		"large: from an hour before the newest":       {large, 10, ago(6 * time.Hour)},
		"at the limit: whole":                         {large, 11, time.Time{}},
		"no limit: whole":                             {large, 0, time.Time{}},
		"nothing stored":                              {survey.Standing{}, 10, time.Time{}},
		"never read whole":                            {with(func(s *survey.Standing) { s.Whole = time.Time{} }), 10, time.Time{}},
		"read whole yesterday at the same hour":       {with(func(s *survey.Standing) { s.Whole = ago(24 * time.Hour) }), 10, time.Time{}},
		"read whole yesterday a little later":         {with(func(s *survey.Standing) { s.Whole = ago(24*time.Hour - time.Minute) }), 10, time.Time{}},
		"the clock has gone back since":               {with(func(s *survey.Standing) { s.Whole = ago(-48 * time.Hour) }), 10, time.Time{}},
		"the newest is in the future":                 {with(func(s *survey.Standing) { s.Newest = ago(-48 * time.Hour) }), 10, time.Time{}},
		"the server's clock is a little ahead":        {with(func(s *survey.Standing) { s.Newest = ago(-time.Minute) }), 10, ago(59 * time.Minute)},
		"quiet for a month: still from before it":     {with(func(s *survey.Standing) { s.Newest = ago(720 * time.Hour) }), 10, ago(721 * time.Hour)},
		"our clock does not move what is asked for":   {large, 10, large.Newest.Add(-overlap)},
		"read whole a moment ago, clocks disagreeing": {with(func(s *survey.Standing) { s.Whole = ago(-time.Minute) }), 10, ago(6 * time.Hour)},
	} {
		t.Run(name, func(t *testing.T) {
			if got := since(c.standing, c.limit, now); !got.Equal(c.want) {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestAListingThatIsNotWholeMarksNothingGone(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Pass)
		marked bool
	}{
		"from a time on": {func(*Pass) {}, false},
		"--full":         {func(p *Pass) { p.Full = true }, true},
		"--accept-gone":  {func(p *Pass) { p.AcceptGone = map[string]bool{"a": true} }, true},
		"a small source": {func(p *Pass) { p.WholeLimit = 3 }, true},
	} {
		t.Run(name, func(t *testing.T) {
			s := newShelf()
			s.stored["a"] = map[string]survey.Response{"r0": {ID: "r0"}, "r1": {ID: "r1"}, "r2": {ID: "r2"}}
			s.standing = survey.Standing{Current: 3, Newest: time.Unix(-7200, 0), Whole: time.Unix(-60, 0)}
			p := pass(map[string]feed{"a": {pages: [][]survey.Received{responses(1)}}}, forms("a")...)
			p.WholeLimit = 2
			c.change(&p)
			run, err := p.Run(context.Background(), s)
			if err != nil || s.committed[0].MarkGone != c.marked || run.Sources[0].Since.IsZero() != c.marked || !run.Sources[0].Complete {
				t.Errorf("marked %v, result %+v, error %v", s.committed[0].MarkGone, run.Sources[0], err)
			}
		})
	}
}

func TestAnotherFormUnderTheSameNameTakesNothingAway(t *testing.T) {
	s := newShelf()
	s.stored["a"] = map[string]survey.Response{"old": {ID: "old"}}
	s.forms = []survey.Form{{ID: "the form before"}}
	run, err := pass(map[string]feed{"a": {pages: [][]survey.Received{responses(1)}}}, forms("a")...).Run(context.Background(), s)
	if err != nil || s.committed[0].MarkGone || run.Sources[0].New != 1 {
		t.Errorf("marked %v, result %+v, error %v", s.committed[0].MarkGone, run.Sources[0], err)
	}
}
