package faulttest

import (
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"canvass/internal/effort"
	"canvass/internal/emulator"
	"canvass/internal/survey"
)

// TestRandomHistories lets people answer, edit and delete while the server
// misbehaves and ingest runs now and then. After every run the store is held
// against what upstream holds and what was stored before.
func TestRandomHistories(t *testing.T) {
	histories := fmt.Sprint(effort.Of(2, 20))
	if *torture {
		histories = "600"
	}
	set(t, "rapid.checks", histories)
	set(t, "rapid.steps", "25")
	rapid.Check(t, func(rt *rapid.T) {
		h := newHistory(rt, t.TempDir())
		rt.Repeat(map[string]func(*rapid.T){
			"answer": h.answer, "edit": h.edit, "delete": h.delete, "again": h.again, "wait": h.wait,
			"run": func(*rapid.T) { h.run() }, "trouble": h.trouble, "": func(*rapid.T) {},
		})
		h.google.ClearFaults()
		h.whole = true
		h.run()
	})
}

// set changes a flag for the test.
func set(t *testing.T, name, value string) {
	t.Helper()
	f := flag.Lookup(name)
	old := f.Value.String()
	if err := f.Value.Set(value); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Value.Set(old) })
}

// failing makes a rapid.T serve as the tb of a world.
type failing struct{ *rapid.T }

func (f failing) Cleanup(c func()) { f.T.Cleanup(c) }

// history is one world over time, with what its store should hold.
type history struct {
	*world
	clock *clock
	held  map[string]string // at the end of the last run
	ids   int
	whole bool // the next run reads everything
}

func newHistory(rt *rapid.T, dir string) *history {
	h := &history{world: newWorld(failing{rt}, dir, ""), clock: newClock(), held: map[string]string{}}
	h.clock.at = minute(60)
	if rapid.Bool().Draw(rt, "large sources") {
		h.large()
	}
	return h
}

func (h *history) now() time.Time {
	h.clock.at = h.clock.at.Add(time.Second)
	return h.clock.at
}

// pick is the id of a response of the feedback form that is there.
func (h *history) pick(rt *rapid.T) string {
	var ids []string
	for n := range h.ids + 12 {
		if id := fmt.Sprintf("f%02d", n); h.upstream.held["feedback "+id] != "" {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		rt.Skip("no responses")
	}
	return rapid.SampledFrom(ids).Draw(rt, "id")
}

func (h *history) answer(rt *rapid.T) {
	late := time.Duration(rapid.IntRange(0, 50).Draw(rt, "minutes late")) * time.Minute
	h.put(feedbackForm, fmt.Sprintf("f%02d", 12+h.ids), h.now().Add(-late), rapid.SampledFrom([]string{"canary", "", "canary 🐤"}).Draw(rt, "view"))
	h.ids++
}

func (h *history) edit(rt *rapid.T) {
	h.put(feedbackForm, h.pick(rt), h.now(), fmt.Sprint("canary edited ", rapid.IntRange(0, 2).Draw(rt, "view")))
}

func (h *history) delete(rt *rapid.T) { h.upstream.delete(feedbackForm, h.pick(rt)) }

// again puts back, later, what may have been deleted.
func (h *history) again(rt *rapid.T) {
	h.put(feedbackForm, fmt.Sprintf("f%02d", rapid.IntRange(0, 11).Draw(rt, "id")), h.now(), "canary again")
}

func (h *history) wait(rt *rapid.T) {
	h.clock.at = h.clock.at.Add(time.Duration(rapid.IntRange(1, 30).Draw(rt, "hours")) * time.Hour)
}

func (h *history) trouble(rt *rapid.T) {
	f := emulator.Fault{
		Op: rapid.SampledFrom([]string{"", opList, opGet}).Draw(rt, "op"), Nth: rapid.IntRange(1, 4).Draw(rt, "nth"),
		Times: rapid.SampledFrom([]int{0, 1, 3}).Draw(rt, "times"), Probability: rapid.SampledFrom([]float64{0, 0.5}).Draw(rt, "probability"),
	}
	f.Kind = rapid.SampledFrom([]emulator.Kind{
		emulator.KindStatus, emulator.KindTruncate, emulator.KindResetBody, emulator.KindExpiredToken, emulator.KindRepeatToken,
		emulator.KindDuplicate, emulator.KindEmptyPage, emulator.KindHTML,
	}).Draw(rt, "kind")
	if f.Kind == emulator.KindStatus {
		f.Status = rapid.SampledFrom([]int{429, 403, 404, 500, 503}).Draw(rt, "status")
	}
	f.At = 20
	h.google.AddFault(f)
	h.run()
	h.google.ClearFaults()
}

// run ingests and holds the store against the oracle.
func (h *history) run() {
	h.Helper()
	c := newClock()
	c.at = h.now()
	run, err := h.pass(c, nil)
	if run.ID == 0 {
		h.Fatalf("nothing was committed: %v", err)
	}
	if h.whole && (err != nil && !strings.Contains(err.Error(), "vanished")) {
		h.Fatalf("in calm: %v", err)
	}
	got := h.stored()
	for _, s := range run.Sources {
		h.judge(s, got)
	}
	h.held = got
}

// judge is the oracle for one source: nothing is there that is neither upstream
// nor was stored, what was listed is as upstream has it, and only a whole listing
// without trouble takes anything away.
func (h *history) judge(s survey.SourceRun, got map[string]string) {
	h.Helper()
	listed := s.Error == "" || strings.Contains(s.Error, "vanished")
	all := listed && s.Since.IsZero()
	for key := range union(got, h.held, h.truth()) {
		if !strings.HasPrefix(key, s.Source+" ") {
			continue
		}
		now, before, upstream := got[key], h.held[key], h.truth()[key]
		switch {
		case now != before && now != upstream:
			h.Fatalf("%s is %q, was %q, upstream has %q", key, now, before, upstream)
		case all && s.Error == "" && now != upstream:
			h.Fatalf("%s is %q after a whole listing, upstream has %q", key, now, upstream)
		case listed && upstream != "" && now != upstream && (all || !h.submitted(upstream).Before(s.Since)):
			h.Fatalf("%s is %q after a listing since %s, upstream has %q", key, now, s.Since, upstream)
		case (!all || s.Error != "") && before != "" && now == "":
			h.Fatalf("%s was taken away without a whole listing", key)
		}
	}
}

func (h *history) submitted(state string) time.Time {
	h.Helper()
	text, _, _ := strings.Cut(state, " ")
	at, err := time.Parse(time.RFC3339Nano, text)
	h.must(err)
	return at
}

func union(maps ...map[string]string) map[string]bool {
	all := map[string]bool{}
	for _, m := range maps {
		for k := range m {
			all[k] = true
		}
	}
	return all
}
