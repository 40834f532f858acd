package render

import (
	"strings"

	"galen/internal/site"
)

// reason says in an editor's words why an output is made: what changed first.
func reason(key string, stale bool, o site.Output) string {
	switch {
	case !stale:
		return "the file is missing from the output, or was changed there"
	case key == "" && o.Kind == site.FileOutput:
		return "it is new, or its bytes changed"
	case key == "" && o.Kind == site.PictureOutput:
		return "it is new, or the picture changed"
	case key == "":
		return "it is new"
	}
	_, key = site.EditionOf(key)
	family, about, _ := strings.Cut(key, ":")
	if o.Edition != "" && strings.HasPrefix(about, "/") {
		about = "/" + strings.ToLower(o.Edition) + about
	}
	words, ok := changed[family]
	if !ok {
		return key + " changed"
	}
	return strings.ReplaceAll(words, "%", about)
}

// changed words the families of facts; % stands for what comes after the colon.
var changed = map[string]string{
	"site":        "the title, the publisher or another basic setting of galen.yaml changed",
	"menu":        "the menu %, or the address of a page in it, changed",
	"asset":       "static/% changed",
	"data":        "the file % of the folder data changed",
	"layout":      "templates/%.html, or a part that it uses, changed",
	"page":        "the title or the description of % changed, or what its page says of its original",
	"twins":       "the languages in which % is there, or the name of one, changed",
	"crumbs":      "the breadcrumbs of % changed",
	"feeds":       "the feeds that % announces changed",
	"article":     "the front matter, the headings or the length of % changed",
	"body":        "the text of % changed, or where one of its links leads",
	"poster":      "the title of % changed, or the name or the colours of the site",
	"budgets":     "the budgets of galen.yaml changed",
	"comments":    "the comments on % changed, or whether it takes more",
	"newsletter":  "the newsletter of galen.yaml changed",
	"support":     "the note on support in galen.yaml changed",
	"fields":      "a field of % changed",
	"field":       "the declaration of the field % changed",
	"related":     "what is related to % changed",
	"list":        "the list of articles on % changed",
	"front":       "the arrangement of % changed",
	"banner":      "the banner of the home page changed",
	"category":    "the category % changed",
	"categories":  "the category tree, or the number of articles in it, changed",
	"latest":      "the newest articles (%) changed",
	"select":      "the articles of the selection (%) changed",
	"author":      "the author % changed",
	"staff":       "an author changed",
	"studies":     "the studies, or their descriptions, changed",
	"indexes":     "the first study was added, the last one was removed, or the search was switched on or off",
	"terms":       "the list of % changed",
	"term":        "the page of the term % changed, or an article or a term that it names",
	"taxonomy":    "the terms on % changed",
	"search":      "what readers search, %, changed with a text, a title or a date",
	"searching":   "the topics of the page % changed, or the script of the search",
	"target":      "the page that % leads to changed",
	"channel":     "which articles the feed of % holds changed, or its title",
	"item":        "the text or the front matter of % changed, or where one of its links leads",
	"podcast":     "the show of % changed, in galen.yaml",
	"episode":     "the recording of %, or its show, changed",
	"live":        "an entry of % was added or changed, or where one of its links leads",
	"entries":     "an entry of % was added or changed, or where one of its links leads",
	"withdrawal":  "the notice about % changed",
	"corrections": "a correction, the title of a corrected article or the address of the page of corrections changed",
	"sitemap":     "the addresses of the sitemap % changed",
	"sitemaps":    "the list of sitemaps changed",
	"news":        "the news of the last two days changed",
	"robots":      "the addresses of the sitemaps changed",
	"redirects":   "a former address or a withdrawn article was added or removed",
	"headers":     "the headers of galen.yaml changed",
	"glossary":    "a term of the glossary changed",
	"policy":      "what pages are allowed to load changed, and with it the policy in them",
	"guard":       "what pages are allowed to load changed",
}
