// Package discovery holds traffic against the discovery documents of the Google
// APIs, which ship in the google.golang.org/api module: a request or a reply with
// a field, a type or a parameter that they do not define is an error.
//
// Only tests import it. A test loads a Checker and wraps its Transport around the
// one that its client uses.
package discovery

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Checker knows Forms v1, Sheets v4 and Drive v3.
type Checker struct {
	methods []method
	schemas map[string]map[string]*schema // by API name, then by schema name
}

// method is one call of an API.
type method struct {
	api        string
	id         string
	verb       string
	path       []string // segments of the template, with the API's base path
	parameters map[string]*schema
	request    *schema
	response   *schema
}

// Load is Open for a test.
func Load(t testing.TB) *Checker {
	t.Helper()
	c, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Open reads the documents that belong to the module version in use. It runs the
// go command; a package with many tests does it once.
func Open() (*Checker, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "google.golang.org/api").Output()
	if err != nil {
		return nil, fmt.Errorf("finding google.golang.org/api: %w", err)
	}
	dir := strings.TrimSpace(string(out))
	c := &Checker{schemas: map[string]map[string]*schema{}}
	for _, name := range []string{"forms/v1/forms-api.json", "sheets/v4/sheets-api.json", "drive/v3/drive-api.json"} {
		raw, err := os.ReadFile(filepath.Join(dir, name))
		if err == nil {
			err = c.add(raw)
		}
		if err != nil {
			return nil, fmt.Errorf("discovery document %s: %w", name, err)
		}
	}
	return c, nil
}

// document is the part of a discovery document that matters here.
type document struct {
	Name        string
	ServicePath string
	Parameters  map[string]*schema
	Schemas     map[string]*schema
	Resources   map[string]resource
}

type resource struct {
	Methods   map[string]rawMethod
	Resources map[string]resource
}

type rawMethod struct {
	ID         string
	HTTPMethod string
	FlatPath   string
	Parameters map[string]*schema
	Request    *schema
	Response   *schema
}

func (c *Checker) add(raw []byte) error {
	var d document
	if err := json.Unmarshal(raw, &d); err != nil {
		return err
	}
	c.schemas[d.Name] = d.Schemas
	for _, r := range d.Resources {
		c.addResource(d, r)
	}
	return nil
}

func (c *Checker) addResource(d document, r resource) {
	for _, m := range r.Methods {
		parameters := map[string]*schema{}
		for _, from := range []map[string]*schema{d.Parameters, m.Parameters} {
			for name, p := range from {
				parameters[name] = p
			}
		}
		c.methods = append(c.methods, method{
			api: d.Name, id: m.ID, verb: m.HTTPMethod, path: strings.Split(d.ServicePath+m.FlatPath, "/"),
			parameters: parameters, request: m.Request, response: m.Response,
		})
	}
	for _, inner := range r.Resources {
		c.addResource(d, inner)
	}
}

// Document checks a document against a schema, such as "forms", "Form".
func (c *Checker) Document(api, schemaName string, raw []byte) error {
	if c.schemas[api][schemaName] == nil {
		return fmt.Errorf("no schema %s in %s", schemaName, api)
	}
	return c.check(api, &schema{Ref: schemaName}, raw)
}

// find returns the method that a request calls.
func (c *Checker) find(verb, escapedPath string) (method, bool) {
	segments := strings.Split(strings.TrimPrefix(escapedPath, "/"), "/")
	for _, m := range c.methods {
		if m.verb == verb && m.matches(segments) {
			return m, true
		}
	}
	return method{}, false
}

func (m method) matches(segments []string) bool {
	if len(segments) != len(m.path) {
		return false
	}
	for i, want := range m.path {
		got := segments[i]
		name, custom, isCustom := strings.Cut(want, ":")
		if isCustom {
			rest, ok := strings.CutSuffix(got, ":"+custom)
			if !ok {
				return false
			}
			got = rest
		}
		if !strings.HasPrefix(name, "{") && name != got || got == "" {
			return false
		}
	}
	return true
}
