package asset

import (
	"testing"

	"galen/internal/source"
)

// TestPrivate has files that nobody means to publish, and others that look like them.
func TestPrivate(t *testing.T) {
	const key = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n-----END OPENSSH PRIVATE KEY-----\n"
	for name, c := range map[string]struct{ text, code string }{
		"id_rsa":        {key, "private-key"},
		"id_ed25519":    {"\n" + key, "private-key"},
		"site.pem":      {"-----BEGIN RSA PRIVATE KEY-----\nMIIE\n", "private-key"},
		"plain.pem":     {"-----BEGIN PRIVATE KEY-----\nMIIE\n", "private-key"},
		"sealed.pem":    {"-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIE\n", "private-key"},
		"login.ppk":     {"PuTTY-User-Key-File-3: ssh-ed25519\n", "private-key"},
		"key.txt":       {key, "private-key"},
		"account.json":  {`{"type": "service_account", "private_key": "-----BEGIN PRIVATE KEY-----\nMIIE\n"}`, "private-key"},
		"site.sql":      {"CREATE TABLE wp_posts (id int);\n", "private-file"},
		"SITE.SQL.gz":   {"\x1f\x8b\x08", "private-file"},
		"wp-config.php": {"<?php define('DB_PASSWORD', 'x');\n", "private-file"},
		"flu.md.bak":    {"old", "private-file"},
		"notes.txt~":    {"old", "private-file"},
		"people.sqlite": {"SQLite format 3\x00", "private-file"},
		"Thumbs.db":     {"\xd0\xcf\x11\xe0", "private-file"},
		"cert.pem":      {"-----BEGIN CERTIFICATE-----\nMIID\n", ""},
		"id_rsa.pub":    {"ssh-rsa AAAAB3NzaC1yc2E desk@example.org\n", ""},
		"about-keys":    {"A private key begins with -----BEGIN PRIVATE KEY-----\n", ""},
		"talk.key":      {"PK\x03\x04", ""}, // slides of Keynote
		"trial.csv":     {"arm,n\n", ""},
		"register.xyz":  {"words", ""},
	} {
		_, list := Load([]source.File{source.NewFile("static/"+name, []byte(c.text))}, Rules{})
		code := ""
		if len(list) > 0 {
			code = list[0].Code
		}
		if code != c.code || list.Failed() != (c.code == "private-key") {
			t.Errorf("%s: %v, want %q", name, list, c.code)
		}
	}
}
