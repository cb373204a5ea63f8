package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"canvass/internal/fault"
	"canvass/internal/grid"
	"canvass/internal/review"
)

// sheetsToReview are the tables of the workbook in which people decide.
var sheetsToReview = []grid.Search{
	{Table: "tbl_review", Sheet: "Review", Header: func(titles []string) bool { return review.IsSheet(titles) && !review.IsLinks(titles) }},
	{Table: "tbl_duplicates", Sheet: "Duplicates", Header: review.IsLinks},
}

// reviewed finds the review sheets of a file: those of a workbook, whatever was sorted,
// renamed or saved by another program, or a sheet that was saved as CSV; none in another
// file. The caller closes them.
func reviewed(ctx context.Context, file string) (found []*grid.Grid, err error) {
	for _, search := range sheetsToReview {
		g, err := grid.Find(ctx, file, search)
		var none *grid.NoTableError
		switch {
		case errors.As(err, &none):
		case err != nil:
			closeAll(found)
			return nil, err
		default:
			found = append(found, g)
		}
	}
	return found, nil
}

func closeAll(tables []*grid.Grid) {
	for _, t := range tables {
		_ = t.Close() // only read
	}
}

// sheetClaims reads the rows of review sheets, one after the other.
func sheetClaims(ctx context.Context, project, file string, tables []*grid.Grid) iter.Seq2[review.Claim, error] {
	return func(yield func(review.Claim, error) bool) {
		for _, t := range tables {
			sheet := review.NewSheet(project, t.Header())
			for row, err := range t.Rows(ctx) {
				if err != nil {
					yield(review.Claim{}, err)
					return
				}
				place := func(column int) string { return fmt.Sprintf("%s %d", t.Unit(), row.Number) }
				where := place(0)
				if name := t.Sheet(); name != "" {
					where = fmt.Sprintf("%s!%d", name, row.Number)
					place = func(column int) string { return fmt.Sprintf("%s!%s%d", name, grid.Letters(column), row.Number) }
				}
				c, err := sheet.Claim(where, place, row.Cells)
				if err != nil {
					err = fault.New(fault.KindOf(err), "", "file %s: %w", shown(file), err)
				}
				if !yield(c, err) || err != nil {
					return
				}
			}
		}
	}
}
