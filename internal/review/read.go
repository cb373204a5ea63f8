package review

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"canvass/internal/survey"
	"canvass/internal/text"
)

// refusal is why a row cannot be taken.
type refusal struct{ why string }

// Error returns the reason.
func (r refusal) Error() string { return r.why }

// echo is a cell in a message: a wrong column may hold anything.
func echo(cell string) string {
	const most = 40
	if runes := []rune(cell); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return cell
}

func refuse(format string, args ...any) error { return refusal{fmt.Sprintf(format, args...)} }

func refused(err error, r *refusal) bool { return errors.As(err, r) }

// What a cell may hold, in characters.
const (
	longestName = 300
	longestNote = 10_000
)

// read makes decisions of a row: none when nothing is decided in it, two or more of a change.
func (d *Desk) read(ctx context.Context, c Claim, now time.Time) ([]entry, error) {
	for _, cell := range []string{c.Kind, c.Source, c.Theme, c.Stance, c.OtherSource, c.Decision, c.Correct, c.Reviewer, c.At, c.TextHash} {
		if utf8.RuneCountInString(cell) > longestName {
			return nil, refuse("a cell has more than %d characters: are the columns right?", longestName)
		}
	}
	if utf8.RuneCountInString(c.Note) > longestNote {
		return nil, refuse("the note has more than %d characters", longestNote)
	}
	if word, ok := spelled(c.Decision); ok && word == undecided && c.Stance == "" && !c.doubts() {
		return nil, nil
	}
	kind, err := kindOf(c)
	if err != nil {
		return nil, err
	}
	if c, err = d.ids(ctx, c); err != nil {
		return nil, err
	}
	base := survey.Decision{Kind: kind, Reviewer: c.Reviewer, Note: c.Note}
	dated := c.At != ""
	if dated {
		if base.At, err = moment(c.At, now); err != nil {
			return nil, err
		}
	}
	word, err := wordOf(c.Decision, kind, c.Stance != "")
	doubt := c.doubts()
	if doubt {
		word = takenBack
	}
	if err != nil || word == undecided {
		return nil, err
	}
	stale := false
	switch kind {
	case survey.KindLink:
		err = d.link(ctx, c, &base)
	case survey.KindProposal:
		base.Theme = c.Theme
	default:
		stale, err = d.text(ctx, c, &base)
	}
	if err != nil {
		return nil, err
	}
	return d.verdicts(c, base, word, entry{dated: dated, stale: stale, doubt: doubt})
}

// verdicts adds what is said.
func (d *Desk) verdicts(c Claim, base survey.Decision, word decided, e entry) ([]entry, error) {
	e.Decision = base
	var err error
	switch base.Kind {
	case survey.KindTheme:
		if e.Theme, err = d.theme(c.Theme); err != nil {
			return nil, err
		}
	case survey.KindStance:
		e.Theme = strings.ToLower(c.Stance)
		if err := mustKnowStance(e.Theme); err != nil {
			return nil, err
		}
		if word == no {
			return nil, refuse("a stance cannot be decided with no: write the one that it is")
		}
	case survey.KindProposal:
		if c.Theme == "" {
			return nil, refuse("it names no proposal")
		}
	}
	if word != change {
		e.Verdict = word.verdict()
		return []entry{e}, nil
	}
	rights, err := d.correct(c)
	if err != nil {
		return nil, err
	}
	if slices.Contains(rights, e.Theme) {
		return nil, refuse("it changes the theme %q to itself", e.Theme)
	}
	e.Verdict = survey.VerdictNo
	said := []entry{e}
	for _, theme := range rights {
		right := e
		right.Theme, right.Verdict = theme, survey.VerdictYes
		said = append(said, right)
	}
	return said, nil
}

func mustKnowStance(name string) error {
	var known []string
	for _, s := range survey.Stances() {
		if string(s) == name {
			return nil
		}
		known = append(known, string(s))
	}
	return refuse("there is no stance %q; there are %s", echo(name), strings.Join(known, ", "))
}

// kindOf tells what a row is about.
func kindOf(c Claim) (survey.DecisionKind, error) {
	kind := survey.DecisionKind(strings.ToLower(c.Kind))
	switch {
	case kind != "":
	case c.Other != "":
		kind = survey.KindLink
	case c.Stance != "" && c.Theme == "":
		kind = survey.KindStance
	default:
		kind = survey.KindTheme
	}
	switch kind {
	case survey.KindLink:
		if c.Other == "" {
			return "", refuse("it names no other response")
		}
	case survey.KindTheme, survey.KindStance, survey.KindQuote, survey.KindProposal:
		if c.Other != "" {
			return "", refuse("it names another response, which only a link does")
		}
		if c.Response == "" && kind != survey.KindProposal {
			return "", refuse("it names no response")
		}
	default:
		return "", refuse("kind is %q; it can be theme, link, stance, quote or proposal", echo(c.Kind))
	}
	return kind, nil
}

// moment reads when something was decided.
func moment(s string, now time.Time) (time.Time, error) {
	at, err := time.Parse(time.RFC3339Nano, s)
	switch {
	case err != nil:
		return at, refuse("at is no time such as 2025-09-17T14:00:00Z")
	case at.After(now.Add(time.Minute)): // clocks differ
		return at, refuse("it was decided in the future")
	case at.UTC().Year() < 1970:
		return at, refuse("it was decided before 1970")
	}
	return at.UTC(), nil
}

// doubts reports whether a row says that somebody is unsure, and why.
func (c Claim) doubts() bool {
	word, known := spelled(c.Decision)
	return known && word == undecided && c.Decision != "" && c.Note != "" && c.Wrong == "" && c.Stance == ""
}

// decided is what a word in the column decision means.
type decided int

const (
	undecided decided = iota
	yes
	no
	same
	different
	takenBack
	change
)

func (d decided) verdict() survey.Verdict {
	return [...]survey.Verdict{yes: survey.VerdictYes, no: survey.VerdictNo, same: survey.VerdictSame, different: survey.VerdictDifferent, takenBack: survey.VerdictNone, change: ""}[d]
}

// words are how decisions are spelled, folded.
var words = map[string]decided{
	"": undecided, "unsure": undecided, "duda": undecided, "no se": undecided,
	"yes": yes, "y": yes, "true": yes, "1": yes, "keep": yes, "si": yes, "mantener": yes, "conservar": yes, "verdadero": yes,
	"no": no, "n": no, "false": no, "0": no, "remove": no, "quitar": no, "eliminar": no, "falso": no,
	"same": same, "misma": same, "mismo": same, "different": different, "distinta": different, "distinto": different, "diferente": different,
	"none": takenBack, "change": change, "cambiar": change,
}

// spelled is what a cell of decisions means, in either language, however it is
// punctuated and written: "Keep.", "SÍ", "unsure?".
func spelled(cell string) (decided, bool) {
	word, ok := words[cell] // as mostly
	if !ok {
		word, ok = words[strings.Trim(text.Fold(cell), ".,;:!?¡¿ ")]
	}
	return word, ok
}

// wordOf reads a decision. A stance that stands there is decided.
func wordOf(s string, kind survey.DecisionKind, stance bool) (decided, error) {
	word, ok := spelled(s)
	if kind == survey.KindStance && s == "" && stance {
		word = yes
	}
	fits := word == undecided || word == takenBack || (kind == survey.KindLink) == (word == same || word == different)
	if word == change && kind != survey.KindTheme {
		fits = false
	}
	switch {
	case ok && fits:
		return word, nil
	case kind == survey.KindLink:
		return 0, refuse("decision is %q; of two responses it can be same or different, in a workbook unsure too", echo(s))
	case kind == survey.KindTheme && word == change:
		return 0, refuse("decision is %q and no column tells the correct theme", echo(s))
	}
	return 0, refuse("decision is %q; it can be yes or no, in a workbook keep, change, remove or unsure", echo(s))
}
