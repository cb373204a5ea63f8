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
	}
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
