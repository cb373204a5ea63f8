package review

import (
	"fmt"
	"slices"
	"strings"

	"canvass/internal/analysis/codebook"
	"canvass/internal/survey"
)

// meant reads the cells of a row together, so that nothing that somebody wrote is dropped
// without a word: a correct theme makes a change of a blank decision and of a no, the name
// of a new theme is kept in the note, and one that the codebook has already is a correct
// theme. What could mean two things is refused.
func (d *Desk) meant(c Claim) (Claim, error) {
	word, known := spelled(c.Decision)
	if !known || d.saysNothing(&c) {
		return c, nil
	}
	blank := word == undecided && c.Decision == ""
	if blank && c.Form && c.Correct+c.New == "" && c.Note != "" {
		c.Decision = "unsure" // a note alone
		return c, nil
	}
	if kind := survey.DecisionKind(strings.ToLower(c.Kind)); kind != "" && kind != survey.KindTheme && c.Correct+c.New != "" && !c.doubtful(word) {
		return c, refuse("a correct or new theme says nothing of a %s: leave those cells blank", echo(c.Kind))
	}
	if word == undecided && !blank { // unsure: what is named is a thought, kept in the note
		if c.Correct+c.New != "" {
			c.Note = note("perhaps "+strings.Trim(c.Correct+"; "+c.New, "; "), c.Note)
			c.Correct, c.New = "", ""
		}
		return c, nil
	}
	if err := d.exists(&c); err != nil {
		return c, err
	}
	switch {
	case blank && c.Correct != "":
		c.Decision = "change"
		c.odd("it says a correct theme and no decision: taken for change")
	case blank && c.New != "":
		return c, refuse("it names a new theme and decides nothing: write change if the proposed theme is wrong, keep if it is right as well")
	case word == no && c.Correct != "":
		c.Decision = "change"
		c.odd("it says remove and a correct theme: taken for change")
	case word == yes && c.Correct != "":
		return c, d.both(&c)
	case word == takenBack && c.Correct+c.New != "":
		return c, refuse("none takes a decision back: leave the correct or new theme blank")
	case word == change && c.Correct+c.New == "" && c.Form:
		return c, c.at(refuse("change needs the correct theme, or the name of a new one"))
	}
	for _, name := range slices.Backward(names(c.New)) {
		c.Note = note(codebook.Wish(name), c.Note)
	}
	if word, _ := spelled(c.Decision); word == change && c.Correct == "" && c.New != "" {
		c.Decision = "no"
	}
	return c, nil
}

// saysNothing reports whether no cell of a row says anything. A row that was issued with a
// decision brings its note along, which is no news when the decision is emptied.
func (d *Desk) saysNothing(c *Claim) bool {
	if c.Decision != "" || c.Correct+c.New != "" {
		return false
	}
	if c.Note == "" || !c.Shown {
		return c.Note == ""
	}
	before := d.stands(*c)
	return before != nil && before.Note == c.Note
}

func (c Claim) doubtful(word decided) bool { return word == undecided && c.Decision != "" }

// exists takes names of new themes that the codebook has already for correct themes.
func (d *Desk) exists(c *Claim) error {
	var fresh []string
	for _, name := range names(c.New) {
		switch ids := d.themes.Called(name); len(ids) {
		case 0:
			fresh = append(fresh, name)
		case 1:
			c.Correct = strings.Trim(c.Correct+"; "+ids[0], "; ")
			c.odd("the codebook has a theme that is called so: the new theme %q is taken for the correct theme %s", echo(name), ids[0])
		default:
			return refuse("the new theme %q can be any of the themes %s: write the id as the correct theme", echo(name), strings.Join(ids, ", "))
		}
	}
	c.New = strings.Join(fresh, "; ")
	return nil
}

// both refuses a keep with another correct theme; the theme itself once more is a keep.
func (d *Desk) both(c *Claim) error {
	rights, err := d.correct(*c)
	if err != nil {
		return err
	}
	if theme, err := d.theme(c.Theme); err == nil && len(rights) == 1 && rights[0] == theme {
		c.Correct = ""
		return nil
	}
	return c.at(refuse("it says keep and another theme as the correct one: write change to put that in its place; to give the text both, leave this blank and add a row with its Response, On, that theme as Proposed theme, and keep"))
}

// correct reads the correct themes, and says where they stand when they cannot be.
func (d *Desk) correct(c Claim) ([]string, error) {
	rights, err := d.themeList(c.Correct)
	return rights, c.at(err)
}

// at says in which cell the correct theme stands that is refused.
func (c Claim) at(err error) error {
	var r refusal
	if c.CorrectAt != "" && refused(err, &r) {
		return refuse("%s: %s", c.CorrectAt, r.why)
	}
	return err
}

func (c *Claim) odd(format string, args ...any) {
	c.Odd = append(slices.Clip(c.Odd), fmt.Sprintf(format, args...))
}

// names are the names in a cell: one, or several with a semicolon or a line end between them.
func names(cell string) []string {
	var out []string
	for part := range strings.FieldsFuncSeq(cell, func(r rune) bool { return r == ';' || r == '\n' }) {
		if part = strings.TrimSpace(part); part != "" && !slices.Contains(out, part) {
			out = append(out, part)
		}
	}
	return out
}

// note puts something before a note that does not begin with it already.
func note(first, rest string) string {
	if rest == first || strings.HasPrefix(rest, first+"; ") {
		return rest
	}
	return strings.TrimSuffix(first+"; "+rest, "; ")
}

// stands is what was decided last on the subject of a row with a key; nil: nothing was.
func (d *Desk) stands(c Claim) *survey.Decision {
	return d.before(d.numbers.Of(&survey.Decision{
		Kind: survey.DecisionKind(c.Kind), Source: c.Source, Response: c.Response, Question: c.Question, Theme: c.Theme, Other: survey.Ref{Source: c.OtherSource, Response: c.Other},
	}))
}

// emptied says that the decision of a row without one still holds, where the row had shown it.
func (d *Desk) emptied(c Claim) []string {
	before := d.stands(c)
	if !c.Shown || before == nil || before.Verdict == survey.VerdictNone {
		return nil
	}
	return []string{"nothing is decided in it any more, but " + holds(before)}
}

// holds says that a decision goes on holding.
func holds(before *survey.Decision) string {
	return fmt.Sprintf("%s said %s, which holds; write none as the decision to take it back", who(before), said(before))
}
