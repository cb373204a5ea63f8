package publication

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"canvass/internal/effort"
	"canvass/internal/report/reporttest"
	"canvass/internal/survey"
)

// TestNobodyIsQuotedWithoutConsent plays random histories of consent, 1,000 of them (2,500 in the long run):
// people answer up to four times and say yes, no, nothing or something else each time.
// Only whose latest answer is a clear yes is quoted in public, and named only by a
// clear yes to that.
func TestNobodyIsQuotedWithoutConsent(t *testing.T) {
	answers := []string{"Yes, with my name", "Yes, anonymously", "No", "", "perhaps", "yes"}
	const people = 100
	editions := effort.Of(10, 25)
	quoted := 0
	for seed := range editions {
		rng := rand.New(rand.NewPCG(uint64(seed), 8))
		latest := map[string]string{}
		a := reporttest.Small()
		a.Answers["fb"], a.Before = nil, nil
		for minute := range 4 {
			for i := range people {
				if minute > 0 && rng.IntN(2) == 0 {
					continue
				}
				mail, consent := fmt.Sprintf("p%02d@x.org", i), answers[rng.IntN(len(answers))]
				fields := []string{"c", fmt.Sprintf("Number %02d has this to say on cost in answer %d, and it is quite long.", i, minute), "r", "5"}
				if consent != "" {
					fields = append(fields, "q", consent)
				}
				a.Answers["fb"] = append(a.Answers["fb"], reporttest.Answered("fb", fmt.Sprintf("%d-%02d", minute, i), mail, minute, fields...))
				latest[fmt.Sprintf("%02d", i)] = consent
			}
		}
		e := reporttest.Open(t, a)
		p, err := Of(t.Context(), e)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range p.Quotes {
			quoted++
			if who := strings.Fields(q.Text)[1]; !strings.HasPrefix(latest[who], "Yes, ") {
				t.Fatalf("seed %d: %q is quoted, whose latest answer was %q", seed, who, latest[who])
			}
			if q.Name != "" {
				t.Errorf("seed %d: a name that nobody gave: %q", seed, q.Name)
			}
		}
	}
	if quoted < editions {
		t.Errorf("%d quotes in %d editions: this tests nothing", quoted, editions)
	}
}

// A person's no to one quote holds, whatever its author allows.
func TestRefusedQuotesStayOut(t *testing.T) {
	a := reporttest.Small()
	count := func() int {
		e := reporttest.Open(t, a)
		p, err := Of(t.Context(), e)
		if err != nil {
			t.Fatal(err)
		}
		return len(p.Quotes)
	}
	before := count()
	a.Decided = []survey.Decision{{Seq: 1, Kind: survey.KindQuote, Source: "fb", Response: "f5", Question: "c", Verdict: survey.VerdictNo, At: time.Date(2025, 9, 2, 0, 0, 0, 0, time.UTC)}}
	if after := count(); after != before-1 {
		t.Errorf("%d quotes, and %d after one was refused", before, after)
	}
}
