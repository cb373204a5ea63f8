package discovery

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"canvass/internal/emulator/wire"
)

// schema is a JSON schema as discovery documents write it.
type schema struct {
	Ref                  string `json:"$ref"`
	Type                 string
	Format               string
	Enum                 []string
	Properties           map[string]*schema
	AdditionalProperties *schema
	Items                *schema
}

// check holds a document against a schema; the error lists everything that is wrong.
func (c *Checker) check(api string, s *schema, raw []byte) error {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return err
	}
	return errors.Join(c.value(api, s, "", v)...)
}

// value returns what is wrong with v, which stands at the path.
func (c *Checker) value(api string, s *schema, path string, v any) []error {
	name := ""
	for s.Ref != "" {
		name = s.Ref
		if s = c.schemas[api][name]; s == nil {
			return []error{fmt.Errorf("%s: no schema %s", path, name)}
		}
	}
	switch s.Type {
	case "any":
		return nil
	case "object":
		return c.object(api, s, name, path, v)
	case "array":
		return c.array(api, s, path, v)
	}
	if err := s.scalar(v); err != nil {
		return []error{fmt.Errorf("%s: %w", path, err)}
	}
	return nil
}

func (c *Checker) object(api string, s *schema, name, path string, v any) []error {
	members, ok := v.(map[string]any)
	if !ok {
		return []error{fmt.Errorf("%s: want an object, got %s", path, kind(v))}
	}
	var wrong []error
	for _, member := range slices.Sorted(maps.Keys(members)) {
		inner := s.Properties[member]
		if inner == nil {
			inner = s.AdditionalProperties
		}
		at := strings.TrimPrefix(path+"."+member, ".")
		if inner == nil {
			wrong = append(wrong, fmt.Errorf("%s: not a field of %s", at, cmp.Or(name, "it")))
			continue
		}
		wrong = append(wrong, c.value(api, inner, at, members[member])...)
	}
	return wrong
}

func (c *Checker) array(api string, s *schema, path string, v any) []error {
	elements, ok := v.([]any)
	if !ok {
		return []error{fmt.Errorf("%s: want an array, got %s", path, kind(v))}
	}
	var wrong []error
	for i, element := range elements {
		wrong = append(wrong, c.value(api, s.Items, fmt.Sprintf("%s[%d]", path, i), element)...)
	}
	return wrong
}

// scalar checks a string, number or boolean. A 64-bit number is a string in JSON.
func (s *schema) scalar(v any) error {
	switch s.Type {
	case "boolean":
		if _, ok := v.(bool); ok {
			return nil
		}
	case "integer":
		if n, ok := v.(json.Number); ok && !strings.ContainsAny(n.String(), ".eE") {
			return nil
		}
	case "number":
		if _, ok := v.(json.Number); ok {
			return nil
		}
	case "string":
		if text, ok := v.(string); ok {
			return s.text(text)
		}
	}
	return fmt.Errorf("want %s, got %s", strings.TrimSpace(s.Type+" "+s.Format), kind(v))
}

func (s *schema) text(text string) error {
	if len(s.Enum) > 0 && !slices.Contains(s.Enum, text) {
		return fmt.Errorf("%q is not one of its values", text)
	}
	switch s.Format {
	case "int64", "uint64":
		var n json.Number
		if json.Unmarshal([]byte(text), &n) != nil || strings.ContainsAny(text, ".eE") {
			return fmt.Errorf("%q is not a number", text)
		}
	case "google-datetime", "date-time":
		if _, err := time.Parse(time.RFC3339Nano, text); err != nil {
			return fmt.Errorf("%q is not a time", text)
		}
	}
	return nil
}

func kind(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case bool:
		return "a boolean"
	case json.Number:
		return "a number"
	case string:
		return "a string"
	case []any:
		return "an array"
	}
	return "an object"
}

// mask returns what is wrong with a fields parameter for that schema.
func (c *Checker) mask(api string, s *schema, path string, m wire.Mask) []error {
	name := ""
	for s.Ref != "" || s.Type == "array" {
		if s.Type == "array" {
			s = s.Items
			continue
		}
		name = s.Ref
		s = c.schemas[api][name]
	}
	var wrong []error
	for _, field := range slices.Sorted(maps.Keys(m)) {
		if field == "*" {
			continue
		}
		inner := s.Properties[field]
		if inner == nil {
			inner = s.AdditionalProperties
		}
		if inner == nil {
			wrong = append(wrong, fmt.Errorf("%s%s: not a field of %s", path, field, name))
			continue
		}
		wrong = append(wrong, c.mask(api, inner, path+field+"/", m[field])...)
	}
	return wrong
}
