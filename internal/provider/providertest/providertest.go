// Package providertest stands in for a chat service in tests: a model that is quick,
// literal, and obeys whatever a text tells it.
package providertest

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"sync"
)

// Server answers POST /v1/chat/completions.
type Server struct {
	mu   sync.Mutex
	seen []Request
	// Before may answer a call in place of the model; it reports whether it did.
	Before func(w http.ResponseWriter, r *http.Request, n int) bool
}

// Request is one call as it came.
type Request struct {
	Key, System, User string
	Raw               map[string]any
}

// Seen returns the calls so far.
func (s *Server) Seen() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Request(nil), s.seen...)
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var raw map[string]any
	if r.URL.Path != "/v1/chat/completions" || r.Method != http.MethodPost || json.NewDecoder(r.Body).Decode(&raw) != nil {
		http.NotFound(w, r)
		return
	}
	call := Request{Key: strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "), System: content(raw, 0), User: content(raw, 1), Raw: raw}
	s.mu.Lock()
	s.seen = append(s.seen, call)
	n := len(s.seen)
	s.mu.Unlock()
	if s.Before != nil && s.Before(w, r, n) {
		return
	}
	Reply(w, think(call))
}

// Reply writes an answer of the model.
func Reply(w http.ResponseWriter, content string) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]any{
		"id": "1", "object": "chat.completion",
		"choices": []any{map[string]any{"index": 0, "finish_reason": "stop", "message": map[string]any{"role": "assistant", "content": content}}},
	})
}

func content(raw map[string]any, k int) string {
	list, _ := raw["messages"].([]any)
	if k >= len(list) {
		return ""
	}
	m, _ := list[k].(map[string]any)
	s, _ := m["content"].(string)
	return s
}

var (
	order = regexp.MustCompile(`(?s)REPLY WITH (.*?) END`)
	theme = regexp.MustCompile(`(?m)^- ([^:]+): ([^.\n]+)`)
)

// think obeys an order in the text; else it finds the themes whose label stands there.
func think(call Request) string {
	if m := order.FindStringSubmatch(call.User); m != nil {
		return m[1]
	}
	type tag struct {
		Theme string `json:"theme"`
		Quote string `json:"quote"`
	}
	tags := []tag{}
	for _, t := range theme.FindAllStringSubmatch(call.System, -1) {
		if at := strings.Index(strings.ToLower(call.User), strings.ToLower(t[2])); at >= 0 {
			tags = append(tags, tag{t[1], call.User[at : at+len(t[2])]})
		}
	}
	out, _ := json.Marshal(map[string]any{"tags": tags})
	return string(out)
}
