package google

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// verdict says whether a failed attempt may be repeated.
type verdict int

const (
	stop              verdict = iota
	again                     // surely not carried out, so that even a POST may be repeated
	againQuota                // the same, and quotas fill up by the minute
	againIfRepeatable         // perhaps carried out
)

// failure is an attempt that did not succeed.
type failure struct {
	Error
	verdict
	after     time.Duration // what the server asked to wait; 0 nothing sensible
	noAnswer  bool          // nobody listens there
	signIn    bool          // it went wrong before the request was sent
	refresh   bool          // the token was refused
	exhausted bool          // a quota that waiting does not fill
	spent     bool          // no time is left for trying again
	unknown   bool          // a change was sent and nobody knows whether it was made
	final     error         // to be returned as it is
}

// envelope is Google's form of an error, the older errors list included.
type envelope struct {
	Error struct {
		Code    int
		Status  string
		Message string
		Errors  []struct{ Reason string }
		Details []struct {
			Reason   string
			Metadata map[string]string
		}
	}
}

// classify judges an answer that is not a success.
func classify(code int, header http.Header, body []byte, now time.Time) *failure {
	e := parseEnvelope(body)
	f := &failure{Error: Error{Code: code, Status: word(e.Error.Status), Reason: e.reason(), Message: e.Error.Message}}
	f.after = retryAfter(header, now)
	f.exhausted = e.exhausted()
	switch {
	case f.exhausted:
		f.verdict = stop
	case code == http.StatusUnauthorized:
		f.refresh = true
	case code == http.StatusTooManyRequests, code == http.StatusForbidden && f.rateLimited():
		f.verdict = againQuota
	case code == http.StatusServiceUnavailable:
		f.verdict = again
	case code == http.StatusRequestTimeout, code >= 500:
		f.verdict = againIfRepeatable
	case code >= 300 && code < 400:
		f.Err, f.Code = errNotAPI, 0
		f.verdict = again
	}
	return f
}

// parseEnvelope reads what it can: an odd member leaves the others readable.
func parseEnvelope(body []byte) envelope {
	var e envelope
	if body = bytes.TrimSpace(body); bytes.HasPrefix(body, []byte("[")) {
		list := []envelope{}
		_ = json.Unmarshal(body, &list)
		if len(list) > 0 {
			e = list[0]
		}
		return e
	}
	_ = json.Unmarshal(body, &e)
	return e
}

func (e envelope) reason() string {
	for _, d := range e.Error.Details {
		if r := word(d.Reason); r != "" {
			return r
		}
	}
	for _, d := range e.Error.Errors {
		if r := word(d.Reason); r != "" {
			return r
		}
	}
	return ""
}

// exhausted reports a quota of none, or one of a day.
func (e envelope) exhausted() bool {
	for _, d := range e.Error.Details {
		if d.Metadata["quota_limit_value"] == "0" {
			return true
		}
	}
	r := e.reason()
	return r == "dailyLimitExceeded" || r == "dailyLimitExceededUnreg"
}

func (f *failure) rateLimited() bool {
	switch f.Reason {
	case "rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED", "RESOURCE_EXHAUSTED":
		return true
	}
	return f.Status == "RESOURCE_EXHAUSTED"
}

// word returns s when it is one of a protocol's own words, else "": a server
// could put anything there, and this is shown to people.
func word(s string) string {
	if len(s) > 60 {
		return ""
	}
	for _, r := range s {
		if r != '_' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') {
			return ""
		}
	}
	return s
}

// longestAfter is the longest Retry-After that is believed.
const longestAfter = 5 * time.Minute

// retryAfter returns what the server asked to wait, 0 when it did not or when
// what it asked is past, absurd or unreadable. A date counts from the server's
// own clock where the answer gives it.
func retryAfter(h http.Header, now time.Time) time.Duration {
	s := strings.TrimSpace(h.Get("Retry-After"))
	var d time.Duration
	if n, err := strconv.Atoi(s); err == nil {
		d = time.Duration(min(max(n, 0), 1<<20)) * time.Second
	} else if at, err := http.ParseTime(s); err == nil {
		if date, err := http.ParseTime(h.Get("Date")); err == nil {
			now = date
		}
		d = at.Sub(now)
	}
	if d <= 0 || d > longestAfter {
		return 0
	}
	return d
}
