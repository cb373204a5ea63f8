package similar

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"ana", "ana", 0}, {"", "ana", 3}, {"ana", "anna", 1}, {"martin", "matrin", 1},
		{"garcia", "gracia", 1}, {"kitten", "sitting", 3}, {"smith", "smyth", 1}, {"ca", "abc", 3},
	} {
		if got := Distance(c.a, c.b); got != c.want {
			t.Errorf("Distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

// The textbook's values, to three places.
func TestJaroWinkler(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"martha", "marhta", .961}, {"dwayne", "duane", .840}, {"dixon", "dicksonx", .813}, {"", "", 1}, {"a", "", 0}, {"abc", "xyz", 0},
	} {
		if got := JaroWinkler(c.a, c.b); math.Abs(got-c.want) > .0005 {
			t.Errorf("JaroWinkler(%q, %q) = %.4f, want %.3f", c.a, c.b, got, c.want)
		}
	}
}

// table is optimal string alignment as every textbook has it.
func table(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

func TestMeasuresProperties(t *testing.T) {
	short := rapid.StringOfN(rapid.RuneFrom([]rune("abcd")), 0, 20, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b := short.Draw(t, "a"), short.Draw(t, "b")
		if got, want := Distance(a, b), table(a, b); got != want {
			t.Fatalf("Distance(%q, %q) = %d, want %d", a, b, got, want)
		}
		j := JaroWinkler(a, b)
		if j < 0 || j > 1 || (j == 1) != (a == b) {
			t.Fatalf("JaroWinkler(%q, %q) = %v", a, b, j)
		}
	})
}

// Whatever comes: no panic, and nothing grows with a megabyte.
func FuzzMeasures(f *testing.F) {
	f.Add("ana ruiz", "ruiz ana")
	f.Add("\xff\x00", "李明")
	f.Fuzz(func(t *testing.T, a, b string) {
		if d := Distance(a, b); d < 0 || d > max(len(a), len(b)) {
			t.Errorf("Distance(%q, %q) = %d", a, b, d)
		}
		if j := JaroWinkler(a, b); j < 0 || j > 1 {
			t.Errorf("JaroWinkler(%q, %q) = %v", a, b, j)
		}
	})
}

func TestMeasuresDoNotAllocate(t *testing.T) {
	n := testing.AllocsPerRun(100, func() { _, _ = Distance("alexandra", "alexnadra"), JaroWinkler("alexandra", "alexnadra") })
	if n != 0 {
		t.Errorf("%v allocations", n)
	}
}
