package campaigns

import (
	"fmt"
	"testing"
)

// Tables hold more than they were made for: how many phrases there are is a guess.
func TestTablesGrow(t *testing.T) {
	phrases, letters := newRings(1), &templates{}
	letters.empty(1)
	for k := range uint32(5000) {
		key := k * 2654435761
		if got := phrases.turn(key, 7); got[0] != -1 {
			t.Fatalf("phrase %d was used by %v before anybody used it", k, got)
		}
		letters.add(key, int32(k))
		letters.add(key, int32(k)+1)
	}
	for k := range uint32(5000) {
		key := k * 2654435761
		if got := phrases.turn(key, 9); got[0] != 7 || got[1] != -1 {
			t.Fatalf("phrase %d was used by %v", k, got)
		}
		if got, want := letters.slot(key).owners, [2]int32{int32(k), int32(k) + 1}; got != want {
			t.Fatalf("phrase %d is of %v, want %v", k, got, want)
		}
	}
}

// A text keeps its number however many come after it, and words theirs, however few
// were expected.
func TestTextsKeepTheirNumbers(t *testing.T) {
	for _, expected := range []int{0, 10, 100_000} {
		f := New(nil, false, expected)
		for round := range 2 {
			for k := range int32(3000) {
				n, again := f.Add(fmt.Sprintf("Text number %d says little.", k/2))
				if n != k/2 || again != (round > 0 || k%2 == 1) {
					t.Fatalf("%d expected: text %d has the number %d (again: %v)", expected, k/2, n, again)
				}
			}
		}
		if n, again := f.Add("text NUMBER 7 says little!"); !again || f.forms[n].doc != f.forms[7].doc {
			t.Errorf("%d expected: the same words are another document", expected)
		}
	}
}
