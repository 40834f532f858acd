package quantity

import "strings"

// dimension is a unit, what it is about, and how much of the first unit of its kind it is.
type dimension struct {
	about About
	kind  string // units of one kind can be converted
	size  float64
	names string
}

// Units are the units that are known, by the name under which quantities have them.
var units = map[string]dimension{
	"mcg": {Dose, "mass", 1e-6, "microgram micrograms mcg µg μg ug"},
	"mg":  {Dose, "mass", 1e-3, "mg milligram milligrams"},
	"g":   {Dose, "mass", 1, "g gram grams gramme grammes"},
	"kg":  {Size, "mass", 1000, "kg kilogram kilograms kilo kilos kgs"},
	"lb":  {Size, "mass", 453.592, "lb lbs pound pounds"},
	"oz":  {Size, "mass", 28.3495, "oz ounce ounces"},
	"st":  {Size, "mass", 6350.29, "stone"},

	"ml": {Dose, "volume", 1e-3, "ml millilitre millilitres milliliter milliliters cc"},
	"l":  {Dose, "volume", 1, "litre litres liter liters"},
	"iu": {Dose, "units", 1, "iu"},

	"mmhg": {Pressure, "pressure", 1, "mmhg"},
	"C":    {Temperature, "temperature", 1, "c celsius centigrade"},
	"F":    {Temperature, "temperature", 1, "f fahrenheit"},

	"mm":   {Size, "length", 1e-3, "mm millimetre millimetres millimeter millimeters"},
	"cm":   {Size, "length", 1e-2, "cm centimetre centimetres centimeter centimeters"},
	"m":    {Size, "length", 1, "metre metres meter meters"},
	"km":   {Size, "length", 1000, "km kilometre kilometres kilometer kilometers"},
	"mile": {Size, "length", 1609.34, "mile miles"},
	"inch": {Size, "length", 0.0254, "inch inches"},
	"foot": {Size, "length", 0.3048, "feet foot ft"},

	"kcal": {Size, "energy", 4.184, "kcal calorie calories cals kilocalories"},
	"kj":   {Size, "energy", 1, "kj kilojoule kilojoules"},

	"second": {Time, "time", 1, "second seconds"},
	"minute": {Time, "time", 60, "minute minutes min mins"},
	"hour":   {Time, "time", 3600, "hour hours hrs"},
	"day":    {Time, "time", 86400, "day days"},
	"week":   {Time, "time", 604800, "week weeks"},
	"month":  {Time, "time", 2629800, "month months"},
	"year":   {Time, "time", 31557600, "year years yr yrs"},

	"$": {Money, "money", 1, "dollar dollars usd"},
	"£": {Money, "money £", 1, "sterling gbp pence"},
	"€": {Money, "money €", 1, "euro euros eur"},
}

// unitNames gives the unit of a word, in small letters.
var unitNames = func() map[string]string {
	m := map[string]string{}
	for name, d := range units {
		for w := range strings.FieldsSeq(d.names) {
			m[w] = name
		}
	}
	return m
}()

// Convertible reports whether two units measure the same.
func Convertible(a, b string) bool {
	return a != "" && b != "" && a != b && units[a].kind == units[b].kind && units[a].about != Money && units[a].about != Time
}

// In is a value of one unit in another. Temperatures are those of a thermometer.
func In(value float64, unit, other string) float64 {
	switch {
	case unit == "C" && other == "F":
		return value*9/5 + 32
	case unit == "F" && other == "C":
		return (value - 32) * 5 / 9
	}
	return value * units[unit].size / units[other].size
}

// Step is how many of the other unit one of the unit is, as a difference.
func Step(unit, other string) float64 {
	switch {
	case unit == "C" && other == "F":
		return 9. / 5
	case unit == "F" && other == "C":
		return 5. / 9
	}
	return units[unit].size / units[other].size
}
