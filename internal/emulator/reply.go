package emulator

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"net/http"
	"strconv"

	"canvass/internal/emulator/wire"
)

// reply is an answer before it goes out.
type reply struct {
	status     int
	kind       string // Content-Type
	body       []byte
	retryAfter string
}

func jsonReply(body []byte, pretty bool) reply {
	var b bytes.Buffer
	if pretty && json.Indent(&b, body, "", "  ") == nil {
		b.WriteByte('\n')
		body = b.Bytes()
	}
	return reply{status: http.StatusOK, kind: "application/json; charset=UTF-8", body: body}
}

func errorReply(service wire.Service, err error) reply {
	var e *wire.Error
	if !errors.As(err, &e) {
		e = &wire.Error{Code: http.StatusInternalServerError, Message: err.Error()}
	}
	return reply{
		status: e.Code, kind: "application/json; charset=UTF-8",
		body: e.Envelope(service), retryAfter: e.RetryAfter,
	}
}

func htmlReply(status int, text string) reply {
	body := fmt.Sprintf("<!DOCTYPE html>\n<html lang=en>\n<title>Error %d</title>\n<p>%s\n", status, html.EscapeString(text))
	return reply{status: status, kind: "text/html; charset=UTF-8", body: []byte(body)}
}

// send writes the reply with the headers that the services were seen to send.
func (p reply) send(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", p.kind)
	for _, v := range []string{"Origin", "X-Origin", "Referer"} {
		h.Add("Vary", v)
	}
	h.Set("Cache-Control", "private")
	h.Set("Server", "ESF")
	h.Set("X-XSS-Protection", "0")
	h.Set("X-Frame-Options", "SAMEORIGIN")
	h.Set("X-Content-Type-Options", "nosniff")
	if p.retryAfter != "" {
		h.Set("Retry-After", p.retryAfter)
	}
	h.Set("Content-Length", strconv.Itoa(len(p.body)))
	w.WriteHeader(p.status)
	w.Write(p.body) //nolint:errcheck // the client has gone; there is nobody to tell
}
