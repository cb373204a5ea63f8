package grid

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"
)

// flat lists what a reader of XML sees: elements and texts, neighbouring texts as one.
func flat(data []byte) (string, error) {
	var out, text strings.Builder
	m := newMarkup(data)
	for {
		t, err := m.next()
		if err != nil {
			return "", err
		}
		if t == tokenText {
			s, err := m.characters()
			if err != nil {
				return "", err
			}
			if m.depth > 0 {
				text.WriteString(s)
			}
			continue
		}
		if text.Len() > 0 {
			fmt.Fprintf(&out, "%q ", text.String())
			text.Reset()
		}
		switch t {
		case tokenOpen:
			fmt.Fprintf(&out, "<%s a=%q b=%q ", m.name(0), m.attribute("a"), m.attribute(":b"))
		case tokenClose:
			out.WriteString("> ")
		case tokenEnd:
			return out.String(), nil
		}
	}
}

// flatStandard does so with encoding/xml.
func flatStandard(data []byte) (string, error) {
	var out, text strings.Builder
	d := xml.NewDecoder(bytes.NewReader(data))
	for depth := 0; ; {
		t, err := d.RawToken()
		if err == io.EOF {
			return out.String(), nil
		}
		if err != nil {
			return "", err
		}
		if c, ok := t.(xml.CharData); ok && depth > 0 {
			text.Write(c)
			continue
		}
		if text.Len() > 0 {
			switch t.(type) {
			case xml.StartElement, xml.EndElement:
				fmt.Fprintf(&out, "%q ", text.String())
				text.Reset()
			}
		}
		switch e := t.(type) {
		case xml.StartElement:
			a, b := "", ""
			for _, x := range e.Attr {
				if x.Name.Space == "" && x.Name.Local == "a" && a == "" {
					a = x.Value
				}
				if x.Name.Space != "" && x.Name.Local == "b" && b == "" {
					b = x.Value
				}
			}
			fmt.Fprintf(&out, "<%s a=%q b=%q ", e.Name.Local, a, b)
			depth++
		case xml.EndElement:
			out.WriteString("> ")
			depth--
		}
	}
}

func TestMarkup(t *testing.T) {
	cases := map[string]string{
		`<x/>`: `<x a="" b="" > `,
		"\uFEFF<?xml version='1.0'?>\n<!-- <y> --><p:x a='1' r:b=\"&lt;2>\" ><y> t&amp;&#65;&#x1F600;\r\nu<![CDATA[<&]]></y ></p:x>\n": `<x a="1" b="<2>" <y a="" b="" " t&A😀\nu<&" > > `,
		string(utf16Of("\uFEFF<x>é</x>", false)): `<x a="" b="" "é" > `,
		`<x>&#xD800;</x>`:                        `<x a="" b="" "\xff" > `,
	}
	for in, want := range cases {
		if got, err := flat([]byte(in)); got != want || err != nil {
			t.Errorf("%q:\ngot  %s, %v\nwant %s", in, got, err, want)
		}
	}
}

func TestMarkupThatIsRefused(t *testing.T) {
	for _, in := range []string{
		"", "text", "<x>", "<x></y>", "</x>", "<x/><y/>", "<x", "<x a='>", "<x>&e;</x>", "<x>&#;</x>", "<x>&#x110000;</x>", "<x>&amp</x>",
		"<!DOCTYPE x><x/>", "<!-- x", "<x><![CDATA[</x>", "<>", "</>", "<x><y</x>", "<x " + strings.Repeat("a", maxTag) + "/>",
		strings.Repeat("<x>", maxDepth+1) + strings.Repeat("</x>", maxDepth+1),
	} {
		if got, err := flat([]byte(in)); err == nil {
			t.Errorf("%.60q: got %s", in, got)
		}
	}
}

// FuzzMarkup holds the reader against encoding/xml: what both of them accept they
// read alike.
func FuzzMarkup(f *testing.F) {
	for _, s := range []string{`<x a="1" p:b='2'>t&amp;<y/>u<![CDATA[v]]></x>`, "<?xml?><x><!-- c -->\r\n</x>", `<x>&#65;&lt;</x>`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		ours, err := flat(data)
		if err != nil || mark(data).name != "" {
			return
		}
		if want, err := flatStandard(data); err == nil && ours != want {
			t.Errorf("%q:\ngot  %s\nwant %s", data, ours, want)
		}
	})
}
