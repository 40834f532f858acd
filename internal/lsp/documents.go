package lsp

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"galen/internal/source"
)

// didOpen takes a document that the editor shows from now on.
func (s *server) didOpen(raw json.RawMessage) (any, error) {
	var p didOpenParams
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, err
	}
	t := p.TextDocument
	if old := s.open[t.URI]; old != nil {
		old.leave()
	}
	site, name := s.siteOf(fileOf(t.URI))
	d := &document{uri: t.URI, version: t.Version, text: newText([]byte(t.Text), s.units), site: site, file: name}
	s.open[t.URI] = d
	d.enter()
	return nil, nil
}

func (s *server) didChange(raw json.RawMessage) (any, error) {
	var p didChangeParams
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, err
	}
	d := s.open[p.TextDocument.URI]
	if d == nil {
		return nil, fmt.Errorf("%s is not open", p.TextDocument.URI)
	}
	d.change(p.TextDocument.Version, p.ContentChanges)
	return nil, nil
}

func (s *server) didSave(raw json.RawMessage) (any, error) {
	var p ofDocument
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, err
	}
	if site, name := s.siteOf(fileOf(p.TextDocument.URI)); site != nil {
		site.changed(name)
	}
	return nil, nil
}

func (s *server) didClose(raw json.RawMessage) (any, error) {
	var p ofDocument
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, err
	}
	if d := s.open[p.TextDocument.URI]; d != nil {
		delete(s.open, p.TextDocument.URI)
		d.leave()
	}
	return nil, nil
}

func (s *server) didChangeWatchedFiles(raw json.RawMessage) (any, error) {
	var p didChangeWatchedFilesParams
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, err
	}
	names := map[*site][]string{}
	for _, c := range p.Changes {
		if site, name := s.siteOf(fileOf(c.URI)); site != nil {
			names[site] = append(names[site], name)
		}
	}
	for site, all := range names {
		site.changed(all...)
	}
	return nil, nil
}

// isFileOfSite reports whether a name is of a file that a site is made from.
func isFileOfSite(name string) bool {
	top, _, _ := strings.Cut(name, "/")
	return slices.Contains([]string{source.ConfigFile, "content", "templates", "static", "data", "words"}, top)
}
