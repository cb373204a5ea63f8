package importtest

import "slices"

// arrow says what the packages under a path may import. Paths are relative to
// the module; "x/..." stands for x and everything beneath it, and the longest
// path that fits a package is the rule for it.
type arrow struct {
	from string
	to   []string // of canvass; "..." everything
}

// arrows is the picture in ARCHITECTURE.md. A new arrow is a change of design.
func arrows() []arrow { return slices.Concat(roomsOfReport(), roomsOfAnalysis(), houses()) }

const (
	survey = "internal/survey"
	fault  = "internal/fault"
	text   = "internal/text"
	export = "internal/export"
)

// roomsOfReport are the arrows between what is said of an edition: words, then lists and
// figures, then what is made of them. The door, which alone has names, is no other room's
// to import, and neither are the analysts' sheets.
func roomsOfReport() []arrow {
	const report = "internal/report"
	room := func(name string, more ...string) arrow {
		to := []string{survey, "internal/analysis/...", export, fault, report, report + "/english", report + "/quoting"}
		for _, m := range more {
			to = append(to, report+"/"+m)
		}
		return arrow{report + "/" + name, to}
	}
	return []arrow{
		{report, []string{survey, "internal/analysis/...", export, fault, report + "/english"}},
		{report + "/english", nil},
		{report + "/quoting", []string{"internal/analysis", "internal/analysis/consent"}},
		{report + "/public", []string{survey, "internal/analysis/...", export}},
		room("whoiswho"), room("campaigns"), room("tags"), room("door"), room("agreement"), room("reporttest"),
		room("summary", "whoiswho", "campaigns"),
		room("outbox", "agreement", "tags"),
		room("themes", "summary"),
		room("publication", "public"),
		room("explain", "summary", "whoiswho", "campaigns", "tags"),
		room("workbook", "summary", "whoiswho", "campaigns", "tags", "agreement"),
	}
}

// roomsOfAnalysis are the arrows from responses to findings, and from these to what is
// counted and what of that may be published. What lies beneath findings knows nothing of them.
func roomsOfAnalysis() []arrow {
	const analysis = "internal/analysis"
	said := func(name string, more ...string) arrow {
		to := []string{survey, text, analysis, analysis + "/consent", analysis + "/rating", analysis + "/seats"}
		for _, m := range more {
			to = append(to, analysis+"/"+m)
		}
		return arrow{analysis + "/" + name, to}
	}
	return []arrow{
		{analysis, []string{survey, text, analysis + "/..."}},
		{analysis + "/...", []string{survey, text}},
		{analysis + "/people", []string{survey, text, analysis + "/linkage/..."}},
		{analysis + "/answers", []string{survey, text, analysis + "/people", analysis + "/placement"}},
		{analysis + "/lessons", []string{survey, text, analysis + "/answers", analysis + "/learn"}},
		{analysis + "/opinions", []string{survey, text, analysis + "/answers", analysis + "/learn", analysis + "/lessons", analysis + "/stance"}},
		said("tally"), said("ways"), said("analysistest", "invented"),
		said("publish", "tally", "disclosure"),
	}
}

// houses are the arrows between all other packages.
func houses() []arrow {
	return []arrow{
		// The words, and what everybody may speak of.
		{survey, nil},
		{fault, nil},
		{text, nil},
		{export, nil},

		// Pure.
		{"internal/check", []string{survey, fault, text, "internal/analysis/consent", "internal/propose"}},
		{"internal/propose", []string{survey, text, "internal/analysis/consent"}},
		{"internal/review", []string{survey, fault, text, "internal/analysis/answers", "internal/analysis/codebook"}},

		// Adapters: each knows one thing outside.
		{"config", []string{survey, fault}},
		{"internal/google", []string{fault}},
		{"internal/grid", []string{fault}},
		{"internal/ask", nil},
		{"internal/provider", []string{survey, fault}},
		{"internal/provider/providertest", nil},
		{"internal/metrics", []string{survey, fault}},
		{"internal/forms", []string{survey, fault, text, "internal/google", "internal/grid"}},
		{"internal/forms/file", []string{survey, fault, text, "internal/grid"}},
		{"internal/forms/sourcetest", []string{survey, fault}},
		{"internal/store/...", []string{survey, fault}},
		{"internal/store/storetest", []string{survey, fault, "internal/effort"}},
		{"internal/export/...", []string{export, fault}},
		{"internal/export/gsheets", []string{export, fault, "internal/google"}},

		// Use cases: they declare the interfaces they need and meet no adapter.
		{"internal/ingest", []string{survey, fault}},
		{"internal/watch", []string{survey, fault}},

		// Wiring.
		{"internal/cli", []string{"..."}},
		{"cmd/ingest", []string{"internal/cli"}},
		{"cmd/report", []string{"internal/cli"}},

		// Not part of the product: the emulator, the demo's generator, the benchmarks, this test.
		{"internal/emulator", []string{survey, fault, "internal/emulator/..."}},
		{"internal/emulator/...", []string{survey, fault, "internal/emulator/..."}},
		{"cmd/emulator", []string{"internal/emulator"}},
		{"demo/...", []string{"..."}},
		{"bench/...", []string{"..."}},
		{"internal/importtest", nil},
		{"internal/faulttest", []string{"..."}},
		{"internal/effort", nil},
		{"internal/built", nil},
	}
}

// onlyInTests are packages that the binaries must not contain, with those who
// may import them all the same.
func onlyInTests() []arrow {
	return []arrow{
		{"internal/emulator/...", []string{"internal/emulator/...", "cmd/emulator", "bench/...", "demo/..."}},
		{"internal/store/storetest", []string{"internal/store/storetest", "bench/..."}},
		{"internal/effort", []string{"internal/store/storetest"}},
		{"internal/built", []string{"bench/..."}},
		{"internal/analysis/invented", []string{"internal/analysis/analysistest"}},
		{"internal/analysis/analysistest", nil},
		{"internal/report/reporttest", nil},
		{"internal/forms/sourcetest", nil},
		{"internal/provider/providertest", nil},
	}
}

// library says which packages may import a module; tests is true when test
// files anywhere may import it too.
type library struct {
	module string
	owners []string
	tests  bool
}

// libraries is every module that canvass imports. A library lives in one package
// and its types do not leave it.
func libraries() []library {
	in := func(owners ...string) []string { return owners }
	return []library{
		// Commands and configuration.
		{"github.com/spf13/viper", in("config"), false},
		{"github.com/goccy/go-yaml", in("config"), false},
		{"github.com/spf13/cobra", in("internal/cli"), false},
		{"github.com/spf13/pflag", in("internal/cli"), false},
		{"github.com/schollz/progressbar/v3", in("internal/cli"), false},
		{"golang.org/x/term", in("internal/cli"), false},

		// Google.
		{"google.golang.org/api/forms/v1", in("internal/forms"), true},
		{"google.golang.org/api/drive/v3", in("internal/forms"), true},
		{"google.golang.org/api/sheets/v4", in("internal/export/gsheets"), true},
		{"google.golang.org/api/option", in("internal/google", "internal/forms", "internal/export/gsheets"), true},
		{"google.golang.org/api/googleapi", in("internal/google", "internal/forms", "internal/export/gsheets"), true},
		{"golang.org/x/oauth2", in("internal/google"), false},
		{"golang.org/x/time", in("internal/google"), false},
		{"github.com/cenkalti/backoff/v5", in("internal/google"), false},
		{"github.com/go-json-experiment/json", in("internal/forms"), false},

		// Store.
		{"modernc.org/sqlite", in("internal/store/..."), false},
		{"github.com/pressly/goose/v3", in("internal/store/..."), false},
		{"github.com/gofrs/flock", in("internal/store/..."), false},

		// Watching.
		{"github.com/robfig/cron/v3", in("internal/watch"), false},
		{"github.com/prometheus/client_golang", in("internal/metrics"), true},

		// Text and analysis.
		{"github.com/blevesearch/snowballstem", in("internal/text"), false},
		{"github.com/clipperhouse/uax29/v2", in("internal/text"), false},
		{"golang.org/x/text", in("internal/text", "internal/grid"), true}, // folding; decoding files; tests hold our own rules against it
		{"github.com/zeebo/xxh3", in("internal/analysis/..."), false},

		// Outputs.
		{"github.com/xuri/excelize/v2", in("internal/export/xlsx", "internal/grid", "bench/book"), true}, // the bench measures it beside our rows
		{"github.com/klauspost/compress", in("internal/export/xlsx"), false},
		{"charm.land/huh/v2", in("internal/ask"), false},
		{"charm.land/lipgloss/v2", in("internal/export/term"), false},
		{"github.com/google/renameio/v2", in("internal/export/files"), false},

		// Tests only.
		{"github.com/google/go-cmp", nil, true},
		{"github.com/rogpeppe/go-internal", nil, true},
		{"pgregory.net/rapid", nil, true},
		{"go.uber.org/goleak", nil, true},
	}
}

// pure are the packages without clock, chance, network or files: the same input
// gives the same output everywhere.
func pure() []string {
	return []string{"internal/survey", "internal/text", "internal/analysis/...", "internal/propose", "internal/export", "internal/report/public", "internal/report/english", "internal/report/quoting"}
}

// impure are the standard packages that a pure one must not import. Package
// time is allowed for its types, but not what reads a clock.
func impure() []string {
	return []string{
		"net", "os", "os/...", "net/http/...", "math/rand", "math/rand/v2", "crypto/rand",
		"log", "log/slog", "syscall", "unsafe", "plugin", "database/sql/...",
	}
}

// clocks are what a pure package must not use of package time.
func clocks() []string {
	return []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Local", "LoadLocation"}
}
