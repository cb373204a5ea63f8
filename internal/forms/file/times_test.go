package file

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	l, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// column returns a time column that has looked at these cells.
func settled(t *testing.T, zoneName, language string, cells ...string) (*timeColumn, string) {
	t.Helper()
	l := zone(t, zoneName)
	c := newTimeColumn(0, "When", l)
	for _, s := range cells {
		c.look(s)
	}
	return c, c.settle(language, l)
}

func TestTimesAsTheyAreWritten(t *testing.T) {
	const want = "2025-09-17T13:04:05Z"
	cases := []struct{ zone, in, want string }{
		{"UTC", "2025/09/17 3:04:05 PM GMT+2", want},
		{"UTC", "2025/09/17 3:04:05 p. m. GMT+2", want},
		{"UTC", "2025/09/17 3:04:05\u202fp.m. GMT+2", want},
		{"UTC", "2025/09/17 8:04:05 AM GMT-5", want},
		{"UTC", "2025/09/17 6:34:05 PM GMT+5:30", want},
		{"UTC", "2025/09/17 9:04:05 AM EDT", want},
		{"UTC", "2025/09/17 3:04:05 PM CEST", want},
		{"Europe/Madrid", "17/09/2025 15:04:05", want},
		{"Europe/Madrid", "17.09.2025 15.04.05", want},
		{"Europe/Madrid", " 17-9-2025  15:04:05 ", want},
		{"America/New_York", "9/17/2025 9:04:05", want},
		{"America/New_York", "9/17/2025, 9:04:05 AM", want},
		{"America/New_York", "9/17/25 9:04:05 am", want},
		{"Europe/Madrid", "2025-09-17T15:04:05", want},
		{"Europe/Madrid", "2025-09-17 15:04:05", want},
		{"Asia/Tokyo", "2025-09-17T13:04:05Z", want},
		{"Asia/Tokyo", "2025-09-17T13:04:05 UTC", want},
		{"Asia/Tokyo", "2025-09-17T15:04:05+02:00", want},
		{"Asia/Tokyo", "2025-09-17T15:04:05+0200", want},
		{"Asia/Tokyo", "2025/09/17 10:04:05 PM JST", want},
		{"UTC", "2025-09-17T13:04:05.123456789Z", "2025-09-17T13:04:05.123456789Z"},
		{"UTC", "2025-09-17T13:04:05,5Z", "2025-09-17T13:04:05.5Z"},
		{"UTC", "2025-09-17T13:04", "2025-09-17T13:04:00Z"},
		{"UTC", "2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"},
		{"UTC", "2025/09/17 12:30 AM", "2025-09-17T00:30:00Z"},
		{"UTC", "2025/09/17 12:30 PM", "2025-09-17T12:30:00Z"},
		{"Europe/Madrid", "2025-09-17", "2025-09-16T22:00:00Z"},
		{"UTC", "29/02/2024", "2024-02-29T00:00:00Z"},
	}
	for _, c := range cases {
		column, _ := settled(t, c.zone, "en", c.in)
		got, reason := column.read(c.in)
		if got.Format(time.RFC3339Nano) != c.want || got.Location() != time.UTC {
			t.Errorf("%q in %s: got %v (%s), want %s", c.in, c.zone, got, reason, c.want)
		}
	}
}

func TestTimesThatCannotBeRead(t *testing.T) {
	for in, want := range map[string]string{
		"1969-12-31": "its time of submission is outside the years 1970 to 2199", "9999-12-31": "its time of submission is outside the years 1970 to 2199",
		"soon": "", "17": "", "45917.5": "", "2025-09": "", "2025-02-30": "", "2025-13-01": "", "31/31/2025": "", "17/09": "", "17/09/025": "",
		"2025-09-17T": "", "2025-09-17T25:00": "", "2025-09-17 13:60": "", "2025-09-17 13:04 PM": "", "2025-09-17 0:04 PM": "",
		"2025-09-17 13:04:05 XYZ": "", "2025-09-17 13:04:05 +25:00": "", "2025-09-17 13:04:05 GMT+": "", "2025-09-17 13:04:05 and more": "",
		"2025-09/17": "", "100/100/2025": "", "20250917": "", "2025-09-17x": "",
	} {
		column, _ := settled(t, "UTC", "en", in)
		if want == "" {
			want = "its time of submission cannot be read"
		}
		if got, reason := column.read(in); reason != want {
			t.Errorf("%q: got %v, %q; want %q", in, got, reason, want)
		}
	}
}

func TestDayOrMonthFirst(t *testing.T) {
	const guess = `the times in column "When" could have the day or the month first; they are read with the `
	cases := []struct {
		name, zone, language string
		cells                []string
		want, note           string // of the first cell
	}{
		{"a later cell proves the day", "America/New_York", "en", []string{"03/04/2025", "13/04/2025"}, "2025-04-03", ""},
		{"a later cell proves the month", "Europe/Madrid", "es", []string{"03/04/2025", "03/13/2025"}, "2025-03-04", ""},
		{"days close together", "America/New_York", "en", []string{"03/04/2025", "08/04/2025", "05/04/2025"}, "2025-04-03", ""},
		{"the same in another order", "America/New_York", "en", []string{"03/04/2025", "05/04/2025", "08/04/2025"}, "2025-04-03", ""},
		{"months close together", "Europe/Madrid", "es", []string{"03/04/2025", "03/08/2025"}, "2025-03-04", ""},
		{"the custom of America", "America/New_York", "en", []string{"03/04/2025"}, "2025-03-04", "1 of " + guess + "month first: write them as 2025-09-17 to be sure"},
		{"the custom of Europe", "Europe/London", "en", []string{"03/04/2025"}, "2025-04-03", "1 of " + guess + "day first: write them as 2025-09-17 to be sure"},
		{"the custom of Spanish", "America/Bogota", "es", []string{"03/04/2025"}, "2025-04-03", "1 of " + guess + "day first: write them as 2025-09-17 to be sure"},
		{"the year first", "America/New_York", "en", []string{"2025/03/04"}, "2025-03-04", ""},
		{"day and month alike", "America/New_York", "en", []string{"03/03/2025"}, "2025-03-03", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			column, note := settled(t, c.zone, c.language, c.cells...)
			got, reason := column.read(c.cells[0])
			if day := got.In(column.location).Format("2006-01-02"); day != c.want || note != c.note {
				t.Errorf("got %s (%s), note %q; want %s, note %q", day, reason, note, c.want, c.note)
			}
		})
	}
}

func TestBothOrdersInOneColumn(t *testing.T) {
	column, note := settled(t, "UTC", "en", "13/04/2025", "04/14/2025", "03/04/2025", "03/03/2025")
	if note == "" {
		t.Error("nothing is said")
	}
	for in, want := range map[string]string{"13/04/2025": "2025-04-13", "04/14/2025": "2025-04-14", "03/03/2025": "2025-03-03", "03/04/2025": ""} {
		got, reason := column.read(in)
		if want == "" && reason == "" || want != "" && got.Format("2006-01-02") != want {
			t.Errorf("%s: got %v, %q", in, got, reason)
		}
	}
}

// Whatever the time, each way of writing it is read back.
func TestTimesRoundTrip(t *testing.T) {
	layouts := []string{
		"2006/01/02 3:04:05 PM GMT-07", "2006-01-02T15:04:05Z07:00", "2006-01-02 15:04:05.999 -0700", "02/01/2006 15:04:05 -07:00", "2.1.2006, 3:04:05 pm -07:00",
	}
	rapid.Check(t, func(t *rapid.T) {
		offset := rapid.IntRange(-12, 14).Draw(t, "hours")
		at := time.Unix(rapid.Int64Range(0, 7e9).Draw(t, "seconds"), 0).In(time.FixedZone("", offset*3600))
		s := at.Format(rapid.SampledFrom(layouts).Draw(t, "layout"))
		w, ok := parse(s)
		got, valid := w.instant(false, time.UTC)
		if !ok || !valid || !got.Equal(at) {
			t.Fatalf("%q: got %v, want %v", s, got, at)
		}
	})
}

func FuzzTime(f *testing.F) {
	for _, s := range []string{"2025/09/17 3:04:05 PM GMT+2", "17.9.25", "2025-09-17T13:04:05.1Z", "1/2/2025, 3:04 a. m. CET"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if w, ok := parse(s); ok {
			w.instant(true, time.UTC)
			w.instant(false, time.UTC)
		}
	})
}
