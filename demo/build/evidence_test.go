package main

import (
	"slices"
	"strings"
	"testing"
)

// The planted identities are what exact evidence gives: the same address, and
// names that can be one name. This is a second, naive reading of that rule.
func TestIdentitiesAreWhatExactEvidenceGives(t *testing.T) {
	list := invented(t).responses
	for i, a := range list {
		for _, b := range list[i+1:] {
			linked := mailbox(a) != "" && mailbox(a) == mailbox(b) && oneName(a, b, list)
			if linked && a.identity() != b.identity() {
				t.Errorf("%s and %s are linked by %s but planted as two", a.identity(), b.identity(), mailbox(a))
			}
		}
		if j := slices.IndexFunc(list[:i], func(b *response) bool { return b.identity() == a.identity() }); j >= 0 {
			if !slices.ContainsFunc(list[:i], func(b *response) bool {
				return b.identity() == a.identity() && mailbox(a) != "" && mailbox(a) == mailbox(b) && oneName(a, b, list)
			}) {
				t.Errorf("%s: nothing links %s to the earlier responses", a.identity(), a.id)
			}
		}
	}
}

func mailbox(r *response) string {
	address := r.email
	if address == "" {
		address = strings.Join(r.answers["email"].texts, "")
	}
	local, domain, _ := strings.Cut(strings.ToLower(strings.TrimSpace(address)), "@")
	local, _, _ = strings.Cut(local, "+")
	if domain == "gmail.com" {
		local = strings.ReplaceAll(local, ".", "")
	}
	if local == "" {
		return ""
	}
	return local + "@" + domain
}

func nameOf(r *response) []string {
	name := strings.Join(append(slices.Clone(r.answers["name"].texts), r.answers["name/2"].texts...), " ")
	return strings.Fields(strings.ReplaceAll(strings.ToLower(plain(name)), ".", ""))
}

// oneName allows a blank name unless the box is seen with names that differ.
func oneName(a, b *response, all []*response) bool {
	x, y := nameOf(a), nameOf(b)
	if len(x) > 0 && len(y) > 0 {
		return compatible(x, y)
	}
	for _, r := range all {
		for _, s := range all {
			if mailbox(r) == mailbox(a) && mailbox(s) == mailbox(a) && len(nameOf(r)) > 0 && len(nameOf(s)) > 0 && !compatible(nameOf(r), nameOf(s)) {
				return false
			}
		}
	}
	return true
}

// compatible: every word of the shorter name is in the longer one, an initial
// standing for any word that begins with it.
func compatible(x, y []string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	for _, word := range x {
		if !slices.ContainsFunc(y, func(other string) bool {
			return word == other || len(word) == 1 && strings.HasPrefix(other, word) || len(other) == 1 && strings.HasPrefix(word, other)
		}) {
			return false
		}
	}
	return true
}
