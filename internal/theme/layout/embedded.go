package layout

import (
	"bytes"
	"strings"

	"galen/internal/theme/asset"
	"galen/internal/theme/javascript"
	"galen/internal/theme/privacy"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/json"
)

// embedded is the content of a <script> or <style> being read.
type embedded struct {
	tag     *tag
	from    int    // offset of the content
	lang    string // js, json, css, or "" for anything else
	texts   int    // how many stretches of text it has that are not blank
	values  int    // how many actions write values into it
	actions int    // how many actions there are in all
	lead    string // the text that it begins with
	broken  bool   // an action in it was reported
}

func newEmbedded(t *tag, from int) *embedded {
	e := &embedded{tag: t, from: from}
	kind, static := t.get("type")
	kind, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(kind)), ";")
	switch {
	case t.name == "style":
		e.lang = "css"
	case !static:
	case kind == "" || kind == "module" || strings.HasSuffix(kind, "javascript") || strings.HasSuffix(kind, "ecmascript"):
		e.lang = "js"
	case kind == "importmap" || kind == "speculationrules" || strings.HasSuffix(kind, "/json") || strings.HasSuffix(kind, "+json"):
		e.lang = "json"
	}
	return e
}

// text reads a stretch of the content.
func (e *embedded) text(r *reader, text []byte) {
	if len(bytes.TrimSpace(text)) > 0 {
		e.texts++
		if e.texts == 1 && e.actions == 0 {
			e.lead = string(bytes.TrimSpace(text))
		}
	}
	out := bytes.Clone(text)
	switch e.lang {
	case "json":
		out, r.place.script = r.place.script.squeeze(text)
	case "js":
		r.place.script = r.place.script.read(text)
	}
	r.out = append(r.out, out...)
	r.flush(fixed)
}

// action checks an action in the content.
func (e *embedded) action(r *reader, at int, writes bool) {
	e.actions++
	switch {
	case e.lang == "css":
		e.broken = true
		r.fault(at, "action-in-style", "choose between classes instead, and keep the rules in a style sheet", "an action within <style>")
	case e.lang == "js" && r.place.script.escape:
		e.broken = true
		r.fault(at, "unsafe-place", "", "an action right after a backslash")
	case e.lang == "js" && r.place.script.ticks > 0:
		e.broken = true
		r.fault(at, "action-in-template-literal", "use ordinary quotation marks, or pass the value in a data- attribute", "an action within a JavaScript template literal")
	}
	if writes {
		r.place.script.operand = true
	}
}

// close checks the content when its end tag is reached, and makes it small
// when it is fixed text.
func (e *embedded) close(r *reader) {
	to := r.base + r.at
	if r.check.broken || e.broken {
		return
	}
	r.body.unknown = r.body.unknown || e.lang == "js" && e.actions > 0
	if e.actions > 0 {
		e.closeMixed(r, to)
		return
	}
	text := bytes.Clone(r.written[e.from:to])
	if e.texts == 0 && e.lang == "json" {
		r.fault(e.tag.from, "bad-json", "write the JSON, or take the element out", "this <script> has no JSON")
	}
	if e.texts == 0 || bytes.Contains(text, []byte("{{")) || !e.valid(r, text) {
		return // a template's own comment cuts the text in two: it stays as it is
	}
	var out bytes.Buffer
	var err error
	switch e.lang {
	case "css":
		small, faults := asset.Style(text)
		for _, d := range faults {
			r.fault(e.from+offset(text, d.Line, d.Column), "bad-style", d.Hint, "%s", d.Message)
		}
		if faults.Failed() {
			return
		}
		out.Write(small)
	case "json":
		err = json.Minify(plainMinifier, &out, bytes.NewReader(text), nil)
	default:
		return
	}
	if err != nil {
		r.fault(e.from, "bad-"+e.tag.name, "", "this <%s> cannot be read", e.tag.name)
		return
	}
	r.seq[len(r.seq)-1].text = out.Bytes()
}

// plainMinifier is what the minifiers for one language ask for; none of them
// uses it to reach another.
var plainMinifier = minify.New()

// valid reports what is wrong with content that has no actions.
func (e *embedded) valid(r *reader, text []byte) bool {
	before := len(r.problems)
	switch e.lang {
	case "css":
		for _, bad := range cssFaults(text) {
			r.fault(e.from+bad.at, "bad-style", bad.hint, "%s", bad.words)
		}
		for _, found := range privacy.CSS(text) {
			r.foreign(found.URL, e.from+found.Offset)
		}
	case "js":
		if bad := jsFault(text); bad != nil {
			r.fault(e.from+bad.at, "bad-script", bad.hint, "this script cannot be read: %s", bad.words)
		} else {
			e.requests(r, text)
		}
	case "json":
		if bad := jsonFault(text); bad != nil {
			r.fault(e.from+bad.at, "bad-json", bad.hint, "%s", bad.words)
		}
	}
	return len(r.problems) == before
}

// closeMixed deals with content that has actions: a script is checked with
// names in their place; JSON must wait for the finished page, unless one action
// makes up all of it.
func (e *embedded) closeMixed(r *reader, to int) {
	switch {
	case e.lang == "json" && (e.texts > 0 || e.actions > 1 || e.values == 0):
		r.body.mixed = append(r.body.mixed, mixedJSON{file: r.path, lead: e.lead, at: e.from})
	case e.lang == "js" && e.values == e.actions:
		text := bytes.Clone(r.written[e.from:to])
		values := 0
		for _, a := range r.check.actions {
			if a.from >= e.from && a.to <= to {
				copy(text[a.from-e.from:], bytes.Repeat([]byte("_"), a.to-a.from))
				values++
			}
		}
		if bad := jsFault(text); bad != nil && values == e.values && !bytes.Contains(text, []byte("{{")) {
			r.fault(e.from+bad.at, "bad-script", bad.hint, "this script cannot be read: %s", bad.words)
		} else if bad == nil {
			e.requests(r, text)
		}
	}
}

// requests reports what a script would fetch from other sites. Where actions take
// part in it, that is not all.
func (e *embedded) requests(r *reader, text []byte) {
	report := javascript.Read(text)
	r.body.unknown = r.body.unknown || !report.Known || e.actions > 0
	for _, q := range report.Requests {
		r.foreign(q.URL, e.from+q.Offset)
	}
}
