package civildate

import "strings"

// written is a text in ISO form, taken apart.
type written struct {
	year, month, day, hour, minute, second int
	timed                                  bool   // it has a time of day
	offset                                 string // "", "Z", "z", "+01:00" or "+0100"
}

// apart takes a text in ISO form apart: a day; behind a T or a space hours and
// minutes, if wanted with seconds and a fraction of them; and an offset. Numbers
// need not be possible ones.
func apart(text string) (w written, ok bool) {
	r := form{rest: text, fits: true}
	w.year = r.number(4)
	r.need("-")
	w.month = r.number(2)
	r.need("-")
	w.day = r.number(2)
	if r.rest != "" {
		r.need("Tt ")
		w.timed = true
		w.hour = r.number(2)
		r.need(":")
		w.minute = r.number(2)
		if r.take(":") {
			w.second = r.number(2)
			if r.take(".") {
				r.number(1)
				r.rest = strings.TrimLeft(r.rest, "0123456789")
			}
		}
	}
	if r.rest != "" {
		r.take(" ")
		w.offset = r.rest
		if !r.take("Zz") {
			r.need("+-")
			r.number(2)
			r.take(":")
			r.number(2)
		}
	}
	return w, r.fits && r.rest == ""
}

// form is what is still to be read of a text.
type form struct {
	rest string
	fits bool // so far
}

// number reads so many digits.
func (r *form) number(digits int) (n int) {
	for range digits {
		if r.rest == "" || r.rest[0] < '0' || r.rest[0] > '9' {
			r.fits = false
			return 0
		}
		n = n*10 + int(r.rest[0]-'0')
		r.rest = r.rest[1:]
	}
	return n
}

// take reads one of the characters of any, if one follows.
func (r *form) take(any string) bool {
	if r.rest == "" || strings.IndexByte(any, r.rest[0]) < 0 {
		return false
	}
	r.rest = r.rest[1:]
	return true
}

func (r *form) need(any string) { r.fits = r.take(any) && r.fits }
