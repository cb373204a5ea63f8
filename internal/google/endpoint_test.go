package google

import (
	"context"
	"testing"

	"canvass/internal/fault"
)

func TestEndpoints(t *testing.T) {
	cases := map[string]place{
		"":                             {"https://forms.googleapis.com/", "https://sheets.googleapis.com/", "https://www.googleapis.com/drive/v3/", false, true},
		"http://127.0.0.1:8080":        {"http://127.0.0.1:8080/", "http://127.0.0.1:8080/", "http://127.0.0.1:8080/drive/v3/", true, false},
		"http://127.0.0.1:8080/":       {"http://127.0.0.1:8080/", "http://127.0.0.1:8080/", "http://127.0.0.1:8080/drive/v3/", true, false},
		"http://localhost:8080/google": {"http://localhost:8080/google/", "http://localhost:8080/google/", "http://localhost:8080/google/drive/v3/", true, false},
		"http://127.9.9.9:1":           {"http://127.9.9.9:1/", "http://127.9.9.9:1/", "http://127.9.9.9:1/drive/v3/", true, false},
		"http://[::1]:1":               {"http://[::1]:1/", "http://[::1]:1/", "http://[::1]:1/drive/v3/", true, false},
		"https://[::1]:1":              {"https://[::1]:1/", "https://[::1]:1/", "https://[::1]:1/drive/v3/", true, true},
		"https://forms.googleapis.com": {"https://forms.googleapis.com/", "https://forms.googleapis.com/", "https://forms.googleapis.com/drive/v3/", false, true},
	}
	for in, want := range cases {
		if got, err := parseEndpoint(in); got != want || err != nil {
			t.Errorf("%q: got %+v, %v; want %+v", in, got, err, want)
		}
	}
}

func TestEndpointsThatAreRefused(t *testing.T) {
	for _, in := range []string{
		"http://forms.googleapis.com", "http://example.org", "http://10.0.0.1:80", "http://0.0.0.0:80", "http://localhost.example.org",
		"http://127.0.0.1.example.org", "https://example.org", "https://googleapis.com.example.org", "https://forms.googleapis.com.",
		"https://evilgoogleapis.com", "ftp://127.0.0.1", "127.0.0.1:8080", "localhost:8080", "//127.0.0.1", "http://", "http://user:word@127.0.0.1",
		"http://127.0.0.1?x=1", "http://127.0.0.1#x", "::", "http://[::2]:1",
	} {
		p, err := parseEndpoint(in)
		if fault.KindOf(err) != fault.Invalid || fault.HintOf(err) == "" {
			t.Errorf("%q: got %+v, %v, hint %q; want it refused", in, p, err, fault.HintOf(err))
		}
	}
}

func TestPlainHTTPGetsNoCredentials(t *testing.T) {
	c, s, _ := serve(t, Options{Credentials: "/there/is/no/such/file.json"}, ok)
	if _, err := get(context.Background(), c); err != nil {
		t.Fatal(err)
	}
	if s.seen[0].auth != "" || c.Account() != "" {
		t.Errorf("sent %q as %q", s.seen[0].auth, c.Account())
	}
}

func TestLocalCallsAreNotLimited(t *testing.T) {
	c, _, clock := serve(t, Options{}, ok)
	for range 500 {
		if _, err := get(context.Background(), c); err != nil {
			t.Fatal(err)
		}
	}
	if len(clock.slept) > 0 {
		t.Errorf("waited %d times", len(clock.slept))
	}
}

func TestOtherServersAreNeverCalled(t *testing.T) {
	c, s, _ := serve(t, Options{}, ok)
	for _, address := range []string{"http://127.0.0.1:1/v1/forms/F", "https://example.org/", c.Forms()[:len(c.Forms())-1] + ".example.org/"} {
		if err := c.Get(context.Background(), address, checkJSON); err == nil || len(s.seen) > 0 {
			t.Errorf("%s: got %v after %d calls", address, err, len(s.seen))
		}
	}
}

func TestGoogleIsReachedThroughTheUsualProxyAndLocalServersAreNot(t *testing.T) {
	if newBase(place{local: true}).Proxy != nil || newBase(place{}).Proxy == nil {
		t.Error("proxies are used for local servers, or not for Google")
	}
}
