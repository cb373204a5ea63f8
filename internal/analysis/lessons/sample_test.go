package lessons

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"canvass/internal/analysis/answers"
)

func TestSampleIsTheSameInAnyOrder(t *testing.T) {
	a, b := Sample{Most: 10}, Sample{Most: 10}
	var texts []answers.Text
	for i := range 200 {
		texts = append(texts, answers.Text{Text: fmt.Sprint("text ", i%150)})
	}
	for i := range texts {
		a.Offer(texts[i], "en")
		b.Offer(texts[len(texts)-1-i], "en")
	}
	if d := cmp.Diff(a.Texts(), b.Texts(), cmp.AllowUnexported(Sampled{})); d != "" || len(a.Texts()) != 10 {
		t.Errorf("%d kept: %s", len(a.Texts()), d)
	}
}
