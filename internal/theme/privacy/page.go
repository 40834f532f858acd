package privacy

import "strings"

// Purpose is what a browser wants an address for. Each has its own directive in
// a Content-Security-Policy.
type Purpose int

// The purposes. The last four have no address, or none that is fetched.
const (
	Image      Purpose = iota // also what drawings use, icons and posters
	Style                     // a style sheet
	Script                    // a script file
	Font                      // a font that is loaded early
	Media                     // sound, film, subtitles
	Frame                     // another page within this one
	Object                    // <object>, <embed>
	Manifest                  // of an application
	Form                      // where the reader's words are sent
	Connect                   // a connection, a ping, something fetched for later
	Leave                     // <meta http-equiv=refresh>: away without being asked
	Base                      // what all other addresses are counted from
	StyleText                 // the text of <style>
	StyleAttr                 // style="…"
	ScriptText                // the text of <script>
	ScriptAttr                // onclick="…", javascript:
)

// Use is one thing that a page makes a browser do.
type Use struct {
	Purpose Purpose
	URL     string // character references resolved; empty of what has no address
	Text    []byte // of ScriptText and StyleText: exactly the bytes that a policy's hash is taken of
	Element string // in small letters
	Attr    string // likewise; of <link> the relation
	Offset  int    // of the tag in the page
}

// At names the element and its attribute: <img src>.
func (u Use) At() string { return "<" + strings.TrimSpace(u.Element+" "+u.Attr) + ">" }

// Page finds everything in a web page that makes a browser fetch, connect, send
// or run something. Links that the reader chooses to follow are not among it. It takes any bytes for a page, and where a
// browser's reading depends on what it can do (scripts, <noscript>) or where it
// stands (titles of drawings), it reads both ways: rather too much than too
// little. Found uses and their texts are valid only during the call.
func Page(text []byte, found func(Use)) {
	read(scan{text: text, found: found}, false)
}
