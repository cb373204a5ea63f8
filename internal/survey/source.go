package survey

// SourceType says what kind of place a source is.
type SourceType string

// The known types.
const (
	GoogleForm SourceType = "google-form"
	GoogleDoc  SourceType = "google-doc"
	FileSource SourceType = "file"
)

// Role says what the responses of a source are for.
type Role string

// The roles of a source.
const (
	Registration Role = "registration"
	Feedback     Role = "feedback"
	Attendance   Role = "attendance"
)

// Source is one place that answers come from.
type Source struct {
	Name     string
	Type     SourceType
	ID       string // form or document id, already taken out of a pasted edit link
	Role     Role
	Round    string // a Round.ID, or "" when it belongs to none in particular
	Language string // of its texts; "" unknown
	Mappings []Mapping

	// For files only.
	Path, Sheet, Delimiter, Encoding string
}

// Mapping says what one question means.
type Mapping struct {
	Question  string // a title, a question id, "Grid title / Row title", or @email, @created, @submitted
	Field     Field
	Principle string   // for ratings and comments
	Scale     []string // rating labels from worst to best; nil when answers begin with 1 to 5
	Line      int      // in the configuration file, for messages; 0 unknown
}

// Field is what canvass understands an answer as.
type Field string

// The fields of the configuration.
const (
	FieldID             Field = "id"
	FieldSubmitted      Field = "submitted"
	FieldCreated        Field = "created"
	FieldName           Field = "name"
	FieldEmail          Field = "email"
	FieldOrganisation   Field = "organisation"
	FieldCountry        Field = "country"
	FieldGroup          Field = "group"
	FieldAttendance     Field = "attendance"
	FieldAccess         Field = "access"
	FieldDietary        Field = "dietary"
	FieldPhone          Field = "phone"
	FieldIdentity       Field = "identity"
	FieldRating         Field = "rating"
	FieldComment        Field = "comment"
	FieldVision         Field = "vision"
	FieldExperience     Field = "experience"
	FieldPractice       Field = "practice"
	FieldWording        Field = "wording"
	FieldStance         Field = "stance"
	FieldConsentContact Field = "consent-contact"
	FieldConsentQuote   Field = "consent-quote"
	FieldHeard          Field = "heard"
	FieldIgnore         Field = "ignore"
	FieldOther          Field = "other"
)

// Fields lists every field in the order of the documentation.
func Fields() []Field {
	return []Field{
		FieldID, FieldSubmitted, FieldCreated, FieldName, FieldEmail, FieldOrganisation, FieldCountry,
		FieldGroup, FieldAttendance, FieldAccess, FieldDietary, FieldPhone, FieldIdentity, FieldRating,
		FieldComment, FieldVision, FieldExperience, FieldPractice, FieldWording, FieldStance,
		FieldConsentContact, FieldConsentQuote, FieldHeard, FieldIgnore, FieldOther,
	}
}

// Personal reports whether the field identifies someone or is nobody's business:
// its answers are shown on the door list and nowhere else.
func (f Field) Personal() bool {
	switch f {
	case FieldName, FieldEmail, FieldPhone, FieldIdentity, FieldAccess, FieldDietary:
		return true
	}
	return false
}

// Contribution reports whether answers to the field are texts to be read and tagged.
func (f Field) Contribution() bool {
	switch f {
	case FieldComment, FieldVision, FieldExperience, FieldPractice, FieldWording:
		return true
	}
	return false
}

// References to what a form collects by itself rather than asks.
const (
	RefEmail     = "@email"
	RefCreated   = "@created"
	RefSubmitted = "@submitted"
)
