package google

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"canvass/internal/fault"
)

const account = "canvass@project.iam.gserviceaccount.example"

// keyJSON is a service account's key made for the test, signing in at tokenURL.
func keyJSON(t *testing.T, tokenURL string) map[string]string {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]string{
		"type": "service_account", "client_email": account, "private_key_id": "1", "token_uri": tokenURL,
		"private_key": string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})),
	}
}

func writeFile(t *testing.T, content any, mode os.FileMode) string {
	t.Helper()
	data, isText := content.(string)
	if !isText {
		b, err := json.Marshal(content)
		if err != nil {
			t.Fatal(err)
		}
		data = string(b)
	}
	name := filepath.Join(t.TempDir(), "key.json")
	if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(name, mode); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestCredentialsThatAreRefused(t *testing.T) {
	without := func(member, value string) map[string]string {
		k := keyJSON(t, "https://127.0.0.1/token")
		k[member] = value
		return k
	}
	cases := map[string]struct {
		content    any
		mode       os.FileMode
		want, hint string
	}{
		"readable by the group": {without("type", "service_account"), 0o640, "other users of this machine can read it", "chmod 600"},
		"readable by others":    {without("type", "service_account"), 0o604, "other users of this machine can read it", "chmod 600"},
		"not JSON":              {"hello-secret", 0o600, "not a JSON file", "service account"},
		"empty":                 {"", 0o600, "not a JSON file", "service account"},
		"a list":                {"[]", 0o600, "not a service account's key", "service account"},
		"of a user":             {without("type", "authorized_user"), 0o600, "not a service account's key", "Application Default"},
		"of nobody":             {without("client_email", ""), 0o600, "not a service account's key", "service account"},
		"without a key":         {without("private_key", ""), 0o600, "private key in it is damaged or missing", "service account"},
		"with half a key":       {without("private_key", "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n"), 0o600, "private key in it is damaged", "service account"},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			file := writeFile(t, tc.content, tc.mode)
			_, err := New(context.Background(), Options{Credentials: file})
			if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), tc.want) || !strings.Contains(fault.HintOf(err), tc.hint) {
				t.Errorf("got %v, hint %q; want %q, hint with %q", err, fault.HintOf(err), tc.want, tc.hint)
			}
			if strings.Contains(err.Error()+fault.HintOf(err), "secret") || strings.Contains(err.Error(), "BEGIN") {
				t.Errorf("the file's content is in %v", err)
			}
		})
	}
}

func TestCredentialsThatAreNotThere(t *testing.T) {
	_, err := New(context.Background(), Options{Credentials: filepath.Join(t.TempDir(), "none.json")})
	if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "no such file") {
		t.Errorf("missing: %v", err)
	}
	_, err = New(context.Background(), Options{Credentials: t.TempDir()})
	if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "not a file") {
		t.Errorf("folder: %v", err)
	}
}

func TestDefaultCredentialsThatAreRefused(t *testing.T) {
	cases := map[string]struct {
		file string
		kind fault.Kind
		hint string
	}{
		"missing":            {filepath.Join(t.TempDir(), "none.json"), fault.Invalid, "path"},
		"readable by others": {writeFile(t, keyJSON(t, ""), 0o644), fault.Invalid, "chmod 600"},
		"not credentials":    {writeFile(t, `{"type":"nothing"}`, 0o600), fault.Denied, "google.credentials"},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			t.Setenv("GOOGLE_APPLICATION_CREDENTIALS", tc.file)
			_, err := New(context.Background(), Options{})
			if fault.KindOf(err) != tc.kind || !strings.Contains(fault.HintOf(err), tc.hint) {
				t.Errorf("got %v, hint %q", err, fault.HintOf(err))
			}
		})
	}
}

// office signs in and serves, over TLS on this machine.
type office struct {
	signIns, calls int
	signIn         func(n int, w http.ResponseWriter) // the nth
	serve          func(auth string, w http.ResponseWriter)
}

func (o *office) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	if r.URL.Path == "/token" {
		o.signIns++
		o.signIn(o.signIns, w)
		return
	}
	o.calls++
	o.serve(r.Header.Get("Authorization"), w)
}

// token answers a sign-in with the nth token.
func token(n int, w http.ResponseWriter) {
	fmt.Fprintf(w, `{"access_token":"token-%d","token_type":"Bearer","expires_in":3600}`, n)
}

func refuse(code int, body string) func(int, http.ResponseWriter) {
	return func(_ int, w http.ResponseWriter) { raw(code, body)(w, nil) }
}

func serveTLS(t *testing.T, o *office, credentials func(tokenURL string) string) (*Client, *clock) {
	t.Helper()
	srv := httptest.NewTLSServer(o)
	c := newClock()
	client, err := New(context.Background(), Options{
		Credentials: credentials(srv.URL + "/token"), Endpoint: srv.URL, Scopes: []string{"https://example.org/scope"},
		Now: c.Now, Sleep: c.Sleep, Base: srv.Client().Transport,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(srv.Close)
	t.Cleanup(client.HTTP().CloseIdleConnections)
	return client, c
}

func keyFile(t *testing.T) func(string) string {
	return func(tokenURL string) string { return writeFile(t, keyJSON(t, tokenURL), 0o600) }
}

func TestSignsInOnceForManyCalls(t *testing.T) {
	o := &office{signIn: token, serve: func(auth string, w http.ResponseWriter) {
		if auth != "Bearer token-1" {
			t.Errorf("sent %q", auth)
		}
		ok(w, nil)
	}}
	c, _ := serveTLS(t, o, keyFile(t))
	for range 3 {
		if _, err := get(context.Background(), c); err != nil {
			t.Fatal(err)
		}
	}
	if o.signIns != 1 || c.Account() != account {
		t.Errorf("%d sign-ins as %q; want 1 as %q", o.signIns, c.Account(), account)
	}
}

func TestRefusedTokenIsRenewedOnce(t *testing.T) {
	o := &office{signIn: token, serve: func(auth string, w http.ResponseWriter) {
		if auth == "Bearer token-1" {
			failing(401, "UNAUTHENTICATED", "")(w, nil)
			return
		}
		ok(w, nil)
	}}
	c, clock := serveTLS(t, o, keyFile(t))
	if _, err := get(context.Background(), c); err != nil || o.signIns != 2 || o.calls != 2 || len(clock.slept) > 0 {
		t.Errorf("got %v after %d sign-ins, %d calls, waits %v; want success after 2 and 2", err, o.signIns, o.calls, clock.slept)
	}
}

func TestRefusedForGood(t *testing.T) {
	o := &office{signIn: token, serve: func(_ string, w http.ResponseWriter) { failing(401, "UNAUTHENTICATED", "")(w, nil) }}
	c, _ := serveTLS(t, o, keyFile(t))
	_, err := get(context.Background(), c)
	want(t, err, fault.Denied, 401, 2)
	if o.calls != 2 || !strings.Contains(fault.HintOf(err), "sign in again") || !strings.Contains(fault.HintOf(err), account) {
		t.Errorf("%d calls, hint %q", o.calls, fault.HintOf(err))
	}
}

func TestSignInRefused(t *testing.T) {
	o := &office{signIn: refuse(400, `{"error":"invalid_grant","error_description":"secret words"}`)}
	c, clock := serveTLS(t, o, keyFile(t))
	_, err := get(context.Background(), c)
	want(t, err, fault.Denied, 400, 1)
	if o.signIns != 1 || o.calls != 0 || len(clock.slept) > 0 {
		t.Errorf("%d sign-ins, %d calls, waits %v; want one and none", o.signIns, o.calls, clock.slept)
	}
	for _, cause := range []string{"deleted", "disabled", "clock"} {
		if !strings.Contains(fault.HintOf(err), cause) {
			t.Errorf("hint %q does not name %q", fault.HintOf(err), cause)
		}
	}
	if !strings.Contains(err.Error(), "invalid_grant") || strings.Contains(err.Error(), "secret") {
		t.Errorf("message %q", err)
	}
}

func TestSignInOfAUserRefused(t *testing.T) {
	o := &office{signIn: refuse(400, `{"error":"invalid_grant"}`)}
	c, _ := serveTLS(t, o, func(tokenURL string) string {
		t.Setenv("GOOGLE_APPLICATION_CREDENTIALS", writeFile(t, map[string]string{
			"type": "authorized_user", "client_id": "i", "client_secret": "s", "refresh_token": "r", "token_uri": tokenURL,
		}, 0o600))
		return ""
	})
	_, err := get(context.Background(), c)
	want(t, err, fault.Denied, 400, 1)
	if h := fault.HintOf(err); !strings.Contains(h, "7 days") || !strings.Contains(h, "gcloud auth application-default login") {
		t.Errorf("hint %q", h)
	}
}

func TestSignInThatFailsForAWhile(t *testing.T) {
	o := &office{serve: func(_ string, w http.ResponseWriter) { ok(w, nil) }}
	o.signIn = func(n int, w http.ResponseWriter) {
		if n < 3 {
			raw(503, "<html>")(w, nil)
			return
		}
		token(n, w)
	}
	c, clock := serveTLS(t, o, keyFile(t))
	if _, err := get(context.Background(), c); err != nil || o.signIns != 3 || len(clock.slept) != 2 {
		t.Errorf("got %v after %d sign-ins, waits %v; want success after 3", err, o.signIns, clock.slept)
	}
}
