package markdown

import (
	"fmt"
	"strings"

	"canvass/internal/export"
)

// Escape returns s so that Markdown (CommonMark, GitHub's, kramdown, goldmark) shows
// it as it was typed: no markup, no HTML, no link by itself, no Liquid tag, no Hugo
// shortcode, no emoji name. Line breaks stay. Characters that turn the direction of
// text are named, since they would reach beyond it.
func Escape(s string) string {
	var out strings.Builder
	for i, line := range strings.Split(export.Visible(s), "\n") {
		if i > 0 {
			out.WriteByte('\n')
		}
		escapeLine(&out, []rune(strings.TrimSpace(line)))
	}
	return out.String()
}

// marks are canvass's own, which may stand as they are: with nothing behind them that
// makes a link of them, they mean nothing in Markdown.
var marks = []string{export.Held, "[removed]"}

// mark is the mark that the line begins with; "" for none.
func mark(line []rune) string {
	for _, m := range marks {
		if n := len([]rune(m)); len(line) >= n && string(line[:n]) == m && (len(line) == n || !strings.ContainsRune(":([", line[n])) {
			return m
		}
	}
	return ""
}

func escapeLine(out *strings.Builder, line []rune) {
	skip := 0
	for i, r := range line {
		if skip > 0 {
			skip--
			continue
		}
		if r == '[' {
			if m := mark(line[i:]); m != "" {
				out.WriteString(m)
				skip = len([]rune(m)) - 1
				continue
			}
		}
		switch {
		case export.Directs(r):
			fmt.Fprintf(out, "&#91;U+%04X&#93;", r)
		case r == '&':
			out.WriteString("&amp;")
		case r == '<':
			out.WriteString("&lt;")
		case r == '>':
			out.WriteString("&gt;")
		case special(line, i):
			fmt.Fprintf(out, "&#%d;", r)
		case r == '\t':
			out.WriteByte(' ')
		default:
			out.WriteRune(r)
		}
	}
}

// special reports whether a character means something in Markdown where it stands.
func special(line []rune, i int) bool {
	r := line[i]
	switch {
	case strings.ContainsRune("\\`*_{}[]|~^$@", r):
		return true
	case r == ':' || r == '!': // links by themselves, names of emoji, definitions, pictures
		return i == 0 || i+1 < len(line) && line[i+1] != ' '
	case r == '.':
		return i >= 3 && i+1 < len(line) && strings.EqualFold(string(line[i-3:i]), "www") || numbered(line, i)
	case r == ')':
		return numbered(line, i)
	case strings.ContainsRune("#+-=", r):
		return i == 0 || line[i-1] == r || i+1 < len(line) && line[i+1] == r
	}
	return false
}

// numbered reports whether the character ends the number of a list item.
func numbered(line []rune, i int) bool {
	if i == 0 {
		return false
	}
	for _, r := range line[:i] {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}
