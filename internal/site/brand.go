package site

import "strings"

// logo is a picture of static, nil when none is named.
func (s *Site) logo(name, alt string) *Image {
	a, ok := s.assets.Lookup(strings.TrimPrefix(name, "/"))
	if !ok || name == "" {
		return nil
	}
	return &Image{URL: s.href("/" + a.Path), Canonical: s.canonical("/" + a.Path), Width: a.Width, Height: a.Height, Alt: alt}
}
