package export

import (
	"strconv"
	"strings"
)

// Shown is a cell as a reader of the language sees it. Texts are as they are.
func Shown(c Cell, decimals int, language string) string {
	switch c.Kind {
	case Empty:
		return ""
	case Number:
		return decimal(c.Number, decimals, language)
	case Share:
		return decimal(c.Number*100, decimals, language) + "\u00a0%"
	case Moment:
		return c.Time.Format("2006-01-02 15:04")
	case Day:
		return c.Time.Format("2006-01-02")
	}
	return c.Text
}

// decimal writes a number; Spanish has a comma where English has a point.
func decimal(f float64, decimals int, language string) string {
	s := strconv.FormatFloat(f, 'f', decimals, 64)
	if language == "es" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}
