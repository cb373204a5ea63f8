package emulator

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"

	"canvass/internal/emulator/wire"
)

const adminPrefix = "/_emulator/"

// adminHelp documents the administration over HTTP; --help prints it.
const adminHelp = `Administration (below the base URL; 204 when done, plain text when not):
  PUT    /_emulator/forms/{form}                       add or replace a form (forms.get shape)
  DELETE /_emulator/forms/{form}
  PUT    /_emulator/forms/{form}/responses/{response}  add or replace a response (responses.get shape)
  DELETE /_emulator/forms/{form}/responses/{response}
  PUT    /_emulator/denied/{id}                        answer 403 for a form or spreadsheet; DELETE takes it back
  PUT    /_emulator/spreadsheets/{spreadsheet}         add or replace a spreadsheet (spreadsheets.get shape)
  GET    /_emulator/spreadsheets/{spreadsheet}         all of it, with grid data
  PUT    /_emulator/files/{file}                       add or replace a Drive file (files.get shape)
  PUT    /_emulator/comments/{file}                    replace a file's comments (comments.list shape)
  POST   /_emulator/faults                             add one fault, or a list of them
  DELETE /_emulator/faults                             forget all faults
  GET    /_emulator/requests                           what was asked so far, as a JSON list
  DELETE /_emulator/requests                           forget it

A fault: {"path": "/v1/forms/*/responses", "nth": 2, "times": 1, "status": 429, "retryAfter": "10"}
  which calls    method, path (* within a segment), op (such as forms.forms.responses.list)
  which of them  nth (from 1), times (0 all from there), probability
  what happens   kind: status (with status, reason, message), html (status, body), truncate, length,
                 bad-gzip, slow (at, delayMs), reset-before, reset-after, reset-body, expired-token,
                 empty, empty-page, repeat-token, duplicate; at is a byte of the body as sent
  retryAfter     sent as it is; "+30s" and "-1h" become dates that far from now
`

// admin answers below adminPrefix. It is neither logged nor hit by faults.
func (s *Server) admin(w http.ResponseWriter, r *http.Request, body []byte) {
	rt, params, ok := match(s.adminTable(), r.Method, r.URL.EscapedPath())
	if !ok {
		http.Error(w, "no such administration call\n"+adminHelp, http.StatusNotFound)
		return
	}
	out, err := rt.serve(&wire.Request{Params: params, Query: r.URL.Query(), Body: body})
	switch {
	case err != nil:
		http.Error(w, err.Error(), http.StatusBadRequest)
	case out == nil:
		w.WriteHeader(http.StatusNoContent)
	default:
		w.Header().Set("Content-Type", "application/json; charset=UTF-8")
		w.Write(out) //nolint:errcheck // the client has gone; there is nobody to tell
	}
}

func (s *Server) adminTable() []route {
	do := func(f func(r *wire.Request) error) func(*wire.Request) ([]byte, error) {
		return func(r *wire.Request) ([]byte, error) { return nil, f(r) }
	}
	plain := func(f func(r *wire.Request)) func(*wire.Request) ([]byte, error) {
		return do(func(r *wire.Request) error { f(r); return nil })
	}
	return []route{
		{method: "PUT", pattern: "_emulator/forms/{form}", serve: do(s.adminPutForm)},
		{method: "DELETE", pattern: "_emulator/forms/{form}", serve: plain(func(r *wire.Request) { s.DeleteForm(r.Param("form")) })},
		{method: "PUT", pattern: "_emulator/forms/{form}/responses/{response}", serve: do(s.adminPutResponse)},
		{method: "DELETE", pattern: "_emulator/forms/{form}/responses/{response}", serve: plain(func(r *wire.Request) {
			s.DeleteResponse(r.Param("form"), r.Param("response"))
		})},
		{method: "PUT", pattern: "_emulator/denied/{id}", serve: plain(func(r *wire.Request) { s.Deny(r.Param("id")) })},
		{method: "DELETE", pattern: "_emulator/denied/{id}", serve: plain(func(r *wire.Request) { s.Allow(r.Param("id")) })},
		{method: "PUT", pattern: "_emulator/spreadsheets/{spreadsheet}", serve: do(s.adminPutSpreadsheet)},
		{method: "GET", pattern: "_emulator/spreadsheets/{spreadsheet}", serve: func(r *wire.Request) ([]byte, error) {
			return s.Spreadsheet(r.Param("spreadsheet"))
		}},
		{method: "PUT", pattern: "_emulator/files/{file}", serve: do(func(r *wire.Request) error { return s.PutFile(r.Param("file"), r.Body) })},
		{method: "PUT", pattern: "_emulator/comments/{file}", serve: do(func(r *wire.Request) error {
			return s.PutComments(r.Param("file"), r.Body)
		})},
		{method: "POST", pattern: "_emulator/faults", serve: do(s.adminAddFaults)},
		{method: "DELETE", pattern: "_emulator/faults", serve: plain(func(*wire.Request) { s.ClearFaults() })},
		{method: "GET", pattern: "_emulator/requests", serve: s.adminRequests},
		{method: "DELETE", pattern: "_emulator/requests", serve: plain(func(*wire.Request) { s.ClearRequests() })},
	}
}

func (s *Server) adminPutForm(r *wire.Request) error {
	if err := sameID(r.Body, "formId", r.Param("form")); err != nil {
		return err
	}
	return s.PutForm(r.Body)
}

func (s *Server) adminPutResponse(r *wire.Request) error {
	if err := sameID(r.Body, "responseId", r.Param("response")); err != nil {
		return err
	}
	return s.PutResponse(r.Param("form"), r.Body)
}

func (s *Server) adminPutSpreadsheet(r *wire.Request) error {
	if err := sameID(r.Body, "spreadsheetId", r.Param("spreadsheet")); err != nil {
		return err
	}
	return s.PutSpreadsheet(r.Body)
}

func sameID(body []byte, member, want string) error {
	if !json.Valid(body) {
		return fmt.Errorf("the body is not JSON")
	}
	if got := wire.String(body, member); got != want {
		return fmt.Errorf("%s is %q in the body and %q in the path", member, got, want)
	}
	return nil
}

func (s *Server) adminAddFaults(r *wire.Request) error {
	faults, err := parseFaults(r.Body)
	if err != nil {
		return err
	}
	for _, f := range faults {
		s.AddFault(f)
	}
	return nil
}

func (s *Server) adminRequests(*wire.Request) ([]byte, error) {
	list := s.Requests()
	if list == nil {
		list = []Request{}
	}
	out, err := json.MarshalIndent(list, "", " ")
	return slices.Concat(out, []byte("\n")), err
}
