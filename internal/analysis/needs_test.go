package analysis_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"canvass/internal/analysis"
	"canvass/internal/analysis/analysistest"
	"canvass/internal/analysis/invented"
	"canvass/internal/survey"
)

// What is needed less is left out whole; what stays is the same.
func TestNeedsChangeNothingThatTheyKeep(t *testing.T) {
	versions := []survey.Version{
		invented.Answered("first", "A", "ana@x.org", 1, invented.Says{"r1": "1", "c1": "The cost is too high.", "g": "Government"}),
		invented.Answered("first", "B", "ana@x.org", 2, invented.Says{"r1": "5", "c1": "n/a", "q": "Yes, anonymously"}),
		invented.Answered("first", "C", "", 3, invented.Says{"v": "Bread."}),
	}
	in := analysis.Input{Forms: []survey.Form{invented.Form()}, Current: invented.Stream(versions), History: invented.Stream(nil), RunTime: func(int64) time.Time { return time.Time{} }}
	got, err := analysis.Analyse(invented.Workshop(), []analysis.Input{in, {Forms: in.Forms, Current: invented.Stream(nil), History: invented.Stream(nil)}}, nil, analysis.Needs{})
	if err != nil {
		t.Fatal(err)
	}
	want := analysistest.Workshop(t, versions, nil)
	unread := cmpopts.IgnoreFields(analysis.Contribution{}, "Language", "Runes", "Print", "Tags", "Stance")
	if diff := cmp.Diff(want, got, unread, cmpopts.IgnoreFields(analysis.Case{}, "Reworded"), cmpopts.IgnoreFields(survey.Project{}, "Location"), cmpopts.IgnoreUnexported(analysis.Findings{})); diff != "" {
		t.Errorf("people, ratings and which answers count differ:\n%s", diff)
	}
	if text := got.Cases[0].Texts[0]; text.Tags != nil || text.Print != 0 {
		t.Errorf("a text was read all the same: %+v", text)
	}
}
