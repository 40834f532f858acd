// Package config reads galen.yaml: what a site is called, where it will live,
// and how it is laid out.
//
//	title        required  the site's name
//	baseURL      required  where it will live: https://news.example/ (a folder below is fine)
//	timezone     required  IANA name of the zone in which dates without an offset are meant
//	description            one or two sentences about the site
//	language               BCP 47 tag, default en
//	publisher              name, logo (a file in static), url, and policies: pages by kind of policy
//	menus                  lists of {title, url} by name; the theme shows main and footer
//	permalink              pattern of an article's URL, default /:category/:slug/
//	                       from :category :slug :year :month :day
//	pageSize               articles on a page of a list, default 20
//	feeds                  size (articles in a feed, default 20), formats (rss, atom, json)
//	allow                  other origins that pages may load from, default none
//	headers                further HTTP headers, written to _headers
//
// Every problem has its line and column, and every one makes exit code 2.
package config

import (
	"regexp"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // the same zones on every machine

	"golang.org/x/text/language"

	"galen/internal/diag"
	"galen/internal/fields"
	"galen/internal/source"
)

// Config is the site's configuration, with every default filled in.
type Config struct {
	Title       string
	Description string
	Base        Base
	Language    string
	Direction   string // of the language's usual script: ltr or rtl
	Zone        *time.Location
	Publisher   Publisher
	Menus       map[string][]Link
	Permalink   string
	PageSize    int
	Feeds       Feeds
	Allow       []string // origins: https://host
	Headers     []Header
}

// Publisher is who answers for the site.
type Publisher struct {
	Name     string
	URL      string
	Logo     fields.Word // a path below static, empty when there is none
	Policies []Policy
}

// Policy is a page that states one of the publisher's rules. Kind is a key of
// PolicyKinds.
type Policy struct {
	Kind string
	Page fields.Word // a path or slug of a page of the site, or a URL
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
	URL   fields.Word
}

// Feeds says which feeds are made.
type Feeds struct {
	Size    int
	Formats []string // of FeedFormats
}

// FeedFormats are the kinds of feeds that Galen writes.
var FeedFormats = []string{"rss", "atom", "json"}

// Header is an HTTP header that every page is to be sent with.
type Header struct{ Name, Value string }

// maxFile is the size of galen.yaml in bytes.
const maxFile = 1 << 20

// Parse reads galen.yaml. BaseURL replaces the file's own when not empty.
func Parse(f source.File, baseURL string) (Config, diag.List) {
	if f.Path == "" {
		return Config{}, usage(diag.List{diag.Errorf(diag.Position{File: source.ConfigFile}, "no-config", "there is no galen.yaml here").
			WithHint("write one with at least  title, baseURL and timezone,  or begin a site with: galen init my-site")})
	}
	if f.Data == nil { // reported by who tried to read it; the rest of the site can still be judged
		var known diag.List
		c := read(fields.NewReader(fields.Value{Kind: fields.Map}, &known), "https://unknown.invalid/", &known)
		return c, nil
	}
	if len(f.Data) > maxFile {
		return Config{}, usage(diag.List{diag.Errorf(diag.Position{File: f.Path, Line: 1, Column: 1}, "too-large", "the file has %d bytes, and may have %d", len(f.Data), maxFile).
			WithHint("a configuration needs no more: shorten it")})
	}
	text, list := source.Text(f)
	if text == nil {
		return Config{}, usage(list)
	}
	value, problems := fields.YAML(f.Path, string(text), 1)
	list = append(list, problems...)
	if list.Failed() {
		return Config{}, usage(list)
	}
	c := read(fields.NewReader(value, &list), baseURL, &list)
	return c, usage(list)
}

// usage marks problems as the configuration's.
func usage(list diag.List) diag.List {
	for i := range list {
		list[i].Cause = diag.Usage
	}
	return list
}

func read(r *fields.Reader, baseURL string, list *diag.List) Config {
	r.Require("galen.yaml", map[string]string{
		"title": "title: My health news", "baseURL": "baseURL: https://news.example/", "timezone": "timezone: Europe/London",
	})
	c := Config{
		Title:       r.Line("title", 200).Text,
		Description: r.Line("description", 500).Text,
		Language:    readLanguage(r),
		Zone:        readZone(r),
		Permalink:   readPermalink(r),
		PageSize:    r.Count("pageSize", 20, 1, 500),
		Feeds:       readFeeds(r, list),
		Menus:       readMenus(r),
		Headers:     readHeaders(r, list),
		Allow:       readAllow(r, list),
	}
	c.Base = readBase(r, baseURL, list)
	c.Direction = direction(c.Language)
	c.Publisher = readPublisher(r, c.Title)
	r.Done(map[string]string{"url": "baseURL", "base_url": "baseURL", "baseurl": "baseURL", "locale": "language", "lang": "language",
		"languagecode": "language", "tz": "timezone", "time_zone": "timezone", "permalinks": "permalink", "paginate": "pageSize",
		"pagesize": "pageSize", "menu": "menus", "name": "title", "rss": "feeds", "pagination": "pageSize"})
	return c
}

func readLanguage(r *fields.Reader) string {
	w := r.Line("language", 35)
	if w.Text == "" {
		return "en"
	}
	if _, err := language.Parse(w.Text); err != nil {
		r.Problem("language", "bad-language", "write a tag such as en, en-GB or de", "unknown language %q", w.Text)
		return "en"
	}
	return w.Text
}

// rightToLeft are the ISO 15924 codes of the scripts that run from right to left.
var rightToLeft = []string{"Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Mand", "Samr"}

// direction is how the usual script of a language runs.
func direction(tag string) string {
	script, _ := language.Make(tag).Script()
	if slices.Contains(rightToLeft, script.String()) {
		return "rtl"
	}
	return "ltr"
}

func readZone(r *fields.Reader) *time.Location {
	w := r.Line("timezone", 100)
	zone, err := time.LoadLocation(w.Text)
	if w.Text != "" && (err != nil || w.Text == "Local") {
		r.Problem("timezone", "unknown-timezone", "write an IANA name such as Europe/London, America/New_York or UTC", "unknown time zone %q", w.Text)
	}
	if zone == nil || err != nil {
		return time.UTC
	}
	return zone
}

var permalinkToken = regexp.MustCompile(`:[a-z]+`)

func readPermalink(r *fields.Reader) string {
	const usual = "/:category/:slug/"
	w := r.Line("permalink", 200)
	if w.Text == "" {
		return usual
	}
	tokens := []string{":category", ":slug", ":year", ":month", ":day"}
	for _, t := range permalinkToken.FindAllString(w.Text, -1) {
		if !slices.Contains(tokens, t) {
			r.Problem("permalink", "bad-permalink", "use "+strings.Join(tokens, " "), "unknown part %q in the permalink", t)
			return usual
		}
	}
	plain := permalinkToken.ReplaceAllString(w.Text, "x")
	if !strings.HasPrefix(w.Text, "/") || !strings.HasSuffix(w.Text, "/") || !strings.Contains(w.Text, ":slug") ||
		regexp.MustCompile(`[^a-z0-9/-]|//`).MatchString(plain) {
		r.Problem("permalink", "bad-permalink", "write, for example,  permalink: "+usual,
			"a permalink begins and ends with /, holds :slug, and otherwise only small letters, digits, - and /")
		return usual
	}
	return w.Text
}

func readFeeds(r *fields.Reader, list *diag.List) Feeds {
	f := Feeds{Size: 20, Formats: FeedFormats}
	g := r.Group("feeds")
	if g == nil {
		return f
	}
	f.Size = g.Count("size", 20, 1, 60) // feed readers fetch at most 60 new items at a time
	if g.Has("formats") {
		f.Formats = nil
		for _, w := range g.Words("formats", 10) {
			if !slices.Contains(FeedFormats, w.Text) {
				*list = append(*list, diag.Errorf(w.At, "unknown-format", "unknown kind of feed %q", w.Text).WithHint("choose from: %s", strings.Join(FeedFormats, ", ")))
			} else if !slices.Contains(f.Formats, w.Text) {
				f.Formats = append(f.Formats, w.Text)
			}
		}
	}
	g.Done(map[string]string{"limit": "size", "items": "size", "format": "formats"})
	return f
}

func readPublisher(r *fields.Reader, title string) Publisher {
	p := Publisher{Name: title}
	g := r.Group("publisher")
	if g == nil {
		return p
	}
	if w := g.Line("name", 200); w.Text != "" {
		p.Name = w.Text
	}
	p.Logo = g.Line("logo", 300)
	if w := g.Line("url", 500); strings.HasPrefix(w.Text, "https://") || strings.HasPrefix(w.Text, "http://") || w.Text == "" {
		p.URL = w.Text
	} else {
		g.Problem("url", "bad-url", "write the address with https://", "%q is not the address of a page", w.Text)
	}
	if policies := g.Group("policies"); policies != nil {
		kinds := make([]string, 0, len(PolicyKinds))
		for kind := range PolicyKinds {
			kinds = append(kinds, kind)
		}
		slices.Sort(kinds)
		for _, kind := range kinds {
			if w := policies.Line(kind, 500); w.Text != "" {
				p.Policies = append(p.Policies, Policy{kind, w})
			}
		}
		policies.Done(nil)
	}
	g.Done(nil)
	return p
}

func readMenus(r *fields.Reader) map[string][]Link {
	g := r.Group("menus")
	if g == nil {
		return nil
	}
	menus := map[string][]Link{}
	for _, name := range g.Keys() {
		menus[name] = ReadLinks(g, name)
	}
	g.Done(nil)
	return menus
}

// ReadLinks reads a list of {title, url}, as menus and breadcrumbs are written.
func ReadLinks(r *fields.Reader, key string) []Link {
	var links []Link
	for _, item := range r.Groups(key, "{title: Health, url: /health/}") {
		item.Require("a link", map[string]string{"title": "title: Health", "url": "url: /health/"})
		links = append(links, Link{item.Line("title", 200).Text, item.Line("url", 2000)})
		item.Done(map[string]string{"name": "title", "href": "url", "link": "url", "text": "title"})
	}
	return links
}

var headerName = regexp.MustCompile("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$") // RFC 9110, 5.6.2

// maxHeaderLine is what hosts that read _headers take (Cloudflare Pages).
const maxHeaderLine = 2000

func readHeaders(r *fields.Reader, list *diag.List) []Header {
	var headers []Header
	raw := r.Raw("headers")
	g := r.Group("headers")
	if g == nil {
		return nil
	}
	for _, e := range raw.Entries {
		at := e.Value.At
		switch value := e.Value.Text; {
		case !headerName.MatchString(e.Key):
			*list = append(*list, diag.Errorf(e.At, "bad-header", "%q is not the name of a header", e.Key).WithHint("write, for example,  X-Frame-Options: DENY"))
		case e.Value.Kind == fields.List || e.Value.Kind == fields.Map || strings.TrimSpace(value) == "":
			*list = append(*list, diag.Errorf(at, "bad-header", "the header %q needs one line of text", e.Key).WithHint("write, for example,  X-Frame-Options: DENY"))
		case strings.ContainsFunc(strings.TrimSuffix(value, "\n"), func(c rune) bool { return c < ' ' && c != '\r' && c != '\n' || c == 0x7f }):
			*list = append(*list, diag.Errorf(at, "bad-header", "the header %q holds a control character", e.Key).WithHint("delete it"))
		case strings.ContainsAny(strings.TrimSuffix(value, "\n"), "\r\n"):
			*list = append(*list, diag.Errorf(at, "bad-header", "the header %q holds a line break", e.Key).WithHint("write it on one line"))
		case len(e.Key)+2+len(value) > maxHeaderLine:
			*list = append(*list, diag.Errorf(at, "bad-header", "the header %q is %d bytes long; hosts take %d", e.Key, len(e.Key)+2+len(value), maxHeaderLine).WithHint("shorten it"))
		default:
			headers = append(headers, Header{e.Key, strings.TrimSpace(value)})
		}
	}
	return headers
}

func readAllow(r *fields.Reader, list *diag.List) []string {
	var origins []string
	for _, w := range r.Words("allow", 300) {
		b, problem := parseBase(strings.TrimSuffix(w.Text, "/") + "/")
		if problem != "" || b.Path != "/" {
			*list = append(*list, diag.Errorf(w.At, "bad-origin", "%q is not an origin", w.Text).WithHint("write, for example,  allow: [https://media.example]"))
			continue
		}
		origins = append(origins, b.Origin)
	}
	return origins
}
