// Package readers is tests alone: they look at published pages in a Chromium as readers
// do, on a phone and on a desk, by day and by night, with large letters, in print, by
// keyboard and without scripts. What a page shows is judged by axe-core (testdata/axe)
// and by a few questions of its own: nothing sticks out, the focus can be seen, nothing
// is asked of other sites before a reader wants it.
//
// What the preview shows to an editor is looked at in cmd/galen.
package readers
