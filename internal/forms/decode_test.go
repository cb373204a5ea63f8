package forms

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"canvass/internal/fault"
	"canvass/internal/survey"
)

func TestPageGolden(t *testing.T) {
	p, err := decodePage("feedback", testdata(t, "page.json"))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "page.golden", dumpItems(p.items))
}

// decodeOne decodes a page of one response.
func decodeOne(t *testing.T, response string) survey.Received {
	t.Helper()
	p, err := decodePage("s", []byte(`{"responses":[`+response+`]}`))
	if err != nil || len(p.items) != 1 {
		t.Fatalf("%s: got %d responses, %v", response, len(p.items), err)
	}
	return p.items[0]
}

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

const when = `"createTime":"2026-03-01T12:00:00Z","lastSubmittedTime":"2026-03-01T12:00:00Z"`

func TestOddResponses(t *testing.T) {
	score := func(f float64) *float64 { return &f }
	answer := func(a survey.Answer) survey.Response {
		a.Question = "q"
		return survey.Response{Answers: []survey.Answer{a}}
	}
	cases := map[string]survey.Response{
		`"answers":null`:                      {},
		`"answers":{}`:                        {},
		`"answers":[]`:                        {Extra: `{"answers":[]}`},
		`"answers":"none"`:                    {Extra: `{"answers":"none"}`},
		`"formId":"F"`:                        {},
		`"respondentEmail":null`:              {},
		`"respondentEmail":"ana@example.org"`: {Email: "ana@example.org"},
		`"totalScore":0`:                      {Score: score(0)},
		`"totalScore":null`:                   {},
		`"totalScore":"NaN"`:                  {Extra: `{"totalScore":"NaN"}`},
		`"totalScore":1e999`:                  {Extra: `{"totalScore":1e999}`},
		`"b":{"z":1.50,"a":[ 1 , 2 ]}, "a":12345678901234567890`: {Extra: `{"a":12345678901234567890,"b":{"a":[1,2],"z":1.50}}`},
		`"answers":{"q":null}`:                              answer(survey.Answer{}),
		`"answers":{"q":{}}`:                                answer(survey.Answer{}),
		`"answers":{"q":{"questionId":"q"}}`:                answer(survey.Answer{}),
		`"answers":{"q":{"questionId":"p"}}`:                answer(survey.Answer{Values: []string{`{"questionId":"p"}`}}),
		`"answers":{"q":"plain"}`:                           answer(survey.Answer{Values: []string{"plain"}}),
		`"answers":{"q":4}`:                                 answer(survey.Answer{Values: []string{"4"}}),
		`"answers":{"q":["a", {"b":1}]}`:                    answer(survey.Answer{Values: []string{`["a",{"b":1}]`}}),
		`"answers":{"q":{"sketch":{"y":2,"x":1}}}`:          answer(survey.Answer{Values: []string{`{"sketch":{"x":1,"y":2}}`}}),
		`"answers":{"q":{"textAnswers":null}}`:              answer(survey.Answer{}),
		`"answers":{"q":{"textAnswers":"odd"}}`:             answer(survey.Answer{Values: []string{`{"textAnswers":"odd"}`}}),
		`"answers":{"q":{"textAnswers":{"answers":"odd"}}}`: answer(survey.Answer{Values: []string{`{"textAnswers":{"answers":"odd"}}`}}),
		`"answers":{"q":{"textAnswers":{"answers":[{"value":5},{"value":true},{"value":null},{},null,"bare",{"value":{"a":1}}]}}}`: answer(
			survey.Answer{Values: []string{"5", "true", "", "", "bare", `{"a":1}`}}),
		`"answers":{"q":{"textAnswers":{"answers":[{"value":"a","lang":"en"}]}}}`: answer(
			survey.Answer{Values: []string{"a"}, Extra: `{"textAnswers":{"answers":[{"lang":"en","value":"a"}]}}`}),
		`"answers":{"q":{"textAnswers":{"answers":[{"value":"a"}],"count":1},"new":true}}`: answer(
			survey.Answer{Values: []string{"a"}, Extra: `{"new":true,"textAnswers":{"answers":[{"value":"a"}],"count":1}}`}),
		`"answers":{"q":{"fileUploadAnswers":{"answers":[{"fileId":"f","size":3},"odd"]}}}`: answer(
			survey.Answer{Files: []survey.File{{ID: "f"}}, Extra: `{"fileUploadAnswers":{"answers":[{"fileId":"f","size":3},"odd"]}}`}),
		`"answers":{"q":{"grade":null}}`: answer(survey.Answer{}),
		`"answers":{"q":{"grade":{}}}`:   answer(survey.Answer{Grade: &survey.Grade{}}),
		`"answers":{"q":{"grade":{"score":"1","correct":"yes","new":1}}}`: answer(
			survey.Answer{Grade: &survey.Grade{Extra: `{"correct":"yes","new":1,"score":"1"}`}}),
		`"answers":{"q":{"grade":5}}`: answer(survey.Answer{Values: []string{`{"grade":5}`}}),
		`"answers":{"q":{"textAnswers":{"answers":[{"value":"1"}]}},"q":{"textAnswers":{"answers":[{"value":"2"}]}}}`:             answer(survey.Answer{Values: []string{"2"}}),
		`"answers":{"q":{"textAnswers":{"answers":[{"value":"1"}]}}},"answers":{"q":{"textAnswers":{"answers":[{"value":"2"}]}}}`: answer(survey.Answer{Values: []string{"2"}}),
		`"answers":{"\u0071":{"textAnswers":{"answers":[{"value":"1"}]}}}`:                                                        answer(survey.Answer{Values: []string{"1"}}),
		`"answers":{"b":{"textAnswers":{"answers":[{"value":"1"}]}},"a":{"textAnswers":{"answers":[{"value":"2"}]}}}`: {
			Answers: []survey.Answer{{Question: "a", Values: []string{"2"}}, {Question: "b", Values: []string{"1"}}}},
	}
	for members, want := range cases {
		want.Source, want.ID, want.Created, want.Submitted = "s", "R", noon, noon
		got := decodeOne(t, `{"responseId":"R",`+when+`,`+members+`}`)
		if diff := cmp.Diff(survey.Received{Response: want}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", members, diff)
		}
	}
}

func TestQuarantine(t *testing.T) {
	cases := map[string]survey.Quarantined{
		`null`:                               {Reason: "it has no response id"},
		`7`:                                  {Reason: "it is not an object"},
		`"secret"`:                           {Reason: "it is not an object"},
		`[{}]`:                               {Reason: "it is not an object"},
		`{}`:                                 {Reason: "it has no response id"},
		`{` + when + `}`:                     {Reason: "it has no response id"},
		`{"responseId":"",` + when + `}`:     {Reason: "it has no response id"},
		`{"responseId":" ",` + when + `}`:    {ID: " ", Reason: "it has no response id"},
		`{"responseId":"R"}`:                 {ID: "R", Reason: "it has no time of submission"},
		`{"responseId":"R","createTime":""}`: {ID: "R", Reason: "it has no time of submission"},
		`{"responseId":"R","createTime":"secret"}`:                                            {ID: "R", Reason: "its time of submission cannot be read"},
		`{"responseId":"R","createTime":1772366400}`:                                          {ID: "R", Reason: "its time of submission cannot be read"},
		`{"responseId":"R","createTime":"0001-01-01T00:00:00Z"}`:                              {ID: "R", Reason: "its time of submission is outside the years 1970 to 2199"},
		`{"responseId":"R","lastSubmittedTime":"9999-12-31T23:59:59Z"}`:                       {ID: "R", Reason: "its time of submission is outside the years 1970 to 2199"},
		`{"responseId":"R","createTime":"2026-03-01T12:00:00Z","lastSubmittedTime":"secret"}`: {ID: "R", Reason: "its time of submission cannot be read"},
	}
	for in, want := range cases {
		want.Raw = []byte(in)
		if diff := cmp.Diff(survey.Received{Quarantine: &want}, decodeOne(t, in)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", in, diff)
		}
	}
}

func TestOneOddResponseSparesTheOthers(t *testing.T) {
	good := func(id string) string { return `{"responseId":"` + id + `",` + when + `}` }
	p, err := decodePage("s", []byte(`{"responses":[`+good("A")+", {\"x\":\t1} ,\n"+good("B")+`,`+good("B")+`,`+good("b")+`],"new":[{}],"nextPageToken":null}`))
	if err != nil || p.next != "" {
		t.Fatalf("next %q, %v", p.next, err)
	}
	var got []string
	for _, item := range p.items {
		got = append(got, item.Response.ID)
	}
	if fmt.Sprint(got) != "[A  B B b]" || string(p.items[1].Quarantine.Raw) != "{\"x\":\t1}" {
		t.Errorf("got %q, %+v", got, p.items[1])
	}
}

func TestTimes(t *testing.T) {
	cases := map[string]string{
		"2026-03-01T12:00:00Z":           "2026-03-01T12:00:00Z",
		"2026-03-01T12:00:00.394Z":       "2026-03-01T12:00:00.394Z",
		"2026-03-01T12:00:00.394652Z":    "2026-03-01T12:00:00.394652Z",
		"2026-03-01T12:00:00.394652001Z": "2026-03-01T12:00:00.394652001Z",
		"2026-03-01T12:00:00.5+01:00":    "2026-03-01T11:00:00.5Z",
		"2026-10-25T02:30:00+02:00":      "2026-10-25T00:30:00Z",
		"2026-12-31T23:59:60Z":           "2027-01-01T00:00:00Z",
		"2026-12-31T23:59:60.25-05:00":   "2027-01-01T05:00:00.25Z",
		"2026-03-01t12:00:00z":           "2026-03-01T12:00:00Z",
		"2026-03-01":                     "",
		"2026-03-01T12:00:61Z":           "",
		"2026-02-30T12:00:00Z":           "",
		"2026-03-01T12:00:00":            "",
		"2026-03-01 12:00:00Z":           "",
		"Sun, 01 Mar 2026 12:00:00 GMT":  "",
	}
	for in, want := range cases {
		at, ok := parseTime(in)
		got := ""
		if ok {
			got = at.Format(time.RFC3339Nano)
		}
		if got != want || ok && at.Location() != time.UTC {
			t.Errorf("%s: got %q; want %q", in, got, want)
		}
	}
}

func TestPagesThatAreNotWhole(t *testing.T) {
	for _, page := range []string{``, `null`, `[]`, `7`, `{`, `{"responses":{}}`, `{"responses":7}`, `{"responses":[{]}`, `{"responses":[{"a":}]}`, `{} {}`, `{"responses":[],}`} {
		if p, err := decodePage("s", []byte(page)); err == nil {
			t.Errorf("%s: got %+v; want an error", page, p)
		}
	}
	whole := testdata(t, "page.json")
	for n := range len(strings.TrimSpace(string(whole))) {
		if _, err := decodePage("s", whole[:n]); err == nil {
			t.Fatalf("the first %d of %d bytes pass for a page", n, len(whole))
		}
	}
}

func TestDeepNestingIsRefused(t *testing.T) {
	page := func(depth int) []byte {
		return []byte(`{"responses":[{"responseId":"R",` + when + `,"x":` + strings.Repeat("[", depth) + strings.Repeat("]", depth) + `}]}`)
	}
	if p, err := decodePage("s", page(9000)); err != nil || len(p.items) != 1 {
		t.Errorf("9,000 deep: %v", err)
	}
	for _, depth := range []int{10_000, 1_000_000} {
		var decided *fault.Error
		if _, err := decodePage("s", page(depth)); !errors.As(err, &decided) {
			t.Errorf("%d deep: got %v; want an error that is not tried again", depth, err)
		}
	}
}

// checkItem fails unless an item keeps what Received promises.
func checkItem(t interface{ Fatalf(string, ...any) }, item survey.Received) {
	if q := item.Quarantine; q != nil {
		if q.Reason == "" || len(q.Raw) == 0 {
			t.Fatalf("quarantined without reason or document: %+v", q)
		}
		return
	}
	r := item.Response
	texts := []string{r.Source, r.ID, r.Email, r.Extra}
	for _, a := range r.Answers {
		texts = append(append(texts, a.Question, a.Extra), a.Values...)
		for _, f := range a.Files {
			texts = append(texts, f.ID, f.Name, f.MIMEType)
		}
		if a.Extra != "" && !json.Valid([]byte(a.Extra)) {
			t.Fatalf("extra is not JSON: %q", a.Extra)
		}
	}
	for _, s := range texts {
		if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
			t.Fatalf("not clean: %q", s)
		}
	}
	sorted := slices.IsSortedFunc(r.Answers, func(a, b survey.Answer) int { return strings.Compare(a.Question, b.Question) })
	if !sorted || r.ID == "" || r.Created.Location() != time.UTC || r.Submitted.IsZero() || (r.Cleaned > 0) != (r.Original != nil) {
		t.Fatalf("not a response: %+v", r)
	}
	if r.Extra != "" && !json.Valid([]byte(r.Extra)) {
		t.Fatalf("extra is not JSON: %q", r.Extra)
	}
}

func TestTextsComeThroughWhateverTheyHold(t *testing.T) {
	pieces := map[string]string{ // as in the document: as stored; damage is not in it
		`a`: "a", `\"`: `"`, `\\`: `\`, `\/`: "/", `\n`: "\n", `\u0041`: "A", `\ud83d\ude00`: "\U0001f600", "é": "é", "漢": "漢", `\ufffd`: "\ufffd", `\\u0000`: `\u0000`,
	}
	damage := []string{`\ud800`, `\udfff`, `\u0000`, "\xff", "\xc0\xaf", "\xe2\x82"}
	keys := slices.Sorted(func(yield func(string) bool) {
		for k := range pieces {
			if !yield(k) {
				return
			}
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		var doc, want strings.Builder
		damaged := false
		for _, p := range rapid.SliceOf(rapid.SampledFrom(append(keys, damage...))).Draw(t, "pieces") {
			doc.WriteString(p)
			if good, ok := pieces[p]; ok {
				want.WriteString(good)
			} else {
				want.WriteString("\ufffd")
				damaged = true
			}
			doc.WriteString(".") // so that no two pieces join
			want.WriteString(".")
		}
		p, err := decodePage("s", []byte(`{"responses":[{"responseId":"R",`+when+`,"answers":{"q":"`+doc.String()+`"}}]}`))
		if err != nil {
			t.Fatal(err)
		}
		checkItem(t, p.items[0])
		r := p.items[0].Response
		if got := collapse(r.Answers[0].Values[0]); got != collapse(want.String()) || (r.Cleaned > 0) != damaged {
			t.Fatalf("%q: got %q, %d cleaned; want %q", doc.String(), got, r.Cleaned, want.String())
		}
	})
}

func FuzzDecodePage(f *testing.F) {
	f.Add(testdata(f, "page.json"))
	f.Add(benchPage(2))
	f.Add([]byte(`{"responses":[{"responseId":"R",` + when + `,"answers":{"q":{"textAnswers":{"answers":[{"value":"\ud800\u0000"}]},"new":[1]}}},null],"nextPageToken":"t"}`))
	f.Add([]byte(`{"responses":[{"responseId":1,"responseId":"\xff","createTime":"2026-12-31T23:59:60Z","answers":{"q":[],"q":{"grade":{"x":"\u0000"}}}}]}`))
	f.Fuzz(func(t *testing.T, page []byte) {
		before := string(page)
		p, err := decodePage("s", page)
		if string(page) != before {
			t.Fatal("the page was written over")
		}
		if err != nil {
			return
		}
		for _, item := range p.items {
			checkItem(t, item)
		}
		if again, err := decodePage("s", page); err != nil || !cmp.Equal(p.items, again.items) || p.next != again.next {
			t.Fatalf("decoded differently the second time: %v", err)
		}
	})
}
