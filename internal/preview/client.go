package preview

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html"
)

// The client is made of these, in one script: idiomorph.min.js is what
// idiomorph.txt says, the rest is ours.
var (
	//go:embed idiomorph.min.js
	idiomorphJS []byte
	//go:embed panel.css
	panelCSS string
	//go:embed panel.js
	panelJS []byte
	//go:embed findings.js
	findingsJS []byte
	//go:embed reload.js
	reloadJS []byte

	client     = assemble()
	clientETag = digest(client)
)

// assemble puts the client into a function, so that it shares no names with the
// scripts of a page.
func assemble() []byte {
	css, err := json.Marshal(panelCSS)
	if err != nil {
		panic(err) // a string can always be written
	}
	return bytes.Join([][]byte{
		[]byte("(() => {"), idiomorphJS, append([]byte("const panelCSS = "), append(css, ';')...), panelJS, findingsJS, reloadJS, []byte("})();"),
	}, []byte("\n"))
}

// own is where the preview answers for itself.
const own = "/_galen/"

// tag is what goes into the head of a page.
func (s *Server) tag(v view) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // strings can always be written
	}
	return fmt.Sprintf(`<script src="%sreload.js" data-galen="%s" nonce="%s" defer></script>`, own, html.EscapeString(string(text)), s.nonce)
}

// digest is an ETag for bytes.
func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}

func newNonce() string {
	var b [16]byte
	rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}
