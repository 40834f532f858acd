package lsp

// document is a text that the editor has open. Those outside a site are kept, and not judged.
type document struct {
	uri     string
	version int
	text    *text
	site    *site // nil: it belongs to none
	file    string

	checked *text     // the text with which the whole site was checked last
	others  []foreign // what is wrong with it, and follows from other files
}

// foreign is a problem of a document that its own text does not tell.
type foreign struct {
	at span
	diagnostic
}

// rest is what was found in the document by the last check of the whole site, beside what its
// text tells by itself, at the places where it is now.
func (d *document) rest() (all []diagnostic) {
	for _, f := range d.others {
		f.Range = d.text.ranged(f.at)
		all = append(all, f.diagnostic)
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
		kept := d.others[:0]
		for _, f := range d.others {
			if at, ok := f.at.moved(from, to, length); ok {
				f.at = at
				kept = append(kept, f)
			}
		}
		d.others = kept
	}
}
