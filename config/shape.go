package config

import "bytes"

// Bounds on what a configuration may look like, far above what people write.
// The parser's time grows with the square of each, so they are checked first.
const (
	manyBrackets = 1000 // open at once
	manyDashes   = 100  // at the beginning of one line
	manyKeys     = 1000 // at the margin: a log or a table, not a configuration
)

// implausible returns the line on which a file exceeds a bound, 0 when none does.
func implausible(data []byte) int {
	brackets, keys, n := 0, 0, 0
	for line := range bytes.Lines(data) {
		n++
		brackets = openBrackets(brackets, line)
		if bytes.IndexByte([]byte(" \t-#[]{}\r\n"), line[0]) < 0 {
			keys++
		}
		if brackets > manyBrackets || keys > manyKeys || leadingDashes(line) > manyDashes {
			return n
		}
	}
	return 0
}

// openBrackets returns how many brackets are open at the end of a line that
// begins with so many, or where they first exceed the bound. Brackets in texts
// count too.
func openBrackets(open int, line []byte) int {
	for _, b := range line {
		switch b {
		case '[', '{':
			open++
		case ']', '}':
			open = max(0, open-1)
		}
		if open > manyBrackets {
			return open
		}
	}
	return open
}

// leadingDashes counts the list dashes before a line's first value.
func leadingDashes(line []byte) int {
	value := bytes.IndexFunc(line, func(r rune) bool { return r != '-' && r != ' ' && r != '?' })
	if value < 0 {
		value = len(line)
	}
	return bytes.Count(line[:value], []byte("- ")) + bytes.Count(line[:value], []byte("? "))
}
