package storetest

import (
	"testing"

	"canvass/internal/survey"
)

// erasing: what was deleted upstream leaves the store too.
func (s suite) erasing() map[string]func(*testing.T) {
	return map[string]func(*testing.T){
		"ErasedStatesLoseTheirContent": s.erased,
		"ErasingTouchesNothingElse":    s.erasedAlone,
	}
}

// withdraw ingests an answerless state of a response whose earlier ones are to go.
func (b *bench) withdraw(source, id string, listing ...survey.Response) survey.Counts {
	b.Helper()
	session := b.session()
	empty := survey.Response{Source: source, ID: id, Created: day(1), Submitted: day(3), Extra: `{"deleted":true}`}
	f := whole(source, b.add(session, source, append(listing, empty)))
	f.Erased = []string{id}
	run := b.commit(session, f)
	r := run.Sources[0]
	return survey.Counts{New: r.New, Changed: r.Changed, Same: r.Same}
}

func (s suite) erased(t *testing.T) {
	b := s.new(t)
	first := response("f", "a", 3, "x")
	first.Cleaned, first.Original = 1, []byte("x as received")
	b.ingest("f", page(first))
	b.ingest("f", page(response("f", "a", 3, "y"))) // what changes at one instant is another version
	b.want("counts", b.withdraw("f", "a"), survey.Counts{Changed: 1})
	current, history := b.contents("f")
	b.want("current", brief(current), []string{"a/3 run 3"})
	b.want("history", brief(history), []string{"a/1 run 1", "a/2 run 2"})
	for _, v := range history {
		b.want("what is left", v.Response, survey.Response{Source: "f", ID: "a", Created: day(1), Submitted: day(3)})
	}
	b.want("counts of a repetition", b.withdraw("f", "a"), survey.Counts{Same: 1})
}

func (s suite) erasedAlone(t *testing.T) {
	b := s.new(t)
	put := survey.Quarantined{ID: "a", Reason: "no time", Raw: []byte("x")}
	other := survey.Quarantined{ID: "b", Reason: "no time", Raw: []byte("y")}
	for i, source := range []string{"f", "g"} {
		session := b.session()
		f := whole(source, b.add(session, source, page(response(source, "a", 3, "x"), response(source, "b", 3, "y"))))
		f.Quarantined, f.Result.Quarantined, f.Result.Fetched = []survey.Quarantined{put, other}, 2, f.Result.Fetched+2
		b.want("run", b.commit(session, f).ID, int64(i+1))
	}
	b.ingest("f", page(response("f", "a", 4, "x2"), response("f", "b", 4, "y2")))
	b.ingest("g", page(response("g", "a", 4, "x2"), response("g", "b", 4, "y2")))
	session := b.session()
	f := whole("f", b.add(session, "f", page(response("f", "a", 5, ""), response("f", "b", 4, "y2"))))
	f.Erased = []string{"a", "never seen"}
	b.commit(session, f)
	_, history := b.contents("f")
	b.want("history", brief(history), []string{"a/1 run 1", "a/2 run 3", "b/1 run 1 y"})
	_, history = b.contents("g")
	b.want("history of another source", brief(history), []string{"a/1 run 2 x", "b/1 run 2 y"})
	v := b.view()
	for source, want := range map[string][]survey.Quarantined{"f": {other}, "g": {put, other}} {
		got, err := v.Quarantined(t.Context(), source)
		b.must(err)
		b.want("quarantine of "+source, got, want)
	}
}
