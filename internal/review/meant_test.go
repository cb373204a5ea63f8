package review

import (
	"strings"
	"testing"

	"canvass/internal/survey"
)

// filled is a row of a review sheet on one text and the theme cost, as somebody filled it in.
func filled(decision, correct, name, note string) Claim {
	return Claim{Form: true, CorrectAt: "I9", Kind: "theme", Source: "f", Response: "one", Question: "c", Theme: "cost", TextHash: survey.HashText("on one"), Decision: decision, Correct: correct, New: name, Note: note}
}

// Nothing that stands in a cell to fill in is dropped without a word.
func TestCellsAreReadTogether(t *testing.T) {
	for name, c := range map[string]struct {
		claim Claim
		want  string // verdicts by theme, with the note; or why it is rejected
		told  string
	}{
		"correct theme alone":        {filled("", "Trust", "", ""), "cost no, trust yes", "taken for change"},
		"remove and correct theme":   {filled("remove", "trust", "", "n"), "cost no n, trust yes n", "taken for change"},
		"the theme itself":           {filled("keep", "Money", "", ""), "cost yes", ""},
		"keep and another":           {filled("keep", "trust", "", ""), "I9: it says keep and another theme", ""},
		"keep and a new theme":       {filled("keep", "", "Speed", "n"), "cost yes new theme: Speed; n", ""},
		"remove and a new theme":     {filled("quitar", "", "Speed; Air, clean", "n"), "cost no new theme: Speed; new theme: Air, clean; n", ""},
		"change to a new theme":      {filled("change", "", "Speed", ""), "cost no new theme: Speed", ""},
		"change, old and new":        {filled("change", "trust", "Speed", ""), "cost no new theme: Speed, trust yes new theme: Speed", ""},
		"new theme alone":            {filled("", "", "Speed", ""), "names a new theme and decides nothing: write change", ""},
		"new that is there":          {filled("change", "", "TRÚST", ""), "cost no, trust yes", "is taken for the correct theme trust"},
		"new that is two":            {filled("change", "", "dinero", ""), "can be any of the themes cost, time", ""},
		"new that is the same":       {filled("change", "", "Money", ""), "changes the theme \"cost\" to itself", "taken for the correct theme cost"},
		"change to nothing":          {filled("change", "", "", ""), "I9: change needs the correct theme, or the name of a new one", ""},
		"a note alone":               {filled("", "", "", "good quote"), "cost unsure good quote", ""},
		"unsure with a thought":      {filled("unsure", "trust", "Speed", "n"), "cost unsure perhaps trust; Speed; n", ""},
		"none and a theme":           {filled("none", "trust", "", ""), "none takes a decision back: leave", ""},
		"blank":                      {filled("", "", "", ""), "", ""},
		"of a CSV, a note":           {Claim{Response: "one", Theme: "cost", Note: "next: thin"}, "", ""},
		"of a CSV, no and another":   {Claim{Response: "one", Theme: "cost", Decision: "no", Correct: "trust"}, "cost no, trust yes", "taken for change"},
		"a broken row with a theme":  {Claim{Form: true, Correct: "trust", Wrong: "its key is not whole"}, "its key is not whole", ""},
		"of a quote, another theme":  {Claim{Form: true, Kind: "quote", Response: "one", Decision: "change", Correct: "trust"}, "says nothing of a quote", ""},
		"a note twice written there": {filled("remove", "", "Speed", "new theme: Speed; n"), "cost no new theme: Speed; n", ""},
	} {
		out := take(t, stored(), c.claim)
		var got []string
		for i, d := range out.Decisions {
			verdict := string(d.Verdict)
			if verdict == "" {
				verdict = out.Changes[i].New
			}
			got = append(got, strings.TrimSpace(d.Theme+" "+verdict+" "+d.Note))
		}
		for _, p := range out.Rejected {
			got = append(got, p.Why)
		}
		odd := ""
		for _, p := range out.Odd {
			odd += p.Why
		}
		all := strings.Join(got, ", ")
		if exact := len(out.Rejected) == 0; exact && all != c.want || !strings.Contains(all, c.want) || len(out.Rejected) == 0 && (!strings.Contains(odd, c.told) || c.told == "" && odd != "") {
			t.Errorf("%s:\ngot  %s (%s)\nwant %s (%s)", name, all, odd, c.want, c.told)
		}
	}
}

// A row that had shown a decision and shows none is told, and how to take it back; a row
// that was issued before it says nothing by being blank.
func TestAnEmptiedDecisionIsTold(t *testing.T) {
	s := stored()
	yes := filled("keep", "", "", "sure")
	yes.Reviewer = "Ana"
	s.decisions = take(t, s, yes).Decisions
	emptied, issued := filled("", "", "", "sure"), filled("", "", "", "")
	emptied.Shown = true
	if out := take(t, s, emptied); out.Blank != 1 || len(out.Odd) != 1 || !strings.Contains(out.Odd[0].Why, "Ana said yes, which holds; write none") {
		t.Errorf("got %+v", out)
	}
	if out := take(t, s, issued); out.Blank != 1 || len(out.Odd) != 0 {
		t.Errorf("issued before: %+v", out)
	}
	doubt := filled("unsure", "", "", "really?")
	if out := take(t, s, doubt); len(out.Decisions) != 0 || len(out.Odd) != 1 || !strings.Contains(out.Odd[0].Why, "its note is not kept: Ana said yes") {
		t.Errorf("a doubt: %+v", out)
	}
	emptied.Decision = "none"
	if out := take(t, s, emptied); len(out.Decisions) != 1 || out.Decisions[0].Verdict != survey.VerdictNone {
		t.Errorf("taken back: %+v", out)
	}
}

// Where a row shows the words that were judged and others stand there now, it is refused;
// what programs do to words is no change.
func TestWordsThatWereJudgedMustStandThere(t *testing.T) {
	s := stored()
	put := func(words string) {
		v := s.versions[survey.Ref{Source: "f", Response: "one"}]
		v.Answers = []survey.Answer{{Question: "c", Values: []string{words}}}
		s.versions[survey.Ref{Source: "f", Response: "one"}] = v
	}
	put("“¿Más árboles?” — said all of the neighbours, 24 of them 🌳")
	for shown, fine := range map[string]bool{
		"": true,
		"'“¿Más árboles?” — said all of the neighbours, 24 of them 🌳":      true,
		"\"¿mas ARBOLES?\"\r\n- said all of the neighbours,  24 of them ?": true,
		"“¿Más árboles?” — said all of the neigh…":                         true,
		"“¿Más…": false,
		"“¿Más árboles?” — said all of the neighbours": false,
		"totally new text about buses":                 false,
	} {
		out := take(t, s, Claim{Where: "line 7", Response: "one", Theme: "cost", Decision: "yes", Text: shown})
		if fine != (len(out.Rejected) == 0) || !fine && (len(out.Decisions) > 0 || !strings.HasPrefix(out.Rejected[0].Why, "stale: ") || out.Rejected[0].Where != "line 7") {
			t.Errorf("%q: %+v", shown, out)
		}
	}
}
