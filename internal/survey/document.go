package survey

// A comment on a document becomes a response to a form that nobody filled in. Its
// questions are always these.
const (
	DocComment  = "comment"  // what the comment says
	DocQuoted   = "quoted"   // the passage it is about, as it read when the comment was written
	DocAuthor   = "author"   // a display name, and nothing else is known of its bearer
	DocReplies  = "replies"  // the discussion below it, one JSON object a reply: context, not contributions
	DocResolved = "resolved" // "resolved" when somebody closed the discussion
)

// DocQuestions are the questions of that form, in order.
func DocQuestions() []Question {
	return []Question{
		{ID: DocComment, Title: "Comment", Kind: KindParagraph},
		{ID: DocQuoted, Title: "Quoted text", Kind: KindParagraph},
		{ID: DocAuthor, Title: "Author", Kind: KindText},
		{ID: DocReplies, Title: "Replies", Kind: KindParagraph},
		{ID: DocResolved, Title: "Resolved", Kind: KindText},
	}
}

// DocMappings are what those questions mean without a line of configuration: a
// comment belongs to the principle whose text it quotes, or to none. Lines of
// the configuration, which name questions by id or title, come first.
func DocMappings(configured []Mapping) []Mapping {
	builtIn := map[string]Field{
		DocComment: FieldComment, DocQuoted: FieldOther, DocAuthor: FieldName, DocReplies: FieldIgnore, DocResolved: FieldOther,
	}
	for _, m := range configured {
		for _, q := range DocQuestions() {
			if m.Question == q.ID || sameTitle(m.Question, q.Title) {
				delete(builtIn, q.ID)
			}
		}
	}
	all := append([]Mapping{}, configured...)
	for _, q := range DocQuestions() {
		if f, ok := builtIn[q.ID]; ok {
			all = append(all, Mapping{Question: q.ID, Field: f})
		}
	}
	return all
}

// PlacedByQuote reports whether answers to m belong to the principle whose text
// they quote: comments on a document for which no line names a principle.
func (s Source) PlacedByQuote(m Mapping) bool {
	return s.Type == GoogleDoc && m.Field == FieldComment && m.Principle == ""
}

// Remarks reports whether a source holds comments on a document: remarks of which
// a person makes many, so that none replaces another, and which others can reply
// to, so that a new version is not an edit.
func (s Source) Remarks() bool { return s.Type == GoogleDoc }
