package cli

import (
	"time"

	"github.com/schollz/progressbar/v3"
)

// bars shows how far a run has come, a bar for the source at work, on a terminal.
// A nil *bars shows nothing.
type bars struct {
	app    *app
	source string
	bar    *progressbar.ProgressBar
}

// newBars returns nil where nobody watches.
func (a *app) newBars() *bars {
	if !a.env.Screen || a.options.quiet || a.options.logFormat == "json" {
		return nil
	}
	return &bars{app: a}
}

// show moves the bar of a source; another source's bar makes room.
func (b *bars) show(source string, fetched int) {
	if b == nil {
		return
	}
	if b.bar == nil || source != b.source {
		b.clear()
		b.source = source
		b.bar = progressbar.NewOptions(-1, progressbar.OptionSetWriter(b.app.env.Stderr), progressbar.OptionSetDescription(source),
			progressbar.OptionShowCount(), progressbar.OptionSetItsString("responses"), progressbar.OptionThrottle(100*time.Millisecond))
	}
	_ = b.bar.Set(fetched)
}

// steps moves the bar of a task of so many steps.
func (b *bars) steps(task string, done, of int) {
	if b == nil {
		return
	}
	if b.bar == nil {
		b.bar = progressbar.NewOptions(of, progressbar.OptionSetWriter(b.app.env.Stderr), progressbar.OptionSetDescription(task), progressbar.OptionShowCount(),
			progressbar.OptionSetPredictTime(false), progressbar.OptionSetElapsedTime(false))
	}
	_ = b.bar.Set(done)
	_ = b.bar.RenderBlank()
}

// clear takes the bar off the screen, so that what follows begins on a clean line.
func (b *bars) clear() {
	if b != nil && b.bar != nil {
		_ = b.bar.Clear()
		b.bar = nil
	}
}
