package forms

import (
	"encoding/json"
	"slices"

	"google.golang.org/api/forms/v1"

	"canvass/internal/survey"
)

// questions returns what an item asks: nothing, one question, or one a row.
func questions(item *forms.Item, native map[string]string) []survey.Question {
	switch {
	case item == nil:
		return nil
	case item.QuestionItem != nil && item.QuestionItem.Question != nil:
		q := question(item.QuestionItem.Question, native)
		if q.ID == "" {
			q.ID = item.ItemId
		}
		q.Title = title(item.Title, q.ID)
		return identified(q)
	case item.QuestionGroupItem != nil:
		return group(item, native)
	default:
		return nil // a page break, a text, an image, a video
	}
}

// group returns the rows of a grid, or the members of a group without one.
func group(item *forms.Item, native map[string]string) []survey.Question {
	var rows []survey.Question
	for _, row := range item.QuestionGroupItem.Questions {
		if row == nil {
			continue
		}
		q := question(row, native)
		if grid := item.QuestionGroupItem.Grid; grid != nil && grid.Columns != nil && q.Kind == survey.KindUnknown {
			setGrid(&q, grid.Columns)
		}
		name := ""
		if row.RowQuestion != nil {
			name = row.RowQuestion.Title
		}
		q.Title = title(name, q.ID)
		if t := clean(item.Title); t != "" {
			q.Title = t + " / " + q.Title
		}
		rows = append(rows, identified(q)...)
	}
	return rows
}

// identified leaves out a question without an id: no answer can belong to it.
func identified(q survey.Question) []survey.Question {
	if q.ID == "" {
		return nil
	}
	return []survey.Question{q}
}

// title stands in for a missing title with words that stay the same when
// questions are moved about.
func title(s, id string) string {
	if s = clean(s); s != "" {
		return s
	}
	return "Untitled question " + id
}

// question converts all but the title.
func question(q *forms.Question, native map[string]string) survey.Question {
	out := survey.Question{ID: clean(q.QuestionId), Required: q.Required}
	if q.Grading != nil {
		out.Points = float64(q.Grading.PointValue)
	}
	switch {
	case q.ChoiceQuestion != nil:
		setChoice(&out, q.ChoiceQuestion)
	case q.ScaleQuestion != nil:
		setScale(&out, q.ScaleQuestion)
	case q.RatingQuestion != nil:
		out.Kind, out.Low, out.High = survey.KindRating, 1, int(q.RatingQuestion.RatingScaleLevel)
	case q.TextQuestion != nil && q.TextQuestion.Paragraph:
		out.Kind = survey.KindParagraph
	case q.TextQuestion != nil:
		out.Kind = survey.KindText
	case q.DateQuestion != nil:
		out.Kind = survey.KindDate
	case q.TimeQuestion != nil && q.TimeQuestion.Duration:
		out.Kind = survey.KindDuration
	case q.TimeQuestion != nil:
		out.Kind = survey.KindTime
	case q.FileUploadQuestion != nil:
		out.Kind = survey.KindFile
	default:
		out.Kind, out.Native = survey.KindUnknown, native[q.QuestionId]
	}
	return out
}

func setChoice(q *survey.Question, c *forms.ChoiceQuestion) {
	switch c.Type {
	case "RADIO":
		q.Kind = survey.KindChoice
	case "CHECKBOX":
		q.Kind = survey.KindCheckbox
	case "DROP_DOWN":
		q.Kind = survey.KindDropDown
	default:
		q.Kind, q.Native = survey.KindUnknown, clean(c.Type)
	}
	setOptions(q, c)
}

func setGrid(q *survey.Question, columns *forms.ChoiceQuestion) {
	q.Kind, q.Native = survey.KindGrid, ""
	if columns.Type == "CHECKBOX" {
		q.Kind = survey.KindGridCheckbox
	}
	setOptions(q, columns)
}

func setOptions(q *survey.Question, c *forms.ChoiceQuestion) {
	for _, o := range c.Options {
		switch {
		case o == nil:
		case o.IsOther:
			q.Other = true
		case o.Value != "":
			q.Options = append(q.Options, clean(o.Value))
		}
	}
}

func setScale(q *survey.Question, s *forms.ScaleQuestion) {
	q.Kind = survey.KindScale
	q.Low, q.High = int(s.Low), int(s.High)
	q.LowLabel, q.HighLabel = clean(s.LowLabel), clean(s.HighLabel)
}

// nativeKinds returns upstream's name of each question's kind by question id, as
// far as the form gives one: the member that is none of those all questions have.
func nativeKinds(body []byte) map[string]string {
	type questionJSON map[string]json.RawMessage
	var form struct {
		Items []struct {
			QuestionItem      struct{ Question questionJSON }
			QuestionGroupItem struct{ Questions []questionJSON }
		}
	}
	_ = json.Unmarshal(body, &form) // the official client has read it already
	kinds := map[string]string{}
	for _, item := range form.Items {
		for _, q := range append(item.QuestionGroupItem.Questions, item.QuestionItem.Question) {
			var id string
			_ = json.Unmarshal(q["questionId"], &id)
			if kind := nativeKind(q); kind != "" {
				kinds[id] = kind
			}
		}
	}
	return kinds
}

func nativeKind(q map[string]json.RawMessage) string {
	var names []string
	for name := range q {
		if name != "questionId" && name != "required" && name != "grading" {
			names = append(names, clean(name))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return slices.Min(names)
}
