package layout

import (
	"reflect"
	"time"

	"galen/internal/diag"
)

// What one page may use (promise P11). The counts are the same on every machine;
// the clock only stops what they do not foresee, such as long comparisons.
const (
	maxPage    = 8 << 20          // bytes of the page, and of any one value
	maxActions = 1_000_000        // steps: an action or a text is one, a turn of a loop or a call four more
	maxMade    = 64 << 20         // bytes of all values that functions put together
	maxTime    = 10 * time.Second // for a page; a usual one takes a millisecond
)

const growing = "do not let a text or a list grow with every turn of a loop"

var (
	errSteps = diag.Errorf(diag.Position{}, "page-too-large", "the loops and parts of this page take more than 1,000,000 steps").
			WithHint("do not put one {{range}} into another over long lists")
	errMade  = diag.Errorf(diag.Position{}, "page-too-large", "the values that this page puts together take more than 64 MiB").WithHint(growing)
	errLarge = diag.Errorf(diag.Position{}, "page-too-large", "this value is larger than 8 MiB, which is more than any page").WithHint(growing)
	errTime  = diag.Errorf(diag.Position{}, "page-too-large", "this page takes longer than 10 seconds").
			WithHint("show fewer items on one page")
)

// budget is what is left to one page.
type budget struct {
	steps, made int
	untilClock  int // steps until the clock is looked at again
	deadline    time.Time
}

// clockEvery is how many steps pass between two looks at the clock.
const clockEvery = 512

func newBudget() budget {
	return budget{steps: maxActions, made: maxMade, untilClock: clockEvery, deadline: time.Now().Add(maxTime)}
}

// step takes n steps off.
func (b *budget) step(n int) error {
	if b.steps -= n; b.steps < 0 {
		return errSteps
	}
	if b.untilClock -= n; b.untilClock < 0 {
		b.untilClock = clockEvery
		if time.Now().After(b.deadline) {
			return errTime
		}
	}
	return nil
}

// spend takes n bytes off.
func (b *budget) spend(n int) error {
	if b.made -= n; b.made < 0 || n < 0 {
		return errMade
	}
	return nil
}

// overhead is what a value takes beside its text, in bytes: about a word of
// memory and its type, and no less than a number has digits.
const overhead = 24

// weigh takes off what a value would be as text, times a factor. Lists and dicts
// are walked, as one that holds another twice is printed twice as long.
func (b *budget) weigh(v reflect.Value, factor int) error {
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	n := overhead
	switch v.Kind() {
	case reflect.String:
		n += v.Len()
	case reflect.Slice, reflect.Map:
		n += v.Len() * overhead
	}
	if err := b.spend(n * factor); err != nil || !v.IsValid() {
		return err
	}
	switch v.Type() {
	case listType, textsType:
		for i := range v.Len() {
			if err := b.weigh(v.Index(i), factor); err != nil {
				return err
			}
		}
	case dictType:
		for _, item := range v.Interface().(map[string]any) {
			if err := b.weigh(reflect.ValueOf(item), factor); err != nil {
				return err
			}
		}
	}
	return nil
}

var (
	listType  = reflect.TypeFor[[]any]()
	textsType = reflect.TypeFor[[]string]()
	dictType  = reflect.TypeFor[map[string]any]()
)
