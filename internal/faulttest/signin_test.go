package faulttest

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
)

// deadToken signs in where the refresh token, or the key, is refused for good: the
// message names what it can be, nothing is asked again and again, and nothing stored
// changes.
func deadToken(w *world) {
	w.exits(0)
	before := w.stored()
	var asked atomic.Int32
	office := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		out.WriteHeader(http.StatusBadRequest)
		_, _ = out.Write([]byte(`{"error": "invalid_grant", "error_description": "canary words of the server"}`))
	}))
	defer office.Close()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	w.must(err)
	der, err := x509.MarshalPKCS8PrivateKey(key)
	w.must(err)
	file, err := json.Marshal(map[string]string{
		"type": "service_account", "client_email": "canvass@project.example.org", "private_key_id": "1", "token_uri": office.URL,
		"private_key": string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})),
	})
	w.must(err)
	w.file("key.json", string(file))
	w.file("signed.yaml", strings.Replace(configuration, "sources:", "google: {credentials: key.json}\nsources:", 1))
	env := w.env
	w.env = append(plainEnviron(), "TZ=UTC") // no emulator: to it no credentials are sent
	for _, args := range [][]string{{"run"}, {"run", "--full"}} {
		e := w.run(w.bin.ingest(), append(args, "--config", "signed.yaml")...)
		if e.code != 4 {
			w.Errorf("exit %d: %s", e.code, e.err)
		}
		for _, word := range []string{"invalid_grant", "clock", "key"} {
			if !strings.Contains(e.err, word) {
				w.Errorf("the message does not speak of %q:\n%s", word, e.err)
			}
		}
	}
	if n := asked.Load(); n > 4 { // two sources, two runs
		w.Errorf("signed in %d times", n)
	}
	w.env = env
	if after := w.stored(); len(after) != len(before) {
		w.Errorf("%d responses, before %d", len(after), len(before))
	}
	w.calm()
}
