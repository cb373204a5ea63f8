package people

import (
	"slices"
	"strings"
	"unicode"

	"canvass/internal/text"
)

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
