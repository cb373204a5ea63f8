package export

// Document is headed sections of text, tables and charts, to be read from top to bottom.
type Document struct {
	Title    string
	Language string // of the labels: "en", "es"
	Lead     []string
	Sections []Section
	Foot     []string // provenance: run, snapshot, versions
	Labels   Labels
}

// Labels are the words of a page around its content, in the Document's language.
type Labels struct {
	Skip     string // to the content
	Contents string // the heading of the list of sections
	Data     string // opens the table of a chart
	Top      string // back to the top
}

// Section is a heading with paragraphs and perhaps a table, charts of it and quotes.
type Section struct {
	Heading    string
	Anchor     string // where links lead, unique in the Document; "": nothing links here
	Sub        bool   // belongs to the last section that is none
	Paragraphs []string
	Points     []string // a list, after the paragraphs
	Charts     []Chart  // of Table
	Table      *Table   // with charts, it is what they show; by itself, it is shown as it is
	Panels     []Panel  // after the table; for the terminal, the others show none
	Quotes     []Quote
}

// Panel is one of several small tables of the same columns, to be seen side by side.
type Panel struct {
	Heading string
	Table   Table
}

// Quote is a respondent's text and how it may be attributed.
type Quote struct {
	Text, By string
	Anchor   string // as in Section
	Language string // of the text; "" when undecided
}
