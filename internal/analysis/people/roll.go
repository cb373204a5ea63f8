package people

import (
	"cmp"
	"slices"
)

// Roll is the records to link, kept as numbers: each different name, address or
// organisation is held once, and of a record a few dozen bytes.
type Roll struct {
	*columns
	sources  []string
	source   []uint32
	ids      shelf // of responses
	created  []instant
	verified []bool
	typed    []uint32 // name as typed, by record
	typedIDs *words
	nameRead []uint32 // name id of names as typed
	author   []string // nil until somebody is one
	unnamed  bool     // typed is empty

	orgOf, valueOf, countryOf, groupOf *seen
}

// NewRoll returns a Roll with room for so many records.
func NewRoll(expected int) *Roll {
	r := &Roll{columns: newColumns(), typedIDs: newWords(), nameRead: make([]uint32, 1), ids: newShelf()}
	r.ids.places = nil // the first record has number 0
	r.orgOf, r.valueOf = newSeen(r.readOrg), newSeen(r.readIdentity)
	r.countryOf, r.groupOf = newSeen(folded(r.countries)), newSeen(folded(r.groups))
	for _, column := range r.all() {
		*column = slices.Grow(*column, expected)
	}
	r.created, r.verified = slices.Grow(r.created, expected), slices.Grow(r.verified, expected)
	r.ids.places, r.emails = slices.Grow(r.ids.places, expected), slices.Grow(r.emails, expected)
	r.emailIDs.expect(expected)
	return r
}

// Of makes a Roll of records.
func Of(records []Record) *Roll {
	r := NewRoll(len(records))
	for i := range records {
		r.Add(&records[i])
	}
	return r
}

// Add notes a record, whose index is the number of those before it. Its texts may
// share memory with something larger.
func (r *Roll) Add(rec *Record) {
	i := r.Len()
	source := slices.Index(r.sources, rec.Source)
	if source < 0 {
		source, r.sources = len(r.sources), append(r.sources, rec.Source)
	}
	r.ids.add(rec.ID)
	r.source, r.created, r.verified = append(r.source, uint32(source)), append(r.created, instant{rec.Created.Unix(), int32(rec.Created.Nanosecond())}), append(r.verified, rec.Verified)
	if r.unnamed {
		r.name = append(r.name, r.readTyped(rec.Name))
	} else {
		typed := r.typedID(rec.Name)
		r.typed, r.name = append(r.typed, typed), append(r.name, r.nameRead[typed])
	}
	r.email = append(r.email, r.readEmail(rec.Email))
	r.org, r.country = append(r.org, r.orgOf.id(rec.Organisation)), append(r.country, r.countryOf.id(rec.Country))
	r.group, r.phone = append(r.group, r.groupOf.id(rec.Group)), append(r.phone, r.readPhone(rec.Phone))
	for len(r.identity) < min(len(rec.Identity), mostIdentity) {
		r.identity = append(r.identity, make([]uint32, i, cap(r.name)))
	}
	for k := range r.identity {
		v := uint32(0)
		if k < len(rec.Identity) {
			v = r.valueOf.id(rec.Identity[k])
		}
		r.identity[k] = append(r.identity[k], v)
	}
	if rec.Author != "" && r.author == nil {
		r.author = make([]string, i, cap(r.name))
	}
	if r.author != nil {
		r.author = append(r.author, rec.Author)
	}
}

func (r *Roll) typedID(name string) uint32 {
	id, isNew := r.typedIDs.id(name)
	if !isNew {
		return id
	}
	r.nameRead = append(r.nameRead, r.readTyped(name))
	return id
}

func (r *Roll) readTyped(name string) uint32 {
	if len(name) > longest {
		name = cut(name)
	}
	return r.readName(name)
}

// Unnamed makes an empty roll keep no names as typed: Name may not be asked.
func (r *Roll) Unnamed() { r.unnamed, r.typed = true, nil }

// Len is the number of records.
func (r *Roll) Len() int { return r.ids.len() }

// Name is a record's name as typed.
func (r *Roll) Name(i int) string { return r.typedIDs.at(r.typed[i]) }

// Proven reports whether a record's address was proven by signing in.
func (r *Roll) Proven(i int) bool { return r.verified[i] && r.email[i] != 0 }

// Arrange puts records into another order: the one at from[i] becomes the i-th.
func (r *Roll) Arrange(from []int) {
	for _, column := range r.all() {
		if len(*column) > 0 {
			arrange(column, from)
		}
	}
	arrange(&r.ids.places, from)
	arrange(&r.created, from)
	arrange(&r.verified, from)
	if r.author != nil {
		arrange(&r.author, from)
	}
}

func arrange[T any](column *[]T, from []int) {
	sorted := make([]T, len(from))
	for to, i := range from {
		sorted[to] = (*column)[i]
	}
	*column = sorted
}

// all are the columns of numbers.
func (r *Roll) all() []*[]uint32 { return append(r.compared(), &r.source, &r.typed) }

// compared are those that units are made of.
func (c *columns) compared() []*[]uint32 {
	all := []*[]uint32{&c.name, &c.email, &c.org, &c.country, &c.group, &c.phone}
	for k := range c.identity {
		all = append(all, &c.identity[k])
	}
	return all
}

// earlier orders records by creation, then source, then id.
func (r *Roll) earlier(a, b int) int {
	return cmp.Or(r.created[a].compare(r.created[b]), cmp.Compare(r.sources[r.source[a]], r.sources[r.source[b]]), cmp.Compare(r.ID(a), r.ID(b)))
}

// instant is a time without its zone.
type instant struct {
	seconds int64
	nanos   int32
}

func (t instant) compare(o instant) int {
	return cmp.Or(cmp.Compare(t.seconds, o.seconds), cmp.Compare(t.nanos, o.nanos))
}
