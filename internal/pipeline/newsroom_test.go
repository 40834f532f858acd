package pipeline

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"maps"
	"slices"
	"strings"
	"time"
)

// sourceFiles are the files of a project, by path.
type sourceFiles map[string]string

// midday is the build clock at which the newsroom of these tests begins its day.
var midday = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// Folders of the newsroom: every category, from the top.
var newsFolders = []string{"health", "health/heart", "health/heart/rhythm", "trials", "food"}

// newsroom is a small site with a little of everything: articles of all kinds in
// nested categories, linked to each other, with pictures beside them, held back
// for every reason; authors, plain pages, menus, its own templates and static
// files. Lists have three articles on a page.
func newsroom() sourceFiles {
	files := sourceFiles{
		"galen.yaml":                       setKey(newsConfig, "timezone", *zoneName),
		"content/_index.md":                "---\ntitle: News of the day\ndescription: What is new.\n---\n\nThe [editors](/about/) wrote [the first piece](piece-01).\n",
		"content/about.md":                 "---\ntitle: About us\ndescription: Who we are.\naliases: [/who/]\n---\n\n## Our rules\n\nSee [ethics](ethics.md) and [the desk](/authors/desk/).\n",
		"content/ethics.md":                "---\ntitle: Ethics\n---\n\nNo gifts. More [about us](about.md#our-rules).\n",
		"content/corrections.md":           "---\ntitle: Corrections\n---\n\nAt once.\n",
		"content/authors/ada.md":           "---\nname: Ada Łódź\nkind: person\nrole: Editor\ncredentials: MD\norcid: 0000-0002-1825-0097\nlinks: [{title: Ethics, url: /ethics/}]\n---\n\nAda edits [news](/health/).\n",
		"content/authors/desk.md":          "---\nname: News desk\nkind: desk\nrole: Reporters\n---\n\nThe desk.\n",
		"content/health/held-draft.md":     newsPiece(90, "draft: true"),
		"content/health/held-embargo.md":   newsPiece(91, "embargo: 2026-11-22T18:00"),
		"content/trials/held-scheduled.md": newsPiece(92, "date: 2026-11-23T09:30"),
		"content/trials/held-expired.md":   newsPiece(93, "expires: 2026-11-22"),
		"content/food/ends-soon.md":        newsPiece(94, "expires: 2026-11-24T08:00"),
		liveStoryFile:                      newsLiveStory,
		"static/own.css":                   "p{color:#123}\n",
		"static/shared.png":                dots(9),
		"static/docs/plan.txt":             "The plan.\n",
		"templates/special.html":           newsSpecial,
		"templates/redirect.html":          `<!doctype html><html lang="{{.Site.Language}}"><title>Moved</title><meta http-equiv="refresh" content="0; url={{.Target}}"><p><a href="{{.Target}}">Go there</a></p>{{with .Data "desk"}}{{range (.Get "people").Rows}}<p>{{.Text "name"}}</p>{{end}}{{end}}</html>` + "\n",
		"templates/_aside.html":            "{{with .Menu \"aside\"}}<ul>{{range .}}<li><a href=\"{{.URL}}\">{{.Title}}</a></li>{{end}}</ul>{{end}}\n",
	}
	for i, folder := range newsFolders {
		files["content/"+folder+"/_index.md"] = fmt.Sprintf("---\ntitle: Category %d\ndescription: All about %s.\n---\n\nAbout [us](/about/).\n", i, folder)
	}
	for i := 1; i <= 13; i++ {
		files[newsFile(i)] = newsPiece(i, "")
	}
	files["content/health/piece-01/chart.png"] = dots(1)
	files["content/health/piece-01/numbers.csv"] = "group,people\na,26\n"
	files["content/health/heart/wave.png"] = dots(2)
	files["templates/blocks/trial.html"] = "{{/* title: line, required */}}<section><p>{{.Arg \"title\"}}</p>{{.Body}}{{with .Data \"desk\"}}{{if .Has \"phone\"}}<p>{{.Text \"phone\"}}</p>{{end}}{{end}}</section>"
	files["content/health/piece-01/comments.yaml"] = "- {name: Ada, date: 2026-11-22T13:00, id: first, text: Really?}\n- {name: Bo, date: 2026-11-22T14:00, reply_to: first, text: Yes.}\n"
	files["content/health/heart/scan.jpg"] = photograph(1)
	maps.Copy(files, dataFiles)
	maps.Copy(files, termFiles)
	return files
}

const newsConfig = `title: The daily dose
description: Health news.
baseURL: https://news.example/
timezone: Europe/Berlin
language: en-GB
pageSize: 3
publisher: {name: Dose e. V., logo: logo.svg, policies: {ethics: /ethics/, corrections: /corrections/}}
feeds: {size: 4}
headers: {X-Frame-Options: DENY}
menus: {main: [{title: Health, url: /health/}, {title: First, url: piece-01}], footer: [{title: About, url: /about/}], aside: [{title: Trials, url: /trials/}]}
permalink: /:category/:slug/
emergency: "112"
pictures: {formats: []}
fields: {stage: {type: line, cards: true, feeds: true}, follows: article, note: text, since: date, report: file, room: {type: line, for: [authors, categories, pages]}}
taxonomies: {conditions: {title: Conditions, tree: true, about: MedicalCondition}, places: Places}
help: {crisis: {title: If you need to talk, tags: [sleep], links: [{title: Call, url: "tel:555-0100"}]}}
`

// newsSpecial is a layout that shows what the built-in ones do not.
const newsSpecial = `<!doctype html><html lang="{{.Site.Language}}"><title>{{.Page.Title}}</title>
<link rel="stylesheet" href="{{.Asset "own.css"}}">
{{range .Categories}}<p>{{.Title}} {{.Count}}</p>{{end}}
{{range .Latest "health/heart" 2}}<p>{{.Title}}{{with .Field "stage"}} {{.}}{{end}}</p>{{end}}
{{with .Field "stage"}}<p>{{.Label}}: {{.HTML}}</p>{{end}}
{{$field := "since"}}{{with .Field $field}}<p>{{.Label}}: {{.HTML}}</p>{{end}}
{{range .Select "category: /health/, has: stage, sort: title, n: 4"}}<p>{{.Title}} {{.URL}}</p>{{end}}
{{template "aside" .}}
</html>
`

// newsFile is where article i lies.
func newsFile(i int) string {
	if i == 1 {
		return "content/health/piece-01/index.md"
	}
	return fmt.Sprintf("content/%s/piece-%02d.md", newsFolders[i%len(newsFolders)], i)
}

// newsPiece is article i; a higher number is older, by four days. Extra is a
// further line of its front matter, or takes the place of one.
func newsPiece(i int, extra string) string {
	day := midday.Add(-time.Duration(i-1) * 4 * 24 * time.Hour)
	if i >= 90 {
		day = midday.Add(-time.Duration(i-80) * time.Hour)
	}
	text := strings.Join([]string{"---",
		fmt.Sprintf("title: Piece %d", i),
		fmt.Sprintf("description: What piece %d says.", i),
		"date: " + day.Format([]string{time.DateOnly, "2006-01-02T15:04", time.RFC3339}[i%3]),
		"kind: " + []string{"news", "explainer", "guide", "opinion"}[i%4],
		"authors: [" + []string{"ada", "desk", "desk, ada"}[i%3] + "]",
		fmt.Sprintf("tags: [%s, topic %d]", []string{"sleep", "flu", "R&D"}[i%3], i%4),
		"---", "",
		fmt.Sprintf("Text of piece %d, see [another](piece-%02d).", i, i%13+1),
		"", "## What was found", "", "Numbers.", ""}, "\n")
	if key, value := filing(i); i <= 90 {
		text = setKey(text, key, value)
	}
	switch i {
	case 1:
		text = setKey(text, "image", "{src: chart.png, alt: A chart, credit: Ada}")
		text += "\n![Chart](chart.png) and [the numbers](numbers.csv).\n" + someChart("dot", "wards.csv", "low: Low\nhigh: High\n")
	case 2:
		text = setKey(text, "related", "[piece-05, {title: Elsewhere, url: \"https://other.example/\"}]")
		text = setKey(text, "aliases", "[/old/two/]")
	case 3:
		text = setKey(text, "references", "[{id: a, title: A paper, doi: 10.1000/xyz}]")
		text = setKey(text, "corrections", "[{date: 2026-11-20, text: It was 27.}]")
	case 4:
		text = setKey(text, "breadcrumbs", "[{title: Top, url: /}, {title: First, url: piece-01}]")
		text = setKey(text, "layout", "special")
	case 5:
		text = setKey(text, "authors", "[desk]")
		text = setKey(text, "reviewed", "{by: ada, on: 2026-11-10}")
		text = setKey(text, "disclosures", "[The author owns a bicycle.]")
		text = setKey(text, "study", "{design: one-arm, phase: 1, participants: 26, results: preprint}")
	case 7:
		text += "\n:::trial {title=\"A trial\"}\nThat of [the first](piece-01).\n:::\n\n:::urgent\n- pain\n:::\n"
	case 11:
		text = setKey(text, "image", "{src: /health/heart/scan.jpg, alt: A scan, focus: 20% 70%}")
	case 12:
		text += "\n![The scan](/health/heart/scan.jpg)\n" + someTable("cases.csv", "")
	case 13:
		text += someChart("line", "cases.csv", "y: [Cases, Deaths]\n")
	case 6:
		text += "\n![Wave](wave.png)\n\n## Two\n\n## Three\n\n### Deeper\n\n## Four\n\nSee [what was found](/health/piece-01/#what-was-found).\n"
	}
	if key, value, ok := strings.Cut(extra, ": "); ok {
		text = setKey(text, key, value)
	}
	return text
}

// setKey writes a line of front matter anew, or adds it. An empty value removes
// it.
func setKey(text, key, value string) string {
	lines := strings.SplitAfter(text, "\n")
	end := 1 + slices.Index(lines[1:], "---\n")
	if !strings.HasPrefix(text, "---\n") {
		end = len(lines) // galen.yaml
	}
	at := slices.IndexFunc(lines[:end], func(l string) bool { return strings.HasPrefix(l, key+":") })
	switch {
	case value == "" && at >= 0:
		lines = slices.Delete(lines, at, at+1)
	case value == "":
	case at >= 0:
		lines[at] = key + ": " + value + "\n"
	case end == len(lines):
		lines = append(lines, key+": "+value+"\n")
	default:
		lines = slices.Insert(lines, end, key+": "+value+"\n")
	}
	return strings.Join(lines, "")
}

// dots is a small picture; another n gives another one.
func dots(n int) string {
	img := image.NewPaletted(image.Rect(0, 0, 8+n%5, 6), color.Palette{color.White, color.Black})
	for i := range img.Pix {
		img.Pix[i] = uint8(n >> (i % 8) & 1)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.String()
}

// photograph is a picture that is large enough for crops and that lies on its side,
// with the place where it was taken; another n gives another one.
func photograph(n int) string {
	img := image.NewGray(image.Rect(0, 0, 200, 300))
	for i := range img.Pix {
		img.Pix[i] = uint8(i*n/200 + i%(40+n))
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		panic(err)
	}
	exif := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00GPS 52.5200 N"
	return "\xff\xd8\xff\xe1\x00" + string(rune(len(exif)+2)) + exif + b.String()[2:]
}
