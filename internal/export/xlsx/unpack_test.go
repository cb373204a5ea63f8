package xlsx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"canvass/internal/export"
	"canvass/internal/export/xlsx"
)

// book is a written workbook, part by part.
type book map[string][]byte

func write(t testing.TB, b export.Book) book {
	t.Helper()
	var out bytes.Buffer
	if err := xlsx.Write(&out, b); err != nil {
		t.Fatal(err)
	}
	return unpack(t, out.Bytes())
}

func unpack(t testing.TB, data []byte) book {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := book{}
	for i, f := range z.File {
		if (f.Name == "[Content_Types].xml") != (i == 0) {
			t.Errorf("part %d is %s, want the content types first and once", i, f.Name)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
	}
	return parts
}

// node is an XML element by local names.
type node struct {
	name string
	attr map[string]string
	text string
	kids []*node
}

func (b book) parse(t testing.TB, part string) *node {
	t.Helper()
	root := &node{}
	stack := []*node{root}
	d := xml.NewDecoder(bytes.NewReader(b[part]))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			b.inline(t, root)
			return root
		}
		if err != nil {
			t.Fatalf("%s: %v", part, err)
		}
		top := stack[len(stack)-1]
		switch x := token.(type) {
		case xml.StartElement:
			n := &node{name: x.Name.Local, attr: map[string]string{}}
			for _, a := range x.Attr {
				n.attr[a.Name.Local] = a.Value
			}
			top.kids = append(top.kids, n)
			stack = append(stack, n)
		case xml.CharData:
			top.text += string(x)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		}
	}
}

// inline puts shared strings into the cells that use them, where tests look for texts.
func (b book) inline(t testing.TB, root *node) {
	var table []*node
	for _, c := range root.all("c") {
		if c.attr["t"] != "s" {
			continue
		}
		if table == nil {
			table = b.parse(t, "xl/sharedStrings.xml").all("si")
		}
		i, err := strconv.Atoi(c.one("v").text)
		if err != nil || i >= len(table) {
			t.Fatalf("%s shares string %q of %d", c.attr["r"], c.one("v").text, len(table))
		}
		c.attr["t"], c.kids = "inlineStr", table[i].kids
	}
}

// all are the elements of that name at any depth, in order.
func (n *node) all(name string) []*node {
	var found []*node
	for _, k := range n.kids {
		if k.name == name {
			found = append(found, k)
		}
		found = append(found, k.all(name)...)
	}
	return found
}

// one is the first of them, or an empty element.
func (n *node) one(name string) *node {
	if found := n.all(name); len(found) > 0 {
		return found[0]
	}
	return &node{}
}

// relations are the targets of a part by id.
func (b book) relations(t testing.TB, part string) map[string]string {
	t.Helper()
	dir, file := path.Split(part)
	targets := map[string]string{}
	for _, r := range b.parse(t, dir+"_rels/"+file+".rels").all("Relationship") {
		target := path.Join(dir, r.attr["Target"])
		if strings.HasPrefix(r.attr["Target"], "/") {
			target = r.attr["Target"][1:]
		}
		targets[r.attr["Id"]] = target
	}
	return targets
}

// sheets are names and parts in the order of the tabs.
func (b book) sheets(t testing.TB) [][2]string {
	t.Helper()
	rels := b.relations(t, "xl/workbook.xml")
	var out [][2]string
	for _, s := range b.parse(t, "xl/workbook.xml").all("sheet") {
		out = append(out, [2]string{s.attr["name"], rels[s.attr["id"]]})
	}
	return out
}

// sheet finds a worksheet by its name.
func (b book) sheet(t testing.TB, name string) *node {
	t.Helper()
	for _, s := range b.sheets(t) {
		if s[0] == name {
			return b.parse(t, s[1])
		}
	}
	t.Fatalf("no sheet %q", name)
	return nil
}

// cell is the element of that reference.
func (n *node) cell(ref string) *node {
	for _, c := range n.all("c") {
		if c.attr["r"] == ref {
			return c
		}
	}
	return &node{}
}

var escape = regexp.MustCompile(`^_x([0-9A-Fa-f]{4})_`)

// excelText undoes the escapes of a string cell as Excel does, from left to right.
func excelText(s string) string {
	var units []uint16
	for s != "" {
		if at := escape.FindStringSubmatch(s); at != nil {
			n, _ := strconv.ParseUint(at[1], 16, 16)
			units, s = append(units, uint16(n)), s[len(at[0]):]
			continue
		}
		_, size := firstRune(s)
		units, s = append(units, utf16.Encode([]rune(s[:size]))...), s[size:]
	}
	return string(utf16.Decode(units))
}

func firstRune(s string) (rune, int) {
	for i, r := range s {
		if i > 0 {
			return r, i
		}
	}
	return 0, len(s)
}
