package memo

import "slices"

// Uses lead from parts, of which the values of facts are made, to the units that were given such values. Units have
// numbers, too. What a part that has changed cannot reach is not among them.
type Uses struct {
	units [][]uint32 // by part, in order
}

// Note notes that a unit was given values that are made of these parts. What was noted of it before stays: it may then
// be asked in vain, and is never forgotten.
func (u *Uses) Note(unit uint32, parts []uint32) {
	for _, part := range parts {
		for int(part) >= len(u.units) {
			u.units = append(u.units, nil)
		}
		if at, found := slices.BinarySearch(u.units[part], unit); !found {
			u.units[part] = slices.Insert(u.units[part], at, unit)
		}
	}
}

// Of lists the units that were given something made of one of these parts, in order.
func (u *Uses) Of(parts []uint32) (units []uint32) {
	for _, part := range parts {
		if int(part) < len(u.units) {
			units = append(units, u.units[part]...)
		}
	}
	slices.Sort(units)
	return slices.Compact(units)
}
