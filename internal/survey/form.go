package survey

import "time"

// Form is the questions of a source as they stood at one time: a form revision.
type Form struct {
	Source    string          // Source.Name
	ID        string          // upstream id
	Title     string          // may be empty upstream; then the document's title
	Revision  string          // upstream's revision id, opaque; not part of the content
	Email     EmailCollection // what the form itself collects
	Quiz      bool
	Questions []Question // in form order

	// Set by the store; not part of the content.
	Run  int64     // that brought this revision; 0: not stored yet
	Seen time.Time // when that run started
}

// Question returns the question with that id.
func (f Form) Question(id string) (Question, bool) {
	for _, q := range f.Questions {
		if q.ID == id {
			return q, true
		}
	}
	return Question{}, false
}

// EmailCollection is how a form collects addresses.
type EmailCollection string

// The ways of collecting addresses. Only EmailVerified proves anything.
const (
	EmailNone     EmailCollection = ""
	EmailVerified EmailCollection = "verified"
	EmailTyped    EmailCollection = "typed"
)

// Kind is a question's kind.
type Kind string

// The kinds. An answer of an unknown kind is kept as text.
const (
	KindChoice       Kind = "choice"
	KindCheckbox     Kind = "checkbox"
	KindDropDown     Kind = "drop-down"
	KindGrid         Kind = "grid"          // a row of a grid, one choice
	KindGridCheckbox Kind = "grid-checkbox" // a row of a grid, several choices
	KindScale        Kind = "scale"
	KindRating       Kind = "rating"
	KindDate         Kind = "date"
	KindTime         Kind = "time"
	KindDuration     Kind = "duration"
	KindText         Kind = "text"
	KindParagraph    Kind = "paragraph"
	KindFile         Kind = "file"
	KindUnknown      Kind = "unknown"
)

// Question is one question of a form. A grid gives one Question a row, because
// only rows have ids upstream.
type Question struct {
	ID        string
	Title     string // of a grid row: "Grid title / Row title"
	Kind      Kind
	Required  bool
	Options   []string // choices; a grid row's columns
	Other     bool     // the respondent may type an answer of their own
	Low       int      // of a scale
	High      int      // of a scale; the number of steps of a rating
	LowLabel  string
	HighLabel string
	Points    float64 // of a quiz question
	Native    string  // for KindUnknown: upstream's name of the kind, if it gave one
}
