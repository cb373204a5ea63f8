package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"canvass/internal/export/xlsx"
	"canvass/internal/fault"
)

// mostEdited is how many edited workbooks may lie beside each other.
const mostEdited = 1000

// unedited is the path to write a workbook to: the given one unless somebody edited
// what lies there since canvass wrote it, or has it open; then the first free name
// beside it. What people typed is never written over.
func (a *app) unedited(path string) (string, error) {
	why := touched(path)
	if why == "" {
		return path, nil
	}
	extension := filepath.Ext(path)
	for n := 2; n <= mostEdited; n++ {
		next := fmt.Sprintf("%s-%d%s", strings.TrimSuffix(path, extension), n, extension)
		if touched(next) == "" {
			a.say.warn("%s %s; it is left as it is, and the new workbook is %s. `report review %s` reads what was decided in it", shown(path), why, shown(next), shown(path))
			return next, nil
		}
	}
	return "", fault.New(fault.Invalid, "move some of them away", "there are %d edited workbooks beside %s", mostEdited, shown(path))
}

// touched says why a workbook must not be written over; "" when it may be.
func touched(path string) string {
	folder, name := filepath.Split(path)
	for _, lock := range []string{"~$" + name, ".~lock." + name + "#"} { // of Excel, of LibreOffice
		if _, err := os.Lstat(filepath.Join(folder, lock)); err == nil {
			return "is open in a spreadsheet program"
		}
	}
	if info, err := os.Stat(path); err != nil || info.IsDir() { // nothing there, or nothing that could be written over
		return ""
	}
	if !xlsx.Untouched(path) {
		return "was edited since canvass wrote it"
	}
	return ""
}
