package main

import (
	"embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed texts/*.txt
var library embed.FS

// text is one comment as it was written by hand, with a careful reader's judgement.
type text struct {
	key    string // what it answers: "comment/P1", "vision" …
	lang   string
	group  string // whose voice it is
	stance string
	themes []string
	body   string
}

// readTexts reads the comments: files named for what they answer (P1.txt,
// vision.txt), blocks of one header line and the words below it:
//
//	@ en organiser support transparency,timing
//	Words, on as many lines as they need. A line that is only | begins a new
//	line in the comment.
//
// The judgement "-" means that no theme of the codebook is spoken to.
func readTexts(key, name string) ([]text, error) {
	var list []text
	blocks, err := readBlocks(name)
	if err != nil {
		return nil, err
	}
	for _, b := range blocks {
		head := strings.Fields(b.head)
		if len(head) < 4 || !slices.Contains(groups, head[1]) || b.body == "" {
			return nil, fmt.Errorf("%s: bad block %q", name, b.head)
		}
		t := text{key: key, lang: head[0], group: head[1], stance: head[2], body: b.body}
		if head[3] != "-" {
			t.themes = strings.Split(head[3], ",")
		}
		if len(head) > 4 { // the second box of its principle
			t.key += "/" + head[4]
		}
		list = append(list, t)
	}
	return list, nil
}

type block struct{ head, body string }

func readBlocks(name string) ([]block, error) {
	raw, err := library.ReadFile("texts/" + name)
	if err != nil {
		return nil, err
	}
	var blocks []block
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		switch head, isHead := strings.CutPrefix(line, "@ "); {
		case isHead:
			blocks = append(blocks, block{head: head})
		case line == "" || strings.HasPrefix(line, "#"):
		case len(blocks) == 0:
			return nil, fmt.Errorf("%s: words before the first header", name)
		default:
			last := &blocks[len(blocks)-1]
			last.body = join(last.body, line)
		}
	}
	return blocks, nil
}

func join(body, line string) string {
	switch {
	case line == "|":
		return body + "\n"
	case body == "" || strings.HasSuffix(body, "\n"):
		return body + line
	}
	return body + " " + line
}

// readRows reads a table of fields parted by " ; ".
func readRows(name string, width int) ([][]string, error) {
	raw, err := library.ReadFile("texts/" + name)
	if err != nil {
		return nil, err
	}
	var rows [][]string
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, " ; ")
		if len(row) != width {
			return nil, fmt.Errorf("%s: %d fields instead of %d in %q", name, len(row), width, line)
		}
		rows = append(rows, row)
	}
	return rows, nil
}
