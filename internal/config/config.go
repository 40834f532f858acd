// Package config reads galen.yaml: what a site is called, where it will live,
// and how it is laid out.
//
//	title        required  the site's name
//	baseURL      required  where it will live: https://news.example/ (a folder below is fine)
//	timezone     required  IANA name of the zone in which dates without an offset are meant
//	description            one or two sentences about the site
//	language               BCP 47 tag, default en
//	languages              the site in further languages: see languages.go
//	translations           noticeAfter: how many days after an original changed the page of a signed translation
//	                       says so, if that has not followed; default 14
//	publisher              name, logo (a file in static), url, and policies: pages by kind of policy
//	brand                  accent (a colour), and if wanted accentDark, paper, paperDark, ink, inkDark;
//	                       fonts (headings, text: serif, sans or a WOFF2 file in static), logo
//	help                   boxes by topic, {title, text, links, tags}, that say where to find help
//	emergency              the telephone number for emergencies, or numbers by region, for boxes that say whom to call
//	embeds                 sites beside YouTube and Vimeo whose films or posts articles show: {name, address, frame, kind}
//	retractions            a CSV file in the folder data: Crossref's Retraction Watch table, for references
//	menus                  lists of {title, url} by name; the theme shows main and footer
//	fields                 keys of front matter beside Galen's; see package fields
//	taxonomies             what articles are gathered by, beside categories and tags; see package taxonomy
//	labels                 words in titles and breadcrumbs: home, topics, authors, archive, page …; the usual ones stand in internal/words
//	permalink              pattern of an article's URL, default /:category/:slug/
//	                       from :category :slug :year :month :day
//	slugs                  of tags, headings and new articles: letters (the default) or ascii
//	pageSize               articles on a page of a list, default 20
//	feeds                  size (articles in a feed, default 20), formats (rss, atom, json)
//	pictures               formats (avif, webp; default what the machine can make), sizes (how wide texts are)
//	media                  film, audio: the largest files of films (100) and recordings (50), in megabytes
//	search                 true: readers can search the site, default false
//	tellUnreviewed         true: an article that nobody has reviewed says so, default false
//	sample                 true: this file came with Galen and is to be written over; a build for the public refuses it
//	socialCards            true: draw one for each article without a photograph, default false
//	words                  what readers see, by the keys of package words, where the site says it otherwise
//	allow                  other origins that pages may load from, default none
//	check                  levels of editorial rules, and further words for them; see check.go
//	headers                further HTTP headers, written to _headers
//	policy                 headers (default), or meta: the security policy stands in the pages themselves
//	podcasts               shows, by id: see podcasts.go
//	budgets                article (14KB: HTML and CSS, compressed), live (the same of live stories), requests, script: what a page may cost
//	comments               endpoint (where the form is sent), days, privacy (a page), elsewhere {title, url}
//	newsletter             endpoint, privacy, title, text, field: a form to subscribe
//	support                title, text, url, label: a note that readers may put away
//	publish                targets of galen publish by name: to (an address or a folder), default, keep, releases, and
//	                       who is told: purge, indexnow, websub; see publish.go
//
// Every problem has its line and column, and every error makes exit code 2.
package config

import (
	"time"

	"galen/internal/blocks/embed"
	"galen/internal/diag"
	"galen/internal/fields"
	"galen/internal/frontmatter"
	"galen/internal/lint/rules"
	"galen/internal/locale"
	"galen/internal/media/recording"
	"galen/internal/source"
	"galen/internal/taxonomy"
	"galen/internal/typography"
	"galen/internal/words"
)

// Config is the site's configuration, with every default filled in.
type Config struct {
	Title       string
	Description string
	Base        Base
	Language    string
	Languages   []Edition  // beside that one, in the order of galen.yaml
	Words       *words.Own // those that readers see
	Direction   string     // of the language's usual script: ltr or rtl
	Zone        *time.Location
	Publisher   Publisher
	Help        []Help            // boxes by topic, in the order of galen.yaml
	Emergency   map[string]string // telephone numbers by region; that of all regions stands at ""
	EmergencyAt diag.Position
	Embeds      []embed.Site        // whose films and posts articles may show, beside YouTube and Vimeo
	Fields      fields.Declarations // keys of front matter, beside Galen's
	Taxonomies  taxonomy.Declarations
	Menus       map[string][]Link
	Brand       Brand
	Pictures    Pictures
	Media       recording.Limits
	Search      Search
	Podcasts    []Podcast
	Sample      diag.Position // of  sample: true;  zero: this is a configuration of its own
	Check       rules.Settings
	Retractions frontmatter.Word // a path that begins with data/; empty when there is none
	Permalink   string
	ASCII       bool // addresses have no letters but those
	PageSize    int
	Feeds       Feeds
	Allow       []string // origins: https://host
	Headers     []Header
	Policy      string // of Policies
	Budgets     Budgets
	Comments    Comments
	Newsletter  Newsletter
	Support     Support
	Publish     Publish

	NoticeAfter    int // days after which readers of a translation are told that its original changed
	TellUnreviewed bool
	Labels         map[string]string // the site's own, by LabelNames; an empty one is none
}

// Publisher is who answers for the site.
type Publisher struct {
	Name     string
	URL      string
	Logo     frontmatter.Word // a path below static, empty when there is none
	Policies []Policy
}

// Policy is a page that states one of the publisher's rules. Kind is a key of
// PolicyKinds.
type Policy struct {
	Kind string
	Page frontmatter.Word // a path or slug of a page of the site, or a URL
}

// PolicyKinds maps the names used in galen.yaml to the properties of
// schema.org's NewsMediaOrganization.
var PolicyKinds = map[string]string{
	"ethics":       "ethicsPolicy",
	"corrections":  "correctionsPolicy",
	"ownership":    "ownershipFundingInfo",
	"masthead":     "masthead",
	"verification": "verificationFactCheckingPolicy",
	"sources":      "unnamedSourcesPolicy",
	"feedback":     "actionableFeedbackPolicy",
	"diversity":    "diversityPolicy",
	"mission":      "missionCoveragePrioritiesPolicy",
	"principles":   "publishingPrinciples",
}

// Link is an entry of a menu.
type Link struct {
	Title string
	URL   frontmatter.Word
}

// Feeds says which feeds are made.
type Feeds struct {
	Size    int
	Formats []FeedFormat
}

// Search says whether readers can search the site, and where galen.yaml says so.
type Search struct {
	On bool
	At diag.Position
}

// Header is an HTTP header that every page is to be sent with.
type Header struct{ Name, Value string }

// maxFile is the size of galen.yaml in bytes.
const maxFile = 1 << 20

// Parse reads galen.yaml, and the files of the folder words. BaseURL replaces the file's own
// when not empty.
func Parse(f source.File, baseURL string, ownWords ...source.File) (Config, diag.List) {
	if f.Path == "" {
		return Config{}, usage(diag.List{diag.Errorf(diag.Position{File: source.ConfigFile}, "no-config", "there is no galen.yaml here").
			WithHint("create one with at least  title, baseURL and timezone,  or start a site with: galen init my-site")})
	}
	if f.Data == nil { // reported by who tried to read it; the rest of the site can still be judged
		var known diag.List
		c := read(frontmatter.NewReader(frontmatter.Value{Kind: frontmatter.Map}, &known), "https://unknown.invalid/", &known)
		return c, nil
	}
	if len(f.Data) > maxFile {
		return Config{}, usage(diag.List{diag.Errorf(diag.Position{File: f.Path, Line: 1, Column: 1}, "too-large", "the file has %d bytes; the limit is %d", len(f.Data), maxFile).
			WithHint("shorten it: a configuration needs no more")})
	}
	text, list := source.Text(f)
	if text == nil {
		return Config{}, usage(list)
	}
	list = append(list, source.Unseen(f.Path, text)...)
	value, problems := frontmatter.YAML(f.Path, string(text), 1)
	list = append(list, problems...)
	if problems.Failed() && len(value.Entries) == 0 {
		return Config{}, usage(list)
	}
	r := frontmatter.NewReader(value, &list)
	configured := r.Raw("words")
	c := read(r, baseURL, &list)
	languages := []string{c.Language}
	for _, e := range c.Languages {
		languages = append(languages, e.Language)
	}
	c.Words, problems = words.Read(ownWords, languages, configured)
	if c.Language != "" && !problems.Failed() {
		list = append(list, unspoken(c.Words, c.Language, r.Place("language"))...)
		for _, e := range c.Languages {
			list = append(list, unspoken(c.Words, e.Language, e.At)...)
		}
	}
	return c, append(usage(list), problems...)
}

// unspoken is the problem of a language of the site that Galen has no words in, and of which the site has no file:
// what is missing in one is told there.
func unspoken(own *words.Own, tag string, at diag.Position) diag.List {
	missing := len(own.For(tag).Missing())
	if missing == 0 || own.Begun(tag) {
		return nil
	}
	return diag.List{diag.Warningf(at, "no-language", "Galen does not speak %s: %d of the words that readers see are English", locale.Name(tag), missing).
		WithHint("write them:  galen words %s  makes a file to be filled in", tag)}
}

// Known reports whether the file could be read, so that the rest of the site can be judged:
// there may be mistakes in it.
func (c *Config) Known() bool { return c.Zone != nil }

// usage marks problems as the configuration's.
func usage(list diag.List) diag.List {
	for i := range list {
		list[i].Cause = diag.Usage
	}
	return list
}

func read(r *frontmatter.Reader, baseURL string, list *diag.List) Config {
	r.Show(shownValue, nil)
	r.Require("galen.yaml", map[string]string{
		"title": "title: My health news", "baseURL": "baseURL: https://news.example/", "timezone": "timezone: Europe/London",
	})
	c := Config{
		Title:       r.Line("title", 200).Text,
		Description: r.Line("description", 500).Text,
		Language:    readLanguage(r),
		Zone:        readZone(r),
		Permalink:   readPermalink(r),
		ASCII:       r.Choice("slugs", "letters", "ascii") == "ascii",
		PageSize:    r.Count("pageSize", 20, 1, 500),
		Feeds:       readFeeds(r, list),
		Menus:       readMenus(r),
		Headers:     readHeaders(r, list),
		Allow:       readAllow(r, list),
		Policy:      r.Choice("policy", Policies...),
		Budgets:     readBudgets(r),
		Comments:    readComments(r, list),
		Newsletter:  readNewsletter(r, list),
		Support:     readSupport(r),
	}
	c.Base = readBase(r, baseURL, list)
	checkRequests(r, c, list)
	c.Direction = typography.Direction(c.Language)
	c.Publisher = readPublisher(r, c.Title)
	c.Help = readHelp(r)
	if c.Emergency = readEmergency(r); c.Emergency != nil {
		c.EmergencyAt = r.Place("emergency")
	}
	c.Embeds = readEmbeds(r)
	c.Fields = fields.Read(r)
	c.Taxonomies = taxonomy.Read(r, c.Fields)
	c.Languages = readLanguages(r, c.Language, &c)
	c.Brand = readBrand(r)
	c.Labels = readLabels(r)
	c.Pictures = readPictures(r, list)
	c.Media = readMedia(r)
	c.Podcasts = readPodcasts(r, c.Language, c.Languages)
	if r.Flag("search") {
		c.Search = Search{true, r.Place("search")}
	}
	if r.Flag("sample") {
		c.Sample = r.Place("sample")
	}
	c.TellUnreviewed = r.Flag("tellUnreviewed")
	c.NoticeAfter = readNoticeAfter(r)
	c.Retractions = readRetractions(r)
	c.Check = readCheck(r, c.Zone, list)
	c.Publish = readPublish(r)
	c.set(typography.For(c.Language))
	r.Done(map[string]string{"url": "baseURL", "base_url": "baseURL", "baseurl": "baseURL", "locale": "language", "lang": "language",
		"languagecode": "language", "tz": "timezone", "time_zone": "timezone", "permalinks": "permalink", "slug": "slugs", "ascii": "slugs", "transliteration": "slugs", "paginate": "pageSize",
		"pagesize": "pageSize", "menu": "menus", "name": "title", "rss": "feeds", "pagination": "pageSize", "images": "pictures", "socialcards": "socialCards", "social_cards": "socialCards",
		"budget": "budgets", "csp": "policy", "comment": "comments", "retraction": "retractions", "donate": "support", "deploy": "publish", "deployment": "publish", "targets": "publish", "embed": "embeds", "find": "search", "podcast": "podcasts", "shows": "podcasts", "searching": "search", "taxonomy": "taxonomies", "videos": "embeds", "films": "embeds"})
	return c
}
