package forms

import (
	"errors"

	"canvass/internal/fault"
	"canvass/internal/survey"
)

// FormID returns the id of a form, given that id or a link for editing it. The
// error for anything else, above all for the link that respondents get, tells how
// to find the right one.
func FormID(s string) (string, error) {
	id, err := survey.FormID(s)
	switch {
	case err == nil:
		return id, nil
	case errors.Is(err, survey.ErrResponderLink):
		return "", fault.New(fault.Invalid,
			"open the form as its editor and copy the address from the browser: https://docs.google.com/forms/d/ID/edit; the id in the link that respondents get is another one",
			"form: %w", err)
	default:
		return "", fault.New(fault.Invalid,
			"open the form as its editor and copy the address from the browser: https://docs.google.com/forms/d/ID/edit",
			"form: %w", err)
	}
}
