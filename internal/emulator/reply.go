package emulator

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"net/http"

	"canvass/internal/emulator/wire"
)

// reply is an answer before it goes out.
type reply struct {
	status     int
	kind       string // Content-Type
	body       []byte
	retryAfter string
	fault      Fault // what happens to it on the way out
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
