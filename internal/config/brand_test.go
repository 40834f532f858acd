package config

import (
	"fmt"
	"strings"
	"testing"

	"galen/internal/source"
)

func TestBrand(t *testing.T) {
	parse := func(text string) Brand {
		c, list := Parse(source.NewFile("galen.yaml", []byte(least+text)), "")
		if len(list) > 0 {
			t.Errorf("%s: %v", text, list)
		}
		return c.Brand
	}
	if b := parse(""); b.Chosen || b.Sheet() != "" || b.Palette.Light.Accent.String() != "#00665c" {
		t.Errorf("no brand: %+v", b)
	}
	b := parse("brand: {accent: \"#8A1538\", accentDark: '#fab', fonts: {headings: sans, text: fonts/own.woff2}, logo: mark.svg}\n")
	if got := fmt.Sprint(b.Palette.Light.Accent, b.Palette.Dark.Accent, b.Headings.Text, b.Logo.Text, b.Fonts()[0].Text, len(b.Fonts())); got != "#8a1538 #ffaabbsansmark.svgfonts/own.woff21" {
		t.Error(got)
	}
	if sheet := b.Sheet(); !strings.Contains(sheet, "--brand-accent:#8a1538;") || !strings.Contains(sheet, "--brand-headings:var(--sans);") {
		t.Error(sheet)
	}
}

// TestBrandMistakes checks where each is said, what, and the way out.
func TestBrandMistakes(t *testing.T) {
	for text, want := range map[string]string{
		`brand: {accent: "#fc0"}`:                `4:17 accent "#ffcc00": links on the page, "#ffcc00" on "#ffffff", have a contrast of 1.5:1; the minimum is 4.5:1 / the nearest colour that can be read is #8`,
		`brand: {accentDark: "#004d40"}`:         `4:21 accentDark "#004d40": links on the page, "#004d40" on "#101516", have a contrast of 1.8:1`,
		`brand: {paper: "#707070"}`:              `4:16 ink "#161b1d": words on the page, "#161b1d" on "#707070", have a contrast of 3.5:1; the minimum is 4.5:1 / the nearest colour that can be read is #`,
		`brand: {accent: teal}`:                  `4:17 "teal" is not a colour / write # and six digits`,
		"brand:\n  accent: #00665c":              `5:11 without quotation marks, everything after # is a comment, so there is no value here: "#00665c" / put it in quotation marks: "#00665c"`,
		`brand: {color: "#00665c"}`:              `4:9 unknown key "color" / here this key is called "accent"`,
		`brand: {fonts: {headings: Comic Sans}}`: `4:27 unknown font "Comic Sans" / write serif, sans, or`,
		`brand: {fonts: {heading: sans}}`:        `4:17 unknown key "heading" / here this key is called "headings"`,
		`brand: {fonts: {text: fonts/own.ttf}}`:  `4:23 unknown font "fonts/own.ttf"`,
	} {
		_, list := Parse(source.NewFile("galen.yaml", []byte(least+text+"\n")), "")
		found := false
		for _, d := range list {
			found = found || strings.HasPrefix(fmt.Sprintf("%d:%d %s / %s", d.Line, d.Column, d.Message, d.Hint), want)
		}
		if !found || list.ExitCode() != 2 {
			t.Errorf("%q: %v, want %s", text, list, want)
		}
	}
}
