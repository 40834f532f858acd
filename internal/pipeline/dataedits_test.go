package pipeline

import (
	"fmt"
	"math/rand/v2"
	"path"
	"strings"
)

// Files of data of the newsroom: one beside an article, and one in data that several
// articles show, with a schema.
const (
	wards    = "content/health/piece-01/wards.csv"
	cases    = "data/cases.csv"
	caseRule = "data/cases.schema.yaml"
	deskData = "data/desk.yaml" // which a template shows
)

func isData(name string) bool { return path.Ext(name) == ".csv" && name != "data/retractions.csv" }

// dataFiles are those of a newsroom; someChart and someTable show one.
var dataFiles = sourceFiles{
	wards:    "Ward,Beds,Low,High\nNorth,12,10,14\nSouth,7,6,9\n",
	cases:    "Year,Cases,Deaths\n2024,12,3\n2025,7,2\n2026,,1\n",
	caseRule: "columns:\n  Cases: {type: number, unit: a year, min: 0}\n",
	deskData: "people:\n  - {name: Kit}\n",
}

func someChart(kind, file, more string) string {
	return fmt.Sprintf("\n:::chart\nkind: %s\nfile: %s\ntitle: A chart\ndescription: What it shows.\n%s:::\n", kind, file, more)
}

func someTable(file, more string) string {
	return fmt.Sprintf("\n:::table\nfile: %s\ncaption: A table\n%s:::\n", file, more)
}

// editData changes a cell, a row, a column, a schema, a block that shows a file, or puts a
// file in the place of another.
func editData(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isData))
	n := r.IntN(100)
	switch r.IntN(12) {
	case 10:
		s.files[deskData] = fmt.Sprintf("people:\n  - {name: Kit %d}\n  - {name: Bo}\n", n)
		return deskData
	case 11:
		s.files[deskData] = pick(r, "people: []\n", "people:\n  - {nam: Kit}\n", "- {name: Kit}\n", "people:\n  - {name: Kit}\nphone: \"1\"\n", dataFiles[deskData])
		return deskData
	case 0:
		s.files[name] += fmt.Sprintf("%d,%d,1,%d\n", 1900+n, n, n+1)
		if name == cases {
			s.files[name] = strings.TrimSuffix(s.files[name], fmt.Sprintf(",%d\n", n+1)) + "\n"
		}
	case 1:
		article := choose(r, s.those(isArticle))
		s.files[article] += pick(r, someChart("line", "cases.csv", ""), someChart("bar", "/data/cases.csv", "y: Deaths\n"), someTable("cases.csv", "sort: Cases descending\n"),
			someTable("data/cases.csv", "limit: 1\ndownload: true\n"), someChart("dot", "cases.csv", "y: Cases\ndownload: true\n"))
		return "data shown by " + article
	case 2:
		if name == "" {
			return ""
		}
		delete(s.files, name)
		return "delete " + name
	case 3:
		s.files[caseRule] = pick(r, "columns:\n  Cases: {type: number, unit: a month}\n", "columns:\n  Cases: {max: 9}\n", "columns:\n  Deaths: {type: number}\n", dataFiles[caseRule])
		return "schema"
	case 4:
		beside := path.Dir(choose(r, s.those(isArticle))) + "/cases.csv" // which comes before the one in data
		s.files[beside] = strings.Replace(dataFiles[cases], "12", fmt.Sprint(n), 1)
		return "create " + beside
	case 5:
		s.files[name] = strings.Replace(s.files[name], ",7", pick(r, ",8", ",many", ",\"7\"", ";7"), 1)
	default:
		rows := strings.SplitAfter(s.files[name], "\n")
		if len(rows) > 1 {
			at := 1 + r.IntN(len(rows)-1)
			if cells := strings.Split(rows[at], ","); len(cells) > 2 {
				cells[1] = fmt.Sprint(n)
				rows[at] = strings.Join(cells, ",")
			}
		}
		s.files[name] = strings.Join(rows, "")
	}
	if name == "" {
		delete(s.files, name)
		return ""
	}
	return "data in " + name
}
