package render

import (
	"encoding/json"
	"slices"
	"strconv"
)

// appendJSON writes a value of the graph as encoding/json does. What the graph is
// made of is written here, because the package's tables of types cost three times
// as much; any other value goes there.
func appendJSON(b []byte, v any) ([]byte, error) {
	switch v := v.(type) {
	case string:
		return appendText(b, v)
	case int:
		return strconv.AppendInt(b, int64(v), 10), nil
	case bool:
		return strconv.AppendBool(b, v), nil
	case node:
		return v.appendJSON(b)
	case []node:
		return appendList(b, v)
	case []string:
		return appendList(b, v)
	}
	other, err := json.Marshal(v)
	return append(b, other...), err
}

// appendJSON writes an object, its keys sorted.
func (n node) appendJSON(b []byte) (_ []byte, err error) {
	if n == nil {
		return append(b, "null"...), nil
	}
	var few [24]string
	keys := few[:0]
	for key := range n {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	b = append(b, '{')
	for i, key := range keys {
		if i > 0 {
			b = append(b, ',')
		}
		if b, err = appendText(b, key); err != nil {
			return b, err
		}
		b = append(b, ':')
		if b, err = appendJSON(b, n[key]); err != nil {
			return b, err
		}
	}
	return append(b, '}'), nil
}

func appendList[T any](b []byte, list []T) (_ []byte, err error) {
	if list == nil {
		return append(b, "null"...), nil
	}
	b = append(b, '[')
	for i, v := range list {
		if i > 0 {
			b = append(b, ',')
		}
		if b, err = appendJSON(b, v); err != nil {
			return b, err
		}
	}
	return append(b, ']'), nil
}

// appendText writes a string: at once when no character of it needs more than
// quotation marks around it.
func appendText(b []byte, s string) ([]byte, error) {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c >= 0x7f || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			other, err := json.Marshal(s)
			return append(b, other...), err
		}
	}
	b = append(b, '"')
	b = append(b, s...)
	return append(b, '"'), nil
}
