package gsheets

import (
	"math"
	"strings"
	"testing"
	"time"

	api "google.golang.org/api/sheets/v4"

	"canvass/internal/export"
)

func TestValues(t *testing.T) {
	est := time.FixedZone("EST", -5*3600)
	for name, c := range map[string]struct {
		cell export.Cell
		want string
	}{
		"empty":     {export.Cell{}, `{}`},
		"no text":   {export.Cell{Kind: export.Text}, `{}`},
		"formula":   {export.Words("=1+1"), `{"userEnteredValue":{"stringValue":"=1+1"}}`},
		"link":      {export.To("Seats", "Seats"), `{"userEnteredValue":{"stringValue":"Seats"}}`},
		"zero":      {export.Count(0), `{"userEnteredFormat":{"numberFormat":{"pattern":"#,##0.00","type":"NUMBER"}},"userEnteredValue":{"numberValue":0}}`},
		"share":     {export.Cell{Kind: export.Share, Number: 0.125}, `{"userEnteredFormat":{"numberFormat":{"pattern":"0.00%","type":"PERCENT"}},"userEnteredValue":{"numberValue":0.125}}`},
		"day":       {export.On(time.Date(2020, 1, 1, 23, 0, 0, 0, est)), `{"userEnteredFormat":{"numberFormat":{"pattern":"yyyy-mm-dd","type":"DATE"}},"userEnteredValue":{"numberValue":43831}}`},
		"moment":    {export.At(time.Date(2020, 1, 1, 18, 0, 0, 0, est)), `{"userEnteredFormat":{"numberFormat":{"pattern":"yyyy-mm-dd hh:mm","type":"DATE_TIME"}},"userEnteredValue":{"numberValue":43831.75}}`},
		"no number": {export.Cell{Kind: export.Number, Number: math.NaN()}, `{"userEnteredValue":{"stringValue":"NaN"}}`},
		"too large": {export.Cell{Kind: export.Share, Number: math.Inf(1)}, `{"userEnteredValue":{"stringValue":"+Inf"}}`},
		"controls":  {export.Words("a\r\nb\x1b[1m\x7f\xff"), `{"userEnteredValue":{"stringValue":"a\nb␛[1m␡` + "\ufffd" + `"}}`},
	} {
		if got := compact(t, data(c.cell, 2)); got != c.want {
			t.Errorf("%s: got %s\nwant %s", name, got, c.want)
		}
	}
}

func TestLongTextsEndInAMark(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		cut  bool
	}{
		"fits":           {strings.Repeat("é", 50000), false},
		"one too many":   {strings.Repeat("é", 50001), true},
		"pairs fit":      {strings.Repeat("👩", 25000), false},
		"pairs too many": {"x" + strings.Repeat("👩", 25000), true},
	} {
		got := clean(c.text)
		if cut := strings.HasSuffix(got, cutMark); cut != c.cut || units(got) > maxUnits || units(got) < maxUnits-2 {
			t.Errorf("%s: cut %v, %d units", name, cut, units(got))
		}
	}
}

// What a service may do to a value is no edit; what people do is.
func TestGist(t *testing.T) {
	number := func(f float64) *api.ExtendedValue { return &api.ExtendedValue{NumberValue: &f} }
	words := func(s string) *api.ExtendedValue { return &api.ExtendedValue{StringValue: &s} }
	formula, yes := "=2/3", true
	for name, c := range map[string]struct {
		a, b *api.ExtendedValue
		same bool
	}{
		"last digits":    {number(2.0 / 3), number(0.666666666666667), true},
		"a digit":        {number(0.6667), number(0.6666), false},
		"edge blanks":    {words(" a \n b"), words("a b"), true},
		"apostrophe":     {words("'a"), words("a"), true},
		"a letter":       {words("a"), words("b"), false},
		"blank":          {words(" "), nil, true},
		"zero":           {number(0), nil, false},
		"number as text": {number(1), words("1"), false},
		"formula":        {number(2.0 / 3), &api.ExtendedValue{FormulaValue: &formula}, false},
		"truth":          {words("true"), &api.ExtendedValue{BoolValue: &yes}, false},
	} {
		if got := gist(c.a) == gist(c.b); got != c.same {
			t.Errorf("%s: %q and %q: the same is %v", name, gist(c.a), gist(c.b), got)
		}
	}
}
