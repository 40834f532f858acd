package sitecheck

import (
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// schemaWords are the types of schema.org (release 30.0) that Galen uses, each
// under the one it belongs to, with the properties that Galen uses and what may
// stand in them: a type, =Member of an enumeration, or Text, URL, Year, Date,
// DateTime, Integer, Boolean.
const schemaWords = `
Thing
	name Text
	alternateName Text
	description Text
	identifier Text URL
	url URL
	sameAs URL
	mainEntityOfPage CreativeWork URL
Intangible < Thing
CreativeWork < Thing
	about Thing
	audio AudioObject
	author Organization Person
	citation CreativeWork Text
	correction CorrectionComment URL
	creditText Text
	copyrightNotice Text
	license CreativeWork URL
	dateModified Date DateTime
	creativeWorkStatus Text
	datePublished Date DateTime Year
	headline Text
	image ImageObject URL
	inLanguage Text
	isAccessibleForFree Boolean
	isPartOf CreativeWork
	keywords Text
	mainEntity Thing
	position Integer Text
	publisher Organization Person
	translationOfWork CreativeWork
	isBasedOn CreativeWork
	workExample CreativeWork
	workTranslation CreativeWork
	text Text
	thumbnailUrl URL
	video VideoObject
	wordCount Integer
Article < CreativeWork
	articleBody Text
	articleSection Text
SocialMediaPosting < Article
BlogPosting < SocialMediaPosting
LiveBlogPosting < BlogPosting
	coverageEndTime DateTime
	coverageStartTime DateTime
	liveBlogUpdate BlogPosting
NewsArticle < Article
OpinionNewsArticle < NewsArticle
ScholarlyArticle < Article
Report < Article
Book < CreativeWork
Dataset < CreativeWork
CreativeWorkSeries < CreativeWork
Periodical < CreativeWorkSeries
PodcastSeries < CreativeWorkSeries
	webFeed URL
Comment < CreativeWork
CorrectionComment < Comment
Question < Comment
	acceptedAnswer Answer ItemList
Answer < Comment
MediaObject < CreativeWork
	contentUrl URL
	duration Duration
	encodingFormat Text
	uploadDate Date DateTime
ImageObject < MediaObject
	caption Text
AudioObject < MediaObject
	caption MediaObject
	transcript Text
VideoObject < MediaObject
	caption MediaObject
	transcript Text
WebSite < CreativeWork
FAQPage < WebPage
WebPage < CreativeWork
	breadcrumb BreadcrumbList
	lastReviewed Date
	reviewedBy Organization Person
MedicalWebPage < WebPage
CollectionPage < WebPage
ProfilePage < WebPage
AboutPage < WebPage
ContactPage < WebPage
MedicalEntity < Thing
	code MedicalCode
MedicalCode < MedicalEntity
	codeValue Text
	codingSystem Text
MedicalCondition < MedicalEntity
InfectiousDisease < MedicalCondition
MedicalSignOrSymptom < MedicalCondition
MedicalTest < MedicalEntity
MedicalProcedure < MedicalEntity
MedicalTherapy < MedicalProcedure
MedicalDevice < MedicalEntity
MedicalCause < MedicalEntity
MedicalRiskFactor < MedicalEntity
LifestyleModification < MedicalEntity
AnatomicalStructure < MedicalEntity
AnatomicalSystem < MedicalEntity
Substance < MedicalEntity
DietarySupplement < Substance
Drug < Substance
DrugClass < MedicalEntity
Place < Thing
Product < Thing
Event < Thing
MedicalStudy < MedicalEntity
	healthCondition MedicalCondition
	sponsor Organization Person
	status =ActiveNotRecruiting =Completed =EnrollingByInvitation =NotYetRecruiting =Recruiting =Suspended =Terminated =Withdrawn
MedicalTrial < MedicalStudy
	trialDesign =PlaceboControlledTrial =RandomizedTrial
MedicalObservationalStudy < MedicalStudy
	studyDesign =CaseSeries =CohortStudy =CrossSectional =Observational
ItemList < Intangible
	itemListElement ListItem
BreadcrumbList < ItemList
ListItem < Intangible
	item Thing URL
	position Integer
Person < Thing
	honorificSuffix Text
	jobTitle Text
	worksFor Organization
Organization < Thing
	actionableFeedbackPolicy CreativeWork URL
	correctionsPolicy CreativeWork URL
	diversityPolicy CreativeWork URL
	ethicsPolicy CreativeWork URL
	logo ImageObject URL
	ownershipFundingInfo CreativeWork URL
	parentOrganization Organization
	publishingPrinciples CreativeWork URL
	unnamedSourcesPolicy CreativeWork URL
NewsMediaOrganization < Organization
	masthead CreativeWork URL
	missionCoveragePrioritiesPolicy CreativeWork URL
	verificationFactCheckingPolicy CreativeWork URL
`

// schemaType is a type of schema.org.
type schemaType struct {
	above      string              // the type that it belongs to
	properties map[string][]string // with what may stand in them
}

var schemaTypes = readSchema(schemaWords)

func readSchema(text string) map[string]schemaType {
	types := map[string]schemaType{}
	current := ""
	for line := range strings.Lines(strings.TrimSpace(text)) {
		words := strings.Fields(line)
		if strings.HasPrefix(line, "\t") {
			types[current].properties[words[0]] = words[1:]
			continue
		}
		current = words[0]
		t := schemaType{properties: map[string][]string{}}
		if len(words) == 3 {
			t.above = words[2]
		}
		types[current] = t
	}
	return types
}

// expected is what may stand in a property of a type; nil when the type has no
// such property.
func expected(kind, property string) []string {
	for ; kind != ""; kind = schemaTypes[kind].above {
		if all := schemaTypes[kind].properties[property]; all != nil {
			return all
		}
	}
	return nil
}

var (
	year     = regexp.MustCompile(`^\d{4}$`)
	day      = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	duration = regexp.MustCompile(`^PT(?:\d+H)?(?:\d+M)?(?:\d+S)?$`)
	instant  = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$`)
)

// fits says whether a plain value may stand where one of the expected kinds is
// wanted.
func fits(value any, expected []string) bool {
	switch value := value.(type) {
	case bool:
		return slices.Contains(expected, "Boolean")
	case json.Number:
		_, err := value.Int64()
		return err == nil && slices.Contains(expected, "Integer")
	case string:
		return slices.ContainsFunc(expected, func(kind string) bool {
			switch kind {
			case "Text":
				return strings.TrimSpace(value) != ""
			case "Year":
				return year.MatchString(value)
			case "Duration":
				return duration.MatchString(value)
			case "Date":
				return day.MatchString(value)
			case "DateTime":
				return instant.MatchString(value)
			case "URL":
				u, err := url.Parse(value)
				return err == nil && u.Host != "" && (u.Scheme == "https" || u.Scheme == "http") && !strings.ContainsAny(value, " <>\"{}|\\^`\t\n")
			}
			return "="+strings.TrimPrefix(value, "https://schema.org/") == kind
		})
	}
	return false
}
