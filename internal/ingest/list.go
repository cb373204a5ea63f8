package ingest

import (
	"context"
	"fmt"

	"canvass/internal/survey"
)

// recalling is a session that knows documents read before by their prints, and
// recogniser a source that need not read such a document again.
type (
	recalling interface {
		Recall(ctx context.Context, source string) (func(survey.Print) bool, error)
		AddKnown(ctx context.Context, source string, known []survey.Print) (survey.Counts, error)
	}
	recogniser interface {
		Recognise(known func(survey.Print) bool)
	}
)

// remembering is a session that tells which responses are stored, and inquirer a source
// whose ids depend on that.
type (
	remembering interface {
		Holds(ctx context.Context, source string) (func(id string) (bool, error), error)
	}
	inquirer interface {
		Stored(known func(id string) (bool, error))
	}
)

// remind lets a source ask what is stored, where both can.
func remind(ctx context.Context, s Session, from Source, source string) error {
	keeper, keeps := s.(remembering)
	asker, asks := from.(inquirer)
	if !keeps || !asks {
		return nil
	}
	known, err := keeper.Holds(ctx, source)
	if err == nil {
		asker.Stored(known)
	}
	return err
}

// acquaint tells a source what the session knows, where both can.
func acquaint(ctx context.Context, s Session, from Source, source string) (recalling, error) {
	keeper, keeps := s.(recalling)
	reader, reads := from.(recogniser)
	if !keeps || !reads {
		return nil, nil
	}
	known, err := keeper.Recall(ctx, source)
	if err != nil {
		return nil, err
	}
	reader.Recognise(known)
	return keeper, nil
}

// list stages the listing, page by page.
func (p Pass) list(ctx context.Context, s Session, from Source, f *survey.Fetched) error {
	r := &f.Result
	keeper, err := acquaint(ctx, s, from, r.Source)
	if err == nil {
		err = remind(ctx, s, from, r.Source)
	}
	if err != nil {
		return err
	}
	for page, err := range from.Pages(ctx, r.Since) {
		if err != nil {
			return err
		}
		counts, err := stage(ctx, s, keeper, page, f)
		if err != nil {
			return err
		}
		r.Fetched += len(page)
		r.New, r.Changed, r.Same = r.New+counts.New, r.Changed+counts.Changed, r.Same+counts.Same
		r.Cleaned += counts.Cleaned
		r.Quarantined = len(f.Quarantined)
		if p.Progress != nil {
			p.Progress(r.Source, r.Fetched)
		}
	}
	if sum := r.New + r.Changed + r.Same + r.Quarantined; sum != r.Fetched {
		return fmt.Errorf("fetched %d responses but accounted for %d", r.Fetched, sum)
	}
	return nil
}

// stage sorts a page: what is known first, so that another state of the same response
// on the same page is compared with it.
func stage(ctx context.Context, s Session, keeper recalling, page []survey.Received, f *survey.Fetched) (counts survey.Counts, err error) {
	var known []survey.Print
	var responses []survey.Response
	for _, item := range page {
		switch {
		case item.Known:
			known = append(known, item.Response.Print)
			continue
		case item.Quarantine != nil:
			f.Quarantined = append(f.Quarantined, *item.Quarantine)
			continue
		case item.Erased:
			f.Erased = append(f.Erased, item.Response.ID)
		}
		if responses == nil {
			responses = make([]survey.Response, 0, len(page))
		}
		item.Response.Source = f.Result.Source
		responses = append(responses, item.Response)
	}
	if len(known) > 0 {
		if counts, err = keeper.AddKnown(ctx, f.Result.Source, known); err != nil {
			return counts, err
		}
	}
	added, err := s.Add(ctx, f.Result.Source, responses)
	return counts.Add(added), err
}
