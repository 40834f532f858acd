// Package lsp is Galen's language server: it tells an editor what is wrong with the texts of
// a site while they are written, over the Language Server Protocol (3.17), which most editors
// speak. The mechanism is the engine's (package pipeline); this package translates.
//
// The words used here:
//
//   - A document is a text that the editor has open. It counts in the place of what the disk
//     has under its name, until it is closed.
//   - A site is the folder with galen.yaml that a document lies in. An editor may have several
//     open; each has its own checker.
//   - A problem's own document tells it by itself: a misspelled key, a hype word. What follows
//     from other files, such as a link that leads nowhere, is foreign to it.
//
// # The life of a keystroke
//
// The editor sends what changed, and the text is edited. Two goroutines of the site hear of it.
// The first reads that one document and tells its own problems, together with the foreign
// ones that were known, at the places to which the edit has moved them. The second checks the
// site as it is with all open documents, as `galen check` does, and tells all: of documents
// every problem, of other files what would stop a build. A newer keystroke ends that check.
// Which of the two says what follows from nothing but what each has read; nothing here judges
// what an edit can reach.
//
// Positions are turned from the editor's lines and units (UTF-16, or UTF-8 where it can) into
// bytes and back by type text, which never changes; an edit makes another.
//
// # Help with writing
//
// What stands at the cursor (type spot) is found from the lines as they are, since what is being
// written can often not be read yet. What may stand there the engine says: the keys are those that
// reading the document asks for, and names, links and titles those of the last check. A
// correction is offered where a problem carries what was meant as data (diag.Diagnostic.Meant).
//
// # The conversation
//
// One goroutine reads messages and answers each before it reads the next. What is sent waits
// in an outbox, so that an editor which writes without reading stops nobody. A message that is
// none is refused, and the next is read; only one that is too long to be skipped ends the
// conversation. So do the end of the input and of the editor's process.
package lsp
