package public

import (
	"reflect"
	"testing"
)

// Both languages say everything that the workbook adds to the page.
func TestBookWordsAreComplete(t *testing.T) {
	en, es := reflect.ValueOf(bookLanguages()["en"]), reflect.ValueOf(bookLanguages()["es"])
	for i := range en.NumField() {
		if en.Field(i).Kind() != reflect.String {
			continue
		}
		for _, v := range []string{en.Field(i).String(), es.Field(i).String()} {
			if v == "" {
				t.Errorf("%s is not said", en.Type().Field(i).Name)
			}
		}
	}
}
