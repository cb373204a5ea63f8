package cli_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"canvass/config"
	"canvass/internal/analysis/placement"
)

// Comments on the demonstration's document are where a careful reader puts them:
// none at a wrong principle, nearly all at theirs.
func commentsAreWhereTheyBelong(t *testing.T, d *demo) {
	cfg, err := config.Load(filepath.Join(d.folder, "canvass.yaml"), d.env)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join("..", "..", "demo", "google", "comments", "1canvassDemoDraftPrinciplesOpenForCommentaaa.json"))
	if err != nil {
		t.Fatal(err)
	}
	var listed struct {
		Comments []struct {
			ID          string
			CreatedTime time.Time
			Quoted      struct{ Value string } `json:"quotedFileContent"`
		}
	}
	decode(t, raw, &listed)
	truth, err := os.ReadFile(filepath.Join("..", "..", "demo", "truth", "placement.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(truth))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for _, r := range rows[1:] {
		want[r[1]] = r[2]
	}
	placer, found, all := placement.New(cfg.Project.Principles), 0, 0
	for _, c := range listed.Comments {
		place := placer.Place(c.Quoted.Value, c.CreatedTime)
		if place.Placed() && place.Principle != want[c.ID] {
			t.Errorf("%s: %+v, it belongs to %q", c.ID, place, want[c.ID])
		}
		if want[c.ID] == "" {
			continue
		}
		all++
		if place.Placed() {
			found++
		} else {
			t.Logf("%s: %+v, it belongs to %q", c.ID, place, want[c.ID])
		}
	}
	if all < 18 || found*10 < all*9 {
		t.Errorf("%d of %d comments found their principle", found, all)
	}
}
