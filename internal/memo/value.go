package memo

import (
	"encoding/binary"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"time"
)

// OfValue is the digest of a plain value: strings, numbers, booleans, times,
// and structs, slices, arrays, maps and pointers of such. Equal values have
// equal digests, and nil has the zero Digest. A value that is not plain, such as
// a function, is a mistake of the program and panics.
func OfValue(v any) Digest {
	if v == nil {
		return Digest{}
	}
	b := buffers.Get().(*[]byte)
	*b = appendValue((*b)[:0], reflect.ValueOf(v))
	d := Of(*b)
	buffers.Put(b)
	return d
}

// buffers are used again: a warm build of a large site takes the digests of all
// that it knows, and would ask for a quarter of its memory here.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

var timeType = reflect.TypeFor[time.Time]()

// appendValue writes v so that no two different values of one type give the
// same bytes: whatever has no fixed length is preceded by it.
func appendValue(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		return appendString(b, v.String())
	case reflect.Bool:
		if v.Bool() {
			return append(b, 1)
		}
		return append(b, 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return binary.AppendVarint(b, v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return binary.AppendUvarint(b, v.Uint())
	case reflect.Struct:
		if v.Type() == timeType {
			return appendString(b, v.Interface().(time.Time).Format(time.RFC3339Nano+" MST"))
		}
		for i := range v.NumField() {
			b = appendValue(b, v.Field(i))
		}
		return b
	case reflect.Slice, reflect.Array:
		b = binary.AppendUvarint(b, uint64(v.Len()))
		for i := range v.Len() {
			b = appendValue(b, v.Index(i))
		}
		return b
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return append(b, 0)
		}
		return appendValue(append(b, 1), v.Elem())
	case reflect.Map:
		return appendMap(b, v)
	}
	panic(fmt.Sprintf("memo: a %s has no digest", v.Type()))
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendMap(b []byte, v reflect.Value) []byte {
	var entries []string
	for key, value := range v.Seq2() {
		entries = append(entries, string(appendValue(appendValue(nil, key), value)))
	}
	slices.Sort(entries)
	b = binary.AppendUvarint(b, uint64(len(entries)))
	for _, e := range entries {
		b = appendString(b, e)
	}
	return b
}
