package people

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"canvass/internal/text"
)

// Numbers of authors: of who answered a form, of a comment's author of whom nothing
// can be known, and from there on of who signs with a full name in a document.
const (
	noAuthor uint32 = iota
	anybody
	firstAuthor
)

// authors numbers the authors of comments, by place in order; nil where all answered forms.
func (r *Roll) authors(order []int) []uint32 {
	if r.author == nil {
		return nil
	}
	of, numbers := make([]uint32, len(order)), map[string]uint32{}
	for i, at := range order {
		if r.author[at] == "" || r.email[at] != 0 {
			continue
		}
		key := authorKey(r.sources[r.source[at]], r.author[at])
		if key == "" {
			of[i] = anybody
			continue
		}
		if numbers[key] == 0 {
			numbers[key] = firstAuthor + uint32(len(numbers)) // fewer than records
		}
		of[i] = numbers[key]
	}
	return of
}

// sameAuthor is how sure one full display name in one document is.
const sameAuthor = 0.98

// comments reports whether a unit is of a comment's author, of whom nothing else is known.
func (l *linker) comments(u uint32) bool { return l.author != nil && l.author[u] != noAuthor }

func (l *linker) sameAuthor(a, b uint32) bool {
	return l.comments(a) && l.author[a] == l.author[b] && l.author[a] >= firstAuthor
}

// signatures joins the units of each author, whom decisions have taken apart.
func (l *linker) signatures() []edge {
	var edges []edge
	first := map[uint32]uint32{}
	for u, author := range l.author {
		if author < firstAuthor {
			continue
		}
		if f, ok := first[author]; ok {
			edges = append(edges, edge{a: f, b: uint32(u), logit: math.Log(sameAuthor / (1 - sameAuthor)), signed: true})
		} else {
			first[author] = uint32(u)
		}
	}
	return edges
}

// authorKey names the person behind a display name, as far as it goes: the very
// same name in the very same document. A single word ("Maria") and what people
// without an account are called prove nothing: "" for them.
func authorKey(source, author string) string {
	folded := text.Fold(author)
	if len(slices.Collect(nameTokens(folded))) < 2 || nobody(folded) {
		return ""
	}
	return source + "\x00" + strings.Join(strings.Fields(author), " ")
}

// nobody reports whether a folded display name stands for anybody: "Anonymous",
// "A. nonymous", "Anonymous Capybara", "Usuario desconocido".
func nobody(folded string) bool {
	if first := strings.IndexFunc(folded, unicode.IsLetter); first < 0 || !strings.ContainsRune("agudi", rune(folded[first])) {
		return false
	}
	for _, beginning := range []string{"anonym", "anonim", "unknown", "guest", "invitado", "deleteduser", "googleuser", "user", "usuari"} {
		if lettersBegin(folded, beginning) {
			return true
		}
	}
	return false
}

// lettersBegin reports whether the letters of s, all else left out, begin with these.
func lettersBegin(s, beginning string) bool {
	for _, r := range s {
		switch {
		case beginning == "":
			return true
		case !unicode.IsLetter(r):
		case r != rune(beginning[0]):
			return false
		default:
			beginning = beginning[1:]
		}
	}
	return beginning == ""
}
