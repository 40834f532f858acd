package content

// The tables of this file stand here, and not where they are used, because a table
// within a function is made anew for every article that is read.

// The keys that a group cannot do without, each with a line that would do.
var (
	needArticle = map[string]string{
		"title": "title: What a phase 1 trial is", "description": "description: One or two sentences under the headline.",
		"date": "date: 2026-11-22", "authors": "authors: [news-desk]",
	}
	needImage      = map[string]string{"src": "src: picture.jpg", "alt": "alt: what the picture shows"}
	needRelated    = map[string]string{"title": "title: Living with lupus", "url": "url: https://www.example.org/"}
	needReview     = map[string]string{"by": "by: evidence-desk", "on": "on: 2026-11-22"}
	needCorrection = map[string]string{"date": "date: 2026-11-22", "text": "text: \"What was wrong, and what is right.\""}
	needLink       = map[string]string{"title": "title: Health", "url": "url: /health/"}
	needPlacing    = map[string]string{"article": "article: the-slug-of-an-article"}
	needShelf      = map[string]string{"from": "from: health"}
	needTitle      = map[string]string{"title": "title: From the lab"}
	needBanner     = map[string]string{"text": "text: What readers have to know now", "until": "until: 2026-12-01T18:00"}
	needStudy      = map[string]string{"design": "design: randomised-controlled", "results": "results: peer-reviewed"}
	needTerm       = map[string]string{"title": "title: Lupus"}
	needReference  = map[string]string{"title": "title: Title of the paper or page"}
)

// Names used elsewhere, or in everyday words, for the keys of a group.
var (
	imageNames = map[string]string{"focalpoint": "focus", "focal_point": "focus", "position": "focus", "crop": "focus", "url": "src", "file": "src", "path": "src",
		"description": "alt", "license": "licence", "rights": "copyright", "source": "credit", "title": "caption"}
	relatedNames    = map[string]string{"name": "title", "href": "url", "link": "url"}
	reviewNames     = map[string]string{"date": "on", "reviewer": "by", "name": "by", "signature": "hash", "digest": "hash"}
	correctionNames = map[string]string{"on": "date", "note": "text", "description": "text"}
	placingNames    = map[string]string{"slug": "article", "story": "article", "url": "article", "name": "article", "expires": "until", "end": "until", "to": "until", "from": noBegin, "since": noBegin, "date": noBegin}
	shelfNames      = map[string]string{"name": "title", "heading": "title", "category": "from", "tag": "from", "count": "n", "number": "n", "limit": "n", "size": "n", "expires": "until", "end": "until", "again": "repeat", "duplicates": "repeat"}
	bannerNames     = map[string]string{"title": "text", "message": "text", "link": "url", "href": "url", "expires": "until", "end": "until", "to": "until", "from": noBegin, "since": noBegin, "date": noBegin}
	linkNames       = map[string]string{"name": "title", "text": "title", "href": "url", "link": "url"}
	studyNames      = map[string]string{"n": "participants", "size": "participants", "people": "participants", "type": "design", "id": "registry", "nct": "registry",
		"registration": "registry", "control": "comparator", "comparison": "comparator", "outcome": "endpoint", "primary": "endpoint", "funder": "sponsor",
		"state": "status", "title": "name", "drug": "treatment", "intervention": "treatment", "disease": "condition", "where": "setting", "evidence": "results"}
	referenceNames = map[string]string{"link": "url", "key": "id", "name": "title", "pubmed": "pmid", "pmc": "pmcid", "author": "authors", "date": "year",
		"source": "journal", "publisher": "journal", "type": "kind", "trial": "registry", "registration": "registry", "retracted": "acknowledged", "retraction_acknowledged": "acknowledged"}
	checklistNames = map[string]string{"costs": "cost", "benefit": "benefits", "harm": "harms", "quality": "evidence", "disease_mongering": "proportion",
		"mongering": "proportion", "sources": "independence", "independent": "independence", "conflicts": "independence", "alternative": "alternatives",
		"available": "availability", "new": "novelty", "release": "reporting", "news_release": "reporting"}
	aiNames   = map[string]string{"by": "reviewed_by", "editor": "reviewed_by", "reviewed": "reviewed_by", "what": "how", "tools": "how"}
	termNames = map[string]string{"name": "title", "heading": "title", "above": "parent", "broader": "parent", "parents": "parent", "aka": "synonyms",
		"also": "synonyms", "alternatenames": "synonyms", "othernames": "synonyms", "aliases_of": "synonyms", "code": "mesh", "best": "picks", "bestof": "picks", "featured": "picks",
		"key_articles": "picks", "articles": "picks", "picture": "image", "photo": "image", "dek": "description", "summary": "description", "about": "the type of all terms is set in galen.yaml"}
	sourceNames = map[string]string{"press_release": "release", "news_release": "release", "press": "release"}
)
