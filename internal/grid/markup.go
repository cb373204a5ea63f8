package grid

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// markup reads the XML of a workbook's parts from one element to the next. It does
// little, so that nothing a part holds costs more than reading it once: no types
// of documents, no entities but the five of XML, bounded depth and tags, and
// nothing is copied but what is asked for. Any irregularity is an error.
type markup struct {
	data  []byte
	pos   int
	open  [maxDepth][]byte // names of the elements that are open, prefixes included
	depth int
	root  bool // there was an element

	tag     []byte // attributes of the element just begun
	raw     []byte // the text just read
	literal bool   // raw holds no references
	closing bool   // the element just begun is an empty one
}

// token is what comes next in a part.
type token int

const (
	tokenEnd token = iota // of the part
	tokenOpen
	tokenClose
	tokenText
)

const (
	maxDepth = 64
	maxTag   = 64 << 10
)

// newMarkup reads a part in UTF-8 or, with a byte order mark, UTF-16.
func newMarkup(data []byte) *markup {
	e := mark(data)
	data = data[e.skip:]
	if e.name == utf16LE || e.name == utf16BE {
		data, _ = io.ReadAll(e.reader(bytes.NewReader(data))) // reading from memory
	}
	return &markup{data: data}
}

// next goes to the next token.
func (m *markup) next() (token, error) {
	if m.closing {
		m.closing = false
		m.depth--
		return tokenClose, nil
	}
	for m.pos < len(m.data) {
		rest := m.data[m.pos:]
		switch {
		case rest[0] != '<':
			return m.text(rest)
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			raw, err := m.until(rest[9:], "]]>")
			m.raw, m.literal = raw, true
			return tokenText, err
		case bytes.HasPrefix(rest, []byte("<!--")):
			if _, err := m.until(rest[4:], "-->"); err != nil {
				return 0, err
			}
		case bytes.HasPrefix(rest, []byte("<?")):
			if _, err := m.until(rest[2:], "?>"); err != nil {
				return 0, err
			}
		case bytes.HasPrefix(rest, []byte("<!")):
			return 0, damaged()
		case bytes.HasPrefix(rest, []byte("</")):
			return m.end(rest[2:])
		default:
			return m.begin(rest[1:])
		}
	}
	if m.depth > 0 || !m.root {
		return 0, damaged()
	}
	return tokenEnd, nil
}

func (m *markup) text(rest []byte) (token, error) {
	n := bytes.IndexByte(rest, '<')
	if n < 0 {
		n = len(rest)
	}
	m.raw, m.literal = rest[:n], false
	m.pos += n
	return tokenText, nil
}

// until returns what comes before a mark, and goes on behind it. Rest is a part of
// the data that ends with it.
func (m *markup) until(rest []byte, mark string) ([]byte, error) {
	n := bytes.Index(rest, []byte(mark))
	if n < 0 {
		return nil, damaged()
	}
	m.pos = len(m.data) - len(rest) + n + len(mark)
	return rest[:n], nil
}

func (m *markup) end(rest []byte) (token, error) {
	name, err := m.until(rest, ">")
	if err != nil || m.depth == 0 || !bytes.Equal(bytes.TrimRight(name, " \t\r\n"), m.open[m.depth-1]) {
		return 0, damaged()
	}
	m.depth--
	return tokenClose, nil
}

func (m *markup) begin(rest []byte) (token, error) {
	n := tagLength(rest)
	if n < 0 || m.depth == maxDepth || m.depth == 0 && m.root {
		return 0, damaged()
	}
	m.pos += n + 2 // with both brackets
	tag := rest[:n]
	if tag, m.closing = bytes.CutSuffix(tag, []byte("/")); len(tag) == 0 {
		return 0, damaged()
	}
	name := tag
	if i := bytes.IndexAny(tag, " \t\r\n"); i >= 0 {
		name = tag[:i]
	}
	if !plainName(name) {
		return 0, damaged()
	}
	m.tag = tag[len(name):]
	m.open[m.depth] = name
	m.depth++
	m.root = true
	return tokenOpen, nil
}

// plainName reports whether a name begins with a letter and has at most one prefix,
// which does too.
func plainName(name []byte) bool {
	first, second, prefixed := bytes.Cut(name, []byte{':'})
	return letterFirst(first) && (!prefixed || letterFirst(second) && bytes.IndexByte(second, ':') < 0)
}

func letterFirst(b []byte) bool {
	return len(b) > 0 && (b[0]|0x20 >= 'a' && b[0]|0x20 <= 'z' || b[0] == '_' || b[0] >= utf8.RuneSelf)
}

// tagLength returns where a tag ends: the first bracket outside quotation marks.
func tagLength(rest []byte) int {
	var quote byte
	for i, c := range rest[:min(len(rest), maxTag)] {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		case c == '<':
			return -1
		}
	}
	return -1
}

// name returns the name of an open element without its prefix: 0 for the one that
// was just begun, 1 for the one around it.
func (m *markup) name(out int) string {
	if out >= m.depth {
		return ""
	}
	name := m.open[m.depth-1-out]
	return string(name[bytes.IndexByte(name, ':')+1:])
}

// attribute returns an attribute of the element just begun, "" when it has none of
// that name. A name that begins with a colon is looked for behind any prefix.
func (m *markup) attribute(name string) string {
	for rest := m.tag; ; {
		rest = bytes.TrimLeft(rest, " \t\r\n")
		equals := bytes.IndexByte(rest, '=')
		if equals < 0 {
			return ""
		}
		found := bytes.TrimRight(rest[:equals], " \t\r\n")
		rest = bytes.TrimLeft(rest[equals+1:], " \t\r\n")
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return ""
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return ""
		}
		if string(found) == name || name[0] == ':' && bytes.HasSuffix(found, []byte(name)) {
			value, _ := resolve(rest[1 : 1+end])
			return value
		}
		rest = rest[end+2:]
	}
}

// skip goes to the end of the element just begun.
func (m *markup) skip() error {
	for depth := m.depth; m.depth >= depth; {
		if _, err := m.next(); err != nil {
			return err
		}
	}
	return nil
}

// content reads the text of the element just begun, up to its end. Elements within
// are left out.
func (m *markup) content() (string, error) {
	var all strings.Builder
	for {
		t, err := m.next()
		if err != nil {
			return "", err
		}
		switch t {
		case tokenClose:
			return all.String(), nil
		case tokenOpen:
			if err := m.skip(); err != nil {
				return "", err
			}
		case tokenText:
			s, err := m.characters()
			if err != nil {
				return "", err
			}
			all.WriteString(s)
		}
	}
}

// characters returns the text just read.
func (m *markup) characters() (string, error) {
	if m.literal {
		return lines(string(m.raw)), nil
	}
	return resolve(m.raw)
}

// resolve puts characters in the place of references, and ends lines with LF as
// XML does. An unknown reference is an error.
func resolve(raw []byte) (string, error) {
	n := bytes.IndexByte(raw, '&')
	if n < 0 {
		return lines(string(raw)), nil
	}
	out := make([]byte, 0, len(raw))
	for ; n >= 0; n = bytes.IndexByte(raw, '&') {
		out = append(out, lines(string(raw[:n]))...)
		end := bytes.IndexByte(raw[n:min(len(raw), n+12)], ';')
		if end < 0 {
			return "", damaged()
		}
		var known bool
		if out, known = appendReference(out, string(raw[n+1:n+end])); !known {
			return "", damaged()
		}
		raw = raw[n+end+1:]
	}
	return string(append(out, lines(string(raw))...)), nil
}

func lines(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

func appendReference(out []byte, name string) ([]byte, bool) {
	switch name {
	case "amp":
		return append(out, '&'), true
	case "lt":
		return append(out, '<'), true
	case "gt":
		return append(out, '>'), true
	case "quot":
		return append(out, '"'), true
	case "apos":
		return append(out, '\''), true
	}
	digits, numeric := strings.CutPrefix(name, "#")
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	r, err := strconv.ParseUint(digits, base, 32)
	if !numeric || err != nil || r > utf8.MaxRune {
		return out, false
	}
	if !utf8.ValidRune(rune(r)) {
		return append(out, invalidByte), true
	}
	return utf8.AppendRune(out, rune(r)), true
}
