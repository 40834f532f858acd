package layout

import (
	"reflect"
	"strconv"
	"strings"
)

// cost takes off what a function puts together from its arguments. Those of a
// variadic function may come one by one or as a slice.
type cost func(b *budget, args []reflect.Value) error

// costs are those of the functions that make values. The others give a number, or
// a piece of what they are given.
var costs = map[string]cost{
	"print": sumOf(1), "println": sumOf(1), "list": sumOf(1), "dict": sumOf(1), "lower": sumOf(2),
	"word": sumOf(wordWeight), piece: sumOf(wordWeight),
	"html": sumOf(6), "js": sumOf(6), "urlquery": sumOf(6), // \u003c for "<"
	"join":   costOfJoin,
	"printf": costOfPrintf,
}

// wordWeight is how often words may have an argument.
const wordWeight = 2

func sumOf(factor int) cost {
	return func(b *budget, args []reflect.Value) error {
		for _, a := range args {
			if err := b.weigh(a, factor); err != nil {
				return err
			}
		}
		return nil
	}
}

func costOfJoin(b *budget, args []reflect.Value) error {
	if len(args) != 2 {
		return nil
	}
	items, between := plainly(args[0]), plainly(args[1])
	if (items.Kind() == reflect.Slice || items.Kind() == reflect.Array) && between.Kind() == reflect.String {
		if err := b.spend(items.Len() * between.Len()); err != nil {
			return err
		}
	}
	return b.weigh(items, 1)
}

// maxWidth is the greatest width that fmt pads a value to.
const maxWidth = 1_000_000

// costOfPrintf adds the widths that a format asks for ("%1000d", "%*d") to the
// values, and counts these for each verb where it names them by number ("%[1]s").
func costOfPrintf(b *budget, args []reflect.Value) error {
	if len(args) == 0 || plainly(args[0]).Kind() != reflect.String {
		return nil
	}
	format := plainly(args[0]).String()
	before := b.made
	if err := sumOf(6)(b, args); err != nil {
		return err
	}
	if strings.Contains(format, "[") {
		if verbs := strings.Count(format, "%"); verbs > 0 && before-b.made > maxMade/verbs {
			return errMade
		} else if err := b.spend((before - b.made) * verbs); err != nil {
			return err
		}
	}
	return b.spend(widths(format))
}

// widths is the sum of the widths in a format, or of more.
func widths(format string) (sum int) {
	for verb := range strings.SplitSeq(format, "%") {
		sum += strings.Count(verb, "*") * maxWidth
		for number := range strings.FieldsFuncSeq(verb, func(c rune) bool { return c < '0' || '9' < c }) {
			if n, err := strconv.Atoi(number); err == nil {
				sum += min(n, maxWidth)
			}
		}
	}
	return sum
}

// pay lets a page pay for a call.
func (b *budget) pay(c cost, args []reflect.Value) error {
	before := b.made
	switch err := c(b, args); {
	case before > b.made && before-b.made > maxPage:
		return errLarge
	default:
		return err
	}
}

// paid is a function that pays before it is called. It can be given to templates
// in place of f.
func (b *budget) paid(c cost, f any) any {
	fn := reflect.ValueOf(f)
	t := fn.Type()
	in := make([]reflect.Type, t.NumIn())
	for i := range in {
		in[i] = t.In(i)
	}
	out := []reflect.Type{t.Out(0), errorType}
	return reflect.MakeFunc(reflect.FuncOf(in, out, t.IsVariadic()), func(args []reflect.Value) []reflect.Value {
		if err := b.pay(c, args); err != nil {
			return []reflect.Value{reflect.Zero(t.Out(0)), reflect.ValueOf(&err).Elem()}
		}
		call := fn.Call
		if t.IsVariadic() {
			call = fn.CallSlice
		}
		if results := call(args); len(results) == 2 {
			return results
		} else {
			return []reflect.Value{results[0], reflect.Zero(errorType)}
		}
	}).Interface()
}
