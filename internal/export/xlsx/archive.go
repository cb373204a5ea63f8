package xlsx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/klauspost/compress/flate"
)

const (
	contentTypes = "[Content_Types].xml"
	sheetEnd     = "</worksheet>"
)

// patches are changes to parts that excelize has no option for, by part name.
type patches struct {
	replace map[string][]byte              // the whole part
	edit    map[string]func([]byte) []byte // a small part
	end     map[string]string              // XML before the end of a worksheet
}

func newPatches() *patches {
	return &patches{
		replace: map[string][]byte{},
		edit:    map[string]func([]byte) []byte{contentTypes: sorted},
		end:     map[string]string{},
	}
}

var element = regexp.MustCompile(`<(Default|Override) [^>]*></(Default|Override)>`)

// sorted puts the content types in order; excelize keeps some in a map.
func sorted(types []byte) []byte {
	found := element.FindAll(types, -1)
	slices.SortFunc(found, bytes.Compare)
	i := -1
	return element.ReplaceAllFunc(types, func([]byte) []byte { i++; return found[i] })
}

// archive is excelize's way to the zip file. It compresses the parts as they come,
// in the order of a map, and writes them sorted, content types first, with one fixed
// time, so that the same book gives the same bytes.
type archive struct {
	patches *patches
	deflate *flate.Writer // shared by the parts, one after the other
	parts   []*entry
}

func newArchive(p *patches) (*archive, error) {
	deflate, err := flate.NewWriter(io.Discard, 6)
	return &archive{patches: p, deflate: deflate}, err
}

// Create opens a part and completes the one before it.
func (a *archive) Create(name string) (io.Writer, error) {
	if err := a.finishLast(); err != nil {
		return nil, err
	}
	e := &entry{name: name, sum: crc32.NewIEEE(), patches: a.patches, deflate: a.deflate}
	e.deflate.Reset(&e.packed)
	a.parts = append(a.parts, e)
	return e, nil
}

func (a *archive) finishLast() error {
	if len(a.parts) == 0 {
		return nil
	}
	e := a.parts[len(a.parts)-1]
	if err := e.finish(); err != nil {
		return fmt.Errorf("part %s: %w", e.name, err)
	}
	return nil
}

// AddFS is part of excelize's interface; nothing made here needs it.
func (a *archive) AddFS(fs.FS) error {
	return fmt.Errorf("adding files to a workbook: %w", fs.ErrInvalid)
}

// Close completes the last part. Excelize closes after an error as well, so nothing
// is written yet.
func (a *archive) Close() error { return a.finishLast() }

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
	out := zip.NewWriter(w)
	for _, e := range a.parts {
		if err := e.writeTo(out); err != nil {
			return fmt.Errorf("part %s: %w", e.name, err)
		}
	}
	return out.Close()
}

// unused finds a patch whose part excelize never wrote, after a change of its names.
func (a *archive) unused() error {
	for name := range a.patches.replace {
		if !a.has(name) {
			return fmt.Errorf("no part %s to replace", name)
		}
	}
	for name := range a.patches.edit {
		if !a.has(name) {
			return fmt.Errorf("no part %s to edit", name)
		}
	}
	for name := range a.patches.end {
		if !a.has(name) {
			return fmt.Errorf("no part %s to extend", name)
		}
	}
	return nil
}

func (a *archive) has(name string) bool {
	return slices.ContainsFunc(a.parts, func(e *entry) bool { return e.name == name })
}

// entry is one part, compressed. On its way in, each underscore that text.go
// marked becomes _x005F_, which is how the file format writes it.
type entry struct {
	name    string
	patches *patches
	held    []byte // the end of what was written: a mark or the sheet's end may be cut in two
	sum     hash.Hash32
	size    uint64
	packed  bytes.Buffer
	deflate *flate.Writer
}

// Write compresses p but for its last bytes, which wait for what follows.
func (e *entry) Write(p []byte) (int, error) {
	data := append(e.held, p...)
	if _, small := e.patches.edit[e.name]; small || len(data) <= len(sheetEnd) {
		e.held = data
		return len(p), nil
	}
	keep := len(data) - len(sheetEnd)
	for keep > 0 && data[keep]&0xc0 == 0x80 { // not inside a character
		keep--
	}
	err := e.pack(data[:keep])
	e.held = slices.Clone(data[keep:])
	return len(p), err
}

func (e *entry) pack(data []byte) error {
	data = bytes.ReplaceAll(data, []byte(string(underscore)), []byte("_x005F_"))
	e.sum.Write(data) // a hash never fails
	e.size += uint64(len(data))
	_, err := e.deflate.Write(data)
	return err
}

// finish packs what is left, patched.
func (e *entry) finish() error {
	if whole, ok := e.patches.replace[e.name]; ok {
		e.sum.Reset()
		e.packed.Reset()
		e.size = 0
		e.deflate.Reset(&e.packed)
		e.held = whole
	}
	if edit, ok := e.patches.edit[e.name]; ok {
		e.held = edit(e.held)
	}
	if more, ok := e.patches.end[e.name]; ok {
		rest, found := bytes.CutSuffix(e.held, []byte(sheetEnd))
		if !found {
			return fmt.Errorf("it does not end in %s", sheetEnd)
		}
		e.held = append(rest, more+sheetEnd...)
	}
	if err := e.pack(e.held); err != nil {
		return err
	}
	return e.deflate.Close()
}

func (e *entry) writeTo(out *zip.Writer) error {
	w, err := out.CreateRaw(&zip.FileHeader{
		Name:               e.name,
		Method:             zip.Deflate,
		Modified:           time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC),
		CRC32:              e.sum.Sum32(),
		CompressedSize64:   uint64(e.packed.Len()),
		UncompressedSize64: e.size,
	})
	if err != nil {
		return err
	}
	_, err = w.Write(e.packed.Bytes())
	return err
}
