package grid

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// numberKind says what the numbers of a cell are.
type numberKind int

const (
	plainNumber numberKind = iota
	dateNumber
	durationNumber
)

// readFormats reads what the workbook's cell formats make of numbers.
func (b *book) readFormats(part string) error {
	custom := map[int]string{}
	var cells []int
	err := b.parts.elements(part, func(m *markup) error {
		id, err := strconv.Atoi(m.attribute("numFmtId"))
		switch name, around := m.name(0), m.name(1); {
		case len(custom)+len(cells) > maxFormats:
			return damaged()
		case name == "numFmt" && around == "numFmts" && err == nil:
			custom[id] = m.attribute("formatCode")
		case name == "xf" && around == "cellXfs":
			cells = append(cells, id)
		}
		return nil
	})
	for _, id := range cells {
		if code, ok := custom[id]; ok {
			b.formats = append(b.formats, coded(code))
			continue
		}
		b.formats = append(b.formats, builtIn(id))
	}
	return err
}

// maxFormats is more than Excel itself allows.
const maxFormats = 200_000

// builtIn is what a format without a code makes of a number.
func builtIn(id int) numberKind {
	switch {
	case id == 46:
		return durationNumber
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id == 45, id == 47, id >= 50 && id <= 58:
		return dateNumber
	}
	return plainNumber
}

var (
	literal = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.`) // what a code shows as it is
	elapsed = regexp.MustCompile(`(?i)\[(?:h+|m+|s+)\]`)
	bracket = regexp.MustCompile(`\[[^\]]*\]`) // a colour, a condition, a locale
)

// coded is what a format code makes of a number; only the part before the first
// semicolon is for positive ones.
func coded(code string) numberKind {
	code = literal.ReplaceAllString(code, "")
	code, _, _ = strings.Cut(code, ";")
	if elapsed.MatchString(code) {
		return durationNumber
	}
	code = strings.ReplaceAll(strings.ToLower(bracket.ReplaceAllString(code, "")), "general", "")
	if strings.ContainsAny(code, "ymdhs") {
		return dateNumber
	}
	return plainNumber
}

// number writes a number in the one way that its value has: an integer without a
// point or exponent, a date as 2006-01-02, with a time of day as 2006-01-02T15:04:05,
// a time of day alone as 15:04:05. What is not a number stays as it is.
func (b *book) number(s string, style int) string {
	s = strings.TrimSpace(s)
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return s
	}
	kind := plainNumber
	if style >= 0 && style < len(b.formats) {
		kind = b.formats[style]
	}
	switch {
	case kind == durationNumber && f >= 0 && f < 100_000:
		return duration(f)
	case kind == dateNumber && f >= 0 && f < lastDay:
		return b.date(f)
	case math.Abs(f) >= 1e21:
		return strconv.FormatFloat(f, 'g', -1, 64)
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// lastDay is the day after 9999-12-31 in the 1900 system.
const lastDay = 2_958_466

// date writes a number of days. Day 60 of the 1900 system is a leap day that there
// never was; days before it are counted from one day later.
func (b *book) date(days float64) string {
	whole := math.Floor(days)
	clock := time.Duration(math.Round((days-whole)*86_400_000)) * time.Millisecond
	if whole == 0 && !b.date1904 {
		return time.Time{}.Add(clock).Format("15:04:05.999")
	}
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case b.date1904:
		first = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case whole < 60:
		first = first.AddDate(0, 0, 1)
	}
	at := first.AddDate(0, 0, int(whole)).Add(clock)
	if at.Equal(at.Truncate(24 * time.Hour)) {
		return at.Format("2006-01-02")
	}
	return at.Format("2006-01-02T15:04:05.999")
}

// duration writes a part of a day, or some days, as hours, minutes and seconds.
func duration(days float64) string {
	seconds := int64(math.Round(days * 86_400))
	return fmt.Sprintf("%02d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
}
