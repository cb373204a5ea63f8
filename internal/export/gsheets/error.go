package gsheets

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"

	"canvass/internal/fault"
	"canvass/internal/google"
)

func (d desk) who() string {
	if d.account != "" {
		return d.account
	}
	return "the account that canvass signs in with"
}

// errProtected is a tab of canvass's own in which people protected our cells.
type errProtected struct{ tab string }

func (e errProtected) Error() string { return fmt.Sprintf("tab %q: its cells are protected", e.tab) }

// explainPlan gives a plan's refusal its kind.
func (d desk) explainPlan(err error) error {
	var p errProtected
	if errors.As(err, &p) {
		return fault.New(fault.Denied, "let "+d.who()+" edit it under Data, Protected sheets and ranges; or delete the tab, and it is made anew",
			"spreadsheet %s: %w", d.id, err)
	}
	return err
}

// explainRead says what to do when the spreadsheet cannot be read.
func (d desk) explainRead(err error) error {
	err = google.Cause(err)
	var answer *google.Error
	if errors.As(err, &answer) {
		switch answer.Code {
		case 404:
			return fault.New(fault.NotFound, "check report.spreadsheet against the spreadsheet's address, and share it with "+d.who()+" as an editor",
				"spreadsheet %s: %w", d.id, err)
		case 400:
			return fault.New(fault.Invalid, "is it a Google Sheet? An uploaded Excel file becomes one with File, Save as Google Sheets; then set report.spreadsheet to the new address",
				"reading spreadsheet %s: %w", d.id, err)
		}
	}
	return d.explain("reading spreadsheet %s: %w", err)
}

// explain wraps an error; one about sharing says with whom and how.
func (d desk) explain(format string, err error) error {
	var answer *google.Error
	if errors.As(err, &answer) && answer.Code == 403 && answer.Reason == "" {
		return fault.New(fault.Denied, "share the spreadsheet with "+d.who()+" as an editor", format, d.id, err)
	}
	return fmt.Errorf(format, d.id, err)
}

var position = regexp.MustCompile(`requests\[(\d+)\]`)

// refusal is a batch of which Google did not like one step.
type refusal struct {
	step *step // nil when the answer names none
	err  error
}

func (r refusal) Unwrap() error { return r.err }

func (r refusal) Error() string {
	if r.step == nil {
		return r.err.Error()
	}
	return fmt.Sprintf("tab %q, %s: %v", r.step.tab, r.step.what, r.err)
}

func isRefusal(err error) bool {
	var r refusal
	return errors.As(err, &r)
}

// explainWrite names the step that was refused. The server's own sentence is left
// out: it may quote what people wrote.
func (d desk) explainWrite(err error, steps []step) error {
	err = google.Cause(err)
	var answer *google.Error
	if !errors.As(err, &answer) || answer.Code != 400 {
		return d.explain("writing spreadsheet %s: %w", err)
	}
	r := refusal{err: err}
	if m := position.FindStringSubmatch(answer.Message); m != nil {
		if i, err := strconv.Atoi(m[1]); err == nil && i < len(steps) {
			r.step = &steps[i]
		}
	}
	hint := "nothing was changed; if somebody was editing the tab, run again"
	if r.step != nil && r.step.grows() {
		hint = "nothing was changed; the spreadsheet may be full (10 million cells): set report.spreadsheet to an empty one"
	}
	return fault.New(fault.Invalid, hint, "writing spreadsheet %s: %w", d.id, r)
}
