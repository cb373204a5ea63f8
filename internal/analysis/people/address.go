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
