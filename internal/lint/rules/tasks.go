package rules

import "strings"

// Tasks are what an editor does about findings, in the order in which it is done. Each rule is of
// one of them, by its code.
var Tasks = []struct{ Name, Codes string }{
	{"check the numbers", "HN230 HN231 HN232 HN233 HN234 HN235 HN236 HN237 HN238 HN239 HN241 HN243 HN244 HN245 HN248 HN322"},
	{"soften or attribute", "HN201 HN202 HN210 HN211 HN212 HN213 HN220 HN224 HN225 HN226 HN228 HN229 HN242 HN246"},
	{"say how good the evidence is", "HN221 HN222 HN223 HN227 HN247 HN313 HN314 HN324"},
	{"say what readers need", "HN249 HN320 HN321"},
	{"say who paid", "HN110 HN311 HN312 HN323"},
	{"cite, link or rewrite", "HN240 HN270 HN271 HN272 HN310"},
	{"say where to find help", "HN112 HN215 HN315"},
	{"write it plainly", "HN214 HN250 HN251 HN252 HN253 HN260 HN261 HN280"},
	{"finish it", "HN400 HN401 HN402 HN403 HN404 HN405 HN406 HN407"},
	{"keep the record", "HN101 HN102 HN103 HN104 HN105 HN106 HN107 HN108 HN109 HN113 HN114 HN190 HN191 HN330"},
}

// Task is the place in Tasks of what an editor does about findings of a code, -1 when it is none of a rule.
func Task(code string) int {
	for i, t := range Tasks {
		if code != "" && strings.Contains(t.Codes+" ", code+" ") {
			return i
		}
	}
	return -1
}
