package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
)

// google writes what the emulator serves: forms, responses, the comments on the
// drafting document and the spreadsheet that the summary goes to.
func (w *world) google(files map[string][]byte) error {
	for _, f := range w.forms {
		raw, err := pretty(f.json())
		if err != nil {
			return fmt.Errorf("form %s: %w", f.source, err)
		}
		files["google/forms/"+f.source+".json"] = raw
		if raw, err = w.listing(f); err != nil {
			return fmt.Errorf("responses of %s: %w", f.source, err)
		}
		files["google/responses/"+f.id+".json"] = raw
	}
	if err := w.comments(files); err != nil {
		return fmt.Errorf("comments: %w", err)
	}
	raw, err := pretty(spreadsheet())
	files["google/spreadsheets/"+spreadsheetID+".json"] = raw
	return err
}

// listing is a form's responses, one a line, in the order of their ids, because
// Google promises none.
func (w *world) listing(f *form) ([]byte, error) {
	var list []*response
	for _, r := range w.responses {
		if r.form == f {
			list = append(list, r)
		}
	}
	slices.SortFunc(list, func(a, b *response) int { return cmp.Compare(a.id, b.id) })
	var out bytes.Buffer
	out.WriteString("{\"responses\": [\n")
	for i, r := range list {
		raw, err := compact(r.json())
		if err != nil {
			return nil, err
		}
		out.Write(raw)
		if i < len(list)-1 {
			out.WriteByte(',')
		}
		out.WriteByte('\n')
	}
	out.WriteString("]}\n")
	return out.Bytes(), nil
}

// wireResponse is a response as responses.list gives it.
type wireResponse struct {
	ResponseID        string            `json:"responseId"`
	CreateTime        string            `json:"createTime"`
	LastSubmittedTime string            `json:"lastSubmittedTime"`
	RespondentEmail   string            `json:"respondentEmail,omitempty"`
	Answers           map[string]object `json:"answers,omitempty"`
}

func (r *response) json() wireResponse {
	out := wireResponse{
		ResponseID: r.id,
		CreateTime: r.created.Format("2006-01-02T15:04:05.000Z"), LastSubmittedTime: r.submitted.Format("2006-01-02T15:04:05.000000Z"),
		RespondentEmail: r.email, Answers: map[string]object{},
	}
	for key, v := range r.answers {
		if v.empty() {
			continue
		}
		id := r.form.ids[key]
		out.Answers[id] = v.json()
		out.Answers[id]["questionId"] = id
	}
	return out
}

func (v value) json() object {
	switch {
	case v.object != nil:
		out := object{}
		for k, member := range v.object {
			out[k] = member
		}
		return out
	case v.raw != "":
		return object{"textAnswers": object{"answers": []object{{"value": json.RawMessage(v.raw)}}}}
	}
	return object{"textAnswers": object{"answers": values(v.texts)}}
}

const spreadsheetID = "1canvassDemoSummaryOfThePrinciplesSheetaaaaaa"

// spreadsheet is a file somebody made by hand, with one tab of the team's notes
// that no report may touch.
func spreadsheet() object {
	var rows []object
	for _, line := range [][]string{
		{"Notes from the team", "Who", "Done"},
		{"Ask Ramón which rooms have a hearing loop", "Marta", "yes"},
		{"P3: do not call it a veto in the room", "everybody", ""},
		{"Print thirty copies in Spanish, ten in English", "Begoña", ""},
	} {
		var cells []object
		for _, s := range line {
			cell := object{}
			if s != "" {
				cell = object{"userEnteredValue": object{"stringValue": s}, "effectiveValue": object{"stringValue": s}, "formattedValue": s}
			}
			cells = append(cells, cell)
		}
		rows = append(rows, object{"values": cells})
	}
	return object{
		"spreadsheetId":  spreadsheetID,
		"spreadsheetUrl": "https://docs.google.com/spreadsheets/d/" + spreadsheetID + "/edit",
		"properties":     object{"title": "Principles: what we heard", "locale": "en_US", "timeZone": "America/New_York", "autoRecalc": "ON_CHANGE"},
		"sheets": []object{{
			"properties": object{"sheetId": 0, "title": "Notes from the team", "index": 0, "sheetType": "GRID",
				"gridProperties": object{"rowCount": 200, "columnCount": 8}},
			"data": []object{{"rowData": rows}},
		}},
	}
}

func compact(v any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSpace(out.Bytes()), err
}

func pretty(v any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(v)
	return out.Bytes(), err
}
