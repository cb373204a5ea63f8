package workbook

import (
	"strings"
	"testing"

	"canvass/internal/analysis"
	"canvass/internal/report"
	"canvass/internal/report/reporttest"
	"canvass/internal/survey"
)

// discussed is the small project with a document that has been read.
func discussed(t *testing.T) *report.Edition {
	t.Helper()
	p, a := reporttest.Project(), reporttest.Small()
	p.Principles[0].Wordings = []survey.Wording{{Text: survey.Texts{"en": "Authorities publish what they buy before they buy it."}}}
	p.Sources[2].Mappings = survey.DocMappings(nil)
	a.Revisions["doc"] = []survey.Form{{Source: "doc", ID: "D", Questions: survey.DocQuestions()}}
	comment := func(id, author, quoted, says string) survey.Version {
		return reporttest.Answered("doc", id, "", 10, survey.DocAuthor, author, survey.DocComment, says, survey.DocQuoted, quoted, survey.DocReplies, `{"content":"REPLY"}`)
	}
	gone := reporttest.Answered("doc", "d3", "", 12)
	a.Answers["doc"] = []survey.Version{
		comment("d1", "Mara Notreal", "publish what they buy", "The cost of it too, please, and in a place where people look for it."),
		comment("d2", "Mara Notreal", "nothing of the kind", "Who wrote this?"), gone,
	}
	e, err := report.Open(t.Context(), p, a, analysis.Everything())
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestCommentsOnADocumentInTheBook(t *testing.T) {
	e := discussed(t)
	b, err := Book(t.Context(), e)
	if err != nil {
		t.Fatal(err)
	}
	book := ""
	for _, s := range b.Sheets {
		book += reporttest.Dump(t, *s.Table)
	}
	for _, want := range []string{
		"Source doc | 1 comment placed by the passage that it quotes; 1 without a sure place; 1 deleted there, and the words here too.",
		"same-author | 98.0% | The same full display name among the comments on one document.",
		"The cost of it too, please",
	} {
		if !strings.Contains(book, want) {
			t.Errorf("the book lacks %q", want)
		}
	}
	for _, secret := range []string{"Mara", "Notreal", "REPLY"} {
		if strings.Contains(book, secret) {
			t.Errorf("the book shows %q", secret)
		}
	}
	if w := e.Warnings(); len(w) > 1 {
		t.Errorf("warnings %q", w)
	}
}
