package review

import "testing"

// Who is unsure and says why decides nothing; the note is kept, once, and takes no
// decision back, whoever's and in whatever order they come.
func TestNotesOfUnsureRowsAreKept(t *testing.T) {
	doubt := Claim{Response: "one", Theme: "cost", Decision: "unsure", Note: "ask Ben", Reviewer: "Eva"}
	s := stored()
	out := take(t, s, doubt)
	if out.Applied != 1 || len(out.Decisions) != 1 || out.Decisions[0].Verdict != "" || out.Decisions[0].Note != "ask Ben" || out.Decisions[0].Reviewer != "Eva" || out.Changes[0].New != "unsure" {
		t.Fatalf("got %+v", out)
	}
	s.decisions = out.Decisions
	if again := take(t, s, doubt); again.Unchanged != 1 || len(again.Decisions) != 0 {
		t.Errorf("again: %+v", again)
	}
	other := doubt
	other.Note = "Ben does not know"
	if out := take(t, s, other); out.Applied != 1 {
		t.Errorf("another note: %+v", out)
	}
	yes := Claim{Response: "one", Theme: "cost", Decision: "yes"}
	if out := take(t, s, doubt, yes); len(out.Decisions) != 1 || out.Decisions[0].Verdict != "yes" || out.Blank != 1 || len(out.Conflicts) != 0 {
		t.Errorf("beside a decision: %+v", out)
	}
	s.decisions = append(s.decisions, take(t, s, yes).Decisions...)
	if out := take(t, s, doubt); out.Blank != 1 || len(out.Decisions) != 0 {
		t.Errorf("after a decision: %+v", out)
	}
	for _, c := range []Claim{
		{Response: "one", Theme: "cost", Decision: "unsure"}, {Response: "one", Theme: "cost", Note: "next: uncertain"}, {Response: "nobody", Theme: "cost", Decision: "?", Note: "hm"},
	} {
		if out := take(t, stored(), c); out.Blank != 1 || len(out.Decisions)+len(out.Rejected) != 0 {
			t.Errorf("%+v: %+v", c, out)
		}
	}
}
