package forms

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"google.golang.org/api/forms/v1"
)

// benchPage is a page of n responses with fourteen answers each, about 2 KiB a
// response, as feedback on eight principles brings.
func benchPage(n int) []byte {
	var b strings.Builder
	b.WriteString(`{"responses":[`)
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"responseId":"ACYDBNj%064d","createTime":"2026-03-01T12:%02d:%02d.123Z","lastSubmittedTime":"2026-03-01T12:%02d:%02d.123456Z","respondentEmail":"person%d@example.org","answers":{`,
			i, i/60%60, i%60, i/60%60, i%60, i)
		for q := range 14 {
			if q > 0 {
				b.WriteByte(',')
			}
			value := fmt.Sprint(i%5 + 1)
			if q%2 == 1 {
				value = fmt.Sprintf(`Comment %d of %d: publish the register \u0026 say \"who\" decided, in plain language; así lo entiende todo el mundo.`, q, i)
			}
			fmt.Fprintf(&b, `"%08x":{"questionId":"%08x","textAnswers":{"answers":[{"value":"%s"}]}}`, q*7919, q*7919, value)
		}
		b.WriteString(`}}`)
	}
	b.WriteString(`]}`)
	return []byte(b.String())
}

func BenchmarkPageOf5000(b *testing.B) {
	page := benchPage(5000)
	b.Run("slim", func(b *testing.B) {
		b.SetBytes(int64(len(page)))
		b.ReportAllocs()
		for b.Loop() {
			if p, err := decodePage("s", page); err != nil || len(p.items) != 5000 {
				b.Fatal(len(p.items), err)
			}
		}
	})
	b.Run("typed", func(b *testing.B) {
		b.SetBytes(int64(len(page)))
		b.ReportAllocs()
		for b.Loop() {
			var p forms.ListFormResponsesResponse
			if err := json.Unmarshal(page, &p); err != nil {
				b.Fatal(err)
			}
			for _, r := range p.Responses {
				typedResponse("s", r)
			}
		}
	})
}
