package analysis

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/campaigns"
	"canvass/internal/analysis/consent"
	"canvass/internal/analysis/people"
	"canvass/internal/analysis/seats"
	"canvass/internal/survey"
	"canvass/internal/text"
)

// Input is everything stored about one configured source.
type Input struct {
	Forms       []survey.Form // revisions, newest first
	Pins        []survey.Pin
	Current     iter.Seq2[survey.Version, error] // current responses that are not gone
	History     iter.Seq2[survey.Version, error] // superseded versions and gone responses; read for registrations only
	Expected    int                              // how many Current will be, as far as that is known: room is made at once
	Gone        int
	Quarantined int
	RunTime     func(run int64) time.Time // when a run was; places the disappearance of a response
}

// Analyse makes Findings of a project's inputs, one for each configured source
// and in that order, and of what people decided, the earliest first. It ranges over
// Current once, over that of feedback twice where decisions on themes are there to
// learn from, and over History at most once.
// The only errors are those of the inputs and of an unusable codebook.
func Analyse(p survey.Project, inputs []Input, decisions []survey.Decision, needs Needs) (*Findings, error) {
	a, err := newAnalyst(p, decisions, needs)
	if err != nil {
		return nil, err
	}
	a.finder = newFinder(p, inputs, needs)
	a.makeRoom(inputs)
	if err := a.teach(inputs); err != nil {
		return nil, err
	}
	for i, in := range inputs {
		if err := a.source(i, in); err != nil {
			return nil, err
		}
	}
	a.findings.Stale, a.findings.Denied, a.findings.tagger = a.tagger.locks.stale, a.tagger.locks.denied, a.tagger
	if a.stances != nil {
		a.findings.Stale = append(a.findings.Stale, a.stances.stale...)
	}
	a.order()
	a.numberAttendance()
	a.link()
	a.choose()
	a.findCampaigns()
	if needs.Seats {
		a.allocate()
	}
	a.attend()
	return a.findings, nil
}

// analyst gathers while the inputs stream by.
type analyst struct {
	findings  *Findings
	needs     Needs
	tagger    *tagger
	finder    *campaigns.Finder // of copies; nil: nobody asks
	decisions []survey.Decision
	stances   *stances // nil: nobody needs them
	consents  consent.Phrases
	modes     seats.Modes
	questions map[answers.Question]int
	groups    answers.Groups
	roll      *people.Roll // parallel to findings.Cases
	departed  []departed

	contributions slab[Contribution]       // memory for those of bare texts
	earlier       map[caseKey][]seats.Wish // what registrations said before their current version

	attendance []int         // indexes into findings.Cases: the rows of attendance lists
	signed     *people.Roll  // the roll, kept beyond linking while there are such rows
	bonds      *survey.Bonds // what people decided of who is who, while there are such rows
}

// slab is where lists that are kept as long as each other lie side by side: a million
// pieces of memory take long to make and to look after.
type slab[T any] struct{ rest []T }

// take returns an empty list with room for n.
func (s *slab[T]) take(n int) []T {
	if n > cap(s.rest) {
		s.rest = make([]T, 0, max(n, pieceOfSlab))
	}
	list := s.rest[:0:n]
	s.rest = s.rest[n:n:cap(s.rest)]
	return list
}

const pieceOfSlab = 512

// keep returns a copy of a list; nil of an empty one.
func (s *slab[T]) keep(list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return append(s.take(len(list)), list...)
}

// caseKey names a response.
type caseKey struct {
	source int
	id     string
}

// departed is a registration that a complete listing no longer contained.
type departed struct {
	key    caseKey
	record people.Record
	round  int
	at     time.Time
	person int // index into findings.People, once linked
}

func newAnalyst(p survey.Project, decisions []survey.Decision, needs Needs) (*analyst, error) {
	t, err := newTagger(p, decisions)
	if err != nil {
		return nil, err
	}
	var st *stances
	if needs.Themes && needs.Stances {
		if st, err = newStances(decisions); err != nil {
			return nil, err
		}
	}
	return &analyst{
		findings: &Findings{Project: p}, needs: needs, tagger: t, stances: st, decisions: decisions, consents: consent.New(p.Consent), modes: seats.NewModes(p.Rounds),
		questions: map[answers.Question]int{}, groups: answers.NewGroups(p), earlier: map[caseKey][]seats.Wish{},
	}, nil
}

// makeRoom spares the growth of what has an element for every response.
func (a *analyst) makeRoom(inputs []Input) {
	n := 0
	for _, in := range inputs {
		n += in.Expected
	}
	a.findings.Cases, a.roll = slices.Grow(a.findings.Cases, n), people.NewRoll(n)
}

// source reads one source's responses.
func (a *analyst) source(i int, in Input) error {
	s := a.findings.Project.Sources[i]
	facts := SourceFacts{
		Binding: survey.Bind(s, in.Forms, in.Pins), Forms: len(in.Forms), Gone: in.Gone, Quarantined: in.Quarantined,
	}
	a.register(s)
	reader, verified, round := answers.NewReader(facts.Binding, a.findings.Project.Principles), answers.Verified(in.Forms), a.round(s)
	for v, err := range in.Current {
		if err != nil {
			return err
		}
		facts.Cleaned += v.Cleaned
		a.response(i, round, &v, reader, verified)
	}
	if s.Role == survey.Registration {
		if err := a.history(i, round, in, reader, verified); err != nil {
			return err
		}
	}
	a.findings.Sources = append(a.findings.Sources, facts)
	return nil
}

// register gives every configured rating and text question its index.
func (a *analyst) register(s survey.Source) {
	ordinals := map[[2]string]int{}
	for _, m := range s.Mappings {
		ordinals[[2]string{string(m.Field), m.Principle}]++
		if s.PlacedByQuote(m) {
			for _, q := range answers.Placed(survey.Meaning{Mapping: m, Ordinal: ordinals[[2]string{string(m.Field), ""}]}, a.findings.Project.Principles) {
				a.question(q)
			}
			continue
		}
		if m.Field == survey.FieldRating || m.Field.Contribution() {
			a.question(answers.Question{Field: m.Field, Principle: m.Principle, Ordinal: ordinals[[2]string{string(m.Field), m.Principle}]})
		}
	}
}

func (a *analyst) question(q answers.Question) int {
	i, ok := a.questions[q]
	if !ok {
		i = len(a.findings.Questions)
		a.questions[q] = i
		a.findings.Questions = append(a.findings.Questions, q)
	}
	return i
}

// round is the source's round; a project of one round needs no mention of it.
func (a *analyst) round(s survey.Source) int {
	rounds := a.findings.Project.Rounds
	if s.Round == "" && len(rounds) == 1 {
		return 0
	}
	return slices.IndexFunc(rounds, func(r survey.Round) bool { return r.ID == s.Round })
}

// response turns one current response into a Case.
func (a *analyst) response(i, round int, v *survey.Version, reader *answers.Reader, verified bool) {
	s, said := &a.findings.Project.Sources[i], reader.ReadNext(v)
	c := Case{
		Source: i, ID: v.ID, Created: v.Created, Submitted: v.Submitted, Edited: v.Edited() || v.Number > 1 && !s.Remarks(),
		Round: round, Language: s.Language, Group: a.groups.Read(said),
		Place: said.Place, Withdrawn: s.Remarks() && len(v.Answers) == 0,
	}
	switch s.Role {
	case survey.Registration:
		c.Mode = a.modes.Read(round, said.Fields[survey.FieldAttendance])
	case survey.Feedback:
		c.Consent = a.consents.Read(said.Fields[survey.FieldConsentQuote])
		c.Ratings = slices.Grow(c.Ratings, len(said.Ratings))
		for _, r := range said.Ratings {
			c.Ratings = append(c.Ratings, Rating{Question: a.question(r.Question), Value: int8(r.Value)})
		}
		a.texts(&c, s, said)
	}
	record := reader.Record(&v.Response, said, verified)
	if s.Role == survey.Attendance {
		c.Came = mark(said.Fields[survey.FieldAttendance], reader.Asks(survey.FieldAttendance))
		record.Created = record.Created.AddDate(1000, 0, 0) // after all that people sent: a list, often without times, must not change who is known by which id
	}
	a.findings.Cases = append(a.findings.Cases, c)
	a.roll.Add(&record)
}

// texts reads the texts of a feedback response, as far as anybody needs them.
func (a *analyst) texts(c *Case, s *survey.Source, said *answers.Said) {
	if a.needs.Themes {
		ref := survey.Ref{Source: s.Name, Response: c.ID}
		c.Texts = a.tagger.read(ref, said.Texts, s.Language, a.question)
		if a.stances != nil {
			a.stances.read(ref, c.Texts, *said, a.tagger.cuts)
		}
		if shown := longest(c.Texts); c.Language == "" || shown == text.Other {
			c.Language = shown
		}
	} else {
		c.Texts = bare(a.contributions.take(len(said.Texts)), said.Texts, a.question)
	}
	if a.finder != nil {
		a.note(c, said.Texts)
	}
}

// history adds what registrations said earlier, and those that disappeared.
func (a *analyst) history(i, round int, in Input, reader *answers.Reader, verified bool) error {
	for v, err := range in.History {
		if err != nil {
			return err
		}
		key, said := caseKey{i, v.ID}, reader.Read(v)
		mode := a.modes.Read(round, said.Fields[survey.FieldAttendance])
		a.earlier[key] = append(a.earlier[key], seats.Wish{Mode: mode, At: v.Submitted, Tie: v.ID})
		if v.GoneIn == 0 {
			continue
		}
		a.depart(departed{key: key, record: reader.Record(&v.Response, &said, verified), round: round, at: in.RunTime(v.GoneIn)})
	}
	return nil
}

// depart notes a registration that disappeared, the latest of its versions.
func (a *analyst) depart(gone departed) {
	if n := len(a.departed); n > 0 && a.departed[n-1].key == gone.key {
		a.departed[n-1] = gone
	} else {
		a.departed = append(a.departed, gone)
	}
}

// order sorts cases as documented, so that nothing below depends on arrival. As a
// rule they come in order.
func (a *analyst) order() {
	if slices.IsSortedFunc(a.findings.Cases, byTime) {
		return
	}
	index := make([]int, len(a.findings.Cases))
	for i := range index {
		index[i] = i
	}
	cases := a.findings.Cases
	slices.SortFunc(index, func(x, y int) int {
		return byTime(cases[x], cases[y])
	})
	sorted := make([]Case, len(index))
	for to, from := range index {
		sorted[to] = cases[from]
	}
	a.findings.Cases = sorted
	a.roll.Arrange(index)
}

// byTime is the order of Findings.Cases.
func byTime(p, q Case) int {
	return cmp.Or(cmp.Compare(p.Source, q.Source), p.Submitted.Compare(q.Submitted), cmp.Compare(p.ID, q.ID))
}

// longest is the language of a response's longest text in a known language.
func longest(texts []Contribution) string {
	best := Contribution{}
	for _, t := range texts {
		if t.Language != "" && t.Runes > best.Runes {
			best = t
		}
	}
	return best.Language
}
