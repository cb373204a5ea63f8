package survey

import (
	"testing"

	"pgregory.net/rapid"
)

func TestReviewKeyComesBack(t *testing.T) {
	text := rapid.StringN(0, 20, -1)
	rapid.Check(t, func(r *rapid.T) {
		want := ReviewKey{Project: text.Draw(r, "project"), Decision: Decision{
			Kind: DecisionKind(text.Draw(r, "kind")), Source: text.Draw(r, "source"), Response: text.Draw(r, "response"), Question: text.Draw(r, "question"),
			Theme: text.Draw(r, "theme"), Other: Ref{text.Draw(r, "other"), text.Draw(r, "id")}, TextHash: text.Draw(r, "hash"),
		}}
		got, err := ParseReviewKey(" " + want.String() + "\n")
		if err != nil || got != want {
			t.Fatalf("%v: %+v, want %+v", err, got, want)
		}
	})
}

func TestReviewKeyRefuses(t *testing.T) {
	whole := ReviewKey{Project: "p"}.String()
	for _, s := range []string{"", "canvass2" + whole[8:], whole[:len(whole)-1], whole + "/", "canvass1/%zz" + whole[9:]} {
		if k, err := ParseReviewKey(s); err == nil {
			t.Errorf("%q is read as %+v", s, k)
		}
	}
}

func TestRowHash(t *testing.T) {
	is := RowHash("k", "F1", "If it is secret,\nnobody can know.")
	for _, same := range []string{RowHash(" k", "F1 ", "If it is secret,\r\n nobody can know."), RowHash("k", "f1", "If it is secret, nobody can know!")} {
		if same != is {
			t.Errorf("%s, want %s", same, is)
		}
	}
	for _, other := range []string{RowHash("k", "F2", "If it is secret, nobody can know."), RowHash("j", "F1", "If it is secret, nobody can know."), RowHash("k", "F", "1If it is secret, nobody can know.")} {
		if other == is {
			t.Error("two rows have one hash")
		}
	}
}
