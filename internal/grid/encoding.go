package grid

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// The encodings by the names that a configuration gives them.
const (
	utf8Text    = "utf-8"
	utf16LE     = "utf-16le"
	utf16BE     = "utf-16be"
	windows1252 = "windows-1252"
)

// encodings lists the encodings that can be configured. "utf-16" is either of the
// two, by its byte order mark.
func encodings() []string { return []string{utf8Text, "utf-16", utf16LE, utf16BE, windows1252} }

// encoding is how the bytes of a file are read, and where its text begins.
type encoding struct {
	name string
	skip int64 // length of the byte order mark
}

// detect finds out the encoding of a text. A byte order mark decides; else zeros
// in every other byte mean UTF-16; else it is UTF-8 unless most of what is beyond
// ASCII cannot be, and then Windows-1252. Configured, only the mark is looked for.
func detect(ctx context.Context, r io.ReaderAt, size int64, configured string) (encoding, error) {
	head := make([]byte, min(size, 4096))
	if _, err := r.ReadAt(head, 0); err != nil && err != io.EOF {
		return encoding{}, err
	}
	marked := mark(head)
	name, err := named(configured, marked)
	switch {
	case err != nil:
		return encoding{}, err
	case name != "" && name == marked.name:
		return marked, nil
	case name != "":
		return encoding{name: name}, nil
	case marked.name != "":
		return marked, nil
	case wide(head) != "":
		return encoding{name: wide(head)}, nil
	}
	name, err = narrow(ctx, io.NewSectionReader(r, 0, size))
	return encoding{name: name}, err
}

// mark returns the encoding that a byte order mark tells, if there is one.
func mark(head []byte) encoding {
	switch {
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")):
		return encoding{utf8Text, 3}
	case bytes.HasPrefix(head, []byte("\xFF\xFE")):
		return encoding{utf16LE, 2}
	case bytes.HasPrefix(head, []byte("\xFE\xFF")):
		return encoding{utf16BE, 2}
	}
	return encoding{}
}

// named resolves a configured name, "" when there is none.
func named(configured string, marked encoding) (string, error) {
	name := strings.ToLower(strings.TrimSpace(configured))
	switch name {
	case "utf8", "utf-8-sig":
		name = utf8Text
	case "cp1252", "latin1", "latin-1", "iso-8859-1", "ansi":
		name = windows1252
	case "utf-16", "utf16":
		if name = marked.name; name != utf16BE {
			name = utf16LE
		}
	}
	if name != "" && !slices.Contains(encodings(), name) {
		return "", refuse("use one of "+strings.Join(encodings(), ", ")+", or leave the key out", "encoding %q is not known", configured)
	}
	return name, nil
}

// wide recognises UTF-16 without a mark by the zeros of its ASCII characters.
func wide(head []byte) string {
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch most := len(head) / 5; {
	case len(head) < 4:
	case zeros[1] > most && zeros[0] < zeros[1]/8:
		return utf16LE
	case zeros[0] > most && zeros[1] < zeros[0]/8:
		return utf16BE
	}
	return ""
}

// narrow tells UTF-8 from Windows-1252 by all of a text.
func narrow(ctx context.Context, r io.Reader) (string, error) {
	buf := make([]byte, 256<<10)
	fits, breaks, kept := 0, 0, 0
	for {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		n, err := r.Read(buf[kept:])
		chunk := buf[:kept+n]
		whole := len(chunk)
		if err == nil {
			whole -= unfinished(chunk)
		}
		f, b := count(chunk[:whole])
		fits, breaks = fits+f, breaks+b
		kept = copy(buf, chunk[whole:])
		switch {
		case err == io.EOF && breaks > fits:
			return windows1252, nil
		case err == io.EOF:
			return utf8Text, nil
		case err != nil:
			return "", err
		}
	}
}

// unfinished returns how many bytes at the end begin a character that goes on.
func unfinished(b []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(b); n++ {
		if utf8.RuneStart(b[len(b)-n]) {
			if utf8.FullRune(b[len(b)-n:]) {
				return 0
			}
			return n
		}
	}
	return 0
}

// count returns how many characters beyond ASCII are valid, and how many bytes are not.
func count(b []byte) (fits, breaks int) {
	if utf8.Valid(b) {
		return len(b) - utf8.RuneCount(b), 0
	}
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			breaks++
		case n > 1:
			fits++
		}
		b = b[n:]
	}
	return fits, breaks
}

// reader returns the text as UTF-8. Bytes that are not valid stay invalid, so that
// whoever cleans the text sees and counts them.
func (e encoding) reader(r io.Reader) io.Reader {
	switch e.name {
	case utf16LE, utf16BE:
		return &wideReader{r: r, big: e.name == utf16BE}
	case windows1252:
		return charmap.Windows1252.NewDecoder().Reader(r)
	}
	return r
}

// wideReader turns UTF-16 into UTF-8. A surrogate without its other half, and a
// byte left over at the end, become an invalid byte.
type wideReader struct {
	r    io.Reader
	big  bool
	in   [32 << 10]byte
	held int    // bytes at the start of in that are not converted yet
	out  []byte // converted and not read yet
	err  error
}

const invalidByte = 0xFF

// Read implements io.Reader.
func (w *wideReader) Read(p []byte) (int, error) {
	for len(w.out) == 0 && w.err == nil {
		var n int
		n, w.err = w.r.Read(w.in[w.held:])
		w.convert(w.held + n)
	}
	if len(w.out) == 0 {
		return 0, w.err
	}
	n := copy(p, w.out)
	w.out = w.out[n:]
	return n, nil
}

// convert converts the first n bytes of in, all but the beginning of a character.
func (w *wideReader) convert(n int) {
	out := w.out[:0]
	i := 0
	for ; i+1 < n; i += 2 {
		r := w.unit(i)
		if utf16.IsSurrogate(r) {
			if i+3 >= n && w.err == nil && r < 0xDC00 {
				break // the other half is still to come
			}
			pair := rune(utf8.RuneError)
			if i+3 < n {
				pair = utf16.DecodeRune(r, w.unit(i+2))
			}
			if pair == utf8.RuneError {
				out = append(out, invalidByte)
				continue
			}
			r, i = pair, i+2
		}
		out = utf8.AppendRune(out, r)
	}
	if w.err != nil && i < n {
		out, i = append(out, invalidByte), n
	}
	w.held = copy(w.in[:], w.in[i:n])
	w.out = out
}

func (w *wideReader) unit(i int) rune {
	if w.big {
		return rune(w.in[i])<<8 | rune(w.in[i+1])
	}
	return rune(w.in[i+1])<<8 | rune(w.in[i])
}
