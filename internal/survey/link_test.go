package survey

import (
	"errors"
	"testing"
)

func TestFormID(t *testing.T) {
	const id = "1AbC-dEf_GhIjKlMnOpQrStUvWxYz0123456789abcdE"
	for _, in := range []string{
		id,
		"  " + id + "\n",
		"https://docs.google.com/forms/d/" + id + "/edit",
		"https://docs.google.com/forms/d/" + id + "/edit#responses",
		"https://docs.google.com/forms/d/" + id + "/edit?usp=sharing",
		"https://docs.google.com/forms/u/0/d/" + id + "/edit",
		"https://docs.google.com/a/example.org/forms/d/" + id + "/edit",
		"https://docs.google.com/forms/d/" + id + "/viewform",
		"https://docs.google.com/forms/d/" + id,
		"docs.google.com/forms/d/" + id + "/edit",
	} {
		if got, err := FormID(in); got != id || err != nil {
			t.Errorf("FormID(%q) = %q, %v; want %q", in, got, err, id)
		}
	}
}

func TestFormIDRefusesPublicLinks(t *testing.T) {
	for _, in := range []string{
		"https://docs.google.com/forms/d/e/1FAIpQLSf0123456789/viewform",
		"https://docs.google.com/forms/u/1/d/e/1FAIpQLSf0123456789/viewform?usp=header",
		"https://docs.google.com/forms/d/1FAIpQLSf0123456789/edit",
		"1FAIpQLSf0123456789",
		"https://forms.gle/AbCdEf",
		"forms.gle/AbCdEf",
	} {
		if got, err := FormID(in); got != "" || !errors.Is(err, ErrResponderLink) {
			t.Errorf("FormID(%q) = %q, %v; want ErrResponderLink", in, got, err)
		}
	}
}

func TestFormIDRefusesOtherThings(t *testing.T) {
	cases := map[string]string{
		"":                                   "neither an id nor a link of a form",
		"1AbC…":                              "neither an id nor a link of a form",
		"my form":                            "neither an id nor a link of a form",
		"https://example.org/forms/d/x/edit": "neither an id nor a link of a form",
		"https://docs.google.com/spreadsheets/d/1AbC/edit": "a link to something other than a form",
		"https://docs.google.com/forms/":                   "a link to something other than a form",
		"https://docs.google.com/forms/d//edit":            "a link of a form without its id",
		"https://docs.google.com/forms/d/a%20b/edit":       "a link of a form without its id",
	}
	for in, want := range cases {
		if got, err := FormID(in); got != "" || err == nil || err.Error() != want {
			t.Errorf("FormID(%q) = %q, %v; want error %q", in, got, err, want)
		}
	}
}

func TestOtherIDs(t *testing.T) {
	if got, err := SpreadsheetID("https://docs.google.com/spreadsheets/d/1XyZ/edit#gid=0"); got != "1XyZ" || err != nil {
		t.Errorf("spreadsheet: %q, %v", got, err)
	}
	if got, err := DocumentID("https://docs.google.com/document/d/1XyZ/edit"); got != "1XyZ" || err != nil {
		t.Errorf("document: %q, %v", got, err)
	}
	if _, err := SpreadsheetID("https://docs.google.com/spreadsheets/d/e/2PACX-1v/pubhtml"); !errors.Is(err, ErrPublishedLink) {
		t.Errorf("published spreadsheet: %v", err)
	}
}

func FuzzFormID(f *testing.F) {
	f.Add("https://docs.google.com/forms/d/1AbC/edit")
	f.Add("1FAIpQLSf")
	f.Fuzz(func(t *testing.T, s string) {
		id, err := FormID(s)
		if (err == nil) != plainID(id) {
			t.Fatalf("FormID(%q) = %q, %v", s, id, err)
		}
		if again, err2 := FormID(id); err == nil && (again != id || err2 != nil) {
			t.Fatalf("FormID(%q) = %q but FormID of that = %q, %v", s, id, again, err2)
		}
	})
}
