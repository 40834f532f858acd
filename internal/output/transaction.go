// Package output writes a finished site into the output folder, and never
// leaves it half-written.
//
// The words used here:
//
//   - The output is the folder that a web server or a deploy command reads.
//   - A file is ours when the manifest lists it. Every other file in the output
//     is a stranger's: it is never overwritten, moved or removed.
//   - The manifest is the sorted list of our files, each with its digest and its
//     size. It holds no times, so equal sites have equal manifests.
//   - The stage is where new files wait until all of them are there.
//   - The journal says what is still to be done to turn the old site into the new.
//
// All that is Galen's own lies in one folder of the output, .galen: lock and
// manifest, and only during a run stage and journal. The manifest marks the
// output as ours.
//
// # The life of a run
//
// Begin takes the lock and ends what an interrupted run left. Put compares each
// file with the one that is there and stages it if they differ. Commit writes
// the new manifest and the journal into the stage and then moves the journal
// into place: that one rename decides. Before it, whatever happens, the output
// is the old site to the byte; after it the output becomes the new site, if not
// in this run then in the next, because Begin and Recover carry out a journal
// that they find, and doing any part of it twice does no harm.
//
//	tx, err := output.Begin(dir)
//	if err != nil { … }
//	defer tx.Abort() // does nothing after Commit
//	err = tx.Put("health/flu/index.html", page) // from as many goroutines as you like
//	report, err := tx.Commit()
//
// A process that is told to stop (Interrupt) does so before the journal decides, or
// else when the new site is whole. One that is killed leaves the journal, and
// between some pages of the new site some of the old, until the next command that
// knows the output calls Recover: whatever builds, checks, previews or reports does so first,
// whatever comes of it afterwards.
//
// # Why not one step
//
// Linux can exchange two folders in one step (renameat2 with RENAME_EXCHANGE). It
// was measured and not taken. The second folder would have to hold all of the site,
// and all strangers' files: for 10,000 articles, 27,800 files and folders, hard
// links to what is unchanged take 3 s of a processor, and removing the old ones 1 s,
// in each build; a build after one edit takes 1 to 2 s in all, and renames 2 files.
// It works on some disks only, and not where the output is a mount point. And it
// takes the folder away from whoever holds it open: a web server that was started in
// it, or a container that mounts it, would show the old site for ever.
//
// # How files wait
//
// A file waits in the stage in one of two ways. If its folder is in the output,
// it is a flat, numbered file (stage/17). If not, it waits in the missing
// folder itself (stage/new/health/flu/index.html), which then moves as a whole:
// a first build is a few renames, and no folder has to be made, and so no disk
// can be full, after the journal has decided.
//
// # What can go wrong
//
// The disk is full, read-only or not ours to write: found by Begin, by Put, or
// by the rehearsal at the start of Commit, all before the journal decides. A
// fault after that is given a second try. If it lasts (a disk that breaks, a file
// made undeletable at that very moment), it is reported, and the journal stays
// for the next Begin to finish.
//
// Power loss: the journal and the manifest are forced to disk before the first
// visible change; pages are not, as that is one wait for the disk each. A page
// that the loss cut short is healed by the next build, because Put trusts the
// bytes on disk and never the manifest in their place.
//
// Links: a symbolic link inside the output is never written or removed through;
// it is an error that names it. The output itself may be a link. Files get mode
// 0644, and folders that are made 0755, whatever the umask; a folder that was there
// before keeps the mode that somebody gave it.
//
// # Whose problem it is
//
// Errors are diag.Diagnostic. An output folder that must not be written to
// (Safe), or that holds only strangers' files, is the person's choice: cause
// Usage. Whatever is in the way on disk, a stranger's file or link included, is
// cause Environment. Two outputs for one path are cause Input.
package output

import (
	"sync"
	"sync/atomic"

	"galen/internal/memo"
)

// Tx is one run: it holds the lock of an output from Begin to Commit or Abort.
type Tx struct {
	out *output
	old *Manifest
	// oldText is the digest of the manifest's text, zero when there was none.
	oldText memo.Digest

	numbers atomic.Int64 // of flat files in the stage
	staged  atomic.Int64 // bytes written to the stage

	mu      sync.Mutex
	files   map[string]*result // what was Put or kept, by path
	folders map[string]string  // the folders of those, each with the topmost one that Put found missing on the way to it
	failed  error              // of the first Put that failed
	full    error              // once the disk is full, every Put says so

	staging bool // the stage is this run's
	closed  bool
}

// Begin starts a run. It makes dir if there is none, waits a little for another
// galen to finish, finishes or drops what an interrupted run left, and finds out
// whether the output can be written to at all. It refuses a folder that holds
// files but no manifest of ours.
func Begin(dir string) (*Tx, error) {
	out, err := enter(dir)
	if err != nil {
		return nil, err
	}
	return out.begin()
}

func (o *output) begin() (*Tx, error) {
	tx := &Tx{out: o, files: map[string]*result{}, folders: map[string]string{}}
	if err := tx.prepare(); err != nil {
		tx.Abort()
		return nil, err
	}
	return tx, nil
}

func (tx *Tx) prepare() (err error) {
	if err = tx.out.recoverJournal(); err != nil {
		return err
	}
	if tx.old, tx.oldText, err = tx.out.manifest(); err != nil {
		return err
	}
	if tx.oldText.IsZero() {
		if err := tx.out.refuseStrangers(); err != nil {
			return err
		}
	}
	tx.staging = true // whatever comes of it, Abort clears it away
	return tx.out.openStage()
}

// Entry gives what the manifest of the previous run says of a path.
func (tx *Tx) Entry(path string) (Entry, bool) { return tx.old.Lookup(path) }

// Abort ends a run without publishing: the output is to the byte what it was. A
// folder that Begin made is removed again, unless something else came into it.
// After Commit it does nothing, so it may always be deferred; after a Commit
// that failed it clears away what Commit may. No Put may be under way.
func (tx *Tx) Abort() {
	if tx.closed {
		return
	}
	if tx.staging {
		tx.out.dropStage() // what cannot be removed now, the next Begin drops
	}
	tx.out.unmake()
	tx.close()
}

func (tx *Tx) close() {
	tx.closed = true
	tx.out.leave()
}

// Recover finishes an interrupted run, for a command that only reads the
// output. It writes nothing, and needs no right to write, when there is nothing
// to finish.
func Recover(dir string) error {
	abs, err := resolve(dir)
	if err != nil {
		return linkLoop(dir)
	}
	if !present(abs + "/" + journalFile) {
		return nil
	}
	defer Hold()()
	out, err := enter(dir)
	if err != nil {
		return err
	}
	defer out.leave()
	return out.recoverJournal()
}
