package file_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"canvass/internal/survey"
)

// Moving columns about, or writing their titles a little differently, is no change.
func TestQuestionIDsFollowTitles(t *testing.T) {
	ids := func(header string) map[string]string {
		r, err := bring(t, header+"\n", survey.Feedback)
		if err != nil {
			t.Fatal(err)
		}
		m := map[string]string{}
		for _, q := range r.form.Questions {
			m[strings.ToLower(q.Title)] = q.ID
		}
		return m
	}
	if d := cmp.Diff(ids("Your name,Comment"), ids("\uFEFF\uFEFF COMMENT ,your \u00a0 name")); d != "" {
		t.Errorf("-first +second\n%s", d)
	}
	if got := ids("Name,Comment")["name"]; got != "q82a3537ff0" {
		t.Errorf("the id of \"Name\" is %s: stores know it by another one", got)
	}
}

func TestIDsOfTheFile(t *testing.T) {
	r, err := bring(t, "Id,Text\n a-1 ,one\nA-1,two\na-1,three\n,four\n  ,five\n A-1,six\nA-1,seven\n", survey.Feedback, "Id=id")
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{" a-1 ", "A-1", "a-1", "", "", " A-1", "A-1"}, r.ids()); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	want := []string{"put aside: lines 5, 6", "the id of an earlier response comes again in line 8; of each id the one submitted last counts"}
	if d := cmp.Diff(want, r.warnings); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	if q := r.all[3].Quarantine; q == nil || q.Reason != "it has no response id" || string(q.Raw) != `"","four"` {
		t.Errorf("got %+v", q)
	}
}

// What a file holds decides what its rows are called: not their order, nor what
// else is in it.
func TestIDsWithoutAColumnForThem(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.csv")
	row := rapid.SliceOfN(rapid.SampledFrom([]string{"", "a", "b", "a, b", "=1", "x\ny", "ñ"}), 3, 3)
	rapid.Check(t, func(rt *rapid.T) {
		rows := rapid.SliceOfN(row, 1, 12).Draw(rt, "rows")
		rows = slices.DeleteFunc(rows, func(r []string) bool { return strings.Join(r, "") == "" })
		first := idsOf(t, path, rows)
		if again := idsOf(t, path, rows); !slices.Equal(first, again) {
			rt.Fatalf("twice: %v, then %v", first, again)
		}
		if distinct := slices.Compact(slices.Sorted(slices.Values(first))); len(distinct) != len(rows) {
			rt.Fatalf("%d rows have %d ids", len(rows), len(distinct))
		}
		more := append(slices.Clone(rows), row.Filter(func(r []string) bool { return strings.Join(r, "") != "" }).Draw(rt, "added"))
		if longer := idsOf(t, path, more); !slices.Equal(longer[:len(first)], first) {
			rt.Fatalf("with a row added: %v, before %v", longer, first)
		}
		mixed := rapid.Permutation(rows).Draw(rt, "mixed")
		if other := idsOf(t, path, mixed); !slices.Equal(slices.Sorted(slices.Values(other)), slices.Sorted(slices.Values(first))) {
			rt.Fatalf("in another order: %v, before %v", other, first)
		}
	})
}

func idsOf(t *testing.T, path string, rows [][]string) []string {
	t.Helper()
	writeCSV(t, path, append([][]string{{"A", "B", "C"}}, rows...))
	r, err := bringPath(path, survey.Feedback)
	if err != nil {
		t.Fatal(err)
	}
	return r.ids()
}
