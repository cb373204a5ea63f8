package watch

import (
	"strings"
	"time"

	"github.com/robfig/cron/v3"

	"canvass/internal/fault"
)

// Schedule says when the pass after one that started at a given time is due.
// The answer is always later than the question.
type Schedule interface {
	Next(after time.Time) time.Time
}

// jitter is the part of an interval that is added to it at most, so that many
// machines that were started together do not ask together for ever.
const jitter = 0.1

// every is a fixed interval with jitter.
type every struct {
	interval time.Duration
	rand     func() float64
}

// Every returns a schedule of one pass per interval and a tenth of it at most;
// rand gives numbers in [0, 1).
func Every(interval time.Duration, rand func() float64) (Schedule, error) {
	if interval < time.Second {
		return nil, fault.New(fault.Invalid, "write a time such as 15m or 2h", "--every %s is less than a second", interval)
	}
	return every{interval, rand}, nil
}

func (e every) Next(after time.Time) time.Time {
	return after.Add(e.interval + time.Duration(jitter*e.rand()*float64(e.interval)))
}

// calendar is a cron expression in a time zone.
type calendar struct {
	spec cron.Schedule
	zone *time.Location
}

// Cron returns the schedule of a cron expression of five fields, or @hourly, @daily,
// @weekly, @monthly, in a time zone. An hour that the change to summer time leaves
// out is left out here too.
func Cron(spec string, zone *time.Location) (Schedule, error) {
	const hint = `five fields: minute, hour, day, month, weekday; "0 6 * * *" is every morning at six`
	if strings.Contains(spec, "TZ=") {
		return nil, fault.New(fault.Invalid, "the project's time zone counts: set project.timezone", "--cron %q names a time zone", spec)
	}
	if strings.HasPrefix(strings.TrimSpace(spec), "@every") {
		return nil, fault.New(fault.Invalid, "use --every", "--cron %q is an interval", spec)
	}
	parsed, err := cron.ParseStandard(spec)
	if err != nil {
		return nil, fault.New(fault.Invalid, hint, "--cron %q: %w", spec, err)
	}
	c := calendar{parsed, zone}
	if parsed.Next(time.Date(2024, 1, 1, 0, 0, 0, 0, zone)).IsZero() {
		return nil, fault.New(fault.Invalid, hint, "--cron %q is a day that never comes", spec)
	}
	return c, nil
}

func (c calendar) Next(after time.Time) time.Time { return c.spec.Next(after.In(c.zone)) }
