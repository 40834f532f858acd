// Package layout turns the files of templates/ into pages: it compiles them
// once, checks everything about them that can be known beforehand, takes out
// what no reader sees, and executes them.
//
// # Words
//
//   - A part is a file whose name begins with "_". All layouts share it and call
//     it by its path without the underscore and the ending: _card.html is
//     {{template "card" .}}, parts/_nav.html is {{template "parts/nav" .}}.
//
//   - A layout is any other file: article.html is the layout "article". It sees
//     every part and itself, and no other layout. Names are looked up in one
//     place only, so two files of one name are an error.
//
//   - A body is a text that has a name: a file, or what {{define}} and {{block}}
//     name within it. A layout's own bodies hide those of the parts. So a part
//     can be the frame of a page and leave a hole, and a layout fill it:
//
//     _page.html:    <main>{{block "main" .}}{{end}}</main>
//     article.html:  {{template "page" .}}{{define "main"}}<h1>{{.Title}}</h1>{{end}}
//
//   - A link unit is one layout together with the parts, in which every name means
//     one body. A Set is all layouts, compiled.
//
// White space at the two ends of a file does not belong to it: the line end with
// which an editor closes _date.html must not become a space in a sentence.
//
// # The life of a template
//
//	read     action, draft, balance, explain   a file → trees, every syntax error with its place
//	word     wordreader, sentence              words around parts → words, part, words
//	follow   reader, tag, place, script        a tree → where in HTML each byte and action stands
//	judge    lint, embedded, css, json         what must not be there (see below)
//	join     theme, linkunit, nesting          names → bodies; circles, depth, digests; elements left open
//	infer    infer, call, shape                the type of the data → names that it does not have
//	shrink   space                             pieces → text without idle white space
//	compile  theme, flatten, syntax            html/template makes values safe for where they stand
//	         program, loop, value, callfast    and what it decided becomes steps that run fast
//	         wordfast                          (words that are the same on every page become text)
//	execute  execute, escape                   a page,
//	         interpret, failure                or why not in plain words
//	         budget, cost, pace                within what one page may use
//
// Every step goes on after a problem, so one run of Load reports all of every
// file. Only the texts between actions are ever changed, never their offsets,
// so an error of an execution has its exact place in the file as written.
//
// # One meaning
//
// A template means what html/template says that it means. The compiled form is
// there for speed, and knows a part of the language only: a layout that has
// anything else (numbers other than plain whole ones, an assignment in brackets, a
// value before "| and") is executed by html/template, and so is every page on which
// a compiled layout meets a value that it was not made for. A test with random
// templates compares the two.
//
// # What one page may use
//
// 8 MiB of output, 8 MiB for one value, 64 MiB for all values that functions put
// together, a million steps, ten seconds. Beyond that it is refused, at the place in
// the template where it was. Parts that are called within a tag are compiled as if
// they were written there, up to 20,000 nodes; beyond, html/template executes them.
//
// # Functions
//
// Beside those of the language (and, or, not, eq, lt, len, index, slice, print,
// printf …). They look at nothing but their arguments, and word at the words of the
// site's language (Rules.Language).
//
//	word KEY NAME VALUE …    the words of a key of package words, with its arguments by name
//	join LIST BETWEEN        the items as one text: join .Tags ", "
//	lower TEXT               in lower case
//	plural N ONE MANY        the word for N things: plural .Minutes "minute" "minutes"
//	add A B, sub A B         whole numbers
//	list ITEM …              a list
//	dict NAME VALUE …        one value of several, to hand to a part:
//	                         {{template "card" dict "article" . "large" true}}
//	first N LIST             the first N items, or all of a shorter list
//
// A value in place of an empty one is {{or .Dek "–"}}.
//
// # The words of a language
//
// What readers see and the site has not written stands in package words, and templates
// ask for it by a key:
//
//	{{word "pager.older"}}                                   Older articles
//	{{word "byline.minutes" "n" .Minutes}}                   4-minute read
//	{{word (print "kind." .Kind)}}                           News
//	<nav aria-label="{{word "contents.title"}}">
//
// Arguments are texts and whole numbers; the latter decide between the forms of the words
// ("1 source", "2 sources"). The result is a text, and is made safe for where it stands
// like any other. Where an argument is an element of the page, such as a link, it is
// written in a part:
//
//	{{word "byline.reviewed" "person" (part "person" .By)}}  Reviewed by <a href=…>…</a>
//
// The words decide where in the sentence the part stands; it is given its value, checked
// and executed as in {{template "person" .By}}. Such a call of word stands by itself in an
// action, and its key is written out.
//
// A key that there is not, an argument too many or too few, a part that there is not:
// each is an error of Load at its place (unknown-word, wrong-arguments, unknown-part,
// misplaced-part). Of a key that is put together, (print "kind." .Kind), the beginning is
// judged then, and the rest when a page is made.
//
// # What a template must not have
//
//   - Addresses that the browser fetches from another origin, unless Rules
//     allows it (foreign-origin).
//   - What a strict Content-Security-Policy forbids: on… attributes
//     (event-handler), style attributes (style-attribute), javascript: addresses
//     (script-address). Inline <script> and <style> are allowed, as their
//     digests can be listed; a <style> with actions is not (action-in-style).
//   - Actions where escaping is not safe: in attribute values without quotation
//     marks (unquoted-action), in template literals of scripts
//     (action-in-template-literal), in names of elements (action-in-tag).
//   - Style, scripts or JSON that cannot be read (bad-style, bad-script, bad-json).
//     JSON is judged as written, as a minifier silently repairs some mistakes.
//     JSON with actions within is judged in each finished page, unless one
//     action is all of it. A value of type template.HTML in JSON would be
//     encoded twice (html-in-json).
//   - Branches that leave a tag open, or elements like <pre> that a file does
//     not close (branch-in-tag, unclosed-element).
//   - Elements that a layout with its parts opens and closes nowhere, or the other
//     way round, whichever branches are taken (unclosed-element, unopened-element).
//     A <div> that one part opens another may close, and what one {{if}} opens
//     another {{if}}. Elements that HTML closes by itself, such as <p>, may stay open.
//   - Calls in a circle (circular-part), chains of more than 64 (deep-parts),
//     loops that count beyond 1,000 (long-range).
//
// # Shrinking
//
// The aim is that tdewolff/minify, given an executed page, would take away less
// than 1 % of it, so that no page need ever pass through it, and that the page's
// document stays the same.
//
// That minifier can read templates too, but it then takes an action for a word,
// so that the space around {{end}} stays, and it shortens white space within
// <textarea> and within JSON strings when there is an action in them. So it is
// only used for what is wholly fixed: style and JSON. Scripts stay as they are. White space is
// settled here, on the pieces of the parse tree, by what may come before and
// after a space on any path (see drift). Attributes are left as they are, but
// for the space between them: selectors may depend on what could be saved there
// (empty classes, default values). Drawings lose white space only, as shortening
// them moves words within <text>.
package layout
