package google

import (
	"context"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"runtime"
	"sync"
	"time"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/google"

	"canvass/internal/fault"
)

// tokens signs in when first needed and keeps the result until it expires or is
// dropped.
type tokens struct {
	account string // e-mail address of the service account, if known
	keyFile bool   // a key file of ours, not Application Default Credentials
	project string // that user credentials are billed to, or ""
	fetch   func(context.Context) (*oauth2.Token, error)

	mu    sync.Mutex
	token *oauth2.Token
}

// get returns a token that has not expired.
func (t *tokens) get(ctx context.Context) (*oauth2.Token, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.token.Valid() {
		return t.token, nil
	}
	token, err := t.fetch(ctx)
	if err != nil {
		return nil, err
	}
	t.token = token
	return token, nil
}

// drop forgets a token that the server refused. Another call may have signed in
// again meanwhile: then there is nothing to forget.
func (t *tokens) drop(refused *oauth2.Token) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.token == refused {
		t.token = nil
	}
}

// readCredentials reads who signs in; nothing is sent.
func readCredentials(ctx context.Context, o Options) (*tokens, error) {
	// Signing in is one small request of the library's own; calls repeat it.
	client := &http.Client{Transport: o.Base, Timeout: 30 * time.Second}
	if o.Credentials != "" {
		return readKeyFile(o.Credentials, o.Scopes, client)
	}
	return readDefault(context.WithValue(ctx, oauth2.HTTPClient, client), o.Scopes, client)
}

func readKeyFile(name string, scopes []string, client *http.Client) (*tokens, error) {
	data, err := readPrivate(name)
	if err != nil {
		return nil, err
	}
	const hint = "download a service account's key as JSON from the Google Cloud console; or leave google.credentials empty to use Application Default Credentials"
	if !json.Valid(data) {
		return nil, fault.New(fault.Invalid, hint, "credentials %s: not a JSON file", name)
	}
	conf, err := google.JWTConfigFromJSON(data, scopes...)
	if err != nil || conf.Email == "" {
		return nil, fault.New(fault.Invalid, hint, "credentials %s: not a service account's key", name)
	}
	if !readableKey(conf.PrivateKey) {
		return nil, fault.New(fault.Invalid, hint, "credentials %s: the private key in it is damaged or missing", name)
	}
	return &tokens{account: conf.Email, keyFile: true, fetch: func(ctx context.Context) (*oauth2.Token, error) {
		return conf.TokenSource(context.WithValue(ctx, oauth2.HTTPClient, client)).Token()
	}}, nil
}

// named is the account that a key file is of; "" where that cannot be read.
func named(keyFile string) string {
	var key struct {
		Account string `json:"client_email"`
	}
	if keyFile == "" {
		return ""
	}
	if data, err := readPrivate(keyFile); err != nil || json.Unmarshal(data, &key) != nil {
		return ""
	}
	return key.Account
}

// readPrivate reads a file that nobody but its owner may read.
func readPrivate(name string) ([]byte, error) {
	f, err := os.Open(name) //nolint:gosec // whoever runs canvass names the file
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fault.New(fault.Invalid, "check the path: in the configuration it is relative to that file", "credentials %s: no such file", name)
	case err != nil:
		return nil, fault.New(fault.Denied, "let the user who runs canvass own the file", "credentials %s: this user may not read it", name)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	switch {
	case !info.Mode().IsRegular():
		return nil, fault.New(fault.Invalid, "name a service account's key file", "credentials %s: not a file", name)
	case runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0:
		return nil, fault.New(fault.Invalid, "run: chmod 600 "+name, "credentials %s: other users of this machine can read it", name)
	}
	data, err := io.ReadAll(io.LimitReader(f, 1<<20))
	if err != nil {
		return nil, fault.New(fault.Denied, "", "credentials %s: it cannot be read", name)
	}
	return data, nil
}

func readableKey(data []byte) bool {
	block, _ := pem.Decode(data)
	if block == nil {
		return false
	}
	if _, err := x509.ParsePKCS8PrivateKey(block.Bytes); err == nil {
		return true
	}
	_, err := x509.ParsePKCS1PrivateKey(block.Bytes)
	return err == nil
}

func readDefault(ctx context.Context, scopes []string, client *http.Client) (*tokens, error) {
	// The library reads the same variable, and would read any file that it names.
	if name := os.Getenv("GOOGLE_APPLICATION_CREDENTIALS"); name != "" {
		if _, err := readPrivate(name); err != nil {
			return nil, err
		}
	}
	creds, err := google.FindDefaultCredentials(ctx, scopes...)
	if err != nil {
		return nil, fault.New(fault.Denied,
			"set google.credentials to a service account's key file, or run: gcloud auth application-default login",
			"there are no usable Application Default Credentials on this machine")
	}
	var known struct {
		Account string `json:"client_email"`
		Project string `json:"quota_project_id"`
	}
	_ = json.Unmarshal(creds.JSON, &known) // absent on Google's own machines
	return &tokens{account: known.Account, project: known.Project, fetch: func(ctx context.Context) (*oauth2.Token, error) {
		creds, err := google.FindDefaultCredentials(context.WithValue(ctx, oauth2.HTTPClient, client), scopes...)
		if err != nil {
			return nil, err
		}
		return creds.TokenSource.Token()
	}}, nil
}
