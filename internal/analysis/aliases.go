package analysis

import "canvass/internal/analysis/answers"

// What is read, as the tagger and its teachers call it.
type (
	Answers    = answers.Said
	ReadText   = answers.Text
	ReadRating = answers.Rating
	Question   = answers.Question
)
