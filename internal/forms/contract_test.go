package forms

import (
	"cmp"
	"encoding/json"
	"slices"

	"google.golang.org/api/forms/v1"

	"canvass/internal/survey"
)

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
	slices.SortFunc(out.Answers, func(a, b survey.Answer) int { return cmp.Compare(a.Question, b.Question) })
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
			out.Grade.Extra = string(b)
		}
	}
	return out
}
