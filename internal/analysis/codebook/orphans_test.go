package codebook

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"canvass/internal/survey"
)

func TestOrphans(t *testing.T) {
	yes, no := survey.VerdictYes, survey.VerdictNo
	at := func(minute int64, d survey.Decision) survey.Decision {
		d.Seq, d.At = minute, time.Unix(60*minute, 0)
		return d
	}
	a := []survey.Decision{at(1, decided(0, "r1", "a", yes)), at(2, decided(0, "r2", "a", no))}
	b, c := themeOf("b", nil, nil), themeOf("c", nil, nil)
	movedYes := at(1, decided(0, "r1", "c", yes))
	movedYes.Note = movedFrom + "a"
	cases := []struct {
		why  string
		now  survey.Codebook
		more []survey.Decision
		want string
	}{
		{"all themes are there", book(themeOf("a", nil, nil)), nil, ""},
		{"nobody stands for it", book(b, c), nil, "a→: 0 move, 2 again"},
		{"renamed", book(b, formerly(c, "a")), nil, "a→c: 2 move, 0 again"},
		{"renamed, one was moved", book(formerly(c, "a")), []survey.Decision{movedYes}, "a→c: 1 move, 0 again"},
		{"renamed, and judged since", book(formerly(c, "a")), []survey.Decision{at(3, decided(0, "r1", "c", no))}, "a→c: 1 move, 0 again"},
		{"taken in by one that was there: a no on a says nothing of c", book(formerly(c, "a")), []survey.Decision{at(1, decided(0, "r9", "c", yes))}, "a→c: 1 move, 1 again"},
		{"split: a yes is asked again", book(formerly(b, "a"), formerly(c, "a")), nil, "a→b,c: 1 move, 1 again"},
		{"taken back", book(b), []survey.Decision{at(3, decided(0, "r1", "a", survey.VerdictNone))}, "a→: 0 move, 1 again"},
		{"what never was", book(formerly(themeOf("a", nil, nil), "z")), nil, ""},
	}
	for _, k := range cases {
		var got []string
		for _, o := range Orphans(k.now, append(a[:2:2], k.more...)) {
			got = append(got, fmt.Sprintf("%s→%s: %d move, %d again", o.Theme, strings.Join(o.Heirs, ","), o.Moves, o.Again))
		}
		if s := strings.Join(got, "\n"); s != k.want {
			t.Errorf("%s: got %q, want %q", k.why, s, k.want)
		}
	}
}

// Once what moves was noted, nothing is left to move.
func TestMovedOnce(t *testing.T) {
	now := book(formerly(themeOf("c", nil, nil), "a"))
	all := []survey.Decision{decided(1, "r1", "a", survey.VerdictYes), decided(2, "r2", "a", survey.VerdictNo)}
	for range 2 {
		all = append(all, Migrate(Compare(Earlier(now, all), now), all).Moved...)
	}
	if left := Orphans(now, all); len(all) != 4 || len(left) != 0 {
		t.Errorf("%d decisions, left %v", len(all), left)
	}
}
