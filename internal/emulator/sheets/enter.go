package sheets

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"time"

	"canvass/internal/emulator/wire"
)

// entering returns how a value becomes an ExtendedValue and the number format
// that it implies, either of them nil.
func entering(option string) (func(any) (value, format doc), error) {
	switch option {
	case "RAW":
		return enterRaw, nil
	case "USER_ENTERED":
		return enterTyped, nil
	case "", "INPUT_VALUE_OPTION_UNSPECIFIED":
		return nil, wire.Invalid("'valueInputOption' is required but not specified")
	}
	return nil, wire.Invalid("Invalid value at 'value_input_option' (type.googleapis.com/google.apps.sheets.v4.ValueInputOption), %q", option)
}

// enterRaw stores what was given; nothing is parsed. An empty string clears.
func enterRaw(v any) (doc, doc) {
	switch v := v.(type) {
	case bool:
		return doc{"boolValue": v}, nil
	case json.Number:
		return doc{"numberValue": v}, nil
	case string:
		if v != "" {
			return doc{"stringValue": v}, nil
		}
	}
	return nil, nil
}

var (
	numberPattern = regexp.MustCompile(`^([+-]?)(\d{1,3}(?:,\d{3})+|\d+|)(\.\d+)?(?:[eE]([+-]?\d+))?(%?)$`)
	datePattern   = regexp.MustCompile(`^\d{4}-\d{1,2}-\d{1,2}$|^\d{1,2}/\d{1,2}/\d{4}$`)
)

// enterTyped reads a string as if it were typed into a cell of an en_US spreadsheet.
func enterTyped(v any) (doc, doc) {
	s, ok := v.(string)
	if !ok {
		return enterRaw(v)
	}
	if rest, ok := strings.CutPrefix(s, "'"); ok {
		return enterRaw(rest)
	}
	trimmed := strings.TrimSpace(s)
	if value, format := typedNumber(trimmed); value != nil {
		return value, format
	}
	if value := typedDate(trimmed); value != nil {
		return value, doc{"type": "DATE", "pattern": "yyyy-mm-dd"}
	}
	switch upper := strings.ToUpper(trimmed); {
	case upper == "TRUE", upper == "FALSE":
		return doc{"boolValue": upper == "TRUE"}, nil
	case len(s) > 1 && s[0] == '=':
		return doc{"formulaValue": s}, nil
	case len(s) > 1 && s[0] == '+':
		return doc{"formulaValue": "=" + s}, nil
	}
	return enterRaw(s)
}

func typedNumber(s string) (value, format doc) {
	m := numberPattern.FindStringSubmatch(s)
	if m == nil || m[2] == "" && m[3] == "" {
		return nil, nil
	}
	plain := strings.TrimSuffix(strings.ReplaceAll(s, ",", ""), "%")
	f, err := strconv.ParseFloat(plain, 64)
	if err != nil {
		return nil, nil
	}
	switch {
	case m[5] != "" && m[3] != "":
		f, format = f/100, doc{"type": "PERCENT", "pattern": "0.00%"}
	case m[5] != "":
		f, format = f/100, doc{"type": "PERCENT", "pattern": "0%"}
	case strings.Contains(m[2], ",") && m[3] != "":
		format = doc{"type": "NUMBER", "pattern": "#,##0.00"}
	case strings.Contains(m[2], ","):
		format = doc{"type": "NUMBER", "pattern": "#,##0"}
	}
	return doc{"numberValue": float(f)}, format
}

func typedDate(s string) doc {
	if !datePattern.MatchString(s) {
		return nil
	}
	for _, layout := range []string{"2006-1-2", "1/2/2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return doc{"numberValue": number(int(t.Sub(epoch).Hours() / 24))}
		}
	}
	return nil
}

func float(f float64) json.Number { return json.Number(strconv.FormatFloat(f, 'f', -1, 64)) }
