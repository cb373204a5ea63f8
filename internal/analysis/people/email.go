package people

import "strings"

// email is an address taken apart.
type email struct {
	local, domain, skeleton uint32 // skeleton: the local part without digits and separators
	address                 string // canonical
	at                      int    // where its @ stands
	office                  bool   // the local part names an office, not a person
	public                  bool   // the domain gives addresses to everybody
}

func (e email) localPart() string  { return e.address[:e.at] }
func (e email) domainPart() string { return e.address[e.at+1:] }

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
	if id, ok := c.emailIDs.ids[canonical]; ok {
		return id
	}
	canonical = strings.Clone(canonical)
	id, _ := c.emailIDs.id(canonical)
	local, domain, _ := strings.Cut(canonical, "@")
	e := email{address: canonical, at: len(local), office: officeBox(canonical), public: publicDomains[domain]}
	e.local, _ = c.locals.id(local)
	e.domain, _ = c.domains.id(domain)
	e.skeleton, _ = c.skeletons.id(skeleton(local))
	c.emails = append(c.emails, e)
	return id
}

// skeleton keeps the letters of a local part.
func skeleton(local string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '.' || r == '_' || r == '-' {
			return -1
		}
		return r
	}, local)
}
