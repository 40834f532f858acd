package chart

import (
	"math"
	"strings"
	"testing"

	"galen/internal/testing/tally"
)

// timeAxes are the names of an axis of a line, and how far the second of them lies from the first,
// in parts of the whole axis; or, below zero, that the axis is one of names: -1 without a word, -2
// with a warning.
var timeAxes = []struct {
	names []string
	want  float64
}{
	// listed
	{[]string{"2024-01", "2024-02", "2024-12"}, 31.0 / 335}, {[]string{"January 2024", "February 2024", "December 2024"}, 31.0 / 335},
	{[]string{"1 January 2024", "1 February 2024", "1 December 2024"}, 31.0 / 335}, {[]string{"2024 Q1", "2024 Q2", "2024 Q4"}, 91.0 / 274},
	{[]string{"2024-W01", "2024-W02", "2024-W11"}, 0.1}, {[]string{"2024-01-01", "2024-02", "2024-12-01"}, 31.0 / 335},
	// made up
	{[]string{"Jan 2024", "Feb 2024", "Dec 2024"}, 31.0 / 335}, {[]string{"January 1, 2024", "February 1, 2024", "December 1, 2024"}, 31.0 / 335},
	{[]string{"2024-Q1", "2024-Q2", "2024-Q4"}, 91.0 / 274}, {[]string{"Q1 2024", "Q2 2024", "Q4 2024"}, 91.0 / 274}, {[]string{"2024Q1", "2024Q2", "2024Q4"}, 91.0 / 274},
	{[]string{"2024W01", "2024W02", "2024W11"}, 0.1}, {[]string{"Week 1, 2024", "Week 2, 2024", "Week 11, 2024"}, 0.1}, {[]string{"2020-W52", "2020-W53", "2021-W09"}, 0.1},
	{[]string{"2023", "2024-01", "2024-12"}, 365.0 / 700},
	{[]string{"2018-19", "2019-20", "2021-22"}, -2}, {[]string{"2008-09", "2009-10", "2010-11"}, -1}, {[]string{"2018/19", "2019/20", "2022/23"}, -2}, {[]string{"2018/19", "2019/20", "2020/21"}, -1},
	{[]string{"January", "February", "December"}, -2}, {[]string{"November", "December", "January"}, -1}, {[]string{"Jan", "Feb", "Mar", "Apr"}, -1}, {[]string{"Jan", "Apr", "May"}, -2},
	{[]string{"Day 1", "Day 2", "Day 28"}, -2}, {[]string{"Week 1", "Week 2", "Week 3"}, -1}, {[]string{"1 month", "2 months", "12 months"}, -2}, {[]string{"08:00", "09:00", "20:00"}, -2}, {[]string{"08:00", "12:00", "16:00"}, -1},
	{[]string{"mars 2024", "avril 2024", "mai 2024"}, -2}, {[]string{"spring 2024", "summer 2024", "autumn 2024"}, -2}, {[]string{"winter 2021", "winter 2022", "winter 2023"}, -1},
	{[]string{"2024-01", "2024-02", "summer 2024"}, -2}, {[]string{"2024-01", "2024-13", "2024-14"}, -2},
	// near-misses
	{[]string{"North", "South", "West"}, -1}, {[]string{"0 to 4 years", "5 to 14 years", "65 years and over"}, -1}, {[]string{"Wave 1", "Wave 2", "Wave 5"}, -1}, {[]string{"May", "June and July", "later"}, -1},
	{[]string{"London 2012", "Rio 2016", "Tokyo 2021"}, -2}, {[]string{"Before", "2020", "After"}, -1}, {[]string{"H1N1", "H3N2", "H5N1"}, -1},
}

// TestTimes: times of an axis stand as far from each other as they are, or a warning says that
// they do not; where it does, times as its hint has them are read.
func TestTimes(t *testing.T) {
	tally.Kind(t, "times of an axis", "timeAxes")
	for _, tt := range timeAxes {
		csv := "When,Cases\n"
		for i, name := range tt.names {
			csv += `"` + name + `",` + string(rune('1'+i)) + "\n"
		}
		_, _, figure, list := draw(head+"kind: line\n", csv)
		if figure == "" {
			t.Errorf("%q: %s", tt.names, told(list))
			continue
		}
		all := elements(t, figure)
		judgeText(t, all)
		var way [][2]float64
		for _, e := range all {
			if e.attr["class"] == "l s1" {
				way = waypoints(t, e.attr["d"])
			}
		}
		got := (way[1][0] - way[0][0]) / (way[len(way)-1][0] - way[0][0])
		warned := len(list) == 1 && list[0].Code == "equal-distances" && strings.Contains(list[0].Hint, "2024-02")
		switch even := math.Abs(got-1/float64(len(way)-1)) < 0.01; {
		case tt.want < 0 && (!even || warned != (tt.want == -2) || len(list) > 1):
			t.Errorf("%q: %.3f, %s", tt.names, got, told(list))
		case tt.want >= 0 && (math.Abs(got-tt.want) > 0.01 || len(list) > 0):
			t.Errorf("%q: %.3f, not %.3f, %s", tt.names, got, tt.want, told(list))
		}
	}
	t.Logf("%d axes", len(timeAxes))
}

// TestNoDifference: the line of no difference stands in a forest plot alone.
func TestNoDifference(t *testing.T) {
	for _, tt := range []struct {
		block, csv string
		want       bool
	}{
		{"scale: log\n", "A,V\nLondon,12\nParis,400\n", false}, {"", "A,V\nx,-2\ny,3\n", false}, {"scale: log\n", "A,V\nx,0.5\ny,3\n", false},
		{"scale: log\nlow: L\nhigh: H\n", "A,V,L,H\nx,0.5,0.4,0.6\n", true}, {"low: L\nhigh: H\n", "A,V,L,H\nx,-2,-3,-1\ny,3,1,4\n", true}, {"low: L\nhigh: H\n", "A,V,L,H\nx,-2,-3,1\n", true},
		{"low: L\nhigh: H\n", "A,V,L,H\nx,2,1,3\n", false}, {"low: L\nhigh: H\n", "A,V,L,H\nx,2,0,3\n", false}, {"low: L\nhigh: H\n", "A,V,L,H\nx,-2,-3,-1\n", false},
		{"no-effect: 5\n", "A,V\nx,4\ny,6\n", true}, {"scale: log\nno-effect: 1\n", "A,V\nx,0.5\ny,3\n", true}, {"low: L\nhigh: H\n", "A,V,L,H\nx,-2%,-3%,1%\n", true},
	} {
		_, _, figure, list := draw(head+"kind: dot\n"+tt.block, tt.csv)
		if len(list) > 0 || strings.Contains(figure, "No difference") != tt.want {
			t.Errorf("%q %q: %v, %s", tt.block, tt.csv, !tt.want, told(list))
		}
	}
}
