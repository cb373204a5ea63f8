package emulator

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"canvass/internal/emulator/wire"
)

// Limits is how many calls of each class a minute allows, per service; 0 is no
// limit. Listing responses is an expensive read; it counts in that class only.
type Limits struct{ Read, ExpensiveRead, Write int }

func (l Limits) of(c class) int {
	switch c {
	case expensiveRead:
		return l.ExpensiveRead
	case write:
		return l.Write
	default:
		return l.Read
	}
}

// ParseLimits reads limits such as "read=60,expensive-read=2,project-write=5".
func ParseLimits(s string) (user, project Limits, err error) {
	for part := range strings.SplitSeq(s, ",") {
		if part == "" {
			continue
		}
		name, value, _ := strings.Cut(part, "=")
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 {
			return user, project, fmt.Errorf("quota %q: want name=number", part)
		}
		to := &user
		if rest, ok := strings.CutPrefix(name, "project-"); ok {
			name, to = rest, &project
		}
		switch class(name) {
		case read:
			to.Read = n
		case expensiveRead:
			to.ExpensiveRead = n
		case write:
			to.Write = n
		default:
			return user, project, fmt.Errorf("quota %q: the names are read, expensive-read, write, each also with project-", part)
		}
	}
	return user, project, nil
}

// bucket counts calls in the current minute.
type bucket struct {
	per    string // User or Project
	limits Limits
	minute int64
	used   map[string]int
}

func newBucket(per string, limits Limits) *bucket {
	return &bucket{per: per, limits: limits, used: map[string]int{}}
}

// spend takes one call from every bucket, or none and returns the refusal.
func (s *Server) spend(rt route, caller string) error {
	for _, b := range s.quotas {
		if !b.allows(rt, caller, s.now()) {
			return b.refusal(rt)
		}
	}
	for _, b := range s.quotas {
		b.used[b.key(rt, caller)]++
	}
	return nil
}

func (b *bucket) allows(rt route, caller string, now time.Time) bool {
	if minute := now.Unix() / 60; minute != b.minute {
		b.minute = minute
		clear(b.used)
	}
	limit := b.limits.of(rt.class)
	return limit == 0 || b.used[b.key(rt, caller)] < limit
}

func (b *bucket) key(rt route, caller string) string {
	if b.per == "Project" {
		caller = ""
	}
	return string(rt.service) + "/" + string(rt.class) + "/" + caller
}

// refusal is 429 for Forms and Sheets and 403 for Drive.
func (b *bucket) refusal(rt route) *wire.Error {
	words := map[class][3]string{
		read:          {"Read", "read_requests", "ReadRequests"},
		expensiveRead: {"Expensive read", "expensive_read_requests", "ExpensiveReadRequests"},
		write:         {"Write", "write_requests", "WriteRequests"},
	}[rt.class]
	per, limit := "per minute", words[2]+"PerMinutePer"+b.per
	if b.per == "User" {
		per += " per user"
	}
	if rt.service == wire.Drive {
		return driveRefusal(b.per)
	}
	host := string(rt.service) + ".googleapis.com"
	return &wire.Error{
		Code: http.StatusTooManyRequests,
		Message: fmt.Sprintf("Quota exceeded for quota metric '%[1]s requests' and limit '%[1]s requests %[2]s' of service '%[3]s' for consumer 'project_number:1'.",
			words[0], per, host),
		Details: []any{map[string]any{
			"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "RATE_LIMIT_EXCEEDED", "domain": "googleapis.com",
			"metadata": map[string]any{
				"consumer": "projects/1", "service": host, "quota_metric": host + "/" + words[1],
				"quota_limit": limit, "quota_limit_value": strconv.Itoa(b.limits.of(rt.class)),
			},
		}},
	}
}

func driveRefusal(per string) *wire.Error {
	message, reason := "Rate Limit Exceeded", "rateLimitExceeded"
	if per == "User" {
		message, reason = "User Rate Limit Exceeded", "userRateLimitExceeded"
	}
	return &wire.Error{
		Code: http.StatusForbidden, Message: message,
		Items: []wire.Item{{Message: message, Domain: "usageLimits", Reason: reason}},
	}
}
