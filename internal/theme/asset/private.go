package asset

import (
	"bytes"
	"path"
	"strings"

	"galen/internal/diag"
)

// This file looks for what nobody means to publish: everything in static/ can be read by
// everybody, and robots that look for keys and dumps find them within hours.

// leftovers are what files of an ending are, with an article, that lie in static/ by mistake.
var leftovers = map[string]string{
	".sql": "a dump of a database", ".dump": "a dump of a database", ".sqlite": "a database", ".sqlite3": "a database", ".db": "a database", ".mdb": "a database",
	".kdbx": "a password database", ".pfx": "a key store", ".p12": "a key store", ".jks": "a key store",
	".bak": "a copy left by a program", ".orig": "a copy left by a program", ".old": "a copy left by a program", ".swp": "a copy left by a program",
	".tmp": "a copy left by a program", ".php": "a program, whose text readers would see", ".log": "a log", ".pst": "a mailbox", ".mbox": "a mailbox", ".eml": "an e-mail",
}

// secret reports a file of static/ that nobody means to publish.
func (i *item) secret() {
	head := i.file.Data
	if i.file.Disk != "" {
		body, size, err := i.file.Open()
		if err != nil {
			return // its treatment says so
		}
		defer body.Close()
		head = make([]byte, min(size, headSize))
		n, _ := body.ReadAt(head, 0)
		head = head[:n]
	}
	if d := private(i.file.Path, head[:min(len(head), headSize)]); d != nil {
		i.list = append(i.list, *d)
	}
}

// private says that a file is none for readers, by its name and how it begins; nil if it may be one.
func private(file string, head []byte) *diag.Diagnostic {
	at := diag.Position{File: file}
	text := bytes.TrimLeft(head, "\ufeff \t\r\n")
	account := bytes.Contains(text, []byte(`"private_key"`)) && bytes.Contains(text, []byte("-----BEGIN PRIVATE KEY-----")) // of Google, in JSON
	if account || bytes.HasPrefix(text, []byte("-----BEGIN ")) && bytes.Contains(text, []byte("PRIVATE KEY")) || bytes.HasPrefix(text, []byte("PuTTY-User-Key-File-")) {
		d := diag.Errorf(at, "private-key", "this is a private key, and everyone could read it").
			WithHint("move it out of static/; if the site was published with it, make another key")
		return &d
	}
	name := strings.TrimSuffix(strings.ToLower(path.Base(file)), ".gz")
	what := leftovers[path.Ext(name)]
	switch {
	case strings.HasSuffix(name, "~"):
		what = "a copy left by a program"
	case name == "thumbs.db", name == "desktop.ini":
		what = "a Windows system file"
	}
	if what == "" {
		return nil
	}
	d := diag.Warningf(at, "private-file", "this is %s, and everyone can read it once it is published", what).
		WithHint("move it out of static/, or give it another name if it is for readers")
	return &d
}
