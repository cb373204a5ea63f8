package ingest

import (
	"fmt"

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

// vanished is the error about a listing that lacks so much.
func vanished(src survey.Source, fetched, missing, current int) error {
	place := "form"
	switch src.Type {
	case survey.FileSource:
		place = "file"
	case survey.GoogleDoc:
		place = "document"
	}
	if fetched == 0 && src.Type == survey.FileSource {
		return emptied(src.Name, "the file has titles, but no row below them", current)
	}
	return fault.New(fault.Partial,
		fmt.Sprintf("if they were really deleted, run `ingest run --accept-gone %s`", src.Name),
		"%d of %d responses have vanished from the %s at once; nothing was marked as gone", missing, current, place)
}
