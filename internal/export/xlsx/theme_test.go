package xlsx

import (
	"math"
	"strconv"
	"testing"

	"canvass/internal/export"
)

// TestInkReads on every fill it is used with: 4.5 to 1, as WCAG asks of text.
func TestInkReads(t *testing.T) {
	pairs := map[string]tint{
		"header": {headFill, white}, "text": {white, ink}, "source line": {white, quiet}, "link": {white, linkInk}, "figure on a bar": {barFill, ink},
		"figure on a scale": {scaleFill, ink}, "entry": {entryFill, ink}, "header of an entry": {entryHead, white}, "entry that is needed": {needFill, ink},
	}
	for c, tone := range palette {
		pairs["colour "+strconv.Itoa(int(c))] = tone
	}
	for i, tone := range series {
		pairs["series "+strconv.Itoa(i)] = tone
	}
	for name, p := range pairs {
		if got := contrast(p.fill, p.ink); got < 4.5 {
			t.Errorf("%s: %s on %s is %.2f to 1", name, p.ink, p.fill, got)
		}
	}
}

func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(hex string) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			panic(err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func TestSignedFormats(t *testing.T) {
	if got, want := signed(format(export.Share, 1), true), "+0.0%;-0.0%;0.0%"; got != want {
		t.Errorf("a change of a share is shown as %q, want %q", got, want)
	}
	if got := signed(format(export.Number, 0), false); got != "#,##0" {
		t.Errorf("a number is shown as %q", got)
	}
}
