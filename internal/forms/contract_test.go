package forms

import (
	stdcmp "cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/api/forms/v1"
	"pgregory.net/rapid"

	"canvass/internal/survey"
)

// sameAsTyped holds the slim decoding of a page against the official client's.
// The page must have nothing that only one of them knows.
func sameAsTyped(t interface {
	Helper()
	Fatalf(string, ...any)
}, name string, page []byte) {
	t.Helper()
	var typed forms.ListFormResponsesResponse
	if err := json.Unmarshal(page, &typed); err != nil {
		t.Fatalf("%s: typed: %v", name, err)
	}
	slim, err := decodePage("s", page)
	if err != nil || slim.next != typed.NextPageToken || len(slim.items) != len(typed.Responses) {
		t.Fatalf("%s: got %d responses, next %q, %v; want %d, %q", name, len(slim.items), slim.next, err, len(typed.Responses), typed.NextPageToken)
	}
	for i, r := range typed.Responses {
		want := survey.Received{Response: typedResponse("s", r)}
		if diff := cmp.Diff(want, slim.items[i]); diff != "" {
			t.Fatalf("%s: response %d (-typed +slim):\n%s", name, i, diff)
		}
	}
}

func TestSlimAndTypedDecodingAgree(t *testing.T) {
	sameAsTyped(t, "page.json", testdata(t, "page.json"))
	sameAsTyped(t, "made", benchPage(20))
	sameAsTyped(t, "empty", []byte(`{}`))
}

func TestSlimAndTypedDecodingAgreeOnTheDemo(t *testing.T) {
	files, _ := filepath.Glob("../../demo/google/responses/*.json")
	for _, file := range files {
		page, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		clean, err := decodePage("s", page)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if slices.ContainsFunc(clean.items, func(r survey.Received) bool { return r.Response.Cleaned > 0 || r.Quarantine != nil }) {
			t.Logf("%s: has what only one of the two can decode", file)
			continue
		}
		sameAsTyped(t, file, page)
	}
}

func TestSlimAndTypedDecodingAgreeOnAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		page, err := json.Marshal(anyPage(t))
		if err != nil {
			t.Fatal(err)
		}
		sameAsTyped(t, string(page), page)
	})
}

// anyPage draws a page of the official types.
func anyPage(t *rapid.T) *forms.ListFormResponsesResponse {
	text := rapid.StringOf(rapid.RuneFrom([]rune("aZ09 \n\t\\\"/<>&=é漢\u2028\u202e\U0001f469\ufffd{}[],:")))
	id := rapid.StringMatching(`[0-9a-f]{2}`)
	when := rapid.SampledFrom([]string{"2026-03-01T12:00:51.394Z", "2026-03-01T12:00:51Z", "2026-03-01T12:00:51.394652Z", "2026-03-01T12:00:51.394652001+05:30"})
	answer := rapid.Custom(func(t *rapid.T) forms.Answer {
		a := forms.Answer{QuestionId: ""}
		if rapid.Bool().Draw(t, "text") {
			a.TextAnswers = &forms.TextAnswers{}
			for _, v := range rapid.SliceOfN(text, 0, 3).Draw(t, "values") {
				a.TextAnswers.Answers = append(a.TextAnswers.Answers, &forms.TextAnswer{Value: v})
			}
		}
		if rapid.Bool().Draw(t, "file") {
			a.FileUploadAnswers = &forms.FileUploadAnswers{Answers: []*forms.FileUploadAnswer{{FileId: id.Draw(t, "file"), FileName: text.Draw(t, "name")}}}
		}
		if rapid.Bool().Draw(t, "graded") {
			a.Grade = &forms.Grade{Score: rapid.Float64Range(0, 10).Draw(t, "score"), Correct: rapid.Bool().Draw(t, "correct")}
		}
		return a
	})
	page := &forms.ListFormResponsesResponse{NextPageToken: text.Draw(t, "token")}
	for range rapid.IntRange(0, 4).Draw(t, "responses") {
		r := &forms.FormResponse{
			ResponseId: "R" + text.Draw(t, "id"), CreateTime: when.Draw(t, "created"), LastSubmittedTime: when.Draw(t, "submitted"),
			RespondentEmail: text.Draw(t, "email"), TotalScore: rapid.Float64Range(0, 10).Draw(t, "total"),
			Answers: rapid.MapOfN(id, answer, 0, 5).Draw(t, "answers"),
		}
		for q, a := range r.Answers {
			a.QuestionId = q
			r.Answers[q] = a
		}
		page.Responses = append(page.Responses, r)
	}
	return page
}

// typedResponse converts what the official client decodes: the other path to the
// same values, for tests only.
func typedResponse(source string, r *forms.FormResponse) survey.Response {
	out := survey.Response{Source: source, ID: r.ResponseId, Email: r.RespondentEmail}
	setTimes(&out, r.CreateTime, r.LastSubmittedTime)
	if r.TotalScore != 0 { // to the official client none and zero are one
		out.Score = &r.TotalScore
	}
	for id, a := range r.Answers {
		out.Answers = append(out.Answers, typedAnswer(id, a))
	}
	slices.SortFunc(out.Answers, func(a, b survey.Answer) int { return stdcmp.Compare(a.Question, b.Question) })
	return out
}

func typedAnswer(id string, a forms.Answer) survey.Answer {
	out := survey.Answer{Question: id}
	if a.TextAnswers != nil {
		for _, v := range a.TextAnswers.Answers {
			out.Values = append(out.Values, v.Value)
		}
	}
	if a.FileUploadAnswers != nil {
		for _, f := range a.FileUploadAnswers.Answers {
			out.Files = append(out.Files, survey.File{ID: f.FileId, Name: f.FileName, MIMEType: f.MimeType})
		}
	}
	if a.Grade != nil {
		out.Grade = &survey.Grade{Score: a.Grade.Score, Correct: a.Grade.Correct}
		if a.Grade.Feedback != nil {
			b, _ := json.Marshal(map[string]any{"feedback": a.Grade.Feedback})
			var sorted map[string]any
			_ = json.Unmarshal(b, &sorted)
			b, _ = json.Marshal(sorted)
			out.Grade.Extra = string(b)
		}
	}
	return out
}
