package google

import (
	"context"
	"net/http"
	"strings"
	"time"

	"golang.org/x/time/rate"
)

// limits keep below Google's quotas per minute and user, so that a run is not
// refused by its own haste. Only the services that canvass can exhaust have one.
type limits struct {
	responses   *rate.Limiter // forms.responses.list: 180, and 450 for the whole project
	forms       *rate.Limiter // other reads of forms: 390
	sheetReads  *rate.Limiter // 60
	sheetWrites *rate.Limiter // 60
}

func newLimits() *limits {
	return &limits{
		responses:   perMinute(180, 30),
		forms:       perMinute(390, 30),
		sheetReads:  perMinute(60, 10),
		sheetWrites: perMinute(60, 10),
	}
}

// perMinute lets through at most quota calls in any minute, the first burst of
// them at once.
func perMinute(quota, burst int) *rate.Limiter {
	return rate.NewLimiter(rate.Every(time.Minute/time.Duration(quota-burst)), burst)
}

func (l *limits) of(req *http.Request) *rate.Limiter {
	path := req.URL.Path
	switch {
	case l == nil:
		return nil
	case strings.HasPrefix(path, "/v1/forms/") && strings.HasSuffix(path, "/responses"):
		return l.responses
	case strings.HasPrefix(path, "/v1/forms"):
		return l.forms
	case !strings.HasPrefix(path, "/v4/spreadsheets"):
		return nil
	case req.Method == http.MethodGet:
		return l.sheetReads
	default:
		return l.sheetWrites
	}
}

// wait returns when req may be sent.
func (l *limits) wait(req *http.Request, now func() time.Time, sleep func(context.Context, time.Duration) error) error {
	limiter := l.of(req)
	if limiter == nil {
		return req.Context().Err()
	}
	at := now()
	turn := limiter.ReserveN(at, 1)
	delay := turn.DelayFrom(at)
	if delay == 0 {
		return req.Context().Err()
	}
	if err := sleep(req.Context(), delay); err != nil {
		turn.CancelAt(now())
		return err
	}
	return nil
}
