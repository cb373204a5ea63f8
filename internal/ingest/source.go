package ingest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"canvass/internal/survey"
)

// The brake: when this many responses, and more than this part of all, vanish at
// once, or all of a small form's, a mistake upstream is likelier than a clear-out. One
// or two are what an organiser tried the form with.
const (
	brakeCount = 10
	brakePart  = 5 // more than a fifth
	brakeAll   = 3
)

// read brings in one source. What came before an error stays staged: it is valid,
// and the next run completes it.
func (p Pass) read(ctx context.Context, s Session, src survey.Source) (survey.Fetched, error) {
	f := survey.Fetched{Result: survey.SourceRun{Source: src.Name}}
	from, err := p.Open(src)
	if errors.Is(err, ErrNotBuilt) {
		f.Result.Skipped = true
		f.Result.Warnings = []string{fmt.Sprintf("sources of type %s are not built yet; skipped", src.Type)}
		return f, nil
	}
	if err != nil {
		return f, err
	}
	form, err := from.Form(ctx)
	if err != nil {
		return f, err
	}
	form.Source = src.Name
	st, err := s.Standing(ctx, src.Name)
	if err != nil {
		return f, err
	}
	if src.Type == survey.FileSource && len(form.Questions) == 0 && st.Current > 0 && !p.AcceptGone[src.Name] {
		return f, emptied(src.Name, "the file is empty", st.Current)
	}
	f.Form = &form
	cut := p.cut(from, src.Name, st, &f)
	moved, err := p.bind(ctx, s, src, &f)
	if err != nil {
		return f, err
	}
	p.reach(src, st, &f)
	err = p.list(ctx, s, from, &f)
	if w, ok := from.(warner); ok {
		f.Result.Warnings = append(f.Result.Warnings, w.Warnings()...)
	}
	f.Result.Warnings = append(f.Result.Warnings, aside(f.Quarantined)...)
	if err != nil {
		return f, err
	}
	f.Result.Complete = true
	if cut {
		return f, cutOff(src.Name)
	}
	if !f.Result.Since.IsZero() || moved {
		return f, nil // what such a listing lacks may well be there
	}
	return f, p.absences(ctx, s, src, &f)
}

// bind resolves the mappings and says what does not fit, and whether the source
// has another form than it had before.
func (p Pass) bind(ctx context.Context, s Session, src survey.Source, f *survey.Fetched) (moved bool, err error) {
	forms, err := s.Forms(ctx, src.Name)
	if err != nil {
		return false, err
	}
	pins, err := s.Pins(ctx, src.Name)
	if err != nil {
		return false, err
	}
	b := survey.Bind(src, append([]survey.Form{*f.Form}, forms...), pins)
	f.Pins = b.Pins
	f.Result.Warnings = append(f.Result.Warnings, b.Unbound...)
	for _, c := range b.Drift {
		f.Result.Warnings = append(f.Result.Warnings, c.Text)
	}
	for _, c := range b.History {
		if c.Seen.IsZero() { // earlier ones were said when they were seen
			f.Result.Warnings = append(f.Result.Warnings, c.Text)
		}
	}
	if n := len(b.Unmapped); n > 0 {
		var titles []string
		for _, q := range b.Unmapped {
			titles = append(titles, fmt.Sprintf("%q", q.Title))
		}
		f.Result.Warnings = append(f.Result.Warnings, fmt.Sprintf("no line of the configuration maps %s; stored, but in no output", strings.Join(titles, ", ")))
	}
	return len(forms) > 0 && forms[0].ID != f.Form.ID, nil
}

// aside says how many documents were put aside, and why.
func aside(documents []survey.Quarantined) []string {
	counts := map[string]int{}
	for _, d := range documents {
		counts[d.Reason]++
	}
	var out []string
	for reason, n := range counts {
		out = append(out, fmt.Sprintf("put aside, because it cannot be read as a response: %d × %s; kept in the store, in no output", n, reason))
	}
	slices.Sort(out)
	return out
}

// asideIDs are the responses of which a document came that could not be read.
func asideIDs(documents []survey.Quarantined) []string {
	var ids []string
	for _, d := range documents {
		if d.ID != "" {
			ids = append(ids, d.ID)
		}
	}
	return ids
}

// absences decides whether responses that a complete listing lacks are gone.
func (p Pass) absences(ctx context.Context, s Session, src survey.Source, f *survey.Fetched) error {
	if err := s.StillThere(ctx, f.Result.Source, asideIDs(f.Quarantined)); err != nil {
		return err
	}
	missing, current, err := s.Missing(ctx, f.Result.Source)
	if err != nil {
		return err
	}
	if !braked(missing, current) || p.AcceptGone[f.Result.Source] {
		f.MarkGone = true
		return nil
	}
	trouble := vanished(src, f.Result, missing, current)
	if knownByContent(src) {
		if err := leave(ctx, s, f); err != nil {
			return err
		}
	}
	return trouble
}

// braked reports whether so many of so many vanish that somebody must say it is right.
func braked(missing, current int) bool {
	return missing >= brakeCount && missing*brakePart > current || missing >= brakeAll && missing == current
}
