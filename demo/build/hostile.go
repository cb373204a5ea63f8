package main

import (
	"fmt"
	"strings"
	"time"
)

// hostile are texts that try to be more than text: formulas, markup, control
// characters. They are JSON literals, because some are no valid text at all.
func hostile() []struct{ lang, key, literal string } {
	long := strings.Repeat("Publish the contract. ", 2000)[:39_999] + "."
	return []struct{ lang, key, literal string }{
		{"en", "comment/P1", `"=HYPERLINK(\"https://example.org/prize\",\"Click here for the agenda\")"`},
		{"en", "comment/P2", `"@SUM(A1:A9) is what my spreadsheet said when I pasted the notice. Publish it as text."`},
		{"en", "comment/P3", `"<script>alert('minutes')</script><b>Publish the minutes</b> & the votes"`},
		{"en", "comment/P4", `"\u001b[31mRED\u001b[0m is what our budget is. \u001b]0;owned\u0007Nobody pays for childcare."`},
		{"en", "comment/P5", `"The notice had an empty line\u0000 where the translation should be"`},
		{"en", "comment/P6", `"A vendor pasted this from its brochure: \ud83d and called it a test report"`},
		{"en", "comment/P7", fmt.Sprintf("%q", long)},
		{"en", "comment/P8", `"\u202eyltcerroc siht daer ot deen uoY\u202c before you may complain"`},
		{"en", "wording", `"| Principle | Verdict |\n|---|---|\n| P1 | [fine](javascript:alert(1)) |\n\"quoted\", with commas,\tand a tab\r\n{{.Email}} ${HOME} %s"`},
		{"en", "vision", `"-2+3+cmd|' /C calc'!A0"`},
		{"es", "comment/P1", `"👩🏽‍💻👨‍👩‍👧‍👦🏳️‍🌈 que lo publiquen tooodo 👏👏👏"`},
		{"es", "comment/P4", `"+34 veces lo hemos pedido: que paguen las dietas"`},
		{"es", "comment/P6", `"Z̸̢͘a̴͝l̶͠g̵o̷ dice el informe del proveedor, y asi esta de claro"`},
		{"es", "comment/P8", `"\ufeff\u200b\u200bUna persona\u00ad, por favor\u2028una persona"`},
		{"es", "wording", `"');DROP TABLE principios;-- cambiar \"deber\u00e1\" por 'debe'"`},
	}
}

func (w *world) plantHostile() {
	for i, h := range hostile() {
		f, open := w.feedbackForm(h.lang)
		p := w.invite("-", fmt.Sprintf("hostile%d", i), organisation{group: "public"}, nil)
		r := w.respond(f, p, open.Add(time.Duration(40+7*i)*time.Hour))
		if h.lang == "es" {
			r.email = fmt.Sprintf("buzon%d@example.com", i)
		}
		r.answers[h.key] = value{raw: h.literal, said: &said{kind: "content", stance: "unclear", themes: hostileThemes(h.key, h.lang)}}
	}
	r := w.responses[len(w.responses)-1]
	r.set("name", "=1+1")
	r.set("organisation", "+Ciudad")
}

// hostileThemes is the reader's judgement of what is left of them.
func hostileThemes(key, lang string) []string {
	return map[string][]string{
		"en comment/P2": {"transparency"},
		"en comment/P3": {"transparency"},
		"en comment/P4": {"resources"},
		"en comment/P5": {"access"},
		"en comment/P6": {"vendors"},
		"en comment/P7": {"transparency"},
		"en comment/P8": {"access", "redress"},
		"es comment/P1": {"transparency"},
		"es comment/P4": {"resources"},
		"es comment/P6": {"vendors"},
		"es comment/P8": {"redress"},
	}[lang+" "+key]
}
