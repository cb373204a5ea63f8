package html

import (
	"bytes"
	"encoding/xml"
	"strings"

	"canvass/internal/export"
)

// Figures reads back the counts in the tables of a page that Write made. Of what is no such
// page, or damaged, it gives what can be read.
func Figures(page []byte) export.Figures {
	d := xml.NewDecoder(bytes.NewReader(page))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	out := export.Figures{}
	var section string
	var columns, row []string
	var text strings.Builder
	for {
		token, err := d.Token()
		if err != nil {
			return out
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "h2", "h3", "th", "td":
				text.Reset()
			case "tr":
				row = nil
			}
		case xml.CharData:
			text.Write(t)
		case xml.EndElement:
			switch t.Name.Local {
			case "h2", "h3":
				section, columns = strings.TrimSpace(text.String()), nil
			case "th", "td":
				row = append(row, strings.TrimSpace(text.String()))
			case "thead":
				columns = row
			case "tr":
				out.AddRow(section, columns, row)
			}
		}
	}
}
