package render

import (
	"bytes"
	"errors"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"galen/internal/diag"
	"galen/internal/layout"
	"galen/internal/site"
)

// All makes every file of the site with jobs workers and hands each to put,
// which is called concurrently and may not keep the bytes. The list holds the
// problems of every page; an error of put ends the run and comes back as it is.
func All(s *site.Site, layouts *layout.Set, jobs int, put func(file string, data []byte) error) (diag.List, error) {
	outputs := s.Outputs()
	list := missing(outputs, layouts)
	if list.Failed() {
		return list, nil
	}
	var next atomic.Int64
	problems := make([]diag.List, jobs)
	var g errgroup.Group
	for worker := range jobs {
		g.Go(func() error {
			var w bytes.Buffer // one for all pages of a worker: its memory is used again
			for {
				i := int(next.Add(1)) - 1
				if i >= len(outputs) {
					return nil
				}
				w.Reset()
				data, err := one(s, layouts, outputs[i], &w)
				var d diag.Diagnostic
				switch {
				case errors.As(err, &d):
					problems[worker] = append(problems[worker], d)
				case err != nil:
					return err
				default:
					if err := put(outputs[i].File, data); err != nil {
						return err
					}
				}
			}
		})
	}
	err := g.Wait()
	for _, p := range problems {
		list = append(list, p...)
	}
	return once(list), err
}

// missing reports layouts that do not exist, for the first page that wants each.
func missing(outputs []site.Output, layouts *layout.Set) (list diag.List) {
	seen := map[string]bool{}
	for _, o := range outputs {
		if o.Kind != "page" && o.Kind != "redirect" || layouts.Has(o.Layout) || seen[o.Layout] {
			continue
		}
		seen[o.Layout] = true
		d := diag.Errorf(diag.Position{File: o.At}, "unknown-layout", "there is no layout %q for the page %s", o.Layout, o.Path).
			WithHint("add templates/%s.html", o.Layout)
		if near := diag.Nearest(o.Layout, layouts.Names()); near != "" {
			d = d.WithHint("did you mean the layout %q?", near)
		}
		list = append(list, d)
	}
	return list
}

// once keeps one of the problems that many pages have at the same place of a
// template: for the page that sorts first, whichever worker met it.
func once(list diag.List) diag.List {
	list.Sort()
	var kept diag.List
	for _, d := range list {
		if n := len(kept); n > 0 && kept[n-1].Position == d.Position && kept[n-1].Code == d.Code && d.Line > 0 {
			continue
		}
		kept = append(kept, d)
	}
	return kept
}

// one makes one file. The bytes belong to w, or to the site.
func one(s *site.Site, layouts *layout.Set, o site.Output, w *bytes.Buffer) ([]byte, error) {
	if o.Kind == "file" {
		return o.Data, nil
	}
	v := &View{site: s, path: o.Path, kind: o.Kind}
	if o.Kind != "page" && o.Kind != "redirect" {
		return machine(v, o, w)
	}
	if o.Kind == "page" {
		v.kind = v.Page().Kind
	}
	if err := layouts.Execute(w, o.Layout, v); err != nil {
		var d diag.Diagnostic
		if errors.As(err, &d) {
			d.Message += ", on the page " + o.Path
			return nil, d
		}
		return nil, err
	}
	return w.Bytes(), nil
}

// machine makes a file that is not for people.
func machine(v *View, o site.Output, w *bytes.Buffer) ([]byte, error) {
	var err error
	switch o.Kind {
	case "feed":
		err = feed(v, o, w)
	case "sitemap":
		err = sitemap(w, must[[]site.Entry](v, "sitemap:"+o.Layout))
	case "sitemaps":
		err = sitemapIndex(w, must[[]site.Entry](v, "sitemaps"))
	case "news":
		err = newsSitemap(w, v.Site(), must[[]site.Entry](v, "news"))
	case "robots":
		robots(w, v.Site(), len(must[[]site.Entry](v, "news")) > 0)
	case "headers":
		w.WriteString("/*\n")
		for _, h := range v.site.Headers() {
			w.WriteString("  " + h[0] + ": " + h[1] + "\n")
		}
	}
	return w.Bytes(), err
}
