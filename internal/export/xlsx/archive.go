package xlsx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/klauspost/compress/flate"
	"github.com/xuri/excelize/v2"
)

const contentTypes = "[Content_Types].xml"

// archive is excelize's way to the zip file. It compresses the parts as they come,
// in the order of a map, and writes them sorted when closed, content types first,
// with one fixed time, so that the same book gives the same bytes.
type archive struct {
	out   io.Writer
	parts []*entry
}

func newArchive(w io.Writer) excelize.ZipWriter { return &archive{out: w} }

// Create opens a part; the one before it is complete.
func (a *archive) Create(name string) (io.Writer, error) {
	e := &entry{name: name, sum: crc32.NewIEEE()}
	var err error
	if e.deflate, err = flate.NewWriter(&e.packed, 6); err != nil {
		return nil, err
	}
	a.parts = append(a.parts, e)
	return e, nil
}

// AddFS is part of excelize's interface; nothing made here needs it.
func (a *archive) AddFS(fs.FS) error {
	return fmt.Errorf("adding files to a workbook: %w", fs.ErrInvalid)
}

// Close writes all parts.
func (a *archive) Close() error {
	slices.SortFunc(a.parts, func(x, y *entry) int {
		if (x.name == contentTypes) != (y.name == contentTypes) {
			return map[bool]int{true: -1, false: 1}[x.name == contentTypes]
		}
		return strings.Compare(x.name, y.name)
	})
	out := zip.NewWriter(a.out)
	for _, e := range a.parts {
		if err := e.writeTo(out); err != nil {
			return fmt.Errorf("part %s: %w", e.name, err)
		}
	}
	return out.Close()
}

// entry is one part, compressed. On its way in, each underscore that text.go
// marked becomes _x005F_, which is how the file format writes it.
type entry struct {
	name    string
	held    []byte // the beginning of a mark at the end of the last Write
	sum     hash.Hash32
	size    uint64
	packed  bytes.Buffer
	deflate *flate.Writer
}

// Write compresses p.
func (e *entry) Write(p []byte) (int, error) {
	mark := []byte(string(underscore))
	data := p
	if len(e.held) > 0 {
		data = append(slices.Clone(e.held), p...)
		e.held = nil
	}
	for keep := min(len(mark)-1, len(data)); keep > 0; keep-- {
		if bytes.HasSuffix(data, mark[:keep]) {
			e.held = slices.Clone(data[len(data)-keep:])
			data = data[:len(data)-keep]
			break
		}
	}
	return len(p), e.pack(bytes.ReplaceAll(data, mark, []byte("_x005F_")))
}

func (e *entry) pack(data []byte) error {
	e.sum.Write(data) // a hash never fails
	e.size += uint64(len(data))
	_, err := e.deflate.Write(data)
	return err
}

func (e *entry) writeTo(out *zip.Writer) error {
	if err := e.pack(e.held); err != nil {
		return err
	}
	if err := e.deflate.Close(); err != nil {
		return err
	}
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
