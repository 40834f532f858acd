package memo

import (
	"encoding/binary"
	"fmt"
	"reflect"
	"sync"
	"time"
)

// Pack writes a plain value: strings, numbers, booleans, times, digests, and
// structs, slices and pointers of such whose fields are all exported; a field with
// the tag `pack:"-"` is left out. Unpack reads it into a variable of the same type. Another type, or the same after its
// fields have changed, must not meet it: whoever keeps a packed value keeps the
// builder's digest beside it.
//
// A text that occurs again is written once, as a file's name does in hundreds of
// positions.
func Pack(v any) []byte { return AppendPacked(nil, v) }

// AppendPacked is Pack behind b.
func AppendPacked(b []byte, v any) []byte {
	p := packers.Get().(*packer)
	p.out = b
	p.value(reflect.ValueOf(v))
	b, p.out = p.out, nil
	clear(p.seen)
	packers.Put(p)
	return b
}

// OfPacked is the digest of a value as Pack writes it. It costs less than OfValue where
// texts occur again and again, as names of files do in positions.
func OfPacked(v any) Digest {
	b := buffers.Get().(*[]byte)
	*b = AppendPacked((*b)[:0], v)
	d := Of(*b)
	buffers.Put(b)
	return d
}

var packers = sync.Pool{New: func() any { return &packer{seen: map[string]uint64{}} }}

// repeated is the length from which a text is written once.
const repeated = 6

type packer struct {
	out  []byte
	seen map[string]uint64
}

func (p *packer) number(n uint64) { p.out = binary.AppendUvarint(p.out, n) }

// text writes 2n before a text of n bytes, and 2n+1 for the one that came as nth.
func (p *packer) text(s string) {
	if n, ok := p.seen[s]; ok {
		p.number(2*n + 1)
		return
	}
	if len(s) >= repeated {
		p.seen[s] = uint64(len(p.seen))
	}
	p.number(2 * uint64(len(s)))
	p.out = append(p.out, s...)
}

func (p *packer) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		p.text(v.String())
	case reflect.Bool:
		p.out = append(p.out, byte(0))
		if v.Bool() {
			p.out[len(p.out)-1] = 1
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		p.out = binary.AppendVarint(p.out, v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		p.number(v.Uint())
	case reflect.Struct:
		if v.Type() == timeType {
			p.time(v.Interface().(time.Time))
			return
		}
		for _, i := range packed(v.Type()) {
			p.value(v.Field(i))
		}
	case reflect.Slice:
		if v.IsNil() {
			p.number(0)
			return
		}
		p.number(uint64(v.Len()) + 1)
		for i := range v.Len() {
			p.value(v.Index(i))
		}
	case reflect.Array:
		if v.Type() == digestType {
			p.digest(v)
			return
		}
		for i := range v.Len() {
			p.value(v.Index(i))
		}
	case reflect.Pointer:
		if v.IsNil() {
			p.number(0)
			return
		}
		p.number(1)
		p.value(v.Elem())
	default:
		panic(fmt.Sprintf("memo: a %s cannot be packed", v.Type()))
	}
}

var digestType = reflect.TypeFor[Digest]()

// digest writes a digest as it is: a document has a handful.
func (p *packer) digest(v reflect.Value) {
	if v.CanAddr() {
		p.out = append(p.out, v.Bytes()...)
		return
	}
	d := v.Interface().(Digest)
	p.out = append(p.out, d[:]...)
}

// time writes an instant; its zone is that of the site.
func (p *packer) time(t time.Time) {
	if t.IsZero() {
		p.number(0)
		return
	}
	p.number(1)
	p.out = binary.AppendVarint(p.out, t.Unix())
	p.number(uint64(t.Nanosecond()))
}

// Unpack reads what Pack wrote into the variable to points to; times are put in
// zone. The texts of the value are parts of data. It reports false when data is
// not what Pack writes for the type.
func Unpack(data string, to any, zone *time.Location) bool {
	u := unpacker{data: data, zone: zone}
	v := reflect.ValueOf(to).Elem()
	planFor(v.Type())(&u, v)
	return !u.failed && len(u.data) == 0
}

type unpacker struct {
	data   string
	texts  []string
	zone   *time.Location
	failed bool
}

func (u *unpacker) fail() { u.data, u.failed = "", true }

func (u *unpacker) number() (n uint64) {
	for i := 0; i < len(u.data) && i < binary.MaxVarintLen64; i++ {
		c := u.data[i]
		n |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			u.data = u.data[i+1:]
			return n
		}
	}
	u.fail()
	return 0
}

func (u *unpacker) signed() int64 {
	n := u.number()
	return int64(n>>1) ^ -int64(n&1)
}

func (u *unpacker) text() string {
	n := u.number()
	if n&1 == 1 {
		if n >>= 1; n < uint64(len(u.texts)) {
			return u.texts[n]
		}
		u.fail()
		return ""
	}
	n >>= 1
	s := u.take(n)
	if n >= repeated && !u.failed {
		u.texts = append(u.texts, s)
	}
	return s
}

// take reads n bytes.
func (u *unpacker) take(n uint64) string {
	if n > uint64(len(u.data)) {
		u.fail()
		return ""
	}
	s := u.data[:n]
	u.data = u.data[n:]
	return s
}

// length reads how long a slice is; each item takes a byte at least.
func (u *unpacker) length() int {
	n := u.number()
	if n > uint64(len(u.data))+1 {
		u.fail()
		return 0
	}
	return int(n)
}

// plan reads a value of one type.
type plan func(u *unpacker, v reflect.Value)

var plans sync.Map // of plan, by type: looking into a type takes longer than reading a value

func planFor(t reflect.Type) plan {
	if p, ok := plans.Load(t); ok {
		return p.(plan)
	}
	p := makePlan(t)
	plans.Store(t, p)
	return p
}

func makePlan(t reflect.Type) plan {
	switch t.Kind() {
	case reflect.String:
		return func(u *unpacker, v reflect.Value) { v.SetString(u.text()) }
	case reflect.Bool:
		return func(u *unpacker, v reflect.Value) { v.SetBool(u.number() == 1) }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(u *unpacker, v reflect.Value) { v.SetInt(u.signed()) }
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return func(u *unpacker, v reflect.Value) { v.SetUint(u.number()) }
	case reflect.Struct:
		return structPlan(t)
	case reflect.Slice:
		return slicePlan(t)
	case reflect.Array:
		if t == digestType {
			return func(u *unpacker, v reflect.Value) { copy(v.Bytes(), u.take(uint64(len(Digest{})))) }
		}
		item := planFor(t.Elem())
		return func(u *unpacker, v reflect.Value) {
			for i := range v.Len() {
				item(u, v.Index(i))
			}
		}
	case reflect.Pointer:
		item := planFor(t.Elem())
		return func(u *unpacker, v reflect.Value) {
			if u.number() == 1 {
				v.Set(reflect.New(t.Elem()))
				item(u, v.Elem())
			}
		}
	}
	panic(fmt.Sprintf("memo: a %s cannot be unpacked", t))
}

func structPlan(t reflect.Type) plan {
	if t == timeType {
		return func(u *unpacker, v reflect.Value) {
			if u.number() == 1 {
				seconds := u.signed()
				v.Set(reflect.ValueOf(time.Unix(seconds, int64(u.number())).In(u.zone)))
			}
		}
	}
	numbers := packed(t)
	fields := make([]plan, len(numbers))
	for i, n := range numbers {
		fields[i] = planFor(t.Field(n).Type)
	}
	return func(u *unpacker, v reflect.Value) {
		for i, f := range fields {
			f(u, v.Field(numbers[i]))
		}
	}
}

var packedFields sync.Map // of []int, by type

// packed are the numbers of a struct's fields that are packed.
func packed(t reflect.Type) []int {
	if known, ok := packedFields.Load(t); ok {
		return known.([]int)
	}
	var numbers []int
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Tag.Get("pack") == "-" {
			continue
		}
		if !f.IsExported() {
			panic(fmt.Sprintf("memo: %s.%s cannot be packed: it is not exported", t, f.Name))
		}
		numbers = append(numbers, i)
	}
	packedFields.Store(t, numbers)
	return numbers
}

func slicePlan(t reflect.Type) plan {
	item := sync.OnceValue(func() plan { return planFor(t.Elem()) }) // not now: a type may hold lists of itself
	return func(u *unpacker, v reflect.Value) {
		n := u.length()
		if n == 0 {
			return
		}
		list := reflect.MakeSlice(t, n-1, n-1)
		read := item()
		for i := range n - 1 {
			read(u, list.Index(i))
		}
		v.Set(list)
	}
}
