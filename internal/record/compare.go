package record

// Edits says how a list of paragraphs differs from another. The numbers are those of the new one, from 0.
type Edits struct {
	Changed []int // in the place of another
	Added   []int
	Removed []int // something is gone before these; the length of the new list stands for its end
}

// Any reports whether there is a difference.
func (e Edits) Any() bool { return len(e.Changed)+len(e.Added)+len(e.Removed) > 0 }

// Compare compares the marks of two lists of paragraphs: those that stand in both, in one order, are the
// same, and of what lies between them as many changed as there were.
func Compare(before, now string) (e Edits) {
	was, is := split(before), split(now)
	from := 0
	for from < len(was) && from < len(is) && was[from] == is[from] {
		from++
	}
	for len(was) > from && len(is) > from && was[len(was)-1] == is[len(is)-1] {
		was, is = was[:len(was)-1], is[:len(is)-1]
	}
	same := longest(was[from:], is[from:])
	same = append(same, [2]int{len(was) - from, len(is) - from})
	i, k := from, from
	for _, next := range same {
		end, to := from+next[0], from+next[1]
		for ; i < end && k < to; i, k = i+1, k+1 {
			e.Changed = append(e.Changed, k)
		}
		for ; k < to; k++ {
			e.Added = append(e.Added, k)
		}
		if i < end {
			e.Removed = append(e.Removed, to)
		}
		i, k = end+1, to+1
	}
	return e
}

// split gives the marks one by one.
func split(all string) (list []string) {
	for m := range marks(all) {
		list = append(list, all[m:m+markLength])
	}
	return list
}

// mostCompared is how many pairs of paragraphs are compared. Of texts that differ in so much all that lies between
// their first and their last difference is said to have changed.
const mostCompared = 1 << 24

// longest is the longest list of pairs of numbers, in order, of what is the same in two lists.
func longest(a, b []string) (pairs [][2]int) {
	if len(a)*len(b) > mostCompared {
		return nil
	}
	width := len(b) + 1
	length := make([]int32, (len(a)+1)*width)
	for i := len(a) - 1; i >= 0; i-- {
		for k := len(b) - 1; k >= 0; k-- {
			if a[i] == b[k] {
				length[i*width+k] = length[(i+1)*width+k+1] + 1
			} else {
				length[i*width+k] = max(length[(i+1)*width+k], length[i*width+k+1])
			}
		}
	}
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i] == b[k]:
			pairs = append(pairs, [2]int{i, k})
			i, k = i+1, k+1
		case length[(i+1)*width+k] >= length[i*width+k+1]:
			i++
		default:
			k++
		}
	}
	return pairs
}
