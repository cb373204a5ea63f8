package survey

import "time"

// Sending is one text that left this machine for a service that suggests themes:
// where it went and when. It holds no word of the text.
type Sending struct {
	At       time.Time `json:"at"` // UTC
	Server   string    `json:"server"`
	Model    string    `json:"model"`
	Source   string    `json:"source"`
	Response string    `json:"response_id"`
	Question string    `json:"question"`
	TextHash string    `json:"text_hash"`          // [HashText] of the stored text
	Answered bool      `json:"answered,omitempty"` // says of an earlier sending that an answer came
}

// Mention is a theme that somebody who is not believed sees in a text, and the words
// that are said to show it: neither need exist.
type Mention struct{ Theme, Quote string }

// Opinion is what such a service says of one text.
type Opinion struct {
	Mentions   []Mention
	Unreadable bool // the answer was not in the form that was asked for
}
