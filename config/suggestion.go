package config

import (
	"fmt"
	"strings"

	"canvass/internal/survey"
)

// suggestion is the end of a message about a wrong word: the nearest right one,
// or all of them when none is near and they are few.
func suggestion(wrong string, right []string) string {
	if n := survey.Nearest(wrong, right); n != "" {
		return fmt.Sprintf("; did you mean %q?", n)
	}
	if len(right) == 0 || len(right) > 16 {
		return ""
	}
	return "; possible here: " + strings.Join(right, ", ")
}
