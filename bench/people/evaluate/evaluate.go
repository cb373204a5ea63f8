// Package evaluate scores who a linker took for one person against who is.
package evaluate

// Row is one response: the person it is of, and the one it was given to.
type Row struct {
	Truth, Got string
	Box        string // the shared address it came from, "" for none
	Family     string // a group of strangers who share names or addresses, "" for none
}

// Score is how good a partition is. Precision, Recall and F1 are over pairs, the B
// figures after Bagga and Baldwin over rows.
type Score struct {
	Rows, True, Found, Right int // pairs: of one person, joined, both
	Precision, Recall, F1    float64
	BPrecision, BRecall, BF1 float64
	Sharing, WrongSharing    int // pairs of different people on one box, and how many of them were joined
}

// Of scores rows.
func Of(rows []Row) Score {
	truth, got, both := map[string]int{}, map[string]int{}, map[[2]string]int{}
	boxes := map[string]map[[2]string]int{}
	for _, r := range rows {
		truth[r.Truth]++
		got[r.Got]++
		both[[2]string{r.Truth, r.Got}]++
		if r.Box != "" {
			if boxes[r.Box] == nil {
				boxes[r.Box] = map[[2]string]int{}
			}
			boxes[r.Box][[2]string{r.Truth, r.Got}]++
		}
	}
	s := Score{Rows: len(rows), True: pairs(truth), Found: pairs(got), Right: pairs(both)}
	s.Precision, s.Recall = ratio(s.Right, s.Found), ratio(s.Right, s.True)
	s.F1 = harmonic(s.Precision, s.Recall)
	for k, n := range both {
		s.BPrecision += float64(n) * float64(n) / float64(got[k[1]])
		s.BRecall += float64(n) * float64(n) / float64(truth[k[0]])
	}
	s.BPrecision, s.BRecall = s.BPrecision/float64(len(rows)), s.BRecall/float64(len(rows))
	s.BF1 = harmonic(s.BPrecision, s.BRecall)
	for _, box := range boxes {
		t, g, all := map[string]int{}, map[string]int{}, 0
		for k, n := range box {
			t[k[0]] += n
			g[k[1]] += n
			all += n
		}
		s.Sharing += all*(all-1)/2 - pairs(t)
		s.WrongSharing += pairs(g) - pairs(box)
	}
	return s
}

func pairs[K comparable](groups map[K]int) int {
	total := 0
	for _, n := range groups {
		total += n * (n - 1) / 2
	}
	return total
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

func harmonic(a, b float64) float64 {
	if a+b == 0 {
		return 0
	}
	return 2 * a * b / (a + b)
}
