package xlsx

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
)

// A workbook is sealed: one of its properties is a hash of all its other parts. Any
// program that saves the file again writes other parts or drops the property, so that
// what people have edited is known from the file alone.
const (
	sealProperty = "canvass seal"
	sealPart     = "docProps/custom.xml"
	sealBlank    = "00000000000000000000000000000000" // until the parts are known
)

// seal hashes names, sizes and checksums of parts.
func seal(parts []string) string {
	slices.Sort(parts)
	sum := sha256.Sum256([]byte(strings.Join(parts, "\n")))
	return hex.EncodeToString(sum[:len(sealBlank)/2])
}

func sealed(name string, size uint64, sum uint32) string {
	return fmt.Sprintf("%s %d %08x", name, size, sum)
}

var sealValue = regexp.MustCompile(`name="` + sealProperty + `"[^>]*>\s*<[^>]*>([0-9a-f]{32})<`)

// Untouched reports whether the file at path is a workbook as Write wrote it, not
// edited or saved by anything since. A file that is no workbook, or that canvass did not
// seal, has been touched; so has one that cannot be read. No file at all is untouched.
func Untouched(path string) bool {
	f, err := os.Open(path)
	if os.IsNotExist(err) {
		return true
	}
	if err != nil {
		return false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return false
	}
	z, err := zip.NewReader(f, info.Size())
	if err != nil {
		return false
	}
	var parts []string
	value := ""
	for _, e := range z.File {
		if e.Name != sealPart {
			parts = append(parts, sealed(e.Name, e.UncompressedSize64, e.CRC32))
			continue
		}
		if value = readSeal(e); value == "" {
			return false
		}
	}
	return value == seal(parts)
}

// readSeal reads the property; the part is small in any file that canvass wrote.
func readSeal(e *zip.File) string {
	r, err := e.Open()
	if err != nil {
		return ""
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, 1<<20))
	if err != nil {
		return ""
	}
	if m := sealValue.FindSubmatch(data); m != nil {
		return string(m[1])
	}
	return ""
}
