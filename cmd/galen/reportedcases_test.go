package main

import (
	"strings"
	"testing"

	cases "galen/internal/testing/tally"
)

// TestKind5Names: names of files, articles and tags, as the program makes and reads them.
func TestKind5Names(t *testing.T) {
	cases.Kind(t, 5)
	tryReported(t, []reportedCase{
		// listed
		{what: "a picture in decomposed form", files: with(piece("", "![Dots](café.svg)"), "content/health/"+decoded+".svg", dotSVG), page: onPage, holds: ".svg"},
		{what: "tags in both forms", files: with(piece("tags: [\"Café\"]", "T"), "content/health/y.md", strings.Replace(piece("tags: [\"Cafe\u0301\"]", "T")[reportedFile], "title: X", "title: Y", 1)), page: "tags/café/index.html", holds: ">X</a>|>Y</a>"},
		{what: "twins", files: map[string]string{"content/health/café.md": piece("", "T")[reportedFile], "content/health/" + decoded + ".md": piece("", "T")[reportedFile]}, code: 1, says: "two files have the same name|composed form (NFC)|decomposed form (NFD)|give it another name"},
		{what: "HER2+ and HER2-", files: piece(`tags: ["HER2+", "HER2-"]`, "T"), page: onPage, holds: "/tags/her2-plus/|/tags/her2-minus/"},
		{what: "a new index", run: "new article index --category health", says: "content/health/index-article.md"},
		{what: "a new con", run: "new article con --category health", says: "content/health/con-article.md"},
		{what: "a title of 300 letters", run: "new article " + strings.Repeat("t", 300) + " --category health", says: "content/health/" + strings.Repeat("t", 150) + ".md"},
		{what: "CO₂ and CO", files: piece("", "[a](#co2-levels) [b](#co-levels)\n\n## CO₂ levels\n\nT\n\n## CO levels\n\nT"), page: onPage, holds: `id="co2-levels"|id="co-levels"`},
		{what: "a note in a heading", files: piece("", "## Signs[^1]\n\n[it](#signs)\n\n[^1]: A note."), page: onPage, holds: `id="signs"`},
		// made up
		{what: "a picture in composed form", files: with(piece("", "![Dots]("+decoded+".svg)"), "content/health/café.svg", dotSVG), page: onPage, holds: ".svg"},
		{what: "an author in both forms", files: with(piece("", "T"), "content/authors/ren\u00e9.md", "---\nname: René\nrole: Writer\n---\n", reportedFile, strings.Replace(piece("", "T")[reportedFile], "[desk]", "[rene\u0301]", 1)), page: onPage, holds: "René"},
		{what: "a picture of the front matter in the other form", files: with(piece("image: {src: "+decoded+".svg, alt: Three dots in a row}", "T"), "content/health/café.svg", dotSVG), page: onPage, holds: ".svg"},
		{what: "ER+ and ER−", files: piece(`tags: ["ER+", "ER−"]`, "T"), page: onPage, holds: "/tags/er-plus/|/tags/er-minus/"},
		{what: "a new nul", run: "new article NUL --category health", says: "content/health/nul-article.md"},
		{what: "a new title of accents", run: "new article " + strings.Repeat("é", 300) + " --category health", says: "content/health/" + strings.Repeat("é", 75) + ".md"},
		{what: "a file that Windows reserves", files: map[string]string{"content/health/aux.md": piece("", "T")[reportedFile]}, code: 1, says: "Windows reserves|slug: aux-article"},
		{what: "half a dose", files: piece("", "[a](#1-2-dose)\n\n## ½ dose\n\nT"), page: onPage, holds: `id="1-2-dose"`},
		{what: "emphasis in a heading", files: piece("", "[it](#signs-of-flu)\n\n## Signs *of* **flu**"), page: onPage, holds: `id="signs-of-flu"`},
		{what: "twins that are pictures", files: with(piece("", "![Dots](café.svg)"), "content/health/"+decoded+".svg", dotSVG, "content/health/café.svg", dotSVG), code: 1, says: "decomposed form (NFD)"},
	})
}

// TestKind6Hints: what is said where the first thought of the program was wrong.
func TestKind6Hints(t *testing.T) {
	cases.Kind(t, 6)
	tryReported(t, []reportedCase{
		// listed
		{what: "an address without https", files: piece("", "[a](www.nhs.uk/iron)"), code: 1, says: "begin with https://, as in  https://www.nhs.uk/iron"},
		{what: "another heading", files: piece("", "[a](#top-number)\n\n## The top numbers\n\nT"), code: 1, says: "link to one of the headings of this page: #the-top-numbers"},
		{what: "related by title", files: with(piece("related: [Measles now]", "T"), "content/health/measles-now.md", titled("Measles now", "", "T")[reportedFile]), code: 1, says: `did you mean "measles-now"?`},
		{what: "backslashes in the front matter", files: with(piece(`image: {src: 'health\Tablets.SVG', alt: Tablets on a table}`, "T"), "content/health/health/Tablets.SVG", dotSVG), code: 1, says: "health/Tablets.SVG"},
		{what: "backslashes in the text", files: with(piece("", `![A](..\health\Photo.svg)`), "content/health/Photo.svg", dotSVG), code: 1, says: "write  ../health/Photo.svg"},
		{what: "a table of 65 KB", files: piece("", "| A | B |\n|---|---|\n"+strings.Repeat("| [one](https://a.org/) | two |\n", 2600)), code: 1, says: "this table has more than 65536 bytes|divide it into tables"},
		{what: "a number to write to", files: piece("", "[text us](sms:852 58)"), code: 1, says: "sms:85258"},
		{what: "a date of Jekyll", files: map[string]string{reportedFile: strings.Replace(piece("", "T")[reportedFile], "2026-11-02", "2026-02-01 09:30:00 UTC", 1)}, code: 1, says: "write 2026-02-01T09:30:00Z"},
		{what: "another date of Jekyll", files: map[string]string{reportedFile: strings.Replace(piece("", "T")[reportedFile], "2026-11-02", "2026-02-01 09:30:00 +0000 UTC", 1)}, code: 1, says: "write 2026-02-01T09:30:00Z"},
		{what: "a date of New York", files: map[string]string{reportedFile: strings.Replace(piece("", "T")[reportedFile], "2026-11-02", "2026-02-01 09:30:00 EST", 1)}, code: 1, says: "write 2026-02-01T09:30:00-05:00"},
		{what: "a film as a picture", files: piece("", "![Video](clip.mp4)"), code: 1, says: `"clip.mp4" is a film|[Watch the film](clip.mp4)`},
		{what: "a film elsewhere", files: piece("", "![A](https://youtube.com/watch?v=x)"), code: 1, says: "is a film|[Watch the film](https://youtube.com/watch?v=x)"},
		{what: "a template without a line", files: map[string]string{"templates/x.html": "a<b</p>"}, code: 1, says: "templates/x.html:1:4: error:|&lt;"},
		{what: "a number of articles", files: map[string]string{"templates/home.html": `{{range $.Latest "health" -1}}{{end}}`}, code: 1, says: "-1 is not a number of articles|{{.Latest \"health\" 4}}", silent: "did you mean"},
		// made up
		{what: "an address without https, in front matter", files: piece("related: [{title: A, url: www.nhs.uk/iron}]", "T"), code: 1, says: "https://www.nhs.uk/iron"},
		{what: "a menu without https", files: map[string]string{"galen.yaml": configured("menus: {main: [{title: A, url: www.nhs.uk}]}")}, code: 2, says: "https://www.nhs.uk"},
		{what: "a heading of another page", files: with(piece("", "[a](measles.md#sign)")), code: 1, says: "#signs"},
		{what: "related by a near slug", files: piece("related: [measels]", "T"), code: 1, says: `did you mean "measles"?`},
		{what: "a picture whose name has capitals", files: with(piece("", "![Dots](photo.svg)"), "content/health/Photo.SVG", dotSVG), code: 1, says: "Photo.SVG"},
		{what: "a picture that is misspelt", files: with(piece("", "![Dots](foto.svg)"), "content/health/photo.svg", dotSVG), code: 1, says: `did you mean "photo.svg"?`},
		{what: "backslashes in a link", files: piece("", `[a](..\health\measles.md)`), code: 1, says: "../health/measles.md"},
		{what: "a date of Britain", files: map[string]string{reportedFile: strings.Replace(piece("", "T")[reportedFile], "2026-11-02", "28/11/2026", 1)}, code: 1, says: "2026-11-28"},
		{what: "a date in words", files: map[string]string{reportedFile: strings.Replace(piece("", "T")[reportedFile], "2026-11-02", "28 November 2026", 1)}, code: 1, says: "2026-11-28"},
		{what: "a recording as a picture", files: piece("", "![Talk](talk.mp3)"), code: 1, says: "[Listen to the recording](talk.mp3)"},
		{what: "a paper as a picture", files: piece("", "![Paper](paper.pdf)"), code: 1, says: "[Read the document](paper.pdf)"},
		{what: "an article by its file name", files: piece("related: [measles.md]", "T"), code: 0, silent: "error"},
		{what: "an unknown author by name", files: map[string]string{reportedFile: strings.Replace(piece("", "T")[reportedFile], "[desk]", "[Test desk]", 1)}, code: 1, says: "desk"},
		{what: "a category by its title", files: piece("category: Health", "T"), code: 1, says: "write the category's folder:  health"},
	})
}

// TestKind8Files: files that publish nothing, or that take the place of others.
func TestKind8Files(t *testing.T) {
	cases.Kind(t, 8)
	const unread = "is not an article, and is not published|save its text as story.md"
	tryReported(t, []reportedCase{
		// listed
		{what: "docx", files: with(nil, "content/health/story.docx", "A story."), says: unread},
		{what: "txt", files: with(nil, "content/health/story.txt", "A story."), says: unread},
		{what: "html", files: with(nil, "content/health/story.html", "A story."), says: unread},
		{what: "mdx", files: with(nil, "content/health/story.mdx", "A story."), says: unread},
		{what: "adoc", files: with(nil, "content/health/story.adoc", "A story."), says: unread},
		{what: "a static _headers", files: with(nil, "static/_headers", "/*\n  X-A: b\n"), code: 1, says: "would replace the one that Galen makes|in galen.yaml, under  headers"},
		{what: "a static robots.txt", files: with(nil, "static/robots.txt", "User-agent: *\nDisallow: /a/\n"), says: "with the addresses of the sitemaps added", page: "robots.txt", holds: "Disallow: /a/|Sitemap: https://test.example/sitemap.xml"},
		{what: ".htaccess", files: with(nil, "static/.htaccess", "Options -Indexes\n"), silent: "htaccess", page: ".htaccess", holds: "Options"},
		{what: ".nojekyll", files: with(nil, "static/.nojekyll", ""), silent: "nojekyll", page: ".nojekyll", holds: ""},
		{what: "a script with U+FFFF and U+0085", files: with(nil, "static/x.js", "const a=\"\uffff\u0085\";"), silent: "U+FFFF"},
		{what: "a folder that is a picture", files: with(piece("", "![A](photos.png)"), "content/health/photos.png/a.svg", dotSVG), code: 1, says: "this is a folder, not a picture|photos.png/a.svg"},
		// made up
		{what: "odt", files: with(nil, "content/health/story.odt", "A story."), says: unread},
		{what: "rtf", files: with(nil, "content/health/story.rtf", "A story."), says: unread},
		{what: "rst", files: with(nil, "content/health/story.rst", "A story."), says: unread},
		{what: "docx with its article", files: with(piece("", "See [the file](story.docx)."), "content/health/story.docx", "A story."), code: 1, says: "a Word document"},
		{what: "markdown by its long name", files: with(nil, "content/health/story.markdown", "A story."), says: ".md", code: 1},
		{what: "a paper that nobody links", files: with(nil, "content/health/paper.pdf", "%PDF-1.7\n"), says: `nothing links to "paper.pdf"`},
		{what: "a static sitemap", files: with(nil, "static/sitemap.xml", "<urlset/>"), says: "replaces the sitemap that Galen makes"},
		{what: "a static feed", files: with(nil, "static/feed.xml", "<rss/>"), says: "replaces one that Galen makes"},
		{what: "another hidden file", files: with(nil, "static/.foo", "x"), says: "its name begins with a dot", page: ".foo", holds: "nothing"},
		{what: ".well-known", files: with(nil, "static/.well-known/security.txt", "Contact: mailto:desk@test.example\n"), page: ".well-known/security.txt", holds: "Contact"},
		{what: "litter", files: with(nil, "static/.DS_Store", "x", "static/.gitkeep", ""), silent: "DS_Store|gitkeep"},
		{what: "a script that is cut off", files: with(nil, "static/x.js", "const a="), code: 1, says: "static/x.js:1:"},
		{what: "a page of another name", files: with(nil, "content/about.htm", "<p>About</p>"), says: "about.htm"},
	})
}
