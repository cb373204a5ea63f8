package provider

import (
	"net/netip"
	"net/url"
	"strings"
	"unicode"

	"canvass/internal/fault"
)

// parse returns the address that questions go to, and whether it is on this machine:
// only there plain http is good enough for what people wrote.
func parse(base string) (address string, local bool, err error) {
	const hint = "write it like http://127.0.0.1:8080/v1 or https://example.org/v1"
	if base == "" {
		return "", false, fault.New(fault.Invalid, "set provider.url and provider.model in the configuration; without them nothing is ever sent", "no provider is configured")
	}
	u, err := url.Parse(base)
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return "", false, fault.New(fault.Invalid, hint, "provider.url is not the address of a service")
	}
	local = loopback(u.Hostname())
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return "", false, fault.New(fault.Invalid, hint, "provider.url must begin with http:// or https://")
	case u.Scheme == "http" && !local:
		return "", false, fault.New(fault.Invalid, "use https, or a service on this machine", "provider.url: plain http to %s, which is not this machine", u.Hostname())
	}
	return strings.TrimSuffix(strings.TrimRight(u.String(), "/"), "/chat/completions") + "/chat/completions", local, nil
}

// loopback reports whether host can only be this machine.
func loopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.Unmap().IsLoopback()
}

// bad reports whether a key could not be a header.
func bad(key string) bool {
	return strings.ContainsFunc(key, func(r rune) bool { return r > unicode.MaxASCII || r <= ' ' || r == 0x7f })
}
