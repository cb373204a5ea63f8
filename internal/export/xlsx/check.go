package xlsx

import (
	"fmt"
	"regexp"
	"strings"

	"canvass/internal/export"
)

var tableName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.]{0,254}$`)

// checkNames refuses what excelize accepts and Excel repairs, or refuses to open.
func checkNames(b export.Book) error {
	if len(b.Sheets) == 0 {
		return fmt.Errorf("a workbook needs a sheet")
	}
	sheets, tables, charts := seen{}, seen{}, seen{}
	for _, s := range b.Sheets {
		if err := checkSheet(s.Name); err != nil {
			return err
		}
		if !sheets.add(s.Name) {
			return fmt.Errorf("two sheets are called %q", s.Name)
		}
		if t := s.Table; t != nil {
			if !tableName.MatchString(t.Name) {
				return fmt.Errorf("sheet %q: %q cannot name a table", s.Name, t.Name)
			}
			if !tables.add(t.Name) {
				return fmt.Errorf("two tables are called %q", t.Name)
			}
		}
		for _, c := range s.Charts {
			if !charts.add(c.Name) {
				return fmt.Errorf("two charts are called %q", c.Name)
			}
			if c.Alt == "" {
				return fmt.Errorf("chart %q has no alternative text", c.Name)
			}
		}
	}
	return nil
}

func checkSheet(name string) error {
	switch {
	case name == "" || units(name) > 31:
		return fmt.Errorf("a sheet's name has 1 to 31 characters: %q", name)
	case strings.ContainsAny(name, `:\/?*[]`) || strings.Trim(name, "'") != name || plain(name) != name:
		return fmt.Errorf("a sheet's name has a character that Excel refuses: %q", name)
	case strings.EqualFold(name, "History"):
		return fmt.Errorf("excel keeps the sheet name %q for itself", name)
	}
	return nil
}

const maxHeader = 255

// headers returns the header cells: on one line, no longer than Excel allows. An
// empty name or one that repeats but for case is refused.
func headers(columns []export.Column) ([]string, error) {
	if len(columns) == 0 || len(columns) > maxColumns {
		return nil, fmt.Errorf("a table has 1 to %d columns, not %d", maxColumns, len(columns))
	}
	names, written := seen{}, seen{}
	heads := make([]string, len(columns))
	for i, c := range columns {
		name := strings.Join(strings.Fields(c.Name), " ")
		if name == "" {
			return nil, fmt.Errorf("column %d has no name", i+1)
		}
		if !names.add(name) {
			return nil, fmt.Errorf("two columns are called %q", c.Name)
		}
		if units(name) > maxHeader {
			name = cut(name, maxHeader-20) + "…"
			if written.has(name) {
				name = fmt.Sprintf("%s [%d]", name, i+1)
			}
		}
		written.add(name)
		heads[i] = celled(name)
	}
	return heads, nil
}

// seen is a set of names compared as Excel does, without case.
type seen map[string]bool

func (s seen) has(name string) bool { return s[strings.ToLower(name)] }

// add reports whether the name is new.
func (s seen) add(name string) bool {
	if s.has(name) {
		return false
	}
	s[strings.ToLower(name)] = true
	return true
}
