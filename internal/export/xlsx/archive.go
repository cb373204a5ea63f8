package xlsx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/klauspost/compress/flate"
)

const contentTypes = "[Content_Types].xml"

// patches are changes to parts that excelize has no option for, by part name.
type patches struct {
	parts map[string]*content            // the whole part
	edit  map[string]func([]byte) []byte // what excelize wrote
	rows  map[string]*content            // in place of a worksheet's cells
}

// content is a part as it is written here, or the cells of a worksheet and what stands
// right behind them.
type content struct {
	top    string // XML above the table's rows
	body   *body  // nil: none
	behind string // XML between the cells and the page's margins
}

func newPatches() *patches {
	return &patches{
		parts: map[string]*content{},
		edit:  map[string]func([]byte) []byte{contentTypes: sorted},
		rows:  map[string]*content{},
	}
}

// change has a part edited once more, after what is done to it already.
func (p *patches) change(part string, f func([]byte) []byte) {
	before, ok := p.edit[part]
	if !ok {
		p.edit[part] = f
		return
	}
	p.edit[part] = func(b []byte) []byte { return f(before(b)) }
}

var element = regexp.MustCompile(`<(Default|Override) [^>]*></(Default|Override)>`)

// sorted puts the content types in order; excelize keeps some in a map.
func sorted(types []byte) []byte {
	found := element.FindAll(types, -1)
	slices.SortFunc(found, bytes.Compare)
	i := -1
	return element.ReplaceAllFunc(types, func([]byte) []byte { i++; return found[i] })
}

// archive is excelize's way to the zip file. It takes the parts as they come, in the
// order of a map, and writes them patched, packed and sorted, content types first,
// with one fixed time, so that the same book gives the same bytes.
type archive struct {
	patches *patches
	parts   []*entry
	deflate *flate.Writer // shared by the parts, one after the other
}

func newArchive(p *patches) (*archive, error) {
	deflate, err := flate.NewWriter(io.Discard, level)
	return &archive{patches: p, deflate: deflate}, err
}

// Create opens a part.
func (a *archive) Create(name string) (io.Writer, error) {
	e := &entry{name: name}
	a.parts = append(a.parts, e)
	return &e.written, nil
}

// AddFS is part of excelize's interface; nothing made here needs it.
func (a *archive) AddFS(fs.FS) error {
	return fmt.Errorf("adding files to a workbook: %w", fs.ErrInvalid)
}

// Close does nothing: excelize closes after an error as well, so nothing is written yet.
func (a *archive) Close() error { return nil }

// writeTo writes all parts to w, which gets its first byte when nothing but w can fail.
func (a *archive) writeTo(w io.Writer) error {
	if err := a.unused(); err != nil {
		return err
	}
	slices.SortFunc(a.parts, func(x, y *entry) int {
		if x.name == contentTypes {
			return -1
		}
		if y.name == contentTypes {
			return 1
		}
		return strings.Compare(x.name, y.name)
	})
	if err := a.pack(); err != nil {
		return err
	}
	out := zip.NewWriter(w)
	for _, e := range a.parts {
		if err := e.writeTo(out); err != nil {
			return fmt.Errorf("part %s: %w", e.name, err)
		}
	}
	return out.Close()
}

// pack packs all parts, the one that holds the seal last.
func (a *archive) pack() error {
	var others []string
	for _, last := range []bool{false, true} {
		for _, e := range a.parts {
			if (e.name == sealPart) != last {
				continue
			}
			if last {
				value := []byte(seal(others))
				a.patches.edit[sealPart] = func(b []byte) []byte { return bytes.Replace(b, []byte(sealBlank), value, 1) }
			}
			if err := e.pack(a.deflate, a.patches); err != nil {
				return fmt.Errorf("part %s: %w", e.name, err)
			}
			others = append(others, sealed(e.name, uint64(e.size), e.sum))
		}
	}
	return nil
}

// unused finds a patch whose part excelize never wrote, after a change of its names.
func (a *archive) unused() error {
	names := map[string]bool{}
	for _, e := range a.parts {
		names[e.name] = true
	}
	missing := func(name string) error {
		if names[name] {
			return nil
		}
		return fmt.Errorf("no part %s to change", name)
	}
	for name := range a.patches.parts {
		if err := missing(name); err != nil {
			return err
		}
	}
	for name := range a.patches.edit {
		if err := missing(name); err != nil {
			return err
		}
	}
	for name := range a.patches.rows {
		if err := missing(name); err != nil {
			return err
		}
	}
	return nil
}

// entry is one part: as excelize wrote it, then packed around a body's blocks.
type entry struct {
	name    string
	written bytes.Buffer
	head    []byte // packed, as is tail
	body    *body
	tail    []byte
	sum     uint32
	size    int64
}

// The cells as excelize wrote them, which the rows replace.
const (
	cellsBegin = "<sheetData>"
	cellsEnd   = "</sheetData>"
)

// pack applies the patches and packs the part.
func (e *entry) pack(deflate *flate.Writer, p *patches) error {
	head, tail, err := e.around(p)
	if err != nil {
		return err
	}
	head, tail = escapes(head), escapes(tail)
	e.sum, e.size = crc32.ChecksumIEEE(head), int64(len(head)+len(tail))
	if e.body != nil {
		e.sum = joinCRC(e.sum, e.body.sum, e.body.size)
		e.size += e.body.size
	}
	e.sum = crc32.Update(e.sum, crc32.IEEETable, tail)
	var out sliceWriter
	deflate.Reset(&out)
	if len(head) > 0 {
		_, _ = deflate.Write(head) // a slice takes everything
		_ = deflate.Flush()
	}
	e.head = out.b
	out.b = nil
	deflate.Reset(&out)
	_, _ = deflate.Write(tail)
	_ = deflate.Close()
	e.tail = out.b
	return nil
}

// around is what stands before and behind the part's body, and finds the body.
func (e *entry) around(p *patches) (head, tail []byte, err error) {
	if c, ok := p.parts[e.name]; ok {
		e.body = c.body
		return []byte(c.top), []byte(c.behind), nil
	}
	data := e.written.Bytes()
	if edit, ok := p.edit[e.name]; ok {
		data = edit(data)
	}
	c, ok := p.rows[e.name]
	if !ok {
		return nil, data, nil
	}
	from, to := bytes.Index(data, []byte(cellsBegin)), bytes.LastIndex(data, []byte(cellsEnd))
	if from < 0 || to < from {
		return nil, nil, fmt.Errorf("it has no %s", cellsBegin)
	}
	from, to = from+len(cellsBegin), to+len(cellsEnd)
	e.body = c.body
	return append(slices.Clone(data[:from]), c.top...), slices.Concat([]byte(cellsEnd+c.behind), data[to:]), nil
}

// escapes writes each underscore that text.go marked as _x005F_, as the file format does.
func escapes(data []byte) []byte {
	return bytes.ReplaceAll(data, []byte(underscoreBytes), []byte("_x005F_"))
}

func (e *entry) writeTo(out *zip.Writer) error {
	size := int64(len(e.head) + len(e.tail))
	if e.body != nil {
		size += e.body.packedSize()
	}
	w, err := out.CreateRaw(&zip.FileHeader{
		Name:               e.name,
		Method:             zip.Deflate,
		Modified:           time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC),
		CRC32:              e.sum,
		CompressedSize64:   uint64(size),
		UncompressedSize64: uint64(e.size),
	})
	if err != nil {
		return err
	}
	if _, err := w.Write(e.head); err != nil {
		return err
	}
	if e.body != nil {
		for _, k := range e.body.blocks {
			if _, err := w.Write(k.packed); err != nil {
				return err
			}
		}
	}
	_, err = w.Write(e.tail)
	return err
}
