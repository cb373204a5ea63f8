package gsheets

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	api "google.golang.org/api/sheets/v4"
)

// markKey is the key of a tab's developer metadata.
const markKey = "canvass.tab"

// design is raised when tabs are to look different with the same figures.
const design = 1

// mark is what canvass remembers about a tab of its own: JSON in the tab's
// developer metadata, under markKey, visible to every program that may read the
// spreadsheet, so that another service account can take over. It moves with the
// tab and goes with it. A copy of the tab has a copy of the mark but not the
// tab's id, and so is nobody's.
type mark struct {
	Project string           `json:"project"` // its slug
	Tab     string           `json:"tab"`     // export.Sheet.Name
	Sheet   int64            `json:"sheet"`   // id of the tab that was written
	Rows    int              `json:"rows"`    // of the table, header included
	Columns int              `json:"columns"`
	Layout  string           `json:"layout"`  // hash of the columns
	Figures string           `json:"figures"` // hash of everything but the source line
	Source  string           `json:"source"`  // hash of the source line
	Cells   string           `json:"cells"`   // hash of the values as they were written
	Banding int64            `json:"banding,omitempty"`
	Charts  map[string]drawn `json:"charts,omitempty"` // by Chart.Name
	Key     string           `json:"key,omitempty"`    // of a form: Table.Key
	Entries []string         `json:"entries,omitempty"`
	Names   []string         `json:"names,omitempty"` // of a form: the columns that canvass has put there
}

// drawn is a chart and the row to which canvass anchored it.
type drawn struct {
	ID  int64 `json:"id"`
	Row int64 `json:"row"`
}

// markOf returns the mark of a sheet and its metadata id; false when the sheet is
// not canvass's.
func markOf(s *api.Sheet) (mark, int64, bool) {
	for _, d := range s.DeveloperMetadata {
		var m mark
		if d.MetadataKey == markKey && json.Unmarshal([]byte(d.MetadataValue), &m) == nil && m.Sheet == s.Properties.SheetId {
			return m, d.MetadataId, true
		}
	}
	return mark{}, 0, false
}

func (m mark) value() (string, error) {
	raw, err := json.Marshal(m)
	return string(raw), err
}

// digest is a short hash of any value that JSON can hold.
func digest(v any) (string, error) {
	raw, err := json.Marshal(v)
	if err != nil {
		return "", err
	}
	return short(raw), nil
}

func short(raw []byte) string {
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:8])
}
