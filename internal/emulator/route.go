package emulator

import (
	"net/url"
	"strings"

	"canvass/internal/emulator/wire"
)

// route is one method of an API. Patterns are matched segment by segment on the
// escaped path; a custom verb is what follows the last colon.
type route struct {
	op      string // discovery id
	service wire.Service
	method  string
	pattern string
	class   class
	serve   func(*wire.Request) ([]byte, error)
}

// class says which quota a call counts against.
type class string

const (
	read          class = "read"
	expensiveRead class = "expensive-read"
	write         class = "write"
)

func (s *Server) table() []route {
	return []route{
		{"forms.forms.get", wire.Forms, "GET", "v1/forms/{form}", read, s.forms.Get},
		{"forms.forms.responses.list", wire.Forms, "GET", "v1/forms/{form}/responses", expensiveRead, s.forms.List},
		{"forms.forms.responses.get", wire.Forms, "GET", "v1/forms/{form}/responses/{response}", read, s.forms.GetResponse},

		{"sheets.spreadsheets.create", wire.Sheets, "POST", "v4/spreadsheets", write, s.sheets.Create},
		{"sheets.spreadsheets.get", wire.Sheets, "GET", "v4/spreadsheets/{spreadsheet}", read, s.sheets.Get},
		{"sheets.spreadsheets.batchUpdate", wire.Sheets, "POST", "v4/spreadsheets/{spreadsheet}:batchUpdate", write, s.sheets.BatchUpdate},
		{"sheets.spreadsheets.values.batchGet", wire.Sheets, "GET", "v4/spreadsheets/{spreadsheet}/values:batchGet", read, s.sheets.BatchGetValues},
		{"sheets.spreadsheets.values.batchUpdate", wire.Sheets, "POST", "v4/spreadsheets/{spreadsheet}/values:batchUpdate", write, s.sheets.BatchUpdateValues},
		{"sheets.spreadsheets.values.batchClear", wire.Sheets, "POST", "v4/spreadsheets/{spreadsheet}/values:batchClear", write, s.sheets.BatchClearValues},
		{"sheets.spreadsheets.values.get", wire.Sheets, "GET", "v4/spreadsheets/{spreadsheet}/values/{range}", read, s.sheets.GetValues},
		{"sheets.spreadsheets.values.update", wire.Sheets, "PUT", "v4/spreadsheets/{spreadsheet}/values/{range}", write, s.sheets.UpdateValues},
		{"sheets.spreadsheets.values.clear", wire.Sheets, "POST", "v4/spreadsheets/{spreadsheet}/values/{range}:clear", write, s.sheets.ClearValues},
		{"sheets.spreadsheets.developerMetadata.search", wire.Sheets, "POST", "v4/spreadsheets/{spreadsheet}/developerMetadata:search", read, s.sheets.SearchMetadata},

		{"drive.files.get", wire.Drive, "GET", "drive/v3/files/{file}", read, s.drive.GetFile},
		{"drive.comments.list", wire.Drive, "GET", "drive/v3/files/{file}/comments", read, s.drive.ListComments},
	}
}

// owner names the path parameter that says whose data a call is about.
func (rt route) owner() string {
	switch rt.service {
	case wire.Sheets:
		return "spreadsheet"
	case wire.Drive:
		return "file"
	}
	return "form"
}

// match finds the route of a call and its path parameters.
func match(routes []route, method, path string) (route, map[string]string, bool) {
	segments := strings.Split(strings.TrimPrefix(path, "/"), "/")
	for _, rt := range routes {
		if rt.method != method {
			continue
		}
		if params, ok := matchPattern(rt.pattern, segments); ok {
			return rt, params, true
		}
	}
	return route{}, nil, false
}

// matchPattern fills the {names} of a pattern from escaped path segments.
func matchPattern(pattern string, segments []string) (map[string]string, bool) {
	want := strings.Split(pattern, "/")
	if len(want) != len(segments) {
		return nil, false
	}
	params := map[string]string{}
	for i, w := range want {
		got := segments[i]
		w, verb, hasVerb := strings.Cut(w, ":")
		if hasVerb {
			rest, ok := strings.CutSuffix(got, ":"+verb)
			if !ok {
				return nil, false
			}
			got = rest
		}
		name, isParam := strings.CutPrefix(w, "{")
		if !isParam {
			if w != got {
				return nil, false
			}
			continue
		}
		value, err := url.PathUnescape(got)
		if err != nil || value == "" {
			return nil, false
		}
		params[strings.TrimSuffix(name, "}")] = value
	}
	return params, true
}
