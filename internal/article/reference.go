package article

import (
	"regexp"
	"strings"

	"galen/internal/diag"
	"galen/internal/fields"
)

// Forms of identifiers: DOI after the DOI Handbook and Crossref's recommended
// pattern; PMID as PubMed numbers its records; NCT as ClinicalTrials.gov does.
var (
	doiForm = regexp.MustCompile(`^10\.\d{4,9}/\S+$`)
	pmiForm = regexp.MustCompile(`^[1-9]\d{0,7}$`)
	nctForm = regexp.MustCompile(`^NCT\d{8}$`)
	keyForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]*$`)
)

func (h *header) references() []Reference {
	var all []Reference
	byID, byLink := map[string]diag.Position{}, map[string]diag.Position{}
	for _, g := range h.Groups("references", "{title: …, doi: 10.1000/xyz}") {
		ref := h.reference(g)
		if other, ok := byID[ref.ID]; ok {
			h.add(diag.Errorf(ref.At, "duplicate-reference", "the id %q names two references", ref.ID).With(other).WithHint("give each its own"))
		} else if other, ok := byLink[ref.Link()]; ok {
			h.add(diag.Errorf(ref.At, "duplicate-reference", "this reference is listed twice").With(other).WithHint("delete one"))
		}
		if ref.ID != "" {
			byID[ref.ID] = ref.At
		}
		if ref.Link() != "" {
			byLink[ref.Link()] = ref.At
		}
		all = append(all, ref)
	}
	return all
}

// referenceID is the short name by which a text cites a reference; it becomes
// part of an id in the page.
func referenceID(g *fields.Reader) string {
	id := g.Spelled("id", 100).Text
	if id != "" && !keyForm.MatchString(id) {
		g.Problem("id", "bad-identifier", "use letters, digits, - and _, such as  id: who-2024", "%q cannot be the id of a reference", id)
		return ""
	}
	return id
}

func (h *header) reference(g *fields.Reader) Reference {
	g.Require("a reference", map[string]string{"title": "title: Title of the paper or page"})
	r := Reference{ID: referenceID(g), Title: g.Line("title", maxText).Text, At: g.At()}
	form := func(key, text string, form *regexp.Regexp, example string) string {
		if text != "" && !form.MatchString(text) {
			g.Problem(key, "bad-identifier", "write, for example,  "+key+": "+example, "%q is not a valid %s", text, strings.ToUpper(key))
			return ""
		}
		return text
	}
	doi := g.Spelled("doi", 300).Text
	for _, prefix := range []string{"https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "doi:", "DOI:"} {
		doi = strings.TrimSpace(strings.TrimPrefix(doi, prefix))
	}
	r.DOI = form("doi", doi, doiForm, "10.1056/NEJMoa2034577")
	r.PMID = form("pmid", g.Spelled("pmid", 300).Text, pmiForm, "33301246")
	r.NCT = form("nct", g.Spelled("nct", 300).Text, nctForm, "NCT04368728")
	r.URL = g.Line("url", maxText).Text
	if r.URL != "" && !strings.HasPrefix(r.URL, "https://") && !strings.HasPrefix(r.URL, "http://") {
		g.Problem("url", "bad-url", "write the address with https://", "%q is not the address of a page", r.URL)
	}
	empty := func(key string) bool {
		v := g.Raw(key)
		return v.Kind == fields.Null || v.Kind == fields.Text && strings.TrimSpace(v.Text) == ""
	}
	if empty("doi") && empty("pmid") && empty("nct") && empty("url") {
		h.add(diag.Errorf(g.At(), "missing-key", "the reference %q says not where it can be read", r.Title).WithHint("add one of doi, pmid, nct or url"))
	}
	g.Done(map[string]string{"link": "url", "key": "id", "name": "title", "pubmed": "pmid"})
	return r
}
