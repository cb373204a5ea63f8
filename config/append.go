package config

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"canvass/internal/fault"
	"canvass/internal/survey"
)

// AppendTheme returns the content of a codebook file with a theme at its end; what
// stands there, comments and layout, stays byte for byte. It writes nothing. The
// note becomes a comment above the theme. Languages are those of the project. A file
// that cannot be added to in this way is an error that shows the theme to paste.
func AppendTheme(path string, t survey.Theme, note string, languages []string) ([]byte, error) {
	raw, err := os.ReadFile(path) // not readFile: a byte order mark stays
	if err != nil {
		return nil, fault.New(fault.Invalid, "", "codebook %s: %w", path, cause(err))
	}
	before, err := ReadCodebook(path, languages)
	if err != nil {
		return nil, err
	}
	item := themeYAML(t, note, indentOf(raw))
	if bytes.Contains(raw, []byte("\r\n")) {
		item = strings.ReplaceAll(item, "\n", "\r\n")
	}
	out := slices.Clone(raw)
	if len(before.Themes) == 0 {
		out = emptied(out)
	}
	if n := len(out); n > 0 && out[n-1] != '\n' {
		out = append(out, '\n')
	}
	out = append(out, item...)
	if err := holds(path, out, before, t, languages); err != nil {
		return nil, fault.New(fault.Invalid, "add it by hand where the list ends:\n"+themeYAML(t, "", ""), "codebook %s is written in a way to which nothing can be appended", path)
	}
	return out, nil
}

// holds reports whether content is the codebook before with the theme at its end.
func holds(path string, content []byte, before survey.Codebook, t survey.Theme, languages []string) error {
	l := &lint{files: []string{path}, shared: []string{path}}
	text, err := asText(path, content)
	if err != nil {
		return err
	}
	tree, err := parse(path, text)
	if err != nil {
		return err
	}
	all := themes(l.openList(path, tree), languages)
	if err := l.err(); err != nil {
		return err
	}
	if n := len(before.Themes); len(all) != n+1 || all[n].ID != t.ID || !maps.EqualFunc(all[n].Keywords, t.Keywords, slices.Equal) {
		return fmt.Errorf("%d themes", len(all))
	}
	return nil
}

// emptied takes the brackets of an empty list away.
func emptied(content []byte) []byte {
	var kept [][]byte
	for line := range bytes.Lines(content) {
		if bytes.Equal(bytes.TrimSpace(line), []byte("[]")) {
			continue
		}
		kept = append(kept, line)
	}
	return bytes.Join(kept, nil)
}

// indentOf is what stands before the dash of the file's first item.
func indentOf(content []byte) string {
	for line := range bytes.Lines(content) {
		if rest := bytes.TrimLeft(line, " "); bytes.HasPrefix(rest, []byte("- ")) {
			return string(line[:len(line)-len(rest)])
		}
	}
	return ""
}

// themeYAML writes a theme as an item of a list.
func themeYAML(t survey.Theme, note, indent string) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, indent+format+"\n", args...) }
	b.WriteString("\n")
	if note != "" {
		line("# %s", strings.Join(strings.Fields(note), " "))
	}
	line("- id: %s", t.ID)
	var labels []string
	for _, l := range slices.Sorted(maps.Keys(t.Label)) {
		labels = append(labels, fmt.Sprintf("%s: %s", l, quotedYAML(t.Label[l])))
	}
	line("  label: {%s}", strings.Join(labels, ", "))
	criteria := []struct {
		key   string
		texts survey.Texts
	}{{"description", t.Description}, {"include", t.Include}, {"exclude", t.Exclude}}
	for _, c := range criteria {
		for i, l := range slices.Sorted(maps.Keys(c.texts)) {
			if i == 0 {
				line("  %s:", c.key)
			}
			line("    %s: %s", l, quotedYAML(c.texts[l]))
		}
	}
	if len(t.Include)+len(t.Exclude) == 0 {
		line("  # include: {%[1]s: \"what belongs here\"}\n%[2]s  # exclude: {%[1]s: \"what does not\"}", first(labels), indent)
	}
	line("  keywords:")
	for _, l := range slices.Sorted(maps.Keys(t.Keywords)) {
		var words []string
		for _, w := range t.Keywords[l] {
			words = append(words, quotedYAML(w))
		}
		line("    %s: [%s]", l, strings.Join(words, ", "))
	}
	return b.String()
}

// first is the language of the first of labels as they are written.
func first(labels []string) string {
	if len(labels) == 0 {
		return "en"
	}
	language, _, _ := strings.Cut(labels[0], ":")
	return language
}

// quotedYAML writes a text that comes from answers so that it can be nothing else.
func quotedYAML(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ", "\r", " ", "\t", " ").Replace(s) + `"`
}
