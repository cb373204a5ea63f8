package labelset

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRead(t *testing.T) {
	file := filepath.Join(t.TempDir(), "small.json")
	read := func(body string) (Set, error) {
		t.Helper()
		if err := os.WriteFile(file, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
		return Read(file)
	}
	got, err := read(`{"labels": ["cost"], "codebook": {"cost": {"en": ["cost"]}}, "train": [["a", ["cost"], {"en": "It costs.", "es": "Cuesta."}], ["b", [], {"en": "Fine."}]]}`)
	want := Set{
		Name: "small", Labels: []string{"cost"}, Codebook: map[string]map[string][]string{"cost": {"en": {"cost"}}},
		Train: []Text{{"a", []string{"cost"}, map[string]string{"en": "It costs.", "es": "Cuesta."}}, {"b", []string{}, map[string]string{"en": "Fine."}}},
	}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
	for _, bad := range []string{"", "{}", `{"labels": ["cost"]}`, `{"labels": ["cost"], "train": [["a", "cost"]]}`} {
		if _, err := read(bad); err == nil {
			t.Errorf("%q is read as a set", bad)
		}
	}
}
