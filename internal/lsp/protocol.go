package lsp

import "encoding/json"

// What of the Language Server Protocol 3.17 is spoken here. Names are the protocol's.

// message is a request, a notification or a response.
type message struct {
	Version string           `json:"jsonrpc"`
	ID      *json.RawMessage `json:"id,omitempty"`
	Method  string           `json:"method,omitempty"`
	Params  json.RawMessage  `json:"params,omitempty"`
	Result  *json.RawMessage `json:"result,omitempty"`
	Error   *failure         `json:"error,omitempty"`
}

// failure is why a request has no result.
type failure struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

func (f *failure) Error() string { return f.Message }

// The codes of failures.
const (
	parseError     = -32700
	invalidRequest = -32600
	methodNotFound = -32601
	invalidParams  = -32602
	internalError  = -32603
	notInitialized = -32002
)

type initializeParams struct {
	ProcessID        *int   `json:"processId"`
	RootPath         string `json:"rootPath"`
	RootURI          string `json:"rootUri"`
	WorkspaceFolders []struct {
		URI string `json:"uri"`
	} `json:"workspaceFolders"`
	Capabilities struct {
		General struct {
			PositionEncodings []string `json:"positionEncodings"`
		} `json:"general"`
	} `json:"capabilities"`
}

type initializeResult struct {
	Capabilities capabilities `json:"capabilities"`
	ServerInfo   serverInfo   `json:"serverInfo"`
}

type serverInfo struct {
	Name    string `json:"name"`
	Version string `json:"version,omitempty"`
}

type capabilities struct {
	PositionEncoding       string       `json:"positionEncoding"`
	TextDocumentSync       documentSync `json:"textDocumentSync"`
	CompletionProvider     triggers     `json:"completionProvider"`
	HoverProvider          bool         `json:"hoverProvider"`
	DefinitionProvider     bool         `json:"definitionProvider"`
	DocumentSymbolProvider bool         `json:"documentSymbolProvider"`
	CodeActionProvider     actionKinds  `json:"codeActionProvider"`
}

type triggers struct {
	TriggerCharacters []string `json:"triggerCharacters"`
}

type actionKinds struct {
	CodeActionKinds []string `json:"codeActionKinds"`
}

type documentSync struct {
	OpenClose bool `json:"openClose"`
	Change    int  `json:"change"` // 2: what changed
	Save      bool `json:"save"`
}

type textDocument struct {
	URI     string `json:"uri"`
	Version int    `json:"version"`
	Text    string `json:"text"`
}

type didOpenParams struct {
	TextDocument textDocument `json:"textDocument"`
}

type didChangeParams struct {
	TextDocument   textDocument `json:"textDocument"`
	ContentChanges []change     `json:"contentChanges"`
}

// change is a part of a text that was replaced; without a range, all of it.
type change struct {
	Range *textRange `json:"range"`
	Text  string     `json:"text"`
}

// ofDocument are the parameters of whatever is about one document.
type ofDocument struct {
	TextDocument textDocument `json:"textDocument"`
}

type didChangeWatchedFilesParams struct {
	Changes []struct {
		URI string `json:"uri"`
	} `json:"changes"`
}

// position is a place in a text. Character counts from 0 in the units that were agreed on.
type position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

type textRange struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

type location struct {
	URI   string    `json:"uri"`
	Range textRange `json:"range"`
}

type publishDiagnosticsParams struct {
	URI         string       `json:"uri"`
	Version     *int         `json:"version,omitempty"`
	Diagnostics []diagnostic `json:"diagnostics"`
}

type diagnostic struct {
	Range              textRange            `json:"range"`
	Severity           int                  `json:"severity"`
	Code               string               `json:"code,omitempty"`
	CodeDescription    *codeDescription     `json:"codeDescription,omitempty"`
	Source             string               `json:"source"`
	Message            string               `json:"message"`
	RelatedInformation []relatedInformation `json:"relatedInformation,omitempty"`
}

type codeDescription struct {
	Href string `json:"href"`
}

type relatedInformation struct {
	Location location `json:"location"`
	Message  string   `json:"message"`
}
