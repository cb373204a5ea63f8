package review

import (
	"fmt"
	"strings"

	"canvass/internal/fault"
	"canvass/internal/survey"
	"canvass/internal/text"
)

// Sheet says which column of a review sheet holds what. Each row has a key that names
// what it is about, so that rows may be sorted, left out or moved.
type Sheet struct {
	project string
	column  map[string]int
}

// The columns of a review sheet, by their titles in lower case without "(entry)".
const (
	colKey      = "review key"
	colHash     = "row hash"
	colDecision = "decision"
	colCorrect  = "correct theme"
	colNew      = "new theme name"
	colNote     = "note"
	colReviewer = "reviewer"
	colResponse = "response"
	colOn       = "on"
	colTheme    = "proposed theme"
	colText     = "text"
	colFirst    = "first response"
	colLinked   = "linked response"
)

// IsSheet reports whether a row of titles is that of a review sheet.
func IsSheet(titles []string) bool {
	s := newSheet("", titles)
	return s.has(colKey) && s.has(colDecision)
}

// IsLinks reports whether a row of titles is that of a sheet that asks of two
// responses whether they are one person's.
func IsLinks(titles []string) bool {
	s := newSheet("", titles)
	return IsSheet(titles) && s.has(colFirst) && s.has(colLinked)
}

// NewSheet finds the columns of a review sheet of a project, in any order.
func NewSheet(project string, titles []string) Sheet { return newSheet(project, titles) }

func newSheet(project string, titles []string) Sheet {
	s := Sheet{project: project, column: map[string]int{}}
	for i, t := range titles {
		name := strings.NewReplacer("_", " ", "(entry)", " ").Replace(strings.ToLower(t))
		name = strings.Join(strings.Fields(name), " ")
		if _, twice := s.column[name]; !twice && name != "" {
			s.column[name] = i
		}
	}
	return s
}

func (s Sheet) has(name string) bool { _, ok := s.column[name]; return ok }

// cell is what a row holds under a title; "" when the sheet has no such column.
func (s Sheet) cell(cells []string, name string) string {
	i, ok := s.column[name]
	if !ok || i >= len(cells) {
		return ""
	}
	cleaned, _ := text.Clean(cells[i])
	return strings.Clone(strings.TrimSpace(cleaned))
}

// Claim reads a row. where names the row; at names the cell of a column, from 0. A row
// of another project is an error: nothing of its file should be taken. What else is
// wrong with a row is in Claim.Wrong.
func (s Sheet) Claim(where string, at func(column int) string, cells []string) (Claim, error) {
	get := func(name string) string { return s.cell(cells, name) }
	c := Claim{Where: where, Form: true, Decision: get(colDecision), Correct: get(colCorrect), New: get(colNew), Note: get(colNote), Reviewer: get(colReviewer)}
	if i, ok := s.column[colCorrect]; ok {
		c.CorrectAt = at(i)
	}
	if key := get(colKey); key != "" {
		k, err := survey.ParseReviewKey(key)
		if err != nil {
			c.Wrong = err.Error()
			return c, nil
		}
		if k.Project != s.project {
			return c, fault.New(fault.Invalid, "use the configuration of that project", "%s belongs to another project (%s, this is %s): nothing was read", where, echo(k.Project), s.project)
		}
		c.Kind, c.Source, c.Response, c.Question, c.Theme, c.TextHash = string(k.Kind), k.Source, k.Response, k.Question, k.Theme, k.TextHash
		c.OtherSource, c.Other = k.Other.Source, k.Other.Response
		hash, shown := strings.CutSuffix(get(colHash), survey.DecidedMark)
		if c.Shown = shown; hash != "" && hash != s.hash(k, key, cells) {
			c.Wrong = "what it says does not belong to its key: a column was sorted by itself, or cells that are not yellow were changed"
		}
		if shown := get(colResponse); shown != "" && shown != k.Response {
			c.Odd = append(c.Odd, fmt.Sprintf("its cell Response says %q, its key is about %q: the decision was taken for the latter, whose text stands in the row", echo(shown), echo(k.Response)))
		}
	} else {
		c.Response, c.Principle, c.Theme, c.Text = get(colResponse), get(colOn), get(colTheme), get(colText) // a row that somebody added
	}
	c.words()
	return c, nil
}

// hash is the row's hash as it should be, from the cells that say what it is about.
func (s Sheet) hash(k survey.ReviewKey, key string, cells []string) string {
	if k.Kind == survey.KindLink && s.has(colFirst) && s.has(colLinked) {
		return survey.RowHash(key, s.cell(cells, colFirst), s.cell(cells, colLinked))
	}
	return survey.RowHash(key, s.cell(cells, colText), s.cell(cells, colTheme))
}

// words turns the words of the sheet into those of decisions: of two responses keep means
// the same person.
func (c *Claim) words() {
	word, known := spelled(c.Decision)
	switch {
	case !known || survey.DecisionKind(c.Kind) != survey.KindLink:
	case word == yes:
		c.Decision = "same"
	case word == no:
		c.Decision = "different"
	}
}

// Decided reports whether something is decided in a row.
func (s Sheet) Decided(cells []string) bool {
	decision := s.cell(cells, colDecision)
	word, known := spelled(decision)
	return !known || word != undecided || decision == "" && s.cell(cells, colCorrect) != ""
}
