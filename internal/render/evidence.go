package render

import (
	"strconv"
	"strings"

	"galen/internal/site"
)

// citationTypes are schema.org's types for kinds of references; those that are
// not here are a CreativeWork.
var citationTypes = map[string]string{
	"paper": "ScholarlyArticle", "preprint": "ScholarlyArticle", "abstract": "ScholarlyArticle", "guideline": "Report", "report": "Report",
	"dataset": "Dataset", "book": "Book", "register": "WebPage", "release": "WebPage", "page": "WebPage",
}

// citations are an article's references. That one is a preprint, or a notice of the
// journal, is told by creativeWorkStatus, in the words of the page; the address of the
// notice by correction.
func citations(references []site.Reference) []node {
	var all []node
	for _, r := range references {
		n := node{"@type": "CreativeWork", "name": r.Title, "url": r.URL}
		if kind := citationTypes[r.Kind]; kind != "" {
			n["@type"] = kind
		} else if r.DOI != "" || r.PMID != "" || r.PMCID != "" {
			n["@type"] = "ScholarlyArticle"
		}
		if r.Journal != "" {
			n["isPartOf"] = node{"@type": "Periodical", "name": r.Journal}
		}
		if r.Year != 0 {
			n["datePublished"] = strconv.Itoa(r.Year)
		}
		var same []string
		for _, l := range r.Links[min(1, len(r.Links)):] {
			same = append(same, l.URL)
		}
		if len(same) > 0 {
			n["sameAs"] = same
		}
		if r.Kind == "preprint" {
			n["creativeWorkStatus"] = r.Note
		}
		if r.Notice != nil {
			n["creativeWorkStatus"] = r.Notice.Text
			if r.Notice.URL != "" {
				n["correction"] = r.Notice.URL
			}
		}
		all = append(all, n)
	}
	return all
}

// observed are schema.org's MedicalObservationalStudyDesign for designs in which
// nobody decided who got what.
var observed = map[string]string{
	"observational-cohort": "CohortStudy", "case-control": "Observational", "cross-sectional": "CrossSectional", "case-series": "CaseSeries", "case-report": "CaseSeries",
}

// studyStates are schema.org's MedicalStudyStatus.
var studyStates = map[string]string{
	"not-yet-recruiting": "NotYetRecruiting", "recruiting": "Recruiting", "enrolling-by-invitation": "EnrollingByInvitation",
	"active-not-recruiting": "ActiveNotRecruiting", "completed": "Completed", "suspended": "Suspended", "terminated": "Terminated", "withdrawn": "Withdrawn",
}

// studies adds the studies that an article reports, and makes the article about them, beside
// what else it is about.
func (g *graph) studies(a site.Article, article node) {
	if a.Study == nil {
		return
	}
	first := g.study(a.Canonical+"#study", a.Study)
	subjects, _ := article["about"].([]node)
	article["about"] = first
	if len(a.Studies)+len(subjects) == 0 {
		return
	}
	all := []any{first}
	for i := range a.Studies {
		all = append(all, g.study(a.Canonical+"#study-"+strconv.Itoa(i+2), &a.Studies[i]))
	}
	for _, s := range subjects {
		all = append(all, s)
	}
	article["about"] = all
}

// study adds a study, and refers to it.
// Its phase has no property of its own in schema.org; it stands in the
// description, as it does on the page.
func (g *graph) study(id string, s *site.Study) node {
	n := node{"@type": "MedicalStudy", "@id": id, "name": s.Kind, "description": s.Summary}
	if s.Name != "" {
		n["name"], n["description"] = s.Name, s.Kind+": "+s.Summary
	}
	if s.Trial {
		n["@type"] = "MedicalTrial"
		if designs := trialDesigns(s); len(designs) > 0 {
			n["trialDesign"] = designs
		}
	} else if design := observed[s.Design]; design != "" {
		n["@type"], n["studyDesign"] = "MedicalObservationalStudy", "https://schema.org/"+design
	}
	if state := studyStates[s.Status]; state != "" {
		n["status"] = "https://schema.org/" + state
	}
	if s.Registry.URL != "" {
		n["identifier"], n["url"] = s.Registry.Title, s.Registry.URL
	}
	if s.Sponsor != "" {
		n["sponsor"] = node{"@type": "Organization", "name": s.Sponsor}
	}
	if s.Condition != "" {
		n["healthCondition"] = node{"@type": "MedicalCondition", "name": s.Condition}
	}
	g.add(n)
	return ref(id)
}

// trialDesigns are schema.org's MedicalTrialDesign of a trial.
func trialDesigns(s *site.Study) []string {
	var all []string
	if s.Design == "randomised-controlled" || s.Design == "cluster-randomised" {
		all = append(all, "https://schema.org/RandomizedTrial")
	}
	if strings.Contains(strings.ToLower(s.Comparator), "placebo") {
		all = append(all, "https://schema.org/PlaceboControlledTrial")
	}
	return all
}
