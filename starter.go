// Package galen holds the starter site, which is this repository itself: its
// content, and the theme that every site without files of its own gets.
package galen

import "embed"

// Starter is the starter site: content, templates, static and galen.yaml.
//
//go:embed all:content all:templates all:static galen.yaml
var Starter embed.FS
