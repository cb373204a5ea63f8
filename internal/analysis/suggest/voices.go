package suggest

// voices tells which texts speak for a campaign: one of each, that with the lowest
// print, so that their order does not matter. Of the others only own words count.
type voices map[int]uint64

func newVoices(texts []Text) voices {
	v := voices{}
	for _, t := range texts {
		if lowest, known := v[t.Campaign]; t.Campaign != 0 && (!known || t.Print < lowest) {
			v[t.Campaign] = t.Print
		}
	}
	return v
}

// echoes reports whether a text repeats what another of its campaign says.
func (v voices) echoes(t Text) bool { return t.Campaign != 0 && v[t.Campaign] != t.Print }

// owns reports whether a stretch of a campaign's text is the person's own.
func (t Text) owns(from, to int) bool {
	for _, s := range t.Own {
		if s.Start <= from && to <= s.End {
			return true
		}
	}
	return false
}
