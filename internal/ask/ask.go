// Package ask puts questions to the person at a terminal. It is the only place
// that draws on one; what to ask, and what to do with the answer, is not its business.
package ask

import (
	"context"
	"errors"
	"io"

	"charm.land/huh/v2"
)

// Question is one thing to choose. The first option is the one proposed.
type Question struct {
	Title   string
	About   string
	Options []Option
}

// Option is a value with the words that stand for it.
type Option struct{ Value, Words string }

// Terminal is where questions are put and answered.
type Terminal struct {
	In    io.Reader
	Out   io.Writer
	Plain bool // numbered lists instead of drawing: for screen readers and dumb terminals
}

// Choose returns the chosen value. Being interrupted is context.Canceled.
func (t Terminal) Choose(ctx context.Context, q Question) (string, error) {
	if len(q.Options) == 0 {
		return "", errors.New("a question without options")
	}
	chosen := q.Options[0].Value
	var options []huh.Option[string]
	for _, o := range q.Options {
		options = append(options, huh.NewOption(o.Words, o.Value))
	}
	field := huh.NewSelect[string]().Title(q.Title).Description(q.About).Options(options...).Value(&chosen)
	form := huh.NewForm(huh.NewGroup(field)).WithInput(t.In).WithOutput(t.Out).WithAccessible(t.Plain).WithShowHelp(true)
	err := form.RunWithContext(ctx)
	if errors.Is(err, huh.ErrUserAborted) {
		err = context.Canceled
	}
	return chosen, err
}
