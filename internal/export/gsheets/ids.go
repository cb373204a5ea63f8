package gsheets

import (
	"hash/fnv"

	api "google.golang.org/api/sheets/v4"
)

// ids gives out the ids of what is added. An id is derived from the thing's name,
// so that the same plan asks for the same ids, and steps aside for one in use.
type ids map[int64]bool

// usedIDs are all ids in a document. The kinds share one set: canvass then never
// gives the same number to two things, which helps who reads a log.
func usedIDs(doc *api.Spreadsheet) ids {
	used := ids{0: true}
	for _, d := range doc.DeveloperMetadata {
		used[d.MetadataId] = true
	}
	for _, s := range doc.Sheets {
		used[s.Properties.SheetId] = true
		for _, c := range s.Charts {
			used[c.ChartId] = true
		}
		for _, c := range s.Slicers {
			used[c.SlicerId] = true
		}
		for _, b := range s.BandedRanges {
			used[b.BandedRangeId] = true
		}
		for _, p := range s.ProtectedRanges {
			used[p.ProtectedRangeId] = true
		}
		for _, d := range s.DeveloperMetadata {
			used[d.MetadataId] = true
		}
	}
	return used
}

// take returns a free positive id for the thing of that name.
func (used ids) take(name string) int64 {
	h := fnv.New32a()
	h.Write([]byte(name))
	id := int64(h.Sum32() >> 1)
	for used[id] {
		id = (id + 1) & 0x7fffffff
	}
	used[id] = true
	return id
}
