package public

import (
	"testing"

	"canvass/internal/analysis/publish"
	"canvass/internal/export"
	"canvass/internal/survey"
)

// Of a round that offers no seats nobody says that none got one.
func TestRoundsWithoutSeatsShowNone(t *testing.T) {
	p := Publication{
		Rounds: []survey.Round{
			{ID: "hall", Seats: []survey.Seat{{Mode: "in-person"}, {Mode: survey.Cancelled}}},
			{ID: "online", Seats: []survey.Seat{{Mode: survey.Cancelled}, {Mode: "either", Tries: []string{"in-person"}}}},
			{ID: "paper"},
		},
		Figures: publish.Figures{Rounds: []publish.Round{{ID: "hall"}, {ID: "online"}, {ID: "paper"}}},
	}
	row := 0
	for cells, err := range newSpeaker(p, "en").whoSections()[0].Table.Rows {
		if err != nil {
			t.Fatal(err)
		}
		for _, column := range []int{2, 3} { // with a seat, waiting
			if shown := cells[column].Kind != export.Empty; shown != (row == 0) {
				t.Errorf("%s, column %d: shown is %v", p.Rounds[row].ID, column, shown)
			}
		}
		row++
	}
	if row != 3 {
		t.Errorf("%d rows", row)
	}
}
