package site

import (
	"strconv"
	"strings"
)

// logo is a picture of static, nil when none is named.
func (s *Structure) logo(name, alt string) *Image {
	a, ok := s.assets.Lookup(strings.TrimPrefix(name, "/"))
	if !ok || name == "" {
		return nil
	}
	return &Image{URL: s.href(s.ofSite(a.Path)), Canonical: s.canonical(s.ofSite(a.Path)), Width: a.Width, Height: a.Height, Alt: alt}
}

// latestErrata are the latest n corrections, or all of them when n is empty.
func (s *catalog) latestErrata(n string) any {
	if n == "url" {
		return s.errataURL()
	}
	all := s.errata()
	if wanted, err := strconv.Atoi(n); err == nil {
		all = all[:min(wanted, len(all))]
	}
	return all
}
