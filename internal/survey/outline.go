package survey

// Outline is a form with what it tells its readers beside the questions. It helps
// to guess what questions mean; the store keeps the Form alone.
type Outline struct {
	Form
	Description string
	Notes       map[string]Note // by question id; a question without any may be absent
}

// Note is what stands around one question.
type Note struct {
	Section     string // title of the page or text that the question comes after
	About       string // the description of that page or text
	Description string // of the question itself, or of its grid
}
