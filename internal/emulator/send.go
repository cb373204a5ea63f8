package emulator

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// send writes the reply with the headers that the services were seen to send, and
// lets the fault have its way with it.
func (p reply) send(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", p.kind)
	h["Vary"] = []string{"Origin", "X-Origin", "Referer"}
	h.Set("Cache-Control", "private")
	h.Set("Server", "ESF")
	h.Set("X-XSS-Protection", "0")
	h.Set("X-Frame-Options", "SAMEORIGIN")
	h.Set("X-Content-Type-Options", "nosniff")
	if p.retryAfter != "" {
		h.Set("Retry-After", p.retryAfter)
	}
	body := p.encode(h, strings.Contains(r.Header.Get("Accept-Encoding"), "gzip"))
	switch p.fault.effect() {
	case KindResetBefore, KindResetAfter:
		reset(w, nil)
	case KindResetBody:
		reset(w, p.head(h, len(body), cut(body, p.fault.At)))
	case KindLength:
		hangUp(w, p.head(h, len(body)+p.fault.At, body))
	case KindTruncate:
		p.write(w, cut(body, p.fault.At))
	case KindSlow:
		p.trickle(r.Context(), w, body)
	default:
		p.write(w, body)
	}
}

// encode compresses the body when the client asked for it.
func (p reply) encode(h http.Header, compress bool) []byte {
	if p.fault.Kind == KindBadGzip {
		h.Set("Content-Encoding", "gzip")
		return p.body
	}
	if !compress || len(p.body) == 0 {
		return p.body
	}
	h.Set("Content-Encoding", "gzip")
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed) // the level is valid
	z.Write(p.body)                                 //nolint:errcheck // a buffer takes everything
	z.Close()                                       //nolint:errcheck // likewise
	return b.Bytes()
}

func (p reply) write(w http.ResponseWriter, body []byte) {
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(p.status)
	w.Write(body) //nolint:errcheck // the client has gone; there is nobody to tell
}

// maxPause bounds what all pauses of one slow reply take together.
const maxPause = 30 * time.Second

// trickle writes the body with a pause after every At bytes.
func (p reply) trickle(ctx context.Context, w http.ResponseWriter, body []byte) {
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(p.status)
	out := http.NewResponseController(w)
	step, pause := max(1, p.fault.At), time.Duration(p.fault.DelayMS)*time.Millisecond
	for spent := time.Duration(0); len(body) > step && spent < maxPause; spent += pause {
		w.Write(body[:step]) //nolint:errcheck // a client that has gone ends ctx
		out.Flush()          //nolint:errcheck // likewise
		body = body[step:]
		select {
		case <-ctx.Done():
			return
		case <-time.After(min(pause, maxPause-spent)):
		}
	}
	w.Write(body) //nolint:errcheck // the client has gone; there is nobody to tell
}

// head returns a raw HTTP reply that claims that length.
func (p reply) head(h http.Header, length int, body []byte) []byte {
	h.Set("Content-Length", strconv.Itoa(max(0, length)))
	h.Set("Connection", "close")
	var b bytes.Buffer
	fmt.Fprintf(&b, "HTTP/1.1 %d %s\r\n", p.status, http.StatusText(p.status))
	h.Write(&b) //nolint:errcheck // a buffer takes everything
	b.WriteString("\r\n")
	b.Write(body)
	return b.Bytes()
}

// hangUp writes raw bytes and closes the connection.
func hangUp(w http.ResponseWriter, raw []byte) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return // not a connection that can be cut, such as a recorder
	}
	conn.Write(raw) //nolint:errcheck // the client has gone; there is nobody to tell
	conn.Close()    //nolint:errcheck // likewise
}

// reset writes raw bytes and resets the connection.
func reset(w http.ResponseWriter, raw []byte) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	conn.Write(raw) //nolint:errcheck // as in hangUp
	if tcp, ok := conn.(*net.TCPConn); ok {
		tcp.SetLinger(0) //nolint:errcheck // then it is closed the polite way
	}
	conn.Close() //nolint:errcheck // as in hangUp
}

// cut returns the first n bytes, or all but the last -n.
func cut(body []byte, n int) []byte {
	if n < 0 {
		n += len(body)
	}
	return body[:max(0, min(n, len(body)))]
}
