package emulator

import (
	"math/rand/v2"
	"net/http"
	"path"
	"strings"
	"time"

	"canvass/internal/emulator/wire"
)

// Fault makes some calls go wrong. Method, Path and Op choose the calls; Nth,
// Times and Probability choose among them; the rest says what happens.
type Fault struct {
	Method string `json:"method,omitempty"` // "" any
	Path   string `json:"path,omitempty"`   // path.Match pattern for the escaped path, such as /v1/forms/*/responses; "" any
	Op     string `json:"op,omitempty"`     // discovery id, such as forms.forms.responses.list; "" any

	Nth         int     `json:"nth,omitempty"`         // the first chosen call that it strikes, from 1; 0 is 1
	Times       int     `json:"times,omitempty"`       // how many calls from there on; 0 all
	Probability float64 `json:"probability,omitempty"` // of striking each of those; 0 always

	Kind       Kind   `json:"kind,omitempty"`
	Status     int    `json:"status,omitempty"`     // KindStatus, KindHTML (there 0 is 502)
	Reason     string `json:"reason,omitempty"`     // KindStatus: reason in details or errors[]
	Message    string `json:"message,omitempty"`    // KindStatus; "" the usual one
	RetryAfter string `json:"retryAfter,omitempty"` // header as it stands; "+30s" or "-1h" a date that far from now
	At         int    `json:"at,omitempty"`         // a place in the body as sent, from its end when negative; see the kinds
	DelayMS    int    `json:"delayMs,omitempty"`    // KindSlow: each pause; pauses end after 30 s in all
	Body       string `json:"body,omitempty"`       // KindHTML: another body

	// Before runs before a struck call is answered, whatever Kind is; it may
	// change the server's state, as other people do between two pages.
	Before func() `json:"-"`
}

// Kind is what a fault does.
type Kind string

// The kinds. Without Kind a fault with a Status is a KindStatus, and one without
// only runs Before. Go's transport repeats a GET by itself when a used connection
// is reset before an answer, so that a client sees such a fault only on a new
// connection or when it strikes twice.
const (
	KindStatus       Kind = "status"        // error envelope
	KindHTML         Kind = "html"          // an HTML page, as from a proxy or a sign-in
	KindTruncate     Kind = "truncate"      // body cut at At, well-formed HTTP
	KindLength       Kind = "length"        // Content-Length wrong by At
	KindBadGzip      Kind = "bad-gzip"      // says gzip and is not
	KindSlow         Kind = "slow"          // a pause after every At bytes
	KindResetBefore  Kind = "reset-before"  // connection reset, nothing done
	KindResetAfter   Kind = "reset-after"   // done, then connection reset without an answer
	KindResetBody    Kind = "reset-body"    // done, connection reset after At bytes of the body
	KindExpiredToken Kind = "expired-token" // 400 to calls that carry a page token
	KindEmpty        Kind = "empty"         // {} although there are items
	KindEmptyPage    Kind = "empty-page"    // no items and a token
	KindRepeatToken  Kind = "repeat-token"  // the next page token is the given one
	KindDuplicate    Kind = "duplicate"     // the last item of the page before comes again
)

var kinds = []Kind{
	"", KindStatus, KindHTML, KindTruncate, KindLength, KindBadGzip, KindSlow, KindResetBefore, KindResetAfter,
	KindResetBody, KindExpiredToken, KindEmpty, KindEmptyPage, KindRepeatToken, KindDuplicate,
}

// effect is the kind with the short forms resolved.
func (f Fault) effect() Kind {
	if f.Kind == "" && f.Status != 0 {
		return KindStatus
	}
	return f.Kind
}

// armed is a fault and what it has seen.
type armed struct {
	Fault
	calls int
}

// strikes counts a call and reports whether the fault hits it.
func (a *armed) strikes(entry Request, random *rand.Rand) bool {
	if !a.chooses(entry) {
		return false
	}
	a.calls++
	first := max(a.Nth, 1)
	if a.calls < first || a.Times > 0 && a.calls >= first+a.Times {
		return false
	}
	return a.Probability == 0 || random.Float64() < a.Probability
}

func (a *armed) chooses(entry Request) bool {
	if a.Method != "" && a.Method != entry.Method || a.Op != "" && a.Op != entry.Op {
		return false
	}
	if a.Kind == KindExpiredToken && entry.Query.Get("pageToken") == "" {
		return false
	}
	ok, _ := path.Match(a.Path, entry.Path)
	return a.Path == "" || ok
}

// error returns what a KindStatus fault answers.
func (f Fault) error(service wire.Service, now time.Time) *wire.Error {
	e := &wire.Error{Code: f.Status, Message: f.Message, RetryAfter: retryAfter(f.RetryAfter, now)}
	if e.Message == "" {
		e.Message = wire.UsualMessage(f.Status)
	}
	if f.Reason == "" {
		return e
	}
	domain := "global"
	if strings.Contains(strings.ToLower(f.Reason), "limit") {
		domain = "usageLimits"
	}
	e.Items = []wire.Item{{Message: e.Message, Domain: domain, Reason: f.Reason}}
	e.Details = []any{map[string]any{
		"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": f.Reason, "domain": "googleapis.com",
		"metadata": map[string]any{"service": string(service) + ".googleapis.com"},
	}}
	return e
}

func retryAfter(header string, now time.Time) string {
	if strings.HasPrefix(header, "+") || strings.HasPrefix(header, "-") {
		if d, err := time.ParseDuration(header); err == nil {
			return now.Add(d).UTC().Format(http.TimeFormat)
		}
	}
	return header
}

// page returns what a KindHTML fault answers.
func (f Fault) page(now time.Time) reply {
	status := f.Status
	if status == 0 {
		status = http.StatusBadGateway
	}
	rep := htmlReply(status, "The server encountered a temporary error and could not complete your request.")
	if f.Body != "" {
		rep.body = []byte(f.Body)
	}
	rep.retryAfter = retryAfter(f.RetryAfter, now)
	return rep
}
