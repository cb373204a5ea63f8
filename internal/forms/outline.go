package forms

import (
	"context"

	"google.golang.org/api/forms/v1"

	"canvass/internal/survey"
)

// Outline reads the form as Form does, with the texts around its questions.
func (s *Source) Outline(ctx context.Context) (survey.Outline, error) {
	f, body, err := s.get(ctx)
	if err != nil {
		return survey.Outline{}, err
	}
	o := survey.Outline{Form: s.convert(f, nativeKinds(body)), Notes: notes(f.Items)}
	if f.Info != nil {
		o.Description = clean(f.Info.Description)
	}
	return o, nil
}

// notes returns what stands around each question, by its id.
func notes(items []*forms.Item) map[string]survey.Note {
	all := map[string]survey.Note{}
	var around survey.Note
	for _, item := range items {
		switch {
		case item == nil:
		case item.PageBreakItem != nil, item.TextItem != nil, item.ImageItem != nil:
			around = survey.Note{Section: clean(item.Title), About: clean(item.Description)}
		default:
			note := around
			note.Description = clean(item.Description)
			for _, q := range questions(item, nil) {
				all[q.ID] = note
			}
		}
	}
	return all
}
