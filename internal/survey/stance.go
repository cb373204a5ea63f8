package survey

// Stance is how a contribution stands to what it is about.
type Stance string

// The stances.
const (
	StanceSupport         Stance = "support"
	StanceSupportAddition Stance = "support-with-addition"
	StanceObject          Stance = "object"
	StanceObjectOther     Stance = "object-with-alternative"
	StanceQuestion        Stance = "question"
	StanceUnclear         Stance = "unclear"
)

// Stances returns every stance.
func Stances() []Stance {
	return []Stance{StanceSupport, StanceSupportAddition, StanceObject, StanceObjectOther, StanceQuestion, StanceUnclear}
}
