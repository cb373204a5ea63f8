package propose

import (
	"slices"

	"canvass/internal/survey"
	"canvass/internal/text"
)

// wasThere are titles of the column in which somebody at the door ticks who came.
var wasThere = []phrase{
	"^ came", "^ attended", "^ present $", "^ was present", "^ showed up", "^ show $", "^ checked in", "^ arrived $", "^ attendance $", "did … come", "did … attend",
	"^ vino", "^ asistio", "^ presente $", "^ asistencia $", "^ llego $", "^ acudio", "estuvo presente",
}

// ticks are what stands in such a column, folded.
var ticks = []string{
	"yes", "no", "y", "n", "x", "si", "s", "1", "0", "true", "false", "ok", "✓", "✔", "✗", "present", "absent", "came", "attended", "presente", "ausente", "vino", "asistio", "verdadero", "falso",
}

// marks finds the column of a list of who came that says whether somebody did: the
// sheet names people, and asks nobody for an opinion.
func (d *draft) marks() *reading {
	if len(d.found) > 0 {
		return nil
	}
	var ticked *reading
	names := false
	for _, r := range d.reads {
		switch {
		case ticked == nil && hasAny(r.Title, wasThere) && d.tickedOnly(r):
			ticked = r
		case r.scores[survey.FieldName] >= sureScore || r.scores[survey.FieldEmail] >= sureScore:
			names = true
		case r.shape == scaled || r.Kind == survey.KindParagraph:
			return nil
		}
	}
	if !names {
		return nil
	}
	return ticked
}

// tickedOnly reports whether a column holds nothing but ticks and their like.
func (d *draft) tickedOnly(r *reading) bool {
	values := d.Values[r.ID]
	if d.Type != survey.FileSource {
		values = r.Options
	}
	return !slices.ContainsFunc(values, func(v string) bool { return !slices.Contains(ticks, text.Fold(v)) })
}
