package analysis_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"canvass/internal/analysis"
	"canvass/internal/analysis/invented"
	"canvass/internal/survey"
)

// What a store hands over shares the memory of the whole stored response: findings
// that kept a piece of it, if only until people are linked, would have everything
// that anybody ever wrote in memory.
func TestAnalyseKeepsNoResponseInMemory(t *testing.T) {
	const n, size = 64, 1 << 20
	p := invented.Workshop()
	p.Sources[0].Mappings = append(p.Sources[0].Mappings, survey.Mapping{Question: "n", Field: survey.FieldName})
	form := invented.Form()
	form.Questions = append(form.Questions, survey.Question{ID: "n", Title: "n"})
	before, kept := inUse(), uint64(0)
	current := func(yield func(survey.Version, error) bool) {
		for i := range n {
			if !yield(large(i, size), nil) {
				return
			}
		}
		kept = inUse()
	}
	in := analysis.Input{Forms: []survey.Form{form}, Current: current, History: invented.Stream(nil), RunTime: func(int64) time.Time { return time.Time{} }}
	f, err := analysis.Analyse(p, []analysis.Input{in, {Current: invented.Stream(nil), History: invented.Stream(nil)}}, nil, analysis.Everything())
	if err != nil {
		t.Fatal(err)
	}
	if kept > before+n*size/4 {
		t.Errorf("%d KiB are kept of %d responses of %d KiB", (kept-before)>>10, n, size>>10)
	}
	if len(f.People) != n || f.People[0].Name == "" || f.People[0].Group == "" {
		t.Errorf("%d people, the first one %+v", len(f.People), f.People[0])
	}
}

// large is a response whose texts all lie in one string.
func large(i, size int) survey.Version {
	body := strings.Repeat("x", size) + fmt.Sprintf("person%03d@example.org Name%03d Group%03d ", i, i, i) + "the cost"
	email, rest, _ := strings.Cut(body[size:], " ")
	name, rest, _ := strings.Cut(rest, " ")
	group, words, _ := strings.Cut(rest, " ")
	return invented.Answered("first", fmt.Sprint(i), email, i, invented.Says{"n": name, "g": group, "c1": words})
}

func inUse() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
