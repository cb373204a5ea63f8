package grid

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"canvass/internal/fault"
)

// openFile opens a file that can be read from beginning to end.
func openFile(path string) (*os.File, fs.FileInfo, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path) // before opening: opening a pipe would wait for its writer
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, fault.New(fault.NotFound, "check the path; one that is not absolute begins at the folder of the configuration", "there is no file %s", path)
	case errors.Is(err, fs.ErrPermission):
		return nil, nil, unreadable(path)
	case err != nil:
		return nil, nil, fault.New(fault.Invalid, "", "looking for %s: %w", name, plain(err))
	case info.IsDir():
		return nil, nil, fault.New(fault.Invalid, "name a file in it", "%s is a folder", path)
	case !info.Mode().IsRegular():
		return nil, nil, fault.New(fault.Invalid, "save it as a file first", "%s is not a plain file", path)
	case info.Size() > MaxBytes:
		return nil, nil, fault.New(fault.Invalid, "split it into several files, a source each", "%s has %d GiB; at most %d are read", name, info.Size()>>30, MaxBytes>>30)
	}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrPermission) {
		return nil, nil, unreadable(path)
	}
	if err != nil {
		return nil, nil, fault.New(fault.Invalid, "", "opening %s: %w", name, plain(err))
	}
	return f, info, nil
}

func unreadable(path string) error {
	return fault.New(fault.Denied, "let the account that runs canvass read it: chmod u+r", "%s may not be read", path)
}

// plain takes the path out of an error that names it, so that it is named once.
func plain(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// about adds the file's name to an error.
func (g *Grid) about(err error) error {
	return fault.New(kind(err), "", "file %s: %w", g.name, plain(err))
}

// kind keeps the kind of an error that has one. Anything else that reading meets
// is the file's fault.
func kind(err error) fault.Kind {
	if k := fault.KindOf(err); k != fault.Internal {
		return k
	}
	return fault.Invalid
}

// unchanged returns an error when the file was written to since it was opened.
func (g *Grid) unchanged() error {
	info, err := g.file.Stat()
	if err != nil {
		return g.about(err)
	}
	if info.Size() != g.stamp.Size || !info.ModTime().Equal(g.stamp.Modified) {
		return fault.New(fault.Unavailable, "run again when whoever writes it has finished", "file %s changed while it was read", g.name)
	}
	return nil
}

// format is a kind of file.
type format int

const (
	delimited format = iota
	workbook
)

// The first bytes of a zip archive and of Microsoft's older container.
var (
	zipMagic = []byte("PK\x03\x04")
	oleMagic = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}
)

// kindOf tells what a file is by how it begins, and refuses what cannot be read.
func kindOf(beginning []byte, extension string) (format, error) {
	switch {
	case extension == ".xlsm" || extension == ".xltm" || extension == ".xlsb":
		return 0, refuse("save it as .xlsx, which holds no macros", "workbooks of kind %s can hold programs and are not opened", extension)
	case bytes.HasPrefix(beginning, oleMagic):
		return 0, refuse("open it in a spreadsheet program and save it as .xlsx without a password", "it is locked with a password, or a workbook of Excel 97-2003 (.xls)")
	case bytes.HasPrefix(beginning, zipMagic):
		return workbook, nil
	case extension == ".xlsx" || extension == ".xls" || extension == ".ods":
		return 0, refuse("open it in a spreadsheet program and save it again as .xlsx", "it is not an Excel workbook, though it is named %s, or its beginning is damaged", extension)
	}
	return delimited, nil
}

// refuse is an error about what a file contains.
func refuse(hint, format string, args ...any) error {
	return fault.New(fault.Invalid, hint, format, args...)
}
