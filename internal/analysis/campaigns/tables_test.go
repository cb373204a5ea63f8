package campaigns

import "testing"

// Tables hold more than they were made for: how many phrases there are is a guess.
func TestTablesGrow(t *testing.T) {
	phrases, letters := newRings(1), newTemplates(1)
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
		if got, want := letters.of(key), [2]int32{int32(k), int32(k) + 1}; got != want {
			t.Fatalf("phrase %d is of %v, want %v", k, got, want)
		}
	}
}
