package ingest

import (
	"context"
	"fmt"
	"slices"

	"canvass/internal/fault"
	"canvass/internal/survey"
)

// A source may be there and not be what it was: emptied, or cut off while somebody
// copied it. Then what is stored stays, and a person says whether it is right.

// written is a source that is one text, which can be cut off.
type written interface {
	// LineEnd reports, once the form was read, whether the text ends with the end of a line.
	LineEnd() bool
	// Doubt has the last row put aside.
	Doubt()
}

// cut reports whether a file lacks the end of its last line that it had when it was last
// read whole. Programs differ in this, so that the lack alone tells nothing. The last row
// is then put aside: what stands in it may be half an answer.
func (p Pass) cut(from Source, source string, st survey.Standing, f *survey.Fetched) bool {
	w, ok := from.(written)
	if !ok {
		return false
	}
	f.Result.LineEnd = w.LineEnd()
	if f.Result.LineEnd || !st.LineEnd || p.AcceptGone[source] {
		return false
	}
	w.Doubt()
	return true
}

func cutOff(source string) error {
	return fault.New(fault.Partial,
		fmt.Sprintf("save or copy the whole file again and run again; if it is whole, run `ingest run --accept-gone %s`", source),
		"the file looks cut off: its last line has no end, as it had before; the last row was put aside, and nothing was marked as gone")
}

// emptied is the error about a source without any answers where some are stored.
func emptied(source, what string, current int) error {
	kept := fmt.Sprintf("the %d responses of earlier runs are", current)
	if current == 1 {
		kept = "the response of an earlier run is"
	}
	return fault.New(fault.Partial,
		fmt.Sprintf("look where the answers went and run again; if they were really deleted, run `ingest run --accept-gone %s`", source),
		"%s; %s kept, and nothing was marked as gone", what, kept)
}

// knownByContent reports whether a response of the source is known by what it says
// alone: then a row that is written in another way is another response.
func knownByContent(src survey.Source) bool {
	return src.Type == survey.FileSource && !slices.ContainsFunc(src.Mappings, func(m survey.Mapping) bool { return m.Field == survey.FieldID })
}

// leave takes nothing of a listing over: of a file that was written anew the new rows
// are the missing ones again, and to take the ones without giving up the others would
// count everybody twice.
func leave(ctx context.Context, s Session, f *survey.Fetched) error {
	if err := s.Withdraw(ctx, f.Result.Source); err != nil {
		return err
	}
	r := f.Result
	*f = survey.Fetched{Result: survey.SourceRun{Source: r.Source, Complete: r.Complete, LineEnd: r.LineEnd, Warnings: r.Warnings}}
	return nil
}

// vanished is the error about a listing that lacks so much.
func vanished(src survey.Source, r survey.SourceRun, missing, current int) error {
	place := "form"
	switch src.Type {
	case survey.FileSource:
		place = "file"
	case survey.GoogleDoc:
		place = "document"
	}
	switch {
	case r.Fetched == 0 && src.Type == survey.FileSource:
		return emptied(src.Name, "the file has titles, but no row below them", current)
	case r.New > 0 && knownByContent(src):
		return rewritten(src.Name, r.New, missing, current)
	}
	return fault.New(fault.Partial,
		fmt.Sprintf("if they were really deleted, run `ingest run --accept-gone %s`", src.Name),
		"%d of %d responses have vanished from the %s at once; nothing was marked as gone", missing, current, place)
}

// rewritten is the error about a file without ids that has other rows than it had.
func rewritten(source string, fresh, missing, current int) error {
	rows := fmt.Sprintf("%d rows are unlike any stored one", fresh)
	if fresh == 1 {
		rows = "1 row is unlike any stored one"
	}
	return fault.New(fault.Partial,
		fmt.Sprintf("put the file back as it was written and run again; or, to take it as it stands, run `ingest run --accept-gone %s`, best once it has a column with an id for each row, mapped to the field `id`", source),
		"%s and %d of %d stored ones are missing: the file looks rewritten, e.g. dates or titles written in another way; nothing of it was taken over, and what is stored stays as it was", rows, missing, current)
}
