package site

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/noindex"
	"galen/internal/redirect"
)

// Files that hosts read, of which static may have one too: then the lines of both are
// published.
const (
	robotsFile    = "robots.txt"
	redirectsFile = "_redirects"
)

// Redirects are the addresses at which readers find another page, or a notice, in their
// order.
func (s *Structure) Redirects() []redirect.Rule {
	var all []redirect.Rule
	full := func(path string) string { return s.cfg.Base.Path + strings.TrimPrefix(path, "/") }
	for _, a := range s.aliases {
		if !a.to.hidden {
			all = append(all, redirect.Rule{From: full(a.path), To: full(a.to.path), File: output(s.whole(a.path))})
		}
	}
	for _, path := range s.withdrawnPaths() {
		all = append(all, redirect.Rule{From: full(path), File: output(s.whole(path))})
	}
	for _, e := range s.others() {
		all = append(all, e.Redirects()...)
	}
	slices.SortFunc(all, func(a, b redirect.Rule) int { return cmp.Compare(a.From, b.From) })
	return all
}

// led checks a file _redirects of the site's own against the aliases of articles, and
// storyOf what is added to files of the site's own.
func (b *builder) led() {
	add := func(name, what string) {
		d := diag.Warningf(diag.Position{File: "static/" + name}, "joins-made", "this file is published with %s added", what).WithHint("nothing to do")
		d.Severity = diag.Note
		b.add(d)
	}
	if own, ok := b.assets.Lookup(redirectsFile); ok {
		b.add(redirect.Chains("static/"+redirectsFile, own.Data, b.Redirects(), b.cfg.Base.Origin)...)
		if b.leads() {
			add(redirectsFile, "the aliases of articles")
		}
	}
	if own, ok := b.assets.Lookup(robotsFile); ok && !bytes.Contains(bytes.ToLower(own.Data), []byte("sitemap:")) {
		add(robotsFile, "the addresses of the sitemaps")
	}
}

// joined reports whether a file of static goes out within the one that Galen makes.
func (s *Structure) joined(name string) bool {
	return name == robotsFile || name == redirectsFile && s.leads()
}

// leads reports whether there is an address that Redirects tells of.
func (s *Structure) leads() bool {
	return len(s.withdrawnArticles) > 0 || slices.ContainsFunc(s.aliases, func(a alias) bool { return !a.to.hidden }) || slices.ContainsFunc(s.others(), (*Structure).leads)
}

// hostFiles are the files by which hosts and robots are told where things are.
func (s *Structure) hostFiles() []Output {
	all := []Output{s.withOwn(Output{File: robotsFile, Kind: RobotsOutput})}
	if s.Unlisted() {
		all[0] = Output{File: robotsFile, Kind: FileOutput, Data: []byte(noindex.Robots), Digest: memo.Of([]byte(noindex.Robots))}
	}
	if s.leads() {
		all = append(all, s.withOwn(Output{File: redirectsFile, Kind: RedirectsOutput}))
	}
	if s.headersFile() {
		all = append(all, s.withOwn(Output{File: "_headers", Kind: HeadersOutput}))
	}
	return all
}

// withOwn adds to a file that Galen makes the site's own of that name.
func (s *Structure) withOwn(o Output) Output {
	if own, ok := s.assets.Lookup(o.File); ok {
		o.Data, o.Digest, o.At = own.Data, own.Digest, diag.Position{File: "static/" + own.Name}
	}
	return o
}
