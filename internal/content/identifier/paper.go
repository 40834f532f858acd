package identifier

import (
	"net/url"
	"regexp"
	"strings"
)

// Mentioned finds the paper that an address leads to: by its DOI, also in the
// address of a publisher or a preprint server, or by its PMID; both are "" for
// other pages. It is for looking the paper up; an address is no proof of a number.
func Mentioned(address string) (doi, pmid string) {
	if !strings.Contains(address, "/") {
		return "", ""
	}
	if doi, ok := DOI.Parse(address); ok {
		return doi, ""
	}
	u, web := webAddress(address)
	if !web || u.Host == "" {
		return "", ""
	}
	host := hostName(u)
	if strings.HasSuffix(host, "ncbi.nlm.nih.gov") || host == "europepmc.org" {
		return "", PMID.known(address)
	}
	if m := doiWithin.FindStringSubmatch(u.Path); m != nil {
		return DOI.known(pageless(m[1])), ""
	}
	for _, key := range []string{"id", "doi", "DOI"} { // journals.plos.org/plosone/article?id=10.1371/…
		if value := u.Query().Get(key); strings.HasPrefix(value, "10.") {
			return DOI.known(pageless(value)), ""
		}
	}
	for _, p := range publishers {
		if host != p.host && !strings.HasSuffix(host, "."+p.host) {
			continue
		}
		if m := p.path.FindStringSubmatch(u.RequestURI()); m != nil {
			return DOI.known(p.doi(m)), ""
		}
	}
	return "", ""
}

// doiWithin is a DOI in the path of a publisher's page.
var doiWithin = regexp.MustCompile(`/(10\.\d{4,9}(?:\.\d+)*/.+)$`)

// pageOf is what publishers put behind a DOI for the parts of a page.
var pageOf = regexp.MustCompile(`(?i)(?:[./](?:full-text|fulltext|full|abstract|abs|pdf\+html|pdf|epdf|epub|html|meta|summary|references|tables|figures|comments|` +
	`supplementary-material|article-info|article-metrics|article-details|download|v\d+/review|latest)|_reference\.pdf)+$`)

func pageless(doi string) string {
	return pageOf.ReplaceAllString(strings.TrimRight(doi, "/"), "")
}

// publishers are those in whose addresses a DOI can be read though it does not
// stand there.
var publishers = []struct {
	host string
	path *regexp.Regexp
	doi  func([]string) string
}{
	{"biorxiv.org", early, func(m []string) string { return "10.1101/" + pageless(m[1]) }},
	{"medrxiv.org", early, func(m []string) string { return "10.1101/" + pageless(m[1]) }},
	{"arxiv.org", regexp.MustCompile(`^/(?:abs|pdf|html|ps)/(.+)$`), func(m []string) string { return "10.48550/arXiv." + strings.TrimSuffix(m[1], ".pdf") }},
	{"researchsquare.com", regexp.MustCompile(`^/article/(rs-\d+)(?:/(v\d+))?`), func(m []string) string { return strings.TrimSuffix("10.21203/rs.3."+m[1]+"/"+m[2], "/") }},
	{"preprints.org", regexp.MustCompile(`^/manuscript/(\d{6}\.\d+)(?:/(v\d+))?`), func(m []string) string { return strings.TrimSuffix("10.20944/preprints"+m[1]+"."+m[2], ".") }},
	{"ssrn.com", regexp.MustCompile(`[/?&]abstract(?:_id)?=(\d+)`), func(m []string) string { return "10.2139/ssrn." + m[1] }},
	{"osf.io", regexp.MustCompile(`^/preprints/(psyarxiv|socarxiv|osf)/(\w{5}(?:_v\d+)?)`), func(m []string) string { return osf[m[1]] + m[2] }},
	{"psyarxiv.com", regexp.MustCompile(`^/(\w{5})(?:/|$)`), func(m []string) string { return osf["psyarxiv"] + m[1] }},
	{"nature.com", regexp.MustCompile(`^/articles/([sdn][\w.-]+)`), func(m []string) string { return "10.1038/" + pageless(m[1]) }},
	{"elifesciences.org", regexp.MustCompile(`^/articles/(\d+)`), func(m []string) string { return "10.7554/eLife." + m[1] }},
	{"bmj.com", regexp.MustCompile(`^/content/\d+/(bmj[.-][\w.-]+)`), func(m []string) string { return "10.1136/" + pageless(m[1]) }},
	{"thelancet.com", pii, elsevier}, {"sciencedirect.com", pii, elsevier}, {"cell.com", pii, elsevier}, {"elsevier.com", pii, elsevier},
}

// osf are how the DOIs of the Open Science Framework's preprints begin.
var osf = map[string]string{"psyarxiv": "10.31234/osf.io/", "socarxiv": "10.31235/osf.io/", "osf": "10.31219/osf.io/"}

// early is how bioRxiv's and medRxiv's older addresses name a preprint: by the day,
// then the number.
var early = regexp.MustCompile(`/early/\d{4}/\d\d/\d\d/([\d.]+\d(?:v\d+)?(?:\.[a-z+]+)*)`)

// pii is a Publisher Item Identifier of a journal: S, the ISSN, the year in two
// digits, five digits and a check character, with the marks or without.
var pii = regexp.MustCompile(`(?i)(?:/|PII)S(\d{4})-?(\d{3}[\dX])(?:\(|%28)?(\d\d)(?:\)|%29)?(\d{5})-?([\dX])`)

// elsevier is the DOI that Elsevier makes of a PII: always for The Lancet's
// journals, and for others until they took to names such as j.cell.
func elsevier(m []string) string {
	return strings.ToUpper("10.1016/S" + m[1] + "-" + m[2] + "(" + m[3] + ")" + m[4] + "-" + m[5])
}

// GuessedDOI reports whether the DOI that Mentioned finds in an address may be
// another than the paper's: made of a PII, outside The Lancet's pages.
func GuessedDOI(address string) bool {
	u, web := webAddress(address)
	if !web || strings.HasSuffix(hostName(u), "thelancet.com") {
		return false
	}
	m := pii.FindStringSubmatch(u.RequestURI())
	doi, _ := Mentioned(address)
	return m != nil && doi == elsevier(m) && !lancet[m[1]+m[2]]
}

// lancet are the ISSNs of The Lancet and its journals that Elsevier's other pages
// name most.
var lancet = map[string]bool{
	"01406736": true, "14702045": true, "14733099": true, "14744422": true, "22132600": true, "22138587": true, "22150366": true, "22143109": true,
	"24682667": true, "25425196": true, "25897500": true, "26665247": true, "26667568": true, "23523018": true, "23523026": true, "24681253": true, "26659913": true, "23524642": true,
}

// versions are what servers of preprints put behind a DOI for its versions. Those
// of the first two are not part of the DOI; the others have a DOI for each.
var (
	unregistered = regexp.MustCompile(`(?i)^(10\.(?:1101|64898)/[\d.]*\d|10\.48550/arxiv\.\S*\d)v\d+$`)
	versioned    = regexp.MustCompile(`(?i)^(10\.21203/rs\.\d\.\S+?|10\.22541/au\.\S+?|10\.20944/preprints\S+?|10\.26434/chemrxiv\S+?|10\.\d+/osf\.io/\S+?|10\.7287/peerj\.preprints\.\d+|10\.6084/m9\.figshare\.\d+)[/._-]?v\d+$`)
	numbered     = regexp.MustCompile(`(?i)^(10\.12688/(?:f1000research|wellcomeopenres|gatesopenres|hrbopenres|openreseurope)\.\d+)\.\d+$`)
)

// bareDOI takes from a DOI what is not part of it: what stands behind it in an
// address, the version of a preprint that has one DOI. arXiv's own numbers become
// the DOI that arXiv gives them.
func bareDOI(id string) string {
	if rest, ok := cutFold(id, "arxiv:"); ok {
		id = "10.48550/arXiv." + strings.TrimSpace(rest)
	}
	if before, query, ok := strings.Cut(id, "?"); ok && strings.Contains(query, "=") {
		id = before
	}
	id = strings.TrimRight(id, "/")
	if strings.HasPrefix(id, "10.1101/") || strings.HasPrefix(id, "10.64898/") || strings.HasPrefix(id, "10.48550/") {
		id = pageless(id)
		if m := unregistered.FindStringSubmatch(id); m != nil {
			return m[1]
		}
	}
	return id
}

// Work is how DOIs are compared: in small letters (DOI Handbook, 2.4), and the
// versions of a preprint as one. It is "" for what is no DOI.
func Work(doi string) string {
	doi = Clean(doi)
	if strings.Contains(doi, "%") {
		if plain, err := url.PathUnescape(doi); err == nil {
			doi = plain
		}
	}
	if i := strings.Index(doi, "10."); i > 0 && i <= len("https://dx.doi.org/") {
		doi = doi[i:]
	}
	if !strings.HasPrefix(doi, "10.") {
		return ""
	}
	doi = strings.ToLower(bareDOI(doi))
	if stem := strings.TrimRight(doi, "0123456789"); stem == doi || stem[len(stem)-1] != 'v' && stem[len(stem)-1] != '.' {
		return doi // nearly all
	}
	for _, form := range []*regexp.Regexp{versioned, numbered} {
		if m := form.FindStringSubmatch(doi); m != nil {
			return m[1]
		}
	}
	return doi
}
