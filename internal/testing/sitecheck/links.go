package sitecheck

import (
	"path"
	"regexp"
	"strings"
)

// Links judges whether every address of the site leads straight to a page or a
// file, whether every fragment names an id there, whether what readers follow is
// a path, which holds in a preview too, and whether they can get from the home
// page to every page. A file that nothing names is a fault too: it
// costs space, or gives away what was not to be shown.
func Links(s *Site) []Fault {
	v := &verdict{Site: s}
	w := &walk{verdict: v, to: map[string][]string{}, named: map[string]bool{}}
	for p := range s.all {
		w.page(p)
	}
	for _, file := range s.names {
		if path.Ext(file) == ".css" {
			w.sheet(file)
		}
	}
	w.orphans()
	w.unnamed()
	return v.faults
}

// walk notes what leads where.
type walk struct {
	*verdict
	to    map[string][]string // the pages that a reader can go to from a page
	named map[string]bool     // the files that something leads to
}

func (w *walk) page(p *page) {
	for _, r := range p.references() {
		t := w.target(p.address, r.address)
		if t.file != "" && t.file != p.file {
			w.named[t.file] = true
		}
		switch to := w.pages[t.file]; {
		case t.away || strings.HasPrefix(r.address, "data:") && r.use == toFetch: // an address that is itself a file
		case t.fault != "":
			w.add(p.file, "%s: %q %s", r.at, r.address, t.fault)
		case to == nil:
		case to.redirect:
			w.add(p.file, "%s: %q leads to a redirect", r.at, r.address)
		case t.fragment != "" && to.ids[t.fragment] == 0:
			w.add(p.file, "%s: %q names an id that is not there", r.at, r.address)
		case r.use == toFollow && strings.Contains(r.address, "://"):
			w.add(p.file, "%s: %q leads from a preview to the live site", r.at, r.address)
		case r.use == toFollow:
			w.to[p.file] = append(w.to[p.file], t.file)
		}
	}
	for _, address := range p.dataAddresses(w.Site) {
		if t := w.target(p.address, address); t.file != p.file {
			w.named[t.file] = true
		}
	}
	if p.redirect {
		w.redirect(p)
	}
}

// redirect judges a page that sends readers on: to where its link and its
// canonical address say as well.
func (w *walk) redirect(p *page) {
	var goals []string
	for _, r := range p.references() {
		if r.at == "meta refresh" || r.at == "link href" && r.address == p.canonical() || r.use == toFollow {
			goals = append(goals, w.target(p.address, r.address).file)
		}
	}
	if len(goals) != 3 || goals[0] != goals[1] || goals[1] != goals[2] || goals[0] == p.file {
		w.add(p.file, "a redirect that does not send everybody to one place: %q", goals)
	}
	if strings.Contains(p.meta("robots"), "noindex") { // they would not pass on to the new address
		w.add(p.file, "a redirect that search engines are told to leave out")
	}
}

func (w *walk) sheet(file string) {
	for _, address := range sheetAddresses(string(w.files[file])) {
		t := w.target(w.Site.address(file), address)
		if t.fault != "" && !strings.HasPrefix(address, "data:") {
			w.add(file, "url(): %q %s", address, t.fault)
		}
		w.named[t.file] = true
	}
}

// orphans finds the pages that no way leads to from the home page, nor from the
// page for lost readers, which lists the categories that have no article yet.
func (w *walk) orphans() {
	reached := map[string]bool{"index.html": true}
	for queue := []string{"index.html", "404.html"}; len(queue) > 0; queue = queue[1:] {
		for _, file := range w.to[queue[0]] {
			if !reached[file] {
				reached[file] = true
				queue = append(queue, file)
			}
		}
	}
	for p := range w.listed {
		if !reached[p.file] {
			w.add(p.file, "no way leads here from the home page")
		}
	}
}

// searched are the files of the index for searching, of any language.
var searched = regexp.MustCompile(`^([a-z-]+/)?search/(index\.json|.*\.bin)$`)

// unnamed finds the files that nothing leads to, but for those that machines ask
// for by their name and for sitemaps, which have a judge of their own.
func (w *walk) unnamed() {
	for _, file := range w.names {
		if f := w.feedIn(file); f != nil && f.show != nil {
			for _, i := range f.items {
				for _, address := range []string{i.episode.audio, i.episode.transcript, i.episode.chapters} {
					w.named[w.target(w.base.String(), address).file] = true
				}
			}
		}
	}
	for _, file := range w.names {
		switch {
		case w.pages[file] != nil, w.named[file], strings.HasPrefix(file, ".well-known/"), w.isSitemap(file):
		case searched.MatchString(file): // for the script of the search
		case file == "robots.txt", file == "favicon.ico", file == "_headers", file == "_redirects":
		default:
			w.add(file, "nothing names this file")
		}
	}
}
