package ingest

import (
	"time"

	"canvass/internal/survey"
)

const (
	// overlap is how far a listing that is not whole reaches back behind the newest
	// stored response: upstream shows some responses later than others.
	overlap = time.Hour
	// wholeEvery is less than a day, so that a daily schedule always reads whole.
	wholeEvery = 20 * time.Hour
	// skew is how far the server's clock may be ahead of ours.
	skew = 10 * time.Minute
)

// since decides from what time of submission on a source is listed; the zero time
// is everything. Only upstream's own times move it: our clock can be wrong, and all
// it can do is to bring about a whole listing.
func since(st survey.Standing, limit int, now time.Time) time.Time {
	switch {
	case limit == 0 || st.Current <= limit: // small enough to be sure every time
	case st.Newest.After(now.Add(skew)): // nothing below would ever be asked for again
	case st.Whole.IsZero() || st.Whole.After(now.Add(skew)) || now.Sub(st.Whole) >= wholeEvery:
	default:
		return st.Newest.Add(-overlap)
	}
	return time.Time{}
}

// reach sets how much of a source this pass lists.
func (p Pass) reach(src survey.Source, st survey.Standing, f *survey.Fetched) {
	now := p.Now()
	if st.Newest.After(now.Add(skew)) {
		f.Result.Warnings = append(f.Result.Warnings, "the newest stored response was submitted after now by this computer's clock; is the clock right?")
	}
	if src.Type == survey.GoogleForm && !p.Full && !p.AcceptGone[src.Name] {
		f.Result.Since = since(st, p.WholeLimit, now)
	}
}
