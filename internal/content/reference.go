package content

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"galen/internal/content/identifier"
	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// ReferenceKinds are what a source can be, as the key "kind" of a reference names
// it. It is needed only where the identifiers do not say it.
var ReferenceKinds = []string{"paper", "preprint", "abstract", "register", "guideline", "report", "dataset", "book", "release", "page"}

// Notices are what a journal may say about a paper after it was published, as the
// key "acknowledged" of a reference names it: gravest first.
var Notices = []string{"retraction", "concern", "correction"}

// Years that a reference can be of.
const (
	firstYear = 1500
	lastYear  = 2200
)

var keyForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]*$`)

// Links are all places where the reference can be read, the best first.
func (r Reference) Links() []Crumb {
	var all []Crumb
	add := func(title, id string, kind identifier.Kind) {
		if id != "" {
			all = append(all, Crumb{title + id, frontmatter.Word{Text: kind.URL(id), At: r.At}})
		}
	}
	add("doi:", r.DOI, identifier.DOI)
	add("PMID ", r.PMID, identifier.PMID)
	add("", r.PMCID, identifier.PMCID)
	add("", r.NCT, identifier.NCT)
	add("", r.ISRCTN, identifier.ISRCTN)
	if r.Registry != "" {
		all = append(all, Crumb{r.Registry, frontmatter.Word{Text: r.RegistryURL, At: r.At}})
	}
	if r.URL != "" {
		title := r.URL
		if u, err := url.Parse(r.URL); err == nil {
			title = strings.TrimPrefix(u.Hostname(), "www.")
		}
		all = append(all, Crumb{title, frontmatter.Word{Text: r.URL, At: r.At}})
	}
	return all
}

// Paper is a paper that a text links to; one of its identifiers is given.
type Paper struct{ DOI, PMID string }

// references reads the list of sources. The same source may not stand there
// twice, whichever of its identifiers gives it away.
func (h *headerDecoder) references() []Reference {
	var all []Reference
	byID, byLink := map[string]diag.Position{}, map[string]diag.Position{}
	for _, g := range h.Groups("references", "{title: …, doi: 10.1000/xyz}") {
		ref := h.reference(g)
		links := ref.Links()
		if other, ok := byID[ref.ID]; ok && ref.ID != "" {
			h.add(diag.Errorf(ref.At, "duplicate-reference", "the id %q names two references", ref.ID).With(other).WithHint("give each its own"))
		} else {
			for _, l := range links {
				if other, ok := byLink[strings.ToLower(l.URL.Text)]; ok { // letters count for no registry, and hardly for a host
					h.add(diag.Errorf(ref.At, "duplicate-reference", "this reference is listed twice").With(other).WithHint("delete one"))
					break
				}
			}
		}
		if ref.ID != "" {
			byID[ref.ID] = ref.At
		}
		for _, l := range links {
			byLink[strings.ToLower(l.URL.Text)] = ref.At
		}
		all = append(all, ref)
	}
	return all
}

// referenceID is the short name by which a text cites a reference; it becomes
// part of an id in the page.
func referenceID(g *frontmatter.Reader) string {
	id := strings.TrimPrefix(g.Spelled("id", 100).Text, "@")
	if id != "" && !keyForm.MatchString(id) {
		g.Problem("id", "bad-identifier", "use letters, digits, - and _, such as  id: who-2024", "%q cannot be the id of a reference", id)
		return ""
	}
	return id
}

// identified are the keys of a reference that say where it can be read.
var identified = []struct {
	key  string
	kind identifier.Kind
	of   func(*Reference) *string
}{
	{"doi", identifier.DOI, func(r *Reference) *string { return &r.DOI }},
	{"pmid", identifier.PMID, func(r *Reference) *string { return &r.PMID }},
	{"pmcid", identifier.PMCID, func(r *Reference) *string { return &r.PMCID }},
	{"nct", identifier.NCT, func(r *Reference) *string { return &r.NCT }},
	{"isrctn", identifier.ISRCTN, func(r *Reference) *string { return &r.ISRCTN }},
}

// numberHint says what to write in the place of what is no number of a kind: the
// number that stands in it, if it is one, under the key that it belongs to.
func numberHint(key string, kind identifier.Kind, text string) string {
	if id := kind.Within(text); id != "" {
		if pmid, ok := identifier.PMID.Parse(text); ok && kind == identifier.PMCID {
			return "write  pmcid: " + id + "  or, if it is the number of PubMed,  pmid: " + pmid
		}
		return "write  " + key + ": " + id
	}
	for _, i := range identified {
		if id, ok := i.kind.Parse(text); ok {
			return "write  " + i.key + ": " + id
		}
	}
	if id := identifier.RegisteredWithin(text); id != "" {
		return "write  registry: " + id
	}
	if doi := identifier.DOI.Within(text); doi != "" {
		return "write  doi: " + doi
	}
	if ids := kind.All(text); len(ids) > 1 {
		return oneNumber(key, ids)
	}
	return "write, for example,  " + key + ": " + kind.Example()
}

// oneNumber says what to write in the place of several numbers.
func oneNumber(key string, ids []string) string {
	return fmt.Sprintf("write  %s: %s  here, and make a reference of each other one", key, ids[0])
}

// registered reads the number of a study, in whichever registry.
func (r *Reference) registered(g *frontmatter.Reader) {
	id, address := registry(g)
	switch kind, _, ok := identifier.Registered(id); {
	case ok && kind == identifier.NCT && r.NCT == "":
		r.NCT = id
	case ok && kind == identifier.ISRCTN && r.ISRCTN == "":
		r.ISRCTN = id
	default:
		r.Registry, r.RegistryURL = id, address
	}
}

func (h *headerDecoder) reference(g *frontmatter.Reader) Reference {
	g.Require("a reference", needReference)
	r := Reference{
		ID: referenceID(g), Title: g.Line("title", maxText).Text, Authors: g.Line("authors", maxText).Text, Journal: g.Line("journal", maxName).Text,
		Kind: optional(g, "kind", ReferenceKinds, nil), Acknowledged: optional(g, "acknowledged", Notices, noticeNames), At: g.At(),
	}
	if g.Has("year") {
		r.Year = g.Count("year", 2024, firstYear, lastYear)
	}
	empty := !g.Has("registry")
	for _, i := range identified {
		empty = empty && !g.Has(i.key)
		text := g.Spelled(i.key, 300).Text
		id, ok := i.kind.Read(text)
		if text != "" && !ok {
			g.Problem(i.key, "bad-identifier", numberHint(i.key, i.kind, text), "%q is not a valid %s", text, i.kind)
		}
		*i.of(&r) = id
	}
	r.registered(g)
	r.URL = g.WebAddress("url", maxText).Text
	r.recognise()
	if empty && !g.Has("url") {
		h.add(diag.Errorf(g.At(), "missing-key", "the reference %q does not say where it can be read", r.Title).WithHint("add one of doi, pmid, registry or url"))
	}
	g.Done(referenceNames)
	return r
}

// recognise takes the identifier out of an address that holds one, so that a paper
// is known whichever key names it.
func (r *Reference) recognise() {
	for _, i := range identified {
		if id, ok := i.kind.Parse(r.URL); ok && *i.of(r) == "" {
			*i.of(r), r.URL = id, ""
			return
		}
	}
}

// noticeNames are other words for Notices.
var noticeNames = map[string]string{"retracted": "retraction", "expression-of-concern": "concern", "corrected": "correction", "erratum": "correction"}
