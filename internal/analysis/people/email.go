package people

import (
	"math/bits"
	"strings"
)

// email is an address taken apart.
type email struct {
	local   uint64 // hash of the local part
	domain  uint32
	letters uint32 // of the local part, without digits and separators
	at      uint8  // how long the local part is
	first   byte   // of it, 0 when it is empty
	alike   uint8  // how many addresses have the local part, itself included, up to 255
	office  bool   // the local part names an office, not a person
	public  bool   // the domain gives addresses to everybody
}

// localPart is that of the address of a number.
func (c *columns) localPart(id uint32) string { return c.emailIDs.at(id)[:c.emails[id].at] }

// publicDomains give addresses to everybody: sharing one says nothing.
var publicDomains = map[string]bool{
	"gmail.com": true, "outlook.com": true, "outlook.es": true, "hotmail.com": true, "hotmail.es": true, "hotmail.co.uk": true, "live.com": true,
	"yahoo.com": true, "yahoo.es": true, "yahoo.co.uk": true, "ymail.com": true, "icloud.com": true, "me.com": true, "mac.com": true, "msn.com": true,
	"proton.me": true, "protonmail.com": true, "aol.com": true, "gmx.com": true, "gmx.net": true, "mail.com": true, "zoho.com": true,
	"telefonica.net": true, "terra.es": true, "comcast.net": true, "btinternet.com": true, "fastmail.com": true, "yandex.com": true, "qq.com": true,
}

// readEmail numbers an address and its parts.
func (c *columns) readEmail(raw string) uint32 {
	if raw == "" || len(raw) > longest {
		return 0
	}
	canonical := Canonical(raw)
	if canonical == "" {
		return 0
	}
	id, isNew := c.emailIDs.id(canonical)
	if !isNew {
		return id
	}
	local, domain, _ := strings.Cut(canonical, "@")
	e := email{local: hashString(local), at: uint8(len(local)), office: boxes[local], public: publicDomains[domain]}
	e.domain, _ = c.domains.id(domain)
	for i := range len(local) {
		if e.first = local[0]; letter(local[i]) {
			e.letters |= 1 << (local[i] & 31)
		}
	}
	c.emails = append(c.emails, e)
	return id
}

// perhapsSlipped reports whether two addresses of one domain may be near or a pattern,
// see compareEmails: it may be wrong about that, but not where it says no.
func perhapsSlipped(e, f *email) bool {
	if e.local == f.local || e.first != f.first {
		return false
	}
	apart := bits.OnesCount32(e.letters ^ f.letters)
	return apart == 0 || apart <= mostLetters && e.at <= f.at+2 && f.at <= e.at+2
}

// sameLetters reports whether two local parts are equal but for digits and separators.
func sameLetters(p, q string) bool {
	i, j := 0, 0
	for {
		for i < len(p) && !letter(p[i]) {
			i++
		}
		for j < len(q) && !letter(q[j]) {
			j++
		}
		if i == len(p) || j == len(q) {
			return i == len(p) && j == len(q)
		}
		if p[i] != q[j] {
			return false
		}
		i, j = i+1, j+1
	}
}

func letter(c byte) bool { return (c < '0' || c > '9') && c != '.' && c != '_' && c != '-' }
