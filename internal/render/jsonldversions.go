package render

import (
	"cmp"
	"slices"

	"galen/internal/site"
)

// translated says of an article of which it is the translation, or which are its translations.
func (g *graph) translated(all []site.Translation) {
	if len(all) == 0 {
		return
	}
	article := g.nodes[slices.IndexFunc(g.nodes, func(n node) bool { return n["@id"] == g.page.Canonical+"#article" })]
	var others []node
	for _, t := range all {
		work := node{"@type": article["@type"], "@id": t.Canonical + "#article", "url": t.Canonical, "inLanguage": t.Language}
		switch {
		case t.Current:
		case t.Original:
			article["translationOfWork"] = work
		default:
			others = append(others, work)
		}
	}
	if article["translationOfWork"] == nil && all[0].Original {
		article["workTranslation"] = others
	}
}

// otherVersion names the article, its plain-language version or its original, by their URL.
func (g *graph) otherVersion(a site.Article, url string) node {
	url = absolute(g.info, url)
	return node{"@type": articleTypes[a.Kind], "@id": url + "#article", "url": url, "inLanguage": cmp.Or(a.Language, g.info.Language)}
}

// published says where an article was published first, if that was not here.
func published(a site.Article, n node) {
	e := a.PublishedAt
	if e == nil {
		return
	}
	first := node{"@type": "CreativeWork", "url": e.URL, "publisher": node{"@type": "Organization", "name": e.Title}}
	if e.On.Instant != "" {
		first["datePublished"] = e.On.Instant
	}
	n["isBasedOn"] = first
}
