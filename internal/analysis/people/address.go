package people

import "strings"

// boxes are local parts that belong to an office rather than to a person.
var boxes = map[string]bool{
	"info": true, "admin": true, "office": true, "contact": true, "contacto": true, "hello": true, "hola": true, "mail": true,
	"correo": true, "team": true, "equipo": true, "events": true, "eventos": true, "registro": true, "secretaria": true,
	"secretariat": true, "reception": true, "recepcion": true, "administracion": true, "oficina": true, "enquiries": true,
	"press": true, "prensa": true, "comunicacion": true, "communications": true, "support": true, "procurement": true, "compras": true,
}

// Canonical returns the form of an address in which two spellings of one mailbox
// are equal: trimmed, lower case, without a +tag, for Gmail without dots. Text
// that is not an address gives "".
func Canonical(address string) string {
	if plain(address) {
		return address
	}
	a := strings.ToLower(strings.TrimSpace(address))
	local, domain, ok := strings.Cut(a, "@")
	if !ok || domain == "" || strings.ContainsAny(a, " \t\r\n") || strings.Contains(domain, "@") {
		return ""
	}
	if domain != "gmail.com" && domain != "googlemail.com" && !strings.Contains(local, "+") && local != "" {
		return a
	}
	local, _, _ = strings.Cut(local, "+")
	if domain == "googlemail.com" {
		domain = "gmail.com"
	}
	if domain == "gmail.com" {
		local = strings.ReplaceAll(local, ".", "")
	}
	if local == "" {
		return ""
	}
	return local + "@" + domain
}

// plain reports whether an address is canonical as it stands, as far as a look at its
// letters tells: small ones, figures and what stands between them, one @ in the midst,
// and Gmail left to a closer look.
func plain(address string) bool {
	at := -1
	for i := range len(address) {
		switch c := address[i]; {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '.', c == '-', c == '_':
		case c == '@' && at < 0:
			at = i
		default:
			return false
		}
	}
	return at > 0 && at < len(address)-1 && address[at+1] != 'g'
}
