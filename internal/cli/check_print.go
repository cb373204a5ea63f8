package cli

import (
	"strings"

	"canvass/internal/check"
	"canvass/internal/export/term"
	"canvass/internal/fault"
)

// problemJSON is the contract of `ingest check --format json`.
type problemJSON struct {
	Level   string `json:"level"`
	Area    string `json:"area"`
	Source  string `json:"source"`
	Message string `json:"message"`
	Next    string `json:"next"`
}

// printProblems shows all problems; the worst one decides the exit code.
func (a *app) printProblems(all []check.Problem) error {
	out := struct {
		Problems []problemJSON `json:"problems"`
	}{[]problemJSON{}}
	n := 0
	for _, p := range all {
		if p.Level == check.Error {
			n++
		}
		out.Problems = append(out.Problems, problemJSON{string(p.Level), p.Area, p.Source, p.Message, p.Next})
	}
	if a.options.format == "json" {
		if err := a.printJSON(out); err != nil {
			return err
		}
	} else {
		a.printLines(out.Problems)
	}
	kind, failed := check.Kind(all)
	if !failed {
		return nil
	}
	return fault.New(kind, "each has its next step beside it", "%d of %d problems must be solved first", n, len(all))
}

func (a *app) printLines(all []problemJSON) {
	for _, p := range all {
		where := p.Area
		if p.Source != "" {
			where += ", " + p.Source
		}
		a.env.printf("%s: %s: %s\n", p.Level, where, oneLine(p.Message))
		if p.Next != "" {
			a.env.printf("  next: %s\n", oneLine(p.Next))
		}
	}
}

// oneLine is a text that may hold a form's title, safe for a terminal.
func oneLine(s string) string { return strings.Join(strings.Fields(term.Safe(s)), " ") }
