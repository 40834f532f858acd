package lsp

// document is a text that the editor has open. Those outside a site are kept, and not judged.
type document struct {
	uri     string
	version int
	text    *text
	site    *site // nil: it belongs to none
	file    string

	checked  *text    // the text with which the whole site was checked last
	foreign  []placed // what is wrong with it, and follows from other files, where it is now
	problems []placed // all that the editor shows of it
}

// stillForeign is what the last check of the whole site found in the document beside what its
// text tells by itself, at the places where it is now.
func (d *document) stillForeign() (all []placed) {
	for _, p := range d.foreign {
		p.Range = d.text.ranged(p.at)
		all = append(all, p)
	}
	return all
}

// enter makes the document's text that of its file.
func (d *document) enter() {
	w := d.site
	if w == nil || !isFileOfSite(d.file) {
		return
	}
	w.mu.Lock()
	w.open[d.file] = d
	w.touched[d.file] = true
	w.outdate()
	w.mu.Unlock()
	wake(w.quick)
}

// leave makes the disk's text that of the file again.
func (d *document) leave() {
	w := d.site
	if w == nil {
		return
	}
	w.mu.Lock()
	if w.open[d.file] == d {
		delete(w.open, d.file)
	}
	w.outdate()
	w.mu.Unlock()
	wake(w.whole)
}

// change takes edits, one after the other.
func (d *document) change(version int, changes []change) {
	if w := d.site; w != nil {
		w.mu.Lock()
		defer func() {
			w.touched[d.file] = w.open[d.file] == d
			w.outdate()
			w.mu.Unlock()
			wake(w.quick)
		}()
	}
	d.version = version
	for _, c := range changes {
		now, from, to, length := d.text.edited(c)
		d.text = now
		d.foreign = movedAll(d.foreign, from, to, length)
		d.problems = movedAll(d.problems, from, to, length)
	}
}

// movedAll are problems after a part of the text was replaced, but for those that it touches.
func movedAll(list []placed, from, to, length int) (kept []placed) {
	for _, p := range list {
		if at, ok := p.at.moved(from, to, length); ok {
			p.at = at
			kept = append(kept, p)
		}
	}
	return kept
}
