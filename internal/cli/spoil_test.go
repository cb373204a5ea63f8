package cli_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"os"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// spoil is the script command that makes a file which is no workbook to review, though
// it is named as one: cut (the first half of IN), text, locked (as with a password),
// bomb (IN with a part of a hundred megabytes), far (a cell in the last row and column), empty.
// Unended is IN without the end of its last line.
//
//	spoil KIND OUT [IN]
func spoil(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: spoil KIND OUT [IN]")
	}
	var content []byte
	if len(args) > 2 {
		content = []byte(ts.ReadFile(args[2]))
	}
	out := ts.MkAbs(args[1])
	switch args[0] {
	case "cut":
		content = content[:len(content)/2]
	case "unended":
		content = bytes.TrimRight(content, "\n")
	case "text":
		content = []byte("Review key,Decision\n")
	case "locked":
		content = append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 4096)...)
	case "bomb":
		ts.Check(bomb(ts.MkAbs(args[2]), out))
		return
	case "far":
		f := excelize.NewFile()
		defer f.Close()
		ts.Check(f.SetCellStr("Sheet1", "XFD1048576", "far"))
		ts.Check(f.SaveAs(out))
		return
	case "empty":
	default:
		ts.Fatalf("spoil: unknown kind %q", args[0])
	}
	ts.Check(os.WriteFile(out, content, 0o600))
}

// bomb copies a workbook with its first sheet replaced by a hundred megabytes of blanks.
func bomb(from, to string) error {
	in, err := zip.OpenReader(from)
	if err != nil {
		return err
	}
	defer in.Close()
	f, err := os.Create(to)
	if err != nil {
		return err
	}
	defer f.Close()
	out := zip.NewWriter(f)
	out.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for _, part := range in.File {
		if part.Name != "xl/worksheets/sheet1.xml" {
			if err := out.Copy(part); err != nil {
				return err
			}
			continue
		}
		w, err := out.Create(part.Name)
		if err != nil {
			return err
		}
		blanks := make([]byte, 1<<20)
		for i := range blanks {
			blanks[i] = ' '
		}
		for range 100 {
			if _, err := w.Write(blanks); err != nil {
				return err
			}
		}
	}
	return out.Close()
}
