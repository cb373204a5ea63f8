package google

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"golang.org/x/oauth2"
)

// signInFailure judges a sign-in that gave no token. The request itself was not
// sent, so that repeating is always safe.
func signInFailure(ctx context.Context, err error) *failure {
	if ctx.Err() != nil {
		return &failure{final: ctx.Err()}
	}
	f := &failure{signIn: true, verdict: again}
	var refused *oauth2.RetrieveError
	if !errors.As(err, &refused) || refused.Response == nil {
		f.Err = errors.New("signing in to Google got no answer")
		return f
	}
	f.Code = refused.Response.StatusCode
	f.Reason = word(refused.ErrorCode)
	if f.Reason == "" {
		f.Reason = signInReason(refused.Body)
	}
	f.Err = errors.New("signing in to Google was refused")
	if f.Reason != "" {
		f.Err = errors.New("signing in to Google was refused: " + f.Reason)
	}
	temporary := f.Code >= 500 || f.Code == http.StatusTooManyRequests || f.Code == http.StatusRequestTimeout
	if !temporary {
		f.verdict = stop
	}
	return f
}

// signInReason reads the OAuth error code of a sign-in's answer.
func signInReason(body []byte) string {
	var e struct {
		Error string `json:"error"`
	}
	_ = json.Unmarshal(body, &e)
	return word(e.Error)
}
