package pipeline

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/record"
	"galen/internal/site"
)

// lostTranslation says what to do about the address of a translation that leads nowhere. Its words may be there under
// another: in its file, whose slug or whose category's is another now, or in one of another name.
func (r *release) lostTranslation(line record.Line, stories []site.Story) string {
	folder, within, _ := strings.Cut(strings.TrimPrefix(line.URL, "/"), "/")
	alias := "/" + within
	withdraw := fmt.Sprintf("withdraw it there:  withdrawn: {date: %s, reason: …};  if it has to disappear without a trace, delete this line", r.clock().Format(time.DateOnly))
	i := slices.IndexFunc(stories, func(s site.Story) bool { return s.File == line.File })
	if i < 0 {
		i = slices.IndexFunc(stories, func(s site.Story) bool {
			return s.Edition != "" && strings.HasPrefix(s.Path, "/"+folder+"/") && r.renamed(line, s)
		})
	}
	switch {
	case i >= 0:
		return fmt.Sprintf("it is at %s now: in %s, add the address that readers know:  aliases: [%s]", stories[i].Path, stories[i].File, alias)
	case slices.ContainsFunc(r.articles, func(a *content.Article) bool { return a.File == line.File }):
		return fmt.Sprintf("%s is not published, and has another address: publish it again, with  aliases: [%s];  to take it back, %s", line.File, alias, withdraw)
	}
	return fmt.Sprintf("bring %s back, or, if another translation takes its place, add  aliases: [%s]  to that; to take it back, %s", line.File, alias, withdraw)
}

// renamed reports whether a story is new to the record, and has the words that it knows under another address.
func (r *release) renamed(line record.Line, s site.Story) bool {
	codes := r.cfg.Codes()
	_, plain := content.FullFile(line.File, codes)
	_, isPlain := content.FullFile(s.File, codes)
	_, known := r.old.Published(s.Path)
	now, there := r.new.Published(s.Path)
	return plain == isPlain && !known && there && alike(line, now)
}

// lostVersion reports a plain-language version whose address leads nowhere, if that is what a line is about. Its article
// takes its place.
func (r *release) lostVersion(line record.Line) bool {
	full, plain := content.FullFile(line.File, r.cfg.Codes())
	if !plain {
		return false
	}
	alias := line.URL
	if content.OriginalFile(full, r.cfg.Codes()) != full {
		_, within, _ := strings.Cut(strings.TrimPrefix(line.URL, "/"), "/")
		alias = "/" + within
	}
	r.list = append(r.list, diag.Errorf(line.At, "HN106", "readers know the plain-language version %q at the address %q, and it leads nowhere", line.Title, line.URL).
		WithHint("bring %s back, or let its article take its place: in %s, add  aliases: [%s]", line.File, full, alias))
	return true
}
