package publish

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"slices"

	"galen/internal/diag"
)

// What a folder says of itself.

// treeKnown is what the folder holds.
type treeKnown struct {
	current  Release
	history  []string // that can be brought back, the latest first
	doubtful map[string]bool
	lost     bool // files that the list of the release names are not there
}

func (k treeKnown) report(next Release, opt Options) Report {
	p := planned(Site{Files: next.named()}, k.current, k.doubtful, opt)
	r := p.report()
	r.Release, r.Before, r.Back, r.DryRun = next.ID, k.current.ID, next.Rollback, opt.DryRun
	if p.idle() && !k.lost {
		r.Release = k.current.ID
	}
	return r
}

// read asks the folder what it holds.
func (t tree) read(opt Options) (k treeKnown, err error) {
	k.doubtful = map[string]bool{}
	to, err := t.Readlink(currentLink)
	if errors.Is(err, fs.ErrNotExist) {
		return k, nil
	}
	if err != nil {
		return k, t.notOurs(err)
	}
	if k.current, err = t.release(path.Base(to)); err != nil {
		return k, err
	}
	lists, err := t.ReadDir(listsFolder)
	if err != nil {
		return k, t.fault("read", listsFolder, err)
	}
	for _, l := range slices.Backward(lists) {
		if id := l.Name(); id <= k.current.ID {
			k.history = append(k.history, id)
		}
	}
	if opt.Verify {
		k.verify(t)
	}
	return k, nil
}

// notOurs tells why the link current cannot be read.
func (t tree) notOurs(err error) error {
	if _, unreadable := t.ReadDir("."); errors.Is(err, fs.ErrPermission) || unreadable != nil {
		return t.fault("look into", "", cmp.Or(unreadable, err))
	}
	return diag.Errorf(diag.Position{}, "not-ours", "%s/%s is not a link that Galen made", t.Describe(), currentLink).
		WithCause(diag.Environment).WithHint("move it away, or publish to a different folder")
}

// verify forgets every file that is not there, and doubts those that hold other bytes. It reads them all.
func (k *treeKnown) verify(t tree) {
	lost := map[string]bool{}
	for _, f := range k.current.Files {
		name := path.Join(treesFolder, k.current.ID, f.Path)
		size, err := t.Size(name)
		if errors.Is(err, fs.ErrNotExist) {
			lost[f.Path] = true
			continue
		}
		wrong := err != nil || size != f.Size
		if !wrong {
			text, err := t.ReadFile(name)
			digest := sha256.Sum256(text)
			wrong = err != nil || hex.EncodeToString(digest[:]) != f.Digest
		}
		k.doubtful[f.Path] = wrong
		lost[f.Path] = wrong && f.Until != 0 // nobody can send it again
	}
	k.lost = k.current.forget(lost)
}

func (t tree) release(id string) (r Release, err error) {
	text, err := t.ReadFile(path.Join(listsFolder, id))
	if errors.Is(err, fs.ErrNotExist) {
		return r, diag.Errorf(diag.Position{}, "no-release", "%s has no release %s", t.Describe(), id).
			WithCause(diag.Environment).WithHint("galen releases lists those that can be brought back")
	}
	if err == nil {
		err = json.Unmarshal(text, &r)
	}
	if err != nil {
		return r, t.fault("read", path.Join(listsFolder, id), err)
	}
	return r, nil
}
