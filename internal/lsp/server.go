package lsp

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"galen/internal/diag"
	"galen/internal/pipeline"
	"galen/internal/source"
)

// Options are what a Server is given by whoever starts it.
type Options struct {
	Root    string                              // the folder of the site; "": the nearest above a file with a galen.yaml
	Version string                              // of the program
	Checker func(root string) *pipeline.Checker // checks the site in a folder
	Now     func() time.Time                    // the clock
	Log     io.Writer                           // for those who look for a fault
	// Watch tells of files that have changed on the disk, all of them when it names none,
	// until ctx ends. It may be nil.
	Watch func(ctx context.Context, root string, changed func(paths ...string)) error
}

// ErrUnclean is the end of an editor that went without saying shutdown first.
var ErrUnclean = errors.New("the editor ended the language server without shutting it down")

// server speaks with one editor.
type server struct {
	Options
	ctx     context.Context
	out     *outbox
	units   string
	state   state
	sites   map[string]*site     // by folder
	open    map[string]*document // by URI
	methods map[string]method
	gone    chan struct{} // closed when the editor's process is no more
}

// state is how far the conversation has come.
type state int

const (
	fresh state = iota
	running
	shut
)

// method answers a request or takes a notification.
type method func(s *server, params json.RawMessage) (any, error)

// Serve speaks with an editor until it says exit, closes in, is gone, or ctx ends.
func Serve(ctx context.Context, in io.Reader, out io.Writer, opt Options) error {
	ctx, cancel := context.WithCancel(ctx)
	s := &server{
		Options: opt, ctx: ctx, out: newOutbox(out), units: utf16Units, methods: methods(),
		sites: map[string]*site{}, open: map[string]*document{}, gone: make(chan struct{}),
	}
	defer s.out.close()
	defer func() {
		for _, site := range s.sites {
			site.work.Wait()
		}
	}()
	defer cancel()
	received := make(chan received)
	go func() { // it may wait in a read that nothing ends but the end of the process
		if fault := diag.Recovered("", func() { read(ctx, in, received) }); fault != nil {
			select {
			case received <- receivedOf(nil, *fault):
			case <-ctx.Done():
			}
		}
	}()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-s.gone:
			return nil
		case got := <-received:
			if done, err := s.take(got); done {
				return err
			}
		}
	}
}

// read reads messages until there are no more, or none can follow.
func read(ctx context.Context, in io.Reader, to chan<- received) {
	r := bufio.NewReaderSize(in, 1<<16)
	for {
		body, err := readFrame(r)
		select {
		case to <- receivedOf(body, err):
		case <-ctx.Done():
			return
		}
		if err != nil && !errors.Is(err, errHeader) {
			return
		}
	}
}

// received is a message, or why there is none.
type received struct {
	body []byte
	err  error
}

func receivedOf(body []byte, err error) received { return received{body, err} }

// take handles what was received. It reports whether that was the last.
func (s *server) take(got received) (done bool, err error) {
	switch {
	case errors.Is(got.err, errHeader):
		s.refuse(nil, &failure{parseError, got.err.Error()})
		return false, nil
	case errors.Is(got.err, errTooLong):
		s.refuse(nil, &failure{parseError, got.err.Error()})
		return true, got.err
	case errors.As(got.err, new(diag.Diagnostic)):
		return true, got.err
	case got.err != nil:
		return true, nil // the editor is gone
	}
	var m message
	if err := json.Unmarshal(got.body, &m); err != nil {
		code := parseError
		if json.Valid(got.body) {
			code = invalidRequest
		}
		s.refuse(nil, &failure{code, "this is not a message of JSON-RPC: " + err.Error()})
		return false, nil
	}
	if m.Method == "exit" {
		if s.state != shut {
			return true, ErrUnclean
		}
		return true, nil
	}
	s.handle(m)
	return false, nil
}

// handle answers a request, or takes a notification.
func (s *server) handle(m message) {
	if m.Method == "" { // an answer; nothing was asked
		if m.Result == nil && m.Error == nil {
			s.refuse(m.ID, &failure{invalidRequest, "the message has no method"})
		}
		return
	}
	call, known := s.methods[m.Method]
	var wrong *failure
	switch {
	case s.state == fresh && m.Method != "initialize":
		wrong = &failure{notInitialized, "the first request must be initialize"}
	case s.state == shut:
		wrong = &failure{invalidRequest, "the server was shut down"}
	case !known:
		wrong = &failure{methodNotFound, fmt.Sprintf("unknown method %q", m.Method)}
	}
	var result any
	if wrong == nil {
		var err error
		if fault := diag.Recovered("", func() { result, err = call(s, m.Params) }); fault != nil {
			err = &failure{internalError, fault.Message}
		}
		if err != nil && !errors.As(err, &wrong) {
			wrong = &failure{invalidParams, err.Error()}
		}
	}
	if m.ID == nil {
		if wrong != nil && wrong.Code != methodNotFound {
			s.logf("%s: %s", m.Method, wrong.Message)
		}
		return
	}
	if wrong != nil {
		s.refuse(m.ID, wrong)
		return
	}
	raw, err := json.Marshal(result)
	if err != nil {
		s.refuse(m.ID, &failure{internalError, err.Error()})
		return
	}
	s.out.send(message{ID: m.ID, Result: (*json.RawMessage)(&raw)})
}

var null = json.RawMessage("null")

// refuse answers a request that has no result; one whose id nobody knows has the id null.
func (s *server) refuse(id *json.RawMessage, why *failure) {
	if id == nil {
		id = &null
	}
	s.logf("%s", why.Message)
	s.out.send(message{ID: id, Error: why})
}

func (s *server) logf(format string, args ...any) {
	fmt.Fprintf(s.Log, "galen lsp: "+format+"\n", args...)
}

// siteOf is the site that a file belongs to, and its name there; nil when it belongs to none.
func (s *server) siteOf(path string) (*site, string) {
	if path == "" {
		return nil, ""
	}
	root := s.Root
	if root == "" {
		if root = rootAbove(filepath.Dir(path)); root == "" {
			return nil, ""
		}
	}
	name := inSite(root, path)
	if name == "" {
		return nil, ""
	}
	return s.siteAt(root), name
}

// siteAt is the site in a folder.
func (s *server) siteAt(root string) *site {
	if s.sites[root] == nil {
		s.sites[root] = s.begin(root)
	}
	return s.sites[root]
}

// rootAbove is the folder of a site, from a folder upwards: one that has a galen.yaml; "" when
// there is none.
func rootAbove(folder string) string {
	for {
		if info, err := os.Stat(filepath.Join(folder, source.ConfigFile)); err == nil && info.Mode().IsRegular() {
			return folder
		}
		up := filepath.Dir(folder)
		if up == folder {
			return ""
		}
		folder = up
	}
}

// initialize agrees with the editor on what both can do, and begins with the sites that it
// has open.
func (s *server) initialize(raw json.RawMessage) (any, error) {
	if s.state != fresh {
		return nil, &failure{invalidRequest, "initialize was sent before"}
	}
	var p initializeParams
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, err
	}
	s.state = running
	if slices.Contains(p.Capabilities.General.PositionEncodings, utf8Units) {
		s.units = utf8Units
	}
	if p.ProcessID != nil && alive(*p.ProcessID) { // a number of no process is that of one in another container
		go s.watchParent(*p.ProcessID)
	}
	for _, root := range s.roots(p) {
		s.siteAt(root)
	}
	return initializeResult{
		Capabilities: capabilities{
			PositionEncoding: s.units, TextDocumentSync: documentSync{OpenClose: true, Change: 2, Save: true},
			CompletionProvider: triggers{[]string{"/", "(", ":", "[", " ", ","}}, HoverProvider: true, DefinitionProvider: true,
			DocumentSymbolProvider: true, CodeActionProvider: actionKinds{[]string{quickFix}},
		},
		ServerInfo: serverInfo{"galen", s.Version},
	}, nil
}

func (s *server) shutdown(json.RawMessage) (any, error) {
	s.state = shut
	return nil, nil
}

// roots are the folders of the sites that the editor has open from the start.
func (s *server) roots(p initializeParams) (all []string) {
	if s.Root != "" {
		return []string{s.Root}
	}
	var folders []string
	for _, f := range p.WorkspaceFolders {
		folders = append(folders, fileOf(f.URI))
	}
	if len(folders) == 0 {
		folders = append(folders, fileOf(p.RootURI))
	}
	if len(folders) == 1 && folders[0] == "" && p.RootURI == "" {
		folders[0] = p.RootPath
	}
	for _, f := range folders {
		if f == "" {
			continue
		}
		if root := rootAbove(f); root != "" && !slices.Contains(all, root) {
			all = append(all, root)
		}
	}
	return all
}

// methods are what the server understands.
func methods() map[string]method {
	silent := func(*server, json.RawMessage) (any, error) { return nil, nil }
	return map[string]method{
		"initialize":                       (*server).initialize,
		"initialized":                      silent,
		"shutdown":                         (*server).shutdown,
		"textDocument/didOpen":             (*server).didOpen,
		"textDocument/didChange":           (*server).didChange,
		"textDocument/didSave":             (*server).didSave,
		"textDocument/didClose":            (*server).didClose,
		"textDocument/completion":          (*server).completion,
		"textDocument/hover":               (*server).hover,
		"textDocument/definition":          (*server).definition,
		"textDocument/documentSymbol":      (*server).documentSymbols,
		"textDocument/codeAction":          (*server).codeActions,
		"workspace/didChangeWatchedFiles":  (*server).didChangeWatchedFiles,
		"workspace/didChangeConfiguration": silent,
		"$/setTrace":                       silent,
		"$/cancelRequest":                  silent, // each is answered before the next is read
	}
}
