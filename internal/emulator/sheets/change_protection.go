package sheets

import (
	"slices"
)

func addProtectedRange(b *book, raw []byte) (doc, error) {
	req, err := parse[struct{ ProtectedRange doc }](raw)
	if err != nil {
		return nil, err
	}
	p, err := b.identify(req.ProtectedRange, protected, "protectedRangeId", "protected range")
	if err != nil {
		return nil, err
	}
	a, err := b.areaOf(sub(p, "range"))
	if err != nil {
		return nil, err
	}
	p = ownProtection(p)
	a.sheet.protected = append(a.sheet.protected, p)
	return doc{"protectedRange": tidy(p)}, nil
}

// ownProtection is how a protection looks to who made it: editable whatever was
// asked, with editors, and warningOnly only when true.
func ownProtection(p doc) doc {
	p = with(p, "requestingUserCanEdit", true)
	if p["warningOnly"] != true {
		delete(p, "warningOnly")
		if p["editors"] == nil {
			p["editors"] = doc{}
		}
	}
	return p
}

func updateProtectedRange(b *book, raw []byte) (doc, error) {
	req, err := parse[struct {
		ProtectedRange doc
		Fields         string
	}](raw)
	if err != nil {
		return nil, err
	}
	m, err := mask(req.Fields)
	if err == nil {
		err = knows(m, "range", "namedRangeId", "description", "warningOnly", "unprotectedRanges", "editors", "tableId", "protectedRangeId")
	}
	if err != nil {
		return nil, err
	}
	from, i, err := b.findProtected(req.ProtectedRange)
	if err != nil {
		return nil, err
	}
	id, _ := integer(req.ProtectedRange, "protectedRangeId")
	next := ownProtection(with(overlay(from.protected[i], req.ProtectedRange, m), "protectedRangeId", number(id)))
	a, err := b.areaOf(sub(next, "range"))
	if err != nil {
		return nil, err
	}
	from.protected = slices.Delete(from.protected, i, i+1)
	a.sheet.protected = append(a.sheet.protected, next)
	return nil, nil
}

func deleteProtectedRange(b *book, raw []byte) (doc, error) {
	req, err := parse[doc](raw)
	if err != nil {
		return nil, err
	}
	s, i, err := b.findProtected(req)
	if err != nil {
		return nil, err
	}
	s.protected = slices.Delete(s.protected, i, i+1)
	return nil, nil
}

// findProtected finds the protection that d names; the caller must be allowed to change it.
func (b *book) findProtected(d doc) (*sheet, int, error) {
	id, _ := integer(d, "protectedRangeId")
	s, i := b.findObject(protected, "protectedRangeId", id)
	if s == nil {
		return nil, 0, refuse("No protected range with id: %d", id)
	}
	if s.protected[i]["requestingUserCanEdit"] == false {
		return nil, 0, refuse("You do not have permission to edit this protected range.")
	}
	return s, i, nil
}
