package asset_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/testing/tally"
	"galen/internal/theme/asset"
)

// archive is a ZIP archive with a file of each name.
func archive(t *testing.T, names ...string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range names {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		f.Write([]byte("x"))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestKind8NamesAndBytes: files that are published as they are must be what their names
// say, below static as well as beside an article.
func TestKind8NamesAndBytes(t *testing.T) {
	tally.Kind(t, 8)
	page := "<!DOCTYPE html><html><title>Not found</title></html>"
	noise := strings.Repeat("\x8f\x03\xe2\x91\x00\x5b\xc7\x1e", 256) // as 2 KB at random
	jpeg := "\xff\xd8\xff\xe0\x00\x10JFIF"
	cases := []struct{ name, data, said string }{
		// listed
		{"x.mp3", noise, "an MP3 recording, but it is something else"}, {"paper.pdf", noise, "a PDF document, but it is something else"},
		// made up
		{"a.mp3", "hello", "an MP3 recording, but it is text"}, {"a.mp3", jpeg, "an MP3 recording, but it is a JPEG picture"}, {"a.mp3", "", "is empty"},
		{"a.m4a", page, "a web page"}, {"a.ogg", "RIFF\x24\x00\x00\x00WAVEfmt ", "an Ogg recording, but it is a WAV recording"}, {"a.mp4", page, "a web page"},
		{"a.webm", "\x00\x00\x00\x18ftypmp42", "a WebM film, but it is an MP4 film"}, {"a.pdf", page, "a PDF document, but it is a web page"}, {"a.zip", "x", "a ZIP archive, but it is text"},
		{"a.docx", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"}, {"a.docx", archive(t, "a.txt"), "another kind of ZIP archive"},
		{"a.woff2", "\x00\x01\x00\x00\x00", "something else"}, {"a.woff", "wOF2", "a WOFF font, but it is a WOFF2 font"}, {"a.ttf", page, "a web page"}, {"a.otf", "wOFF", "a WOFF font"},
		{"a.json", "a,b\n1,2\n", "is not allowed here"}, {"a.csv", "\xff\xfea\x00", "UTF-16"}, {"a.csv", "PK\x03\x04\x00", "U+0003"},
		{"a.wav", "ID3\x04", "a WAV recording, but it is an MP3 recording"}, {"a.xlsx", archive(t, "word/document.xml"), "an Excel sheet"}, {"a.pptx", "PK\x03\x04", "a PowerPoint file"},
		{"a.odt", archive(t, "word/document.xml"), "an OpenDocument text"}, {"a.epub", archive(t, "a"), "an EPUB book"}, {"a.gz", archive(t, "a"), "a gzip file, but it is a ZIP"},
		{"a.PDF", "x", "a PDF document"}, {"a.pdf", "version https://git-lfs.github.com/spec/v1\n", "a Git LFS pointer"}, {"a.wasm", "asm", "a WebAssembly module"},
		{"a.txt", "\x89PNG\r\n\x1a\n", "0x89"}, {"a.mp4", "OggS", "an MP4 film, but it is an Ogg recording"}, {"a.m4a", "fLaC", "a FLAC recording"}, {"a.ods", jpeg, "a JPEG picture"},
		// made up: what they should be
		{"a.mp3", "ID3\x04\x00", ""}, {"a.mp3", "\xff\xfb\x90\x64", ""}, {"a.m4a", "\x00\x00\x00\x20ftypM4A ", ""}, {"a.ogg", "OggS\x00", ""}, {"a.wav", "RIFF\x24\x00\x00\x00WAVEfmt ", ""},
		{"a.mp4", "\x00\x00\x00\x18ftypisom", ""}, {"a.webm", "\x1a\x45\xdf\xa3", ""}, {"a.pdf", "%PDF-1.7\n", ""}, {"a.zip", archive(t, "a"), ""}, {"a.zip", archive(t), ""},
		{"a.docx", archive(t, "[Content_Types].xml", "word/document.xml"), ""}, {"a.xlsx", archive(t, "xl/workbook.xml"), ""}, {"a.pptx", archive(t, "ppt/presentation.xml"), ""},
		{"a.odt", archive(t, "mimetype", "content.xml"), ""}, {"a.epub", archive(t, "mimetype", "META-INF/container.xml"), ""}, {"a.gz", "\x1f\x8b\x08", ""}, {"a.wasm", "\x00asm\x01", ""},
		{"a.woff2", "wOF2", ""}, {"a.woff", "wOFF", ""}, {"a.ttf", "\x00\x01\x00\x00", ""}, {"a.otf", "OTTO", ""}, {"a.csv", "\ufeffa;b\r\n", ""}, {"a.json", "[1]", ""}, {"a.bin", "x", ""}, {"a.dat", "", ""},
	}
	for _, c := range cases {
		_, static := asset.Load([]source.File{source.NewFile("static/"+c.name, []byte(c.data))}, asset.Rules{})
		beside := asset.Check(source.NewFile("content/health/"+c.name, []byte(c.data)), asset.Rules{})
		for where, list := range map[string]string{"static": text(static), "content": text(beside)} {
			if c.said == "" && list != "" || c.said != "" && !strings.Contains(list, c.said) {
				t.Errorf("%s, %s %q: %q, want %q", where, c.name, c.data[:min(len(c.data), 20)], list, c.said)
			}
		}
	}
}

func text(list diag.List) string {
	var all []string
	for _, d := range list {
		all = append(all, d.Error())
	}
	return strings.Join(all, "; ")
}
