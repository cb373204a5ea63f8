package public

import (
	"reflect"
	"strings"
	"testing"
)

// Both languages say everything, with the same verbs.
func TestWordsAreComplete(t *testing.T) {
	en, es := reflect.ValueOf(*english()), reflect.ValueOf(*spanish())
	for i := range en.NumField() {
		name := en.Type().Field(i).Name
		switch f := en.Field(i); f.Kind() {
		case reflect.String:
			a, b := f.String(), es.Field(i).String()
			if a == "" || b == "" {
				t.Errorf("%s is not said: %q, %q", name, a, b)
			}
			if va, vb := verbs(a), verbs(b); name != "date" && va != vb {
				t.Errorf("%s: verbs %s and %s", name, va, vb)
			}
		case reflect.Struct:
			for k := range f.NumField() {
				if a, b := f.Field(k).String(), es.Field(i).Field(k).String(); a == "" || b == "" || verbs(a) != verbs(b) {
					t.Errorf("%s: %q, %q", name, a, b)
				}
			}
		case reflect.Map:
			if f.Len() == 0 || f.Len() != es.Field(i).Len() {
				t.Errorf("%s: %d and %d words", name, f.Len(), es.Field(i).Len())
			}
		}
	}
}

// verbs lists the verbs of a format in order.
func verbs(s string) string {
	var out strings.Builder
	for i := 0; i+1 < len(s); i++ {
		if s[i] == '%' {
			i++
			if s[i] != '%' && s[i] != ' ' {
				out.WriteByte(s[i])
			}
		}
	}
	return out.String()
}
