package forms

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestCleaningIsCountedAndTheDocumentKept(t *testing.T) {
	cases := map[string]struct {
		value   string // between quotes in the document
		want    string
		cleaned int
	}{
		"plain":                    {`plain é \u00e9 \n`, "plain é é \n", 0},
		"a pair of surrogates":     {`\ud83d\ude00`, "\U0001f600", 0},
		"a lone high surrogate":    {`a\ud800b`, "a\ufffdb", 1},
		"a lone low surrogate":     {`a\udc00`, "a\ufffd", 1},
		"surrogates crossed":       {`\ude00\ud83d`, "\ufffd\ufffd", 1},
		"NUL":                      {`a\u0000b`, "a\ufffdb", 1},
		"NUL twice":                {`\u0000\u0000`, "\ufffd\ufffd", 1},
		"not UTF-8":                {"a\xff\xfeb", "a\ufffd", 1},
		"overlong":                 {"\xc0\xaf", "\ufffd", 1},
		"U+FFFD as typed":          {`a\ufffd` + "\ufffd", "a\ufffd\ufffd", 0},
		"an escaped escape":        {`\\u0000 \\ud800`, `\u0000 \ud800`, 0},
		"other control characters": {`\u0001\u001b[2J\u007f`, "\x01\x1b[2J\x7f", 0},
		"a byte order mark":        {"\ufeffx", "\ufeffx", 0},
		"a non-character":          {`\uffff`, "\uffff", 0},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			doc := `{"responseId":"R",` + when + `,"answers":{"q":{"textAnswers":{"answers":[{"value":"` + tc.value + `"}]}}}}`
			r := decodeOne(t, doc).Response
			got := r.Answers[0].Values[0]
			if tc.cleaned > 0 {
				got, tc.want = collapse(got), collapse(tc.want)
				got = strings.TrimSuffix(got, "b")
				tc.want = strings.TrimSuffix(tc.want, "b")
			}
			if got != tc.want || r.Cleaned != tc.cleaned {
				t.Errorf("got %q, %d cleaned; want %q, %d", got, r.Cleaned, tc.want, tc.cleaned)
			}
			if kept := string(r.Original); (tc.cleaned > 0) != (kept == doc) || tc.cleaned == 0 && kept != "" {
				t.Errorf("kept %q", kept)
			}
		})
	}
}

// collapse makes runs of U+FFFD one: how many a damaged run gives is not said.
func collapse(s string) string {
	for strings.Contains(s, "\ufffd\ufffd") {
		s = strings.ReplaceAll(s, "\ufffd\ufffd", "\ufffd")
	}
	return s
}

func TestEveryTextIsCleaned(t *testing.T) {
	r := decodeOne(t, `{"responseId":"R\u0000",`+when+`,"respondentEmail":"\ud800","x\u0000":{"y":["\u0000"]},"answers":{"q\u0000":{
		"textAnswers":{"answers":[{"value":"\u0000"}]},"fileUploadAnswers":{"answers":[{"fileId":"\u0000","fileName":"\u0000","mimeType":"\u0000"}]},
		"grade":{"feedback":{"text":"\u0000"}},"new":"\ud800"}}}`).Response
	b, err := json.Marshal(r.Answers)
	if all := string(b) + r.ID + r.Email + r.Extra; err != nil || strings.Contains(all, `\u0000`) || strings.Contains(all, "\x00") {
		t.Errorf("a NUL is left: %s, %v", all, err)
	}
	if r.Cleaned != 11 {
		t.Errorf("%d texts cleaned; want 11", r.Cleaned)
	}
}

func TestNamesAreCleanedInEveryResponse(t *testing.T) {
	doc := `{"responseId":"R",` + when + `,"answers":{"q\u0000":"a"}}`
	p, err := decodePage("s", []byte(`{"responses":[`+doc+`,`+doc+`]}`))
	if err != nil {
		t.Fatal(err)
	}
	for i, item := range p.items {
		if r := item.Response; r.Cleaned != 1 || string(r.Original) != doc || r.Answers[0].Question != "q\ufffd" {
			t.Errorf("response %d: %+v", i, r)
		}
	}
}
