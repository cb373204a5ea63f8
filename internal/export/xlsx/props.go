package xlsx

import (
	"fmt"
	"time"

	"canvass/internal/export"

	"github.com/xuri/excelize/v2"
)

// properties writes the document properties and, from Book.About, the custom ones.
func (wb *workbook) properties() error {
	b := wb.book
	created := ""
	if !b.Created.IsZero() {
		created = b.Created.UTC().Format(time.RFC3339)
	}
	err := wb.SetDocProps(&excelize.DocProperties{
		Title:          plain(b.Title),
		Subject:        plain(b.Subject),
		Creator:        "canvass",
		LastModifiedBy: "canvass",
		Language:       b.Language,
		Created:        created,
		Modified:       created,
	})
	if err != nil {
		return fmt.Errorf("document properties: %w", err)
	}
	if err := wb.SetAppProps(&excelize.AppProperties{Application: "canvass"}); err != nil {
		return fmt.Errorf("document properties: %w", err)
	}
	about := append([]export.Property{{Name: sealProperty, Value: sealBlank}}, b.About...)
	for _, p := range about {
		if err := wb.SetCustomProps(excelize.CustomProperty{Name: plain(p.Name), Value: plain(p.Value)}); err != nil {
			return fmt.Errorf("property %q: %w", p.Name, err)
		}
	}
	return nil
}
