package survey

import (
	"reflect"
	"testing"
)

func TestHolding(t *testing.T) {
	yes := Decision{Kind: KindTheme, Source: "f", Response: "a", Question: "q", Theme: "trust", Verdict: VerdictYes, Reviewer: "Ana"}
	no, gone, other := yes, yes, yes
	no.Verdict, no.Reviewer = VerdictNo, "Ben"
	gone.Verdict = VerdictNone
	other.Response = "b"
	stance, stance2 := Decision{Kind: KindStance, Source: "f", Response: "a", Question: "q", Theme: "object", Verdict: VerdictYes}, Decision{}
	stance2 = stance
	stance2.Theme = "support"
	for name, c := range map[string]struct{ all, want []Decision }{
		"none":            {nil, nil},
		"latest holds":    {[]Decision{yes, other, no}, []Decision{other, no}},
		"taken back":      {[]Decision{yes, other, gone}, []Decision{other}},
		"given again":     {[]Decision{yes, gone, no}, []Decision{no}},
		"one stance only": {[]Decision{stance, stance2}, []Decision{stance2}},
	} {
		if got := Holding(c.all); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
		for _, kind := range []DecisionKind{KindTheme, KindStance, KindLink} {
			var want []Decision
			for _, d := range c.want {
				if d.Kind == kind {
					want = append(want, d)
				}
			}
			mixed := append(append([]Decision{}, c.all...), Decision{Kind: KindQuote, Source: "f", Response: "a", Question: "q", Verdict: VerdictYes})
			if got := HoldingOf(kind, mixed); !reflect.DeepEqual(got, want) {
				t.Errorf("%s, %s: got %v, want %v", name, kind, got, want)
			}
		}
	}
}
