package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"galen/internal/config"
	"galen/internal/diag"
	"galen/internal/locale"
	"galen/internal/source"
	"galen/internal/typography"
	"galen/internal/words"
)

func wordsCommand(code *int) *cobra.Command {
	var dir string
	var show bool
	c := &cobra.Command{
		Use:   "words [LANGUAGE]",
		Short: "List the languages of the site's words, or start a new one",
		Long: `List the languages in which Galen has words for readers, such as the text of buttons,
labels and notices: how many words, and whether a native speaker has read them. Also list
the site's own files of words, and its languages that have no words yet.

With a language, such as sv or pt-PT, write words/sv.yaml: every word to translate, with the
English word after it and the forms for numbers in that language. Fill it in, and a site with
language: sv  is in Swedish. For a language that Galen has already, the file lists its words
as comments, so that you can change some of them. An existing file is not changed: missing
and wrong words in it are reported.`,
		Example: "  galen words\n  galen words sv",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			s := siteWords{dir: dir}
			s.read()
			if len(args) == 0 {
				return s.list(&stdout)
			}
			tag, ok := typography.Tag(args[0])
			if !ok {
				return fail(code, *refused("bad-language", typography.TagHint(args[0]), "unknown language %q", args[0]))
			}
			if show {
				_, err := io.WriteString(&stdout, s.own.Skeleton(tag))
				return err
			}
			if d := s.begin(tag); d != nil {
				return fail(code, *d)
			}
			if s.begun {
				return nil
			}
			list := s.judge(tag, &stdout)
			printer(s.text).Text(os.Stderr, list)
			*code = list.ExitCode()
			return nil
		},
	}
	c.Flags().StringVar(&dir, "source", ".", "the folder of the site")
	c.Flags().BoolVar(&show, "print", false, "print the file instead of writing it")
	return c
}

// siteWords are the words of a site, in its folder.
type siteWords struct {
	dir      string
	files    []source.File
	own      *words.Own
	problems diag.List
	begun    bool            // a file was written
	spoken   map[string]bool // the languages of galen.yaml
	tags     []string        // the same, in its order
}

// read reads the words of the site, as a build does.
func (s *siteWords) read() {
	paths, _ := filepath.Glob(filepath.Join(s.dir, words.Folder, "*"))
	for _, p := range paths {
		if data, err := os.ReadFile(p); err == nil && !strings.HasPrefix(filepath.Base(p), ".") {
			s.files = append(s.files, source.NewFile(words.Folder+filepath.Base(p), data))
		}
	}
	data, _ := os.ReadFile(filepath.Join(s.dir, source.ConfigFile))
	cfg, problems := config.Parse(source.NewFile(source.ConfigFile, data), "", s.files...)
	s.own, s.problems = cfg.Words, problems
	s.spoken, s.tags = map[string]bool{cfg.Language: true}, []string{cfg.Language}
	for _, e := range cfg.Languages {
		s.spoken[e.Language] = true
		s.tags = append(s.tags, e.Language)
	}
}

// text is that of a file of words.
func (s *siteWords) text(name string) []byte {
	for _, f := range s.files {
		if f.Path == name {
			return f.Data
		}
	}
	return nil
}

// list prints the languages there are.
func (s *siteWords) list(to io.Writer) error {
	t := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	row := func(file words.Sheet, text string) {
		read := "no native speaker has read it"
		if file.Read {
			read = ""
		}
		fmt.Fprintln(t, strings.TrimRight(strings.Join([]string{"  " + file.Tag, locale.Name(file.Tag), text, read}, "\t"), "\t"))
	}
	fmt.Fprintln(t, "words of Galen")
	for _, file := range words.Sheets() {
		row(file, howFar(file, file.Words < file.Of))
	}
	for i, f := range s.files {
		if i == 0 {
			fmt.Fprintln(t, "words of this site")
		}
		if tag, ok := typography.Tag(strings.TrimSuffix(filepath.Base(f.Path), ".yaml")); ok {
			file := s.own.Sheet(tag, f.Data)
			varies := s.varies(file)
			file.Read = file.Read || varies
			row(file, howFar(file, varies))
		}
	}
	if none := s.unbegun(); len(none) > 0 {
		fmt.Fprintln(t, "languages of this site without words")
		for _, tag := range none {
			fmt.Fprintf(t, "  %s\t%s\tgalen words %s  starts a file\n", tag, locale.Name(tag), tag)
		}
	}
	return t.Flush()
}

// unbegun are the languages of the site of which neither it nor Galen has words.
func (s *siteWords) unbegun() (tags []string) {
	for _, tag := range s.tags {
		if !s.own.Whole(tag) && !s.own.Begun(tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}

// varies reports whether a file of the site says words otherwise, of a language that is whole
// without it.
func (s *siteWords) varies(file words.Sheet) bool {
	return file.Words < file.Of && s.own.Whole(file.Tag)
}

// howFar says how many words a file has, of all or of those that it says otherwise.
func howFar(file words.Sheet, varies bool) string {
	if varies {
		return fmt.Sprintf("%d otherwise", file.Words)
	}
	return fmt.Sprintf("%d of %d", file.Words, file.Of)
}

// begin writes the file of a language, unless it is there.
func (s *siteWords) begin(tag string) *diag.Diagnostic {
	if _, err := os.Stat(filepath.Join(s.dir, source.ConfigFile)); err != nil {
		return refused("no-config", "run galen in the folder of a site, name one with --source, or look at the file:  galen words "+tag+" --print", "there is no galen.yaml here")
	}
	file := words.Folder + tag + ".yaml"
	path := filepath.Join(s.dir, file)
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	text := s.own.Skeleton(tag)
	err := os.MkdirAll(filepath.Dir(path), 0o755)
	if err == nil {
		err = os.WriteFile(path, []byte(text), 0o644)
	}
	if err != nil {
		d := diag.Errorf(diag.Position{}, "cannot-write", "%s cannot be written: %s", file, reason(err)).WithCause(diag.Environment).WithHint("choose a folder that you can write to, with --source")
		return &d
	}
	s.begun = true
	if s.own.Whole(tag) {
		fmt.Fprintf(&stdout, "%s\nGalen speaks %s: the file changes nothing until you take the # away from a line\n", file, locale.Name(tag))
		return nil
	}
	named := ""
	if !s.spoken[tag] {
		named = fmt.Sprintf(", and  language: %s  (of the whole site), or  languages: {%s: …}  (beside its own), into galen.yaml", tag, tag)
	}
	fmt.Fprintf(&stdout, "%s\nnext: write the words%s\nthen: galen words %s  says what is missing or wrong\n", file, named, tag)
	return nil
}

// judge prints what is missing in the file of a language, and gives what is wrong in it.
func (s *siteWords) judge(tag string, to io.Writer) (list diag.List) {
	name := words.Folder + tag + ".yaml"
	for _, d := range s.problems {
		if d.File == name {
			list = append(list, d)
		}
	}
	missing := s.own.For(tag).Missing()
	if len(missing) > 0 {
		fmt.Fprintf(to, "%s: %s missing\n\n%s\n", name, count(len(missing), "word is", "words are"), s.own.Lines(tag, missing))
		return list
	}
	if file := s.own.Sheet(tag, s.text(name)); len(list) == 0 {
		fmt.Fprintf(to, "%s: nothing is missing; %s\n", name, howFar(file, s.varies(file)))
	}
	return list
}
