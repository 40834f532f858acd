package site

// Role is what part an output has for a reader who follows links: it says in which order the files
// of a site may be replaced one by one without a page that names a file which is not there.
type Role int

// The roles, in that order.
const (
	RolePermanent Role = iota // its name changes with its bytes
	RoleOther                 // pictures, downloads and scripts that keep their names
	RoleLeaf                  // articles, plain pages, notices and redirects
	RoleList                  // pages and files that list others: home, categories, feeds, sitemaps
)

// Role says which part an output has.
func (s *Structure) Role(o Output) Role {
	switch o.Kind {
	case FileOutput, PictureOutput, PosterOutput:
		if o.Lasts {
			return RolePermanent
		}
		return RoleOther
	case RedirectOutput:
		return RoleLeaf
	case PageOutput:
		if p := s.editionIn(o.Edition).pages[s.editionIn(o.Edition).inner(o.Path)]; p != nil && p.list == nil && (p.document != nil || p.kind == NotFoundPage) {
			return RoleLeaf
		}
	case FeedOutput, SitemapOutput, SitemapsOutput, NewsOutput, SearchOutput, RobotsOutput, RedirectsOutput, HeadersOutput:
	}
	return RoleList
}
