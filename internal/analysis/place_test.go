package analysis_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"canvass/internal/analysis"
	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/consent"
	"canvass/internal/analysis/invented"
	"canvass/internal/analysis/tally"
	"canvass/internal/survey"
)

// discussed is a project with one document, beside a form with the same question.
func discussed() survey.Project {
	doc := survey.Source{Name: "doc", Type: survey.GoogleDoc, Role: survey.Feedback, Mappings: survey.DocMappings(nil)}
	form := survey.Source{Name: "form", Type: survey.GoogleForm, Role: survey.Feedback, Mappings: []survey.Mapping{
		{Question: "@email", Field: survey.FieldEmail}, {Question: "n", Field: survey.FieldName}, {Question: "c", Field: survey.FieldComment, Principle: "P1"},
	}}
	return survey.Project{
		Languages: []string{"en"}, Rounds: []survey.Round{{ID: "all"}}, Sources: []survey.Source{form, doc},
		Principles: []survey.Principle{
			{ID: "P1", Wordings: []survey.Wording{
				{Text: survey.Texts{"en": "Authorities publish the purpose of a system before the call for bids."}},
				{From: time.Date(2026, 3, 10, 0, 0, 0, 0, time.UTC), Text: survey.Texts{"en": "Authorities publish costs and purpose sixty days before any call."}},
			}},
			{ID: "P2", Wordings: []survey.Wording{{Text: survey.Texts{"en": "An independent body audits the system every year."}}}},
		},
	}
}

// remark is a comment: number, author, what it quotes, what it says.
func remark(n int, author, quoted, says string) survey.Version {
	at := time.Date(2026, 3, n, 12, 0, 0, 0, time.UTC)
	return survey.Version{Number: 1, Run: 1, Response: survey.Response{
		Source: "doc", ID: fmt.Sprint("c", n), Created: at, Submitted: at, Answers: []survey.Answer{
			{Question: survey.DocAuthor, Values: []string{author}}, {Question: survey.DocComment, Values: []string{says}},
			{Question: survey.DocQuoted, Values: []string{quoted}}, {Question: survey.DocReplies, Values: []string{`{"content":"I AGREE"}`}},
		},
	}}
}

func discuss(t *testing.T, answered []survey.Version, comments ...survey.Version) *analysis.Findings {
	t.Helper()
	form := survey.Form{Source: "form", ID: "F", Email: survey.EmailTyped, Questions: []survey.Question{{ID: "c", Title: "c"}, {ID: "n", Title: "n"}}}
	doc := survey.Form{Source: "doc", ID: "D", Questions: survey.DocQuestions()}
	f, err := analysis.Analyse(discussed(), []analysis.Input{
		{Forms: []survey.Form{form}, Current: invented.Stream(answered), History: invented.Stream(nil)},
		{Forms: []survey.Form{doc}, Current: invented.Stream(comments), History: invented.Stream(nil)},
	}, nil, analysis.Everything())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestCommentsBelongToThePrincipleTheyQuote(t *testing.T) {
	f := discuss(t, nil,
		remark(1, "Ana Ruiz", "the purpose of a system", "Whose purpose?"),
		remark(2, "Ana Ruiz", "audits the system every year", "Every two years would do."),
		remark(20, "Ana Ruiz", "publish costs and purpose", "Costs too, good."),
		remark(21, "Ana Ruiz", "an introduction that is no principle", "Say who wrote this."),
		remark(22, "Ana Ruiz", "", "On the whole: well done."),
	)
	var got []string
	for _, c := range f.Cases {
		got = append(got, fmt.Sprintf("%s %s wording %d %.2f", f.Questions[c.Texts[0].Question].Name(), c.Place.Principle, c.Place.Wording, c.Place.Confidence))
	}
	want := []string{"P1 P1 wording 0 0.90", "P2 P2 wording 0 0.90", "P1 P1 wording 1 0.90", "wording  wording 0 0.00", "wording  wording 0 0.00"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	for _, q := range f.Questions {
		if q.Field == survey.FieldComment && q.Principle == "" {
			t.Error("there is a question without principle")
		}
	}
}

func TestEveryCommentOfAnAuthorCounts(t *testing.T) {
	f := discuss(t, nil, remark(1, "Ana Ruiz", "audits the system", "First."), remark(2, "Ana Ruiz", "audits the system", "Second."), remark(3, "Anonymous", "audits the system", "Third."))
	s := tally.Of(f, tally.Filter{}, "")
	if s.Feedback.Responses != 3 || s.Feedback.Contributions != 3 || s.Feedback.People != 2 || s.Principles[1].Contributions != 3 || s.Excluded.Superseded != 0 {
		t.Errorf("got %+v, %+v", s.Feedback, s.Principles)
	}
	if s.Consent[consent.No] != 2 {
		t.Errorf("consent %v: nobody was asked", s.Consent)
	}
}

func TestAuthorsAreNeverRespondents(t *testing.T) {
	at := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	answer := survey.Version{Number: 1, Response: survey.Response{Source: "form", ID: "r", Email: "ana@example.org", Created: at, Submitted: at, Answers: []survey.Answer{
		{Question: "c", Values: []string{"On the form."}}, {Question: "n", Values: []string{"Ana Ruiz"}},
	}}}
	f := discuss(t, []survey.Version{answer}, remark(2, "Ana Ruiz", "the purpose of a system", "In the document."))
	if len(f.People) != 2 || f.People[1].Name != "" {
		t.Errorf("people %+v", f.People)
	}
	if s := tally.Of(f, tally.Filter{}, ""); s.Principles[0].Contributions != 2 {
		t.Errorf("contributions on P1: %d; the two are to one question", s.Principles[0].Contributions)
	}
}

func TestRepliesAndResolvingAreNoEdits(t *testing.T) {
	v := remark(1, "Ana Ruiz", "audits the system", "First.")
	v.Number = 4
	if c := discuss(t, nil, v).Cases[0]; c.Edited || len(c.Texts) != 1 {
		t.Errorf("got %+v", c)
	}
}

func TestDeletedCommentsAreNobodysFeedback(t *testing.T) {
	gone := remark(1, "", "", "")
	gone.Answers = nil
	f := discuss(t, nil, gone, remark(2, "Ana Ruiz", "audits the system", "Still here."))
	if s := tally.Of(f, tally.Filter{}, ""); s.Feedback.Responses != 2 || s.Feedback.People != 1 || s.Feedback.Contributions != 1 || len(f.Cases) != 2 {
		t.Errorf("got %+v", s.Feedback)
	}
}

func TestConfiguredMeaningOfComments(t *testing.T) {
	p := discussed()
	p.Sources = p.Sources[1:]
	p.Sources[0].Mappings = survey.DocMappings([]survey.Mapping{{Question: "Comment", Field: survey.FieldVision}})
	f, err := analysis.Analyse(p, []analysis.Input{{Forms: []survey.Form{{Source: "doc", Questions: survey.DocQuestions()}}, Current: invented.Stream([]survey.Version{remark(1, "A B", "audits the system", "x y z")}), History: invented.Stream(nil)}}, nil, analysis.Everything())
	if err != nil || f.Cases[0].Place != nil || f.Questions[f.Cases[0].Texts[0].Question].Name() != "vision" {
		t.Errorf("got %+v, %v", f.Cases, err)
	}
}

func TestReaderNeverShowsReplies(t *testing.T) {
	p := discussed()
	b := survey.Bind(p.Sources[1], []survey.Form{{Source: "doc", Questions: survey.DocQuestions()}}, nil)
	a := answers.NewReader(b, p.Principles).Read(remark(1, "Ana Ruiz", "audits the system", "First."))
	if all := fmt.Sprint(a.Texts, a.Fields[survey.FieldOther]); strings.Contains(all, "AGREE") || len(b.Unmapped)+len(b.Unbound)+len(b.Drift) > 0 {
		t.Errorf("got %s, %+v", all, b)
	}
}
