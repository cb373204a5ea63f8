package survey

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
)

// ReviewKey names what a row of a review sheet is about, in one cell that survives
// sorting, filtering and being saved by another program.
type ReviewKey struct {
	Project  string // Project.Slug
	Decision        // the subject, and the hash of the text that is shown
}

// reviewKeyVersion begins every key: a later shape of keys will begin otherwise.
const reviewKeyVersion = "canvass1"

// String returns the key: its parts, escaped, with slashes between them.
func (k ReviewKey) String() string {
	parts := []string{
		reviewKeyVersion, k.Project, string(k.Kind), k.Source, k.Response, k.Question, k.Theme, k.Other.Source, k.Other.Response, k.TextHash,
	}
	for i, p := range parts {
		parts[i] = url.QueryEscape(p)
	}
	return strings.Join(parts, "/")
}

// ParseReviewKey reads a key. Its error is a sentence without the key's content.
func ParseReviewKey(s string) (ReviewKey, error) {
	parts := strings.Split(strings.TrimSpace(s), "/")
	if parts[0] != reviewKeyVersion {
		return ReviewKey{}, fmt.Errorf("its key is not one of this version (%s)", reviewKeyVersion)
	}
	if len(parts) != 10 {
		return ReviewKey{}, fmt.Errorf("its key is not whole")
	}
	for i, p := range parts {
		plain, err := url.QueryUnescape(p)
		if err != nil {
			return ReviewKey{}, fmt.Errorf("its key is not whole")
		}
		parts[i] = plain
	}
	return ReviewKey{Project: parts[1], Decision: Decision{
		Kind: DecisionKind(parts[2]), Source: parts[3], Response: parts[4], Question: parts[5], Theme: parts[6],
		Other: Ref{parts[7], parts[8]}, TextHash: parts[9],
	}}, nil
}

// overrides are characters that turn the writing direction, as outputs show them.
var overrides = strings.NewReplacer("[U+202D]", "", "[U+202E]", "")

// DecidedMark ends the hash of a row that was issued with a decision in it: where its cell
// is blank, somebody emptied it.
const DecidedMark = "+"

// RowHash identifies the cells of a review row that nobody should change, with its key.
// Only letters and digits count, the first few of each cell: what programs do to
// blanks and line ends changes nothing, but a column that was sorted by itself does.
func RowHash(key string, cells ...string) string {
	const most = 60
	var b strings.Builder
	b.WriteString(strings.TrimSpace(key))
	for _, c := range cells {
		b.WriteByte(0)
		n := 0
		for _, r := range overrides.Replace(c) {
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				continue
			}
			if n++; n > most {
				break
			}
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return HashText(b.String())[:8]
}
