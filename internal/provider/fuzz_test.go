package provider

import (
	"strings"
	"testing"

	"canvass/internal/survey"
)

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"choices":[{"message":{"content":"{\"tags\":[{\"theme\":\"a\",\"quote\":\"b\"}]}"}}]}`))
	f.Add([]byte(`{"choices":[]}`))
	f.Fuzz(func(t *testing.T, answer []byte) {
		if o := decode(answer); o.Unreadable && len(o.Mentions) > 0 {
			t.Errorf("unreadable, and yet %v", o.Mentions)
		}
	})
}

func FuzzFence(f *testing.F) {
	f.Add("=====")
	f.Fuzz(func(t *testing.T, text string) {
		r := (&Client{}).request(text, survey.Codebook{})
		user := r.Messages[1].Content
		line, _, _ := strings.Cut(user, "\n")
		if strings.Count(user, line) != 2 || !strings.HasSuffix(user, "\n"+line) {
			t.Errorf("not fenced: %q", user)
		}
	})
}
