package grid

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"path"
	"strings"
)

// parts is a workbook as a zip archive of named parts. Only parts that are asked
// for are unpacked, in memory and within bounds; names of entries are never used
// as paths.
type parts struct {
	entries map[string]*zip.File // by lower-case name
	left    int64                // bytes that may still be unpacked
}

const maxEntries = 10_000

func openParts(f *os.File, size int64) (*parts, error) {
	if size > MaxWorkbook {
		return nil, refuse("save the sheet as CSV, which may be of any size", "the workbook has %d MiB; at most %d are read", size>>20, MaxWorkbook>>20)
	}
	z, err := zip.NewReader(f, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, damaged()
	}
	if len(z.File) > maxEntries {
		return nil, refuse("open it in a spreadsheet program and save it again", "the workbook has %d parts; at most %d are read", len(z.File), maxEntries)
	}
	p := &parts{entries: map[string]*zip.File{}, left: MaxUnzipped}
	for _, e := range z.File {
		p.entries[strings.ToLower(strings.TrimPrefix(e.Name, "/"))] = e
		if strings.EqualFold(path.Base(e.Name), "vbaProject.bin") {
			return nil, macros()
		}
	}
	return p, nil
}

func damaged() error {
	return refuse("open it in a spreadsheet program and save it again as .xlsx, or copy it here again", "the workbook is damaged or cut off")
}

func macros() error {
	return refuse("save it as .xlsx, which holds no macros", "the workbook holds macros and is not opened")
}

func (p *parts) has(name string) bool {
	_, ok := p.entries[strings.ToLower(name)]
	return ok
}

// read unpacks a part of at most limit bytes.
func (p *parts) read(name string, limit int64) ([]byte, error) {
	e, ok := p.entries[strings.ToLower(name)]
	if !ok {
		return nil, damaged()
	}
	if limit = min(limit, p.left); e.UncompressedSize64 > uint64(limit) {
		return nil, tooLarge()
	}
	in, err := e.Open()
	if err != nil {
		return nil, damaged()
	}
	defer in.Close()
	size := int64(e.UncompressedSize64)
	data := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	n, err := io.Copy(data, io.LimitReader(in, size+1)) // what the archive says of a size need not be so
	if err != nil || n > size {
		return nil, damaged()
	}
	p.left -= n
	return data.Bytes(), nil
}

func tooLarge() error {
	return refuse("save the sheet as CSV, which may be of any size", "the workbook unpacks to more than %d MiB", MaxUnzipped>>20)
}

// elements unpacks a small part and calls begun at the beginning of each element.
func (p *parts) elements(name string, begun func(*markup) error) error {
	data, err := p.read(name, maxWorkbookPart)
	if err != nil {
		return err
	}
	m := newMarkup(data)
	for {
		switch t, err := m.next(); {
		case err != nil:
			return err
		case t == tokenEnd:
			return nil
		case t == tokenOpen:
			if err := begun(m); err != nil {
				return err
			}
		}
	}
}

// relation is a link from one part to another.
type relation struct{ id, kind, target string }

// relations returns the links of a part, their targets as names of parts. A part
// without links has none.
func (p *parts) relations(of string) ([]relation, error) {
	dir, base := path.Split(of)
	name := dir + "_rels/" + base + ".rels"
	if !p.has(name) {
		return nil, nil
	}
	var inside []relation
	err := p.elements(name, func(m *markup) error {
		if m.name(0) != "Relationship" || m.attribute("TargetMode") == "External" {
			return nil
		}
		target := m.attribute("Target")
		if !strings.HasPrefix(target, "/") {
			target = dir + target
		}
		if len(inside) == maxEntries {
			return damaged()
		}
		kind := path.Base(m.attribute("Type")) // a URL
		inside = append(inside, relation{m.attribute("Id"), kind, strings.TrimPrefix(path.Clean("/"+target), "/")})
		return nil
	})
	return inside, err
}
