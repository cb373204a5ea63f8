package file_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"canvass/internal/forms/file"
	"canvass/internal/survey"
)

// idsKnowing reads the ids of a file without a column for them; stored are those known.
func idsKnowing(t *testing.T, content string, stored ...string) []string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "answers.csv")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	s := file.New(survey.Source{Name: "answers", Type: survey.FileSource, Path: path, Role: survey.Feedback}, file.Options{})
	s.Stored(func(id string) (bool, error) { return slices.Contains(stored, id), nil })
	var ids []string
	for page, err := range s.Pages(context.Background(), time.Time{}) {
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range page {
			ids = append(ids, r.Response.ID)
		}
	}
	return ids
}

// Blanks around what cells say, and the case of titles, make no other response.
func TestBlanksMakeNoOtherResponse(t *testing.T) {
	plain := idsKnowing(t, "Name,Text\nAna,yes\nBo,no\nAna,yes\n")
	for _, content := range []string{
		"NAME ,text\nAna,yes\nBo,no\nAna,yes\n", "Name,Text\nAna ,yes\nBo , no\nAna ,yes\n", "Name,Text\n Ana,yes\nBo,no  \nAna,\tyes\n",
	} {
		if got := idsKnowing(t, content); !slices.Equal(got, plain) {
			t.Errorf("%q: got %v, want %v", content, got, plain)
		}
	}
}

// A row that was stored when blanks counted keeps its id, and takes none of another's.
func TestStoredIDsStay(t *testing.T) {
	content := "Name,Text\nAna ,yes\nAna,yes\nAna ,yes\n"
	fresh := idsKnowing(t, content)
	if fresh[1] != fresh[0]+"-2" || fresh[2] != fresh[0]+"-3" {
		t.Fatalf("got %v", fresh)
	}
	was := []string{"99c1048acb3cb964a76f", "99c1048acb3cb964a76f-2"} // as they were made before
	got := idsKnowing(t, content, was...)
	if want := []string{was[0], fresh[0], was[1]}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := idsKnowing(t, strings.Replace(content, "Ana ,yes\nAna,", "Ana,yes\nAna ,", 1), was...); !slices.Equal(got, []string{fresh[0], was[0], was[1]}) {
		t.Errorf("in another order: got %v", got)
	}
}
