package analysis

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"canvass/internal/survey"
)

// What is needed less is left out whole; what stays is the same.
func TestNeedsChangeNothingThatTheyKeep(t *testing.T) {
	versions := []survey.Version{
		answered("first", "A", "ana@x.org", 1, says{"r1": "1", "c1": "The cost is too high.", "g": "Government"}),
		answered("first", "B", "ana@x.org", 2, says{"r1": "5", "c1": "n/a", "q": "Yes, anonymously"}),
		answered("first", "C", "", 3, says{"v": "Bread."}),
	}
	in := Input{Forms: []survey.Form{verifiedForm()}, Current: stream(versions), History: stream(nil), RunTime: func(int64) time.Time { return time.Time{} }}
	got, err := Analyse(workshop(), []Input{in, {Forms: in.Forms, Current: stream(nil), History: stream(nil)}}, nil, Needs{})
	if err != nil {
		t.Fatal(err)
	}
	want := analyse(t, workshop(), versions, nil)
	unread := cmpopts.IgnoreFields(Contribution{}, "Language", "Runes", "Print", "Tags", "Stance")
	if diff := cmp.Diff(want, got, unread, cmpopts.IgnoreFields(Case{}, "Reworded"), cmpopts.IgnoreFields(survey.Project{}, "Location"), cmpopts.IgnoreUnexported(Findings{})); diff != "" {
		t.Errorf("people, ratings and which answers count differ:\n%s", diff)
	}
	if text := got.Cases[0].Texts[0]; text.Tags != nil || text.Print != 0 {
		t.Errorf("a text was read all the same: %+v", text)
	}
}
