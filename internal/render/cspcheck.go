package render

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"sync"

	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/noindex"
	"galen/internal/site"
	"galen/internal/theme/headers"
)

// cspCheck is what protects the readers of a whole site. It is worked out when it
// is first asked for, from the layouts, static and galen.yaml, and from whether a page
// plays a film or sound: no other page has a part in it, and each is held against it when
// it is made. What a page adds for the frames that its text shows is its own (Opened of site,
// and Rules), and no template can use it: the guard refuses every frame with an address,
// also there.
//
// The page where readers search has a policy and a guard of its own, which open for its layout,
// too. The others do not.
type cspCheck struct {
	once   sync.Once
	site   pageSafety
	search pageSafety  // of that page; zero when readers cannot search
	digest memo.Digest // of what the guards go by
	rest   sync.Map    // of the message on a page, without the page
}

// pageSafety is what protects the readers of a page.
type pageSafety struct {
	policy headers.Policy
	guard  *headers.Guard
	meta   string // for the page itself; usually empty
}

func (s *cspCheck) of(kind site.PageKind) *pageSafety {
	if kind == site.SearchPage && s.search.guard != nil {
		return &s.search
	}
	return &s.site
}

// newSafety is what protects pages that contain no more than needs says.
func (r *Renderer) newSafety(needs headers.Needs) pageSafety {
	terms := r.site.Terms()
	s := pageSafety{policy: headers.NewPolicy(needs, terms), guard: headers.NewGuard(needs, terms)}
	if r.site.MetaPolicy() {
		s.meta = s.policy.Meta()
	}
	return s
}

// cspCheck gives the site's safety.
func (r *Renderer) cspCheck() *cspCheck {
	r = r.whole
	s := r.safety
	s.once.Do(func() {
		isSearch := func(layout string) bool { return layout == site.SearchPage.String() }
		needs := r.site.Needs()
		needs.Page(r.layouts.Outline(func(layout string) bool { return !isSearch(layout) }))
		s.site = r.newSafety(needs)
		terms := s.site.guard.Terms()
		if r.site.Searched() != "" {
			var more headers.Needs
			more.Add(needs)
			more.Page(r.layouts.Outline(isSearch))
			s.search = r.newSafety(more)
			terms = append(terms, s.search.guard.Terms()...)
		}
		s.digest = memo.OfStrings(terms...)
	})
	return s
}

// Rules are what a host is to send with the site's files.
func (r *Renderer) Rules() []headers.Rule {
	policy, own := r.cspCheck().site.policy, r.own()
	var open []headers.Rule
	if !slices.ContainsFunc(own, isPolicy) { // else the site's own stands on every page
		for _, p := range r.site.Opened() {
			open = append(open, headers.Page(p.URL, policy.WithFrames(p.Origins)))
		}
		for _, of := range append([]*site.Site{r.site}, r.site.Editions()...) {
			if s := of.Searched(); s != "" {
				open = append(open, headers.Page(s, r.cspCheck().search.policy))
			}
		}
	}
	return headers.Rules(headers.All(policy, r.site.Secure(), own), r.site.Kept(), open...)
}

func isPolicy(h headers.Header) bool { return strings.EqualFold(h.Name, headers.PolicyHeader) }

// searchProblems warns where the script of the search would not run.
func (r *Renderer) searchProblems() diag.List {
	if r.site.Searched() == "" || r.site.MetaPolicy() || !slices.ContainsFunc(r.own(), isPolicy) {
		return nil
	}
	return diag.List{diag.Warningf(diag.Position{File: "galen.yaml"}, "closed-search", "readers can search only if the policy of galen.yaml has  script-src 'self'  and  connect-src 'self'").
		WithHint("delete Content-Security-Policy from headers: Galen writes one that allows scripts only on the search page")}
}

// frameProblems warns where the frames of pages would stay closed: a policy of the site's own
// has to open for them itself, and hosts read so many rules and no more.
func (r *Renderer) frameProblems() (list diag.List) {
	opened := len(r.site.Opened())
	if opened == 0 || r.site.MetaPolicy() {
		return nil
	}
	if slices.ContainsFunc(r.own(), isPolicy) {
		return diag.List{diag.Warningf(diag.Position{File: "galen.yaml"}, "closed-frames", "%d pages show films or posts from other sites, which the policy in galen.yaml must allow", opened).
			WithHint("delete Content-Security-Policy from headers: Galen writes one that allows them only on these pages; without it, readers still have the link")}
	}
	if rules := len(r.Rules()); rules > headers.MaxRules {
		list = append(list, diag.Warningf(diag.Position{}, "too-many-rules", "_headers has %d rules, but Cloudflare Pages reads %d; %d pages show films or posts from other sites", rules, headers.MaxRules, opened).
			WithHint("write  policy: meta  in galen.yaml: then each page has its own policy"))
	}
	return list
}

// own are the headers that galen.yaml gives, and that of a preview.
func (r *Renderer) own() (own []headers.Header) {
	given, _ := r.site.Value(headersFact).([]site.Header)
	for _, h := range given {
		own = append(own, headers.Header(h))
	}
	if r.site.Unlisted() {
		own = append(own, headers.Header{Name: noindex.Header, Value: noindex.Directive})
	}
	return own
}

// file are the rules of the file _headers: all, or where pages carry the policy
// in themselves, what galen.yaml gives beside.
func (r *Renderer) file() []headers.Rule {
	if r.site.MetaPolicy() {
		return headers.Rules(r.own(), "")
	}
	return r.Rules()
}

// rules writes the file _headers.
func (r *Renderer) rules(w *bytes.Buffer) error {
	rules := r.file()
	for _, rule := range rules {
		for _, h := range rule.Headers {
			if n := len(h.Name) + 2 + len(h.Value); n > headers.MaxLine {
				return diag.Errorf(diag.Position{}, "headers-too-long", "the header %q has %d characters; the limit of hosts is %d", h.Name, n, headers.MaxLine).
					WithHint("move scripts and styles from the templates into files of static, and allow fewer origins in galen.yaml")
			}
		}
	}
	w.WriteString(headers.File(rules))
	return nil
}

// Facts of the renderer's own, beside those of layouts.
const (
	policyFact  = "policy"  // the policy in pages
	headersFact = "headers" // the rules of the file _headers
	guardFact   = "guard"   // what pages are held against, for those that need more than the site itself
)

// policyDigest is the digest of a fact that the renderer knows.
func (r *Renderer) policyDigest(key string) (memo.Digest, bool) {
	switch key {
	case policyFact:
		return memo.OfStrings(r.cspCheck().site.meta, r.cspCheck().search.meta), true
	case headersFact:
		return memo.OfValue(r.whole.file()), true
	case guardFact:
		return r.cspCheck().digest, true
	}
	return memo.Digest{}, false
}

// isOwn reports whether a fact is the renderer's, and not the site's.
func isOwn(key string) bool {
	_, key = site.EditionOf(key)
	return key == policyFact || key == headersFact || key == guardFact || strings.HasPrefix(key, layoutFact)
}

// Policy is the Content-Security-Policy for <meta http-equiv>, empty unless
// galen.yaml says that pages carry it in themselves. It is wider on a page that shows a film
// or post of another site.
func (v *View) Policy() string {
	v.facts.Note(policyFact)
	own := v.safe.of(v.kind)
	if own.meta == "" {
		return ""
	}
	if frames := must[[]string](v, "frames:"+v.path); len(frames) > 0 {
		return own.policy.WithFrames(frames).Meta()
	}
	return own.meta
}

// checkPolicy reports what the readers of a page must be kept from.
func (r *Renderer) checkPolicy(o site.Output, kind site.PageKind, page []byte, l *pageUse, facts *memo.Recorder) error {
	faults, depends := r.cspCheck().of(kind).guard.Page(page, l.use)
	if depends {
		facts.Note(guardFact)
	}
	return r.cspCheck().fault(faults, o, "the page "+r.site.Whole(o.Path))
}

// item reports the same of an article in a feed. Depends says that the site's guard
// had to decide.
func (s *cspCheck) item(o site.Output, text []byte) (depends bool, err error) {
	faults, depends := s.site.guard.Text(text)
	return depends, s.fault(faults, o, "the feed "+o.File)
}

func (s *cspCheck) fault(faults []headers.Fault, o site.Output, where string) error {
	if len(faults) == 0 {
		return nil
	}
	f := faults[0]
	at := diag.Position{File: o.At.File}
	var d diag.Diagnostic
	switch f.Code {
	case "foreign-request":
		d = diag.Errorf(at, f.Code, "%s asks another site: %s %q", where, f.At, f.URL)
	case "closed-by-policy":
		d = diag.Errorf(at, f.Code, "%s has %s %q, which the site's security policy blocks", where, f.At, f.URL)
	default:
		d = diag.Errorf(at, f.Code, "%s has %s with code in the page, which the site's security policy blocks", where, f.At)
	}
	if n := len(faults) - 1; n > 0 {
		d.Message += ", and more like it"
	}
	s.rest.Store(d.Message, strings.TrimPrefix(d.Message, where))
	return d.WithHint("%s", f.Hint)
}

// mergeProblems reports what is wrong on many pages in the same way once, on the page
// that sorts first.
func (s *cspCheck) mergeProblems(list diag.List) diag.List {
	count := map[string]int{}
	key := func(d diag.Diagnostic) string {
		rest, ok := s.rest.Load(d.Message)
		if !ok {
			return ""
		}
		return d.Code + rest.(string)
	}
	for _, d := range list {
		count[key(d)]++
	}
	told := map[string]bool{"": true}
	var kept diag.List
	for _, d := range list {
		k := key(d)
		if k != "" && told[k] {
			continue
		}
		if n := count[k] - 1; k != "" && n > 0 {
			d.Message += fmt.Sprintf(", and %d more like it", n)
		}
		told[k] = true
		kept = append(kept, d)
	}
	return kept
}

// markup is what a reader of feeds that takes a text for HTML would see as such.
var markup = regexp.MustCompile(`<[A-Za-z!/?]|&[A-Za-z#][A-Za-z0-9]*;`)

// plainText is a text of RSS, whose titles and descriptions most readers show as
// HTML: what looks like a tag stays a text, and fetches nothing.
func plainText(text string) string {
	if strings.ContainsAny(text, "<&") && markup.MatchString(text) {
		return html.EscapeString(text)
	}
	return text
}
