package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"canvass/internal/survey"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// plainBody is what encoding/json makes of a body, member by member.
type plainBody struct {
	Answers map[string][]string     `json:"answers"`
	Email   string                  `json:"email"`
	Extra   string                  `json:"extra"`
	Extras  map[string]string       `json:"extras"`
	Files   map[string][]plainFile  `json:"files"`
	Grades  map[string]survey.Grade `json:"grades"`
	Score   *float64                `json:"score"`
}

type plainFile struct{ ID, Name, Type string }

// response puts a plain body together again.
func (p plainBody) response() survey.Response {
	r := survey.Response{Email: p.Email, Extra: p.Extra, Score: p.Score}
	for question, values := range p.Answers {
		a := survey.Answer{Question: question, Extra: p.Extras[question]}
		a.Values = append(a.Values, values...)
		for _, f := range p.Files[question] {
			a.Files = append(a.Files, survey.File{ID: f.ID, Name: f.Name, MIMEType: f.Type})
		}
		if g, ok := p.Grades[question]; ok {
			a.Grade = &g
		}
		r.Answers = append(r.Answers, a)
	}
	slices.SortFunc(r.Answers, func(a, b survey.Answer) int { return strings.Compare(a.Question, b.Question) })
	return r
}

// FuzzBody: what is encoded is canonical JSON, and both decoders read it alike.
func FuzzBody(f *testing.F) {
	f.Add("q", "value \"x\" \\ \n\r\t\x01\x1f\x7f", "é日本👩‍👩‍👧\u2028\u202e", `{"a":[1]}`, 2.5, uint8(255))
	f.Add("", "12345678\"", "1234567\\", "\x00", math.Inf(1), uint8(0))
	f.Add("a\xff", "\xed\xa0\x80", "ab", "", 1e300, uint8(3))
	f.Fuzz(func(t *testing.T, question, value, other, extra string, number float64, has uint8) {
		r := survey.Response{Answers: []survey.Answer{{Question: question, Values: []string{value, other, value + other}}, {Question: question + "2"}}}
		second := &r.Answers[1]
		if has&1 != 0 {
			r.Email, r.Extra = other, extra
		}
		if has&2 != 0 {
			r.Score = &number
		}
		if has&4 != 0 {
			second.Grade = &survey.Grade{Score: number, Correct: has&8 != 0, Extra: extra}
		}
		if has&16 != 0 {
			second.Files = []survey.File{{ID: value, Name: other}, {MIMEType: extra}}
		}
		if has&32 != 0 {
			r.Answers[0].Extra = extra
		}
		checkBody(t, r, clean(question, value, other, extra) && !math.IsNaN(number) && !math.IsInf(number, 0))
	})
}

// TestRowsShareTheirLists: a response reads the same whatever rows were read before it,
// with questions that come, go and change what they hold.
func TestRowsShareTheirLists(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var b bodies
		for range rapid.IntRange(1, 12).Draw(rt, "rows") {
			var r survey.Response
			for _, q := range []string{"a", "b", "b\"", "c", "é"} {
				values := rapid.SliceOfN(rapid.SampledFrom([]string{"", "x", "two words", "\"", "\\", "\n", "]"}), 0, 2).Draw(rt, q)
				switch {
				case len(values) > 0:
					r.Answers = append(r.Answers, survey.Answer{Question: q, Values: values})
				case rapid.Bool().Draw(rt, "there"):
					r.Answers = append(r.Answers, survey.Answer{Question: q})
				}
			}
			body, err := appendBody(nil, r)
			if err != nil {
				rt.Fatal(err)
			}
			var got survey.Response
			if err := b.decode(string(body), &got); err != nil {
				rt.Fatalf("%s: %v", body, err)
			}
			if d := cmp.Diff(r, got); d != "" {
				rt.Fatalf("%s (-want +got):\n%s", body, d)
			}
		}
	})
}

// TestLastDay: an instant reads the same whatever was read before.
func TestLastDay(t *testing.T) {
	texts := []string{
		"2025-09-17 12:00:00", "2025-09-17 12:00:00.25", "2025-09-17 23:59:59", "2025-09-18 00:00:00", "2025-09-17 24:00:00", "2025-09-17 12:60:00",
		"2025-09-17 12:00:60", "2025-09-17 1a:00:00", "2025-09-17 12-00:00", "0001-01-01 00:00:00", "2025-02-30 10:00:00", "9999-12-31 10:00:01", "0000-02-29 00:00:01", "", "2025-09-17 ",
	}
	rapid.Check(t, func(rt *rapid.T) {
		var day lastDay
		for _, text := range rapid.SliceOf(rapid.SampledFrom(texts)).Draw(rt, "times") {
			got, err := day.parse(text)
			want, wantErr := parseInstant(text)
			if !got.Equal(want) && err == nil || (err == nil) != (wantErr == nil) {
				rt.Fatalf("%q: got %v, %v, want %v, %v", text, got, err, want, wantErr)
			}
		}
	})
}

// clean reports whether texts may be stored.
func clean(texts ...string) bool {
	return !slices.ContainsFunc(texts, func(s string) bool { return !utf8.ValidString(s) || strings.ContainsRune(s, 0) })
}

func checkBody(t *testing.T, r survey.Response, storable bool) {
	t.Helper()
	body, err := appendBody(nil, r)
	if err != nil {
		if storable {
			t.Fatalf("%+v: %v", r, err)
		}
		return
	}
	var got survey.Response
	if err := new(bodies).decode(string(body), &got); err != nil {
		t.Fatalf("%s: %v", body, err)
	}
	if d := cmp.Diff(r, got); d != "" {
		t.Fatalf("%s decodes to something else (-want +got):\n%s", body, d)
	}
	var plain plainBody
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(&plain); err != nil {
		t.Fatalf("%s: encoding/json: %v", body, err)
	}
	if d := cmp.Diff(r, plain.response()); d != "" {
		t.Fatalf("%s: encoding/json reads something else (-want +got):\n%s", body, d)
	}
	var sorted any
	if err := json.Unmarshal(body, &sorted); err != nil {
		t.Fatal(err)
	}
	var canonical bytes.Buffer
	e := json.NewEncoder(&canonical)
	e.SetEscapeHTML(false)
	if err := e.Encode(sorted); err != nil {
		t.Fatal(err)
	}
	// Go escapes these two and DEL not; members are sorted by Go as by us.
	want := strings.NewReplacer(`\u2028`, "\u2028", `\u2029`, "\u2029", `\b`, `\u0008`, `\f`, `\u000c`).Replace(canonical.String())
	if !strings.Contains(string(body), `\\`) && !strings.ContainsAny(string(body), "eE") && want != string(body)+"\n" {
		t.Fatalf("not canonical:\ngot  %s\nwant %s", body, want)
	}
}

// FuzzDecodeBody: any text is read or refused; what is read and can be written
// again in the same form means the same to encoding/json.
func FuzzDecodeBody(f *testing.F) {
	for _, s := range []string{
		`{}`, `{"answers":{"q":["a","b\n"]},"email":"x"}`, `{"answers":{"q":[]},"extras":{"q":"e"},"files":{"q":[{"id":"","name":"","type":""}]},"grades":{"q":{"correct":true,"score":1}},"score":0}`,
		`{"answers":{}}`, `{"answers":{"q":["\u0041"]}}`, `{"answers":{"q":["\ud800"]}}`, `{"score":01}`, `{"email":""}`, `{"answers":{"q":["a"`, `{"extras":{"q":"e"}}`, `{"email":"a\`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		var r survey.Response
		if new(bodies).decode(body, &r) != nil {
			return
		}
		if again, err := appendBody(nil, r); err == nil && string(again) == body {
			checkBody(t, r, true)
		}
	})
}

// FuzzPlainASCII: the quick look at eight bytes agrees with the slow one at each.
func FuzzPlainASCII(f *testing.F) {
	f.Add([]byte("plain text that is long enough"))
	for i := range 20 {
		f.Add([]byte(strings.Repeat("a", i) + "\"" + strings.Repeat("b", 20-i)))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		want := slices.IndexFunc(b, func(c byte) bool { return c < ' ' || c == '"' || c == '\\' || c >= 0x80 })
		if want < 0 {
			want = len(b)
		}
		if got := plainASCII(b); got != want {
			t.Errorf("%q: got %d, want %d", b, got, want)
		}
	})
}

// TestPlainASCIIByByte puts each byte at each place of a word.
func TestPlainASCIIByByte(t *testing.T) {
	for c := range 256 {
		for at := range 17 {
			b := bytes.Repeat([]byte("!"), 17) // 0x21: next to a space and to a quote
			b[at] = byte(c)
			want := 17
			if c < ' ' || c == '"' || c == '\\' || c >= 0x80 {
				want = at
			}
			if got := plainASCII(b); got != want {
				t.Fatalf("byte %#x at %d: got %d, want %d", c, at, got, want)
			}
		}
	}
}

// FuzzParseInstant: what is read is written the same way.
func FuzzParseInstant(f *testing.F) {
	for _, s := range []string{
		"2025-09-17 12:00:00", "2025-09-17 12:00:00.25", "2025-09-17 12:00:00.250", "0000-01-01 00:00:00", "9999-12-31 23:59:59.999999999",
		"2025-02-30 12:00:00", "2025-09-17 24:00:00", "2025-09-17 12:00:60", "2025-09-17T12:00:00", "2025-09-17 12:00:00.", "",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at, err := parseInstant(s)
		if err != nil {
			return
		}
		again, err := appendInstant(nil, at)
		if err != nil || string(again) != s {
			t.Errorf("%q: written as %q, %v", s, again, err)
		}
		if _, err := time.Parse("2006-01-02 15:04:05.999999999", s); err != nil {
			t.Errorf("%q is no time: %v", s, err)
		}
	})
}

// TestInstantsSortAsTexts: the order of texts is that of instants, and none is lost.
func TestInstantsSortAsTexts(t *testing.T) {
	moment := rapid.Custom(func(t *rapid.T) time.Time {
		seconds := rapid.OneOf(rapid.Int64Range(-62167219200, 253402300799), rapid.Int64Range(0, 3)).Draw(t, "seconds")
		nanos := rapid.OneOf(rapid.Int64Range(0, 999_999_999), rapid.SampledFrom([]int64{0, 1, 10, 100_000_000, 120_000_000, 999_000_000})).Draw(t, "nanos")
		return time.Unix(seconds, nanos).UTC()
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := moment.Draw(t, "a"), moment.Draw(t, "b")
		textA, errA := appendInstant(nil, a)
		textB, errB := appendInstant(nil, b)
		if errA != nil || errB != nil {
			t.Fatalf("%v, %v", errA, errB)
		}
		if got, want := bytes.Compare(textA, textB), a.Compare(b); got != want {
			t.Fatalf("%s and %s compare as %d, want %d", textA, textB, got, want)
		}
		if back, err := parseInstant(string(textA)); err != nil || back != a {
			t.Fatalf("%v is read back as %v, %v", a, back, err)
		}
	})
}

// FuzzRecord: a spooled record is read back whole, and any bytes are read or refused.
func FuzzRecord(f *testing.F) {
	f.Add("id", []byte("c\ns\n{}"), []byte("raw"), int64(1), int64(0), []byte{})
	f.Add("", []byte("\n\n"), []byte(nil), int64(3), int64(1<<40), bytes.Repeat([]byte{0xff}, 40))
	f.Fuzz(func(t *testing.T, id string, content, original []byte, number, replaces int64, noise []byte) {
		var junk record
		_ = junk.parse(noise)
		r := record{id: id, original: original, number: number, replaces: replaces, cleaned: int(number % 7), hash: hashOf(content)}
		if r.setContent(content) != nil {
			return
		}
		spooled := r.appendTo([]byte("before"))[len("before")+4:]
		var got record
		if err := got.parse(spooled); err != nil {
			t.Fatal(err)
		}
		if len(got.original) == 0 && len(r.original) == 0 {
			got.original, r.original = nil, nil
		}
		if fmt.Sprint(got) != fmt.Sprint(r) {
			t.Errorf("got %v, want %v", got, r)
		}
	})
}

// TestHashIsOfContentOnly: what cleaning did and where a response is kept is no content.
func TestHashIsOfContentOnly(t *testing.T) {
	base := survey.Response{Source: "f", ID: "a", Submitted: time.Unix(5, 0), Answers: []survey.Answer{{Question: "q", Values: []string{"x"}}}}
	sum := func(change func(*survey.Response)) hash {
		r := base
		r.Answers = slices.Clone(r.Answers)
		change(&r)
		content, err := appendContent(nil, r)
		if err != nil {
			t.Fatal(err)
		}
		return hashOf(content)
	}
	same := sum(func(*survey.Response) {})
	if sum(func(r *survey.Response) {
		r.Cleaned, r.Original, r.Source, r.Print = 3, []byte("x"), "g", survey.Print{1}
	}) != same {
		t.Error("bookkeeping changes the hash")
	}
	for name, change := range map[string]func(*survey.Response){
		"Created":   func(r *survey.Response) { r.Created = time.Unix(1, 0) },
		"Submitted": func(r *survey.Response) { r.Submitted = time.Unix(5, 1) },
		"Email":     func(r *survey.Response) { r.Email = "a@example.org" },
		"Score":     func(r *survey.Response) { r.Score = new(float64) },
		"Extra":     func(r *survey.Response) { r.Extra = "{}" },
		"Answer":    func(r *survey.Response) { r.Answers[0].Values = []string{"x", ""} },
		"Grade":     func(r *survey.Response) { r.Answers[0].Grade = &survey.Grade{} },
	} {
		if sum(change) == same {
			t.Errorf("%s does not change the hash", name)
		}
	}
}

// TestNothingIsForgotten fails when survey gets a field that nobody encodes. Seen
// and Run are not received: they are not encoded.
func TestNothingIsForgotten(t *testing.T) {
	for _, c := range []struct {
		of   any
		want int
	}{{survey.Response{}, 11}, {survey.Answer{}, 5}, {survey.File{}, 3}, {survey.Grade{}, 3}, {survey.Form{}, 9}, {survey.Question{}, 12}, {survey.SourceRun{}, 14}, {survey.Run{}, 5}, {survey.Quarantined{}, 3}, {survey.Pin{}, 3}} {
		if got := reflect.TypeOf(c.of).NumField(); got != c.want {
			t.Errorf("%T has %d fields, the store knows %d: store the new one, in a migration if it needs a column", c.of, got, c.want)
		}
	}
}
