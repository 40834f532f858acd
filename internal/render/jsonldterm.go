package render

import (
	"galen/internal/site"
)

// topic adds the page of a term: a collection of what there is about it, or a series.
func (g *graph) topic(t site.Topic) {
	switch {
	case t.Series:
		g.add(series(g.page.Heading, g.page.Canonical))
		g.web("CollectionPage", node{"mainEntity": ref(g.page.Canonical + "#series")})
	case t.About != nil:
		g.web("CollectionPage", node{"about": subject(*t.About)})
	default:
		g.web("CollectionPage", nil)
	}
}

func series(name, canonical string) node {
	return node{"@type": "CreativeWorkSeries", "@id": canonical + "#series", "name": name, "url": canonical}
}

// filed adds to an article the terms under which it is filed, and its series.
func (g *graph) filed(a site.Article, n node) {
	var subjects []node
	for _, s := range a.About {
		subjects = append(subjects, subject(s))
	}
	if len(subjects) > 0 {
		n["about"] = subjects
	}
	if s := a.Series; s != nil {
		n["isPartOf"], n["position"] = series(s.Series.Title, s.Canonical), s.Part
	}
}

// subject is a term. The number of it in MeSH is a medical code where schema.org has one, and
// otherwise the address of the same thing there.
func subject(s site.About) node {
	n := node{"@type": s.Type, "@id": s.URL + "#term", "name": s.Name, "url": s.URL}
	if len(s.Synonyms) > 0 {
		n["alternateName"] = s.Synonyms
	}
	switch {
	case s.MeSH == "":
	case s.Medical:
		n["code"] = node{"@type": "MedicalCode", "codeValue": s.MeSH, "codingSystem": "MeSH"}
	default:
		n["sameAs"] = "http://id.nlm.nih.gov/mesh/" + s.MeSH
	}
	return n
}
