package google

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"canvass/internal/fault"
)

// place is where the servers are.
type place struct {
	forms, sheets, drive string
	local                bool // on this machine: no quotas to keep to
	signIn               bool // credentials are sent
}

// parseEndpoint accepts Google itself, this machine, and nothing else: an
// endpoint is given the credentials, or the answers of real people.
func parseEndpoint(endpoint string) (place, error) {
	if endpoint == "" {
		return place{
			forms:  "https://forms.googleapis.com/",
			sheets: "https://sheets.googleapis.com/",
			drive:  "https://www.googleapis.com/drive/v3/",
			signIn: true,
		}, nil
	}
	u, err := url.Parse(endpoint)
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return place{}, fault.New(fault.Invalid, "write it like http://127.0.0.1:8080", "google.endpoint is not the address of a server")
	}
	local := loopback(u.Hostname())
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return place{}, fault.New(fault.Invalid, "write it like http://127.0.0.1:8080", "google.endpoint must begin with http:// or https://")
	case u.Scheme == "http" && !local:
		return place{}, fault.New(fault.Invalid, "use https, or a server on this machine",
			"google.endpoint: plain http to %s, which is not this machine", u.Hostname())
	case !local && !strings.HasSuffix(strings.ToLower(u.Hostname()), ".googleapis.com"):
		return place{}, fault.New(fault.Invalid, "leave google.endpoint empty to use Google; only a server on this machine may stand in for it",
			"google.endpoint: %s is neither Google nor this machine", u.Hostname())
	}
	base := strings.TrimRight(u.String(), "/") + "/"
	return place{base, base, base + "drive/v3/", local, u.Scheme == "https"}, nil
}

// serves reports whether a request belongs here. Nothing else is ever sent, so
// that no token can reach another server.
func (p place) serves(u *url.URL) bool {
	address := u.String()
	return strings.HasPrefix(address, p.forms) || strings.HasPrefix(address, p.sheets) || strings.HasPrefix(address, p.drive)
}

// loopback reports whether host can only be this machine.
func loopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.Unmap().IsLoopback()
}

// newBase returns what sends a single request. How long an answer may take is
// watched by the transport, where progress can be seen.
func newBase(p place) *http.Transport {
	t := &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           (&net.Dialer{Timeout: 30 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		TLSHandshakeTimeout:   15 * time.Second,
		ExpectContinueTimeout: time.Second,
		IdleConnTimeout:       90 * time.Second,
		MaxIdleConnsPerHost:   8,
		ForceAttemptHTTP2:     true,
	}
	if p.local {
		t.Proxy = nil
	}
	return t
}
