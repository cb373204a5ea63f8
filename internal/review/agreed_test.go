package review

import (
	"testing"
	"time"
)

// A row that stands as it was agreed brings no old word back; where the store knows
// nothing of it, it is news.
func TestAgreedRowsAreNoNews(t *testing.T) {
	row := Claim{Response: "one", Theme: "cost", Decision: "change", Correct: "trust"}
	s := stored()
	s.decisions = take(t, s, row).Decisions
	later := s.decisions[0]
	later.Verdict, later.At = "yes", now.Add(time.Hour)
	s.decisions = append(s.decisions, later)
	if out := take(t, s, row); out.Applied != 1 {
		t.Errorf("a row of a file: %+v", out)
	}
	row.Agreed = true
	if out := take(t, s, row); out.Applied != 0 || out.Unchanged != 1 || len(out.Conflicts)+len(out.Rejected)+len(out.Decisions) != 0 {
		t.Errorf("agreed: %+v", out)
	}
	other := Claim{Response: "one", Theme: "cost", Decision: "yes"} // contradicts what was agreed, and is what holds
	if out := take(t, s, row, other); out.Unchanged != 2 || len(out.Rejected) != 0 {
		t.Errorf("agreed, and another: %+v", out)
	}
	s.decisions = take(t, stored(), Claim{Response: "two", Principle: "P1", Question: "c", Theme: "cost", Decision: "yes", Reviewer: "Ben"}).Decisions
	if out := take(t, s, Claim{Response: "two", Question: "c", Theme: "cost", Decision: "yes", Agreed: true}); out.Unchanged != 1 || len(out.Decisions) != 0 {
		t.Errorf("agreed when Ben read it, read by Ana: %+v", out)
	}
	if out := take(t, stored(), row); out.Applied != 1 || len(out.Decisions) != 2 {
		t.Errorf("the store was put back: %+v", out)
	}
}
