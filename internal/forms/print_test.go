package forms

import (
	"bytes"
	"testing"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/google/go-cmp/cmp"

	"canvass/internal/survey"
)

// nothing knows no document: every one is read and printed.
func nothing(survey.Print) bool { return false }

// Documents that were read before are left out, byte for byte; a page with one byte
// different is read where it differs.
func TestKnownDocumentsAreNotRead(t *testing.T) {
	body := testdata(t, "page.json")
	plain, err := decodePage("feedback", body)
	if err != nil {
		t.Fatal(err)
	}
	first, err := decodePrinted("feedback", body, nothing)
	if err != nil {
		t.Fatal(err)
	}
	known := map[survey.Print]bool{}
	for i, item := range first.items {
		print := item.Response.Print
		if good := item.Quarantine == nil; good != (print != survey.Print{}) {
			t.Errorf("item %d: printed %v, readable %v", i, !good, good)
		}
		known[print] = item.Quarantine == nil
		item.Response.Print = survey.Print{}
		if diff := cmp.Diff(plain.items[i], item); diff != "" {
			t.Errorf("item %d, printed, says something else:\n%s", i, diff)
		}
	}
	again, err := decodePrinted("feedback", body, func(p survey.Print) bool { return known[p] })
	if err != nil || len(again.items) != len(first.items) || again.next != first.next {
		t.Fatalf("%d items, %v", len(again.items), err)
	}
	for i, item := range again.items {
		switch {
		case item.Known && item.Response.Print != first.items[i].Response.Print:
			t.Errorf("item %d is taken for another", i)
		case !item.Known && first.items[i].Quarantine == nil:
			t.Errorf("item %d is read again", i)
		}
	}
	spaced := bytes.Replace(body, []byte(`"createTime":`), []byte(`"createTime" :`), 1)
	if bytes.Equal(spaced, body) {
		t.Fatal("the page has no createTime")
	}
	third, err := decodePrinted("feedback", spaced, func(p survey.Print) bool { return known[p] })
	if err != nil {
		t.Fatal(err)
	}
	unread := 0
	for _, item := range third.items {
		if item.Known {
			unread++
		}
	}
	if good := len(known); unread >= good {
		t.Errorf("%d of %d items of a changed page are known", unread, good)
	}
}

// A page that is cut is an error, whatever is known of its beginning.
func TestKnownDocumentsOfACutPage(t *testing.T) {
	body := testdata(t, "page.json")
	for _, n := range []int{len(body) / 3, len(body) / 2, len(body) - 2} {
		if _, err := decodePrinted("feedback", body[:n], func(survey.Print) bool { return true }); err == nil {
			t.Errorf("%d bytes of %d are a page", n, len(body))
		}
	}
}

// FuzzExtent holds the quick look at where a value ends against the full one.
func FuzzExtent(f *testing.F) {
	for _, s := range []string{`{}`, `{"a":"}\"{"} ,`, `[1,[2]]x`, `{"\\":"\\\\"}`, `{"a`, `"x"`, ``, `{"a":"\"`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		n := extent(b)
		if n < 0 || n > len(b) {
			t.Fatalf("extent %d of %d bytes", n, len(b))
		}
		d := jsontext.NewDecoder(bytes.NewReader(b), allowDuplicates, allowInvalid)
		v, err := d.ReadValue()
		if err == nil && (v.Kind() == '{' || v.Kind() == '[') {
			if len(b) > 0 && (b[0] == '{' || b[0] == '[') && n != len(v) {
				t.Fatalf("extent %d, the value has %d bytes: %q", n, len(v), b)
			}
		}
	})
}
