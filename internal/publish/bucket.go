package publish

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sync/errgroup"

	"galen/internal/diag"
)

// Objects is an object store, narrowed to what a publication needs. Keys are slash-separated.
type Objects interface {
	// Stat says what is stored; the error is errNotFound when nothing is.
	Stat(ctx context.Context, key string) (Object, error)
	// Get reads a small object whole.
	Get(ctx context.Context, key string) ([]byte, Object, error)
	// Put stores an object, whatever was there.
	Put(ctx context.Context, key string, body io.ReadSeeker, as File) error
	// PutIf stores a small object if the one there still has the version, or is not there when
	// version is empty; else the error is errChanged. It returns the new version.
	PutIf(ctx context.Context, key string, data []byte, version string) (string, error)
	// Copy copies an object inside the store; what is sent with it becomes that of as.
	Copy(ctx context.Context, from, to string, as File) error
	// Delete removes an object; one that is not there is no error.
	Delete(ctx context.Context, key string) error
	// List calls each for every object whose key begins with prefix.
	List(ctx context.Context, prefix string, each func(Object)) error
	// Describe names the store for a person, without anything secret.
	Describe() string
}

// Object is what a store says of an object.
type Object struct {
	Key     string
	Size    int64
	Version string // an ETag
	Digest  string // SHA-256 noted by Put, "" when another program stored it or the call does not say
}

var (
	errNotFound = errors.New("there is no such object")
	errChanged  = errors.New("the object was changed by someone else")
)

// Names of what a bucket knows of itself.
const (
	lockKey     = ".galen/lock"
	stateKey    = ".galen/state"
	releasesKey = ".galen/releases/"
	objectsKey  = ".galen/objects/"
)

// state is what is public, and what is on its way.
type state struct {
	Current string   `json:"current"`
	Pending string   `json:"pending,omitempty"`
	History []string `json:"history"` // releases that can be brought back, the latest first; the first is Current
}

// bucket is a Target in an object store.
type bucket struct{ Objects }

// NewBucket makes a target of an object store.
func NewBucket(o Objects) Target { return bucket{o} }

func (b bucket) Close() error { return nil }

// Publish is the method of Target.
func (b bucket) Publish(ctx context.Context, site Site, opt Options) (Report, error) {
	opt = opt.withDefaults()
	return b.change(ctx, opt, func(known known) (Release, source, error) {
		p := planned(site, known.public(), known.doubtful, opt)
		return newRelease(site, p.kept, known.before(), opt), localFolder(site.Folder), nil
	})
}

// source gives the bytes of a file that is to be sent, and how.
type source func(ctx context.Context, b bucket, f File) error

// localFolder sends files of a folder.
func localFolder(folder string) source {
	return func(ctx context.Context, b bucket, f File) error {
		file, err := os.Open(filepath.Join(folder, filepath.FromSlash(f.Path)))
		if err != nil {
			return changedOutput(f.Path, err)
		}
		defer file.Close()
		if info, err := file.Stat(); err != nil || info.Size() != f.Size {
			return changedOutput(f.Path, err)
		}
		return b.Put(ctx, f.Path, file, f)
	}
}

// changedOutput is said when the output is not what the build left.
func changedOutput(path string, _ error) error {
	return diag.Errorf(diag.Position{File: path}, "changed", "this file of the output was changed or removed while it was being sent").
		WithCause(diag.Environment).WithHint("run galen publish again; let nothing else write to the output folder")
}

// known is what the bucket says of itself.
type known struct {
	state
	current, pending Release
	doubtful         map[string]bool
	lost             bool // files that the lists name are not there
}

// public is all that may be there.
func (k known) public() Release {
	if k.Pending == "" {
		return k.current
	}
	return either(k.current, k.pending)
}

// before is what may be public, with the time of the last release that was made.
func (k known) before() Release {
	r := k.public()
	if k.pending.At.After(r.At) {
		r.At = k.pending.At
	}
	return r
}

// read asks the bucket what it holds.
func (b bucket) read(ctx context.Context, opt Options) (k known, err error) {
	text, _, err := b.Get(ctx, stateKey)
	if errors.Is(err, errNotFound) {
		k.doubtful = map[string]bool{}
		return k, nil
	}
	if err == nil && json.Unmarshal(text, &k.state) != nil {
		err = diag.Errorf(diag.Position{}, "damaged", "%s/%s cannot be read", b.Describe(), stateKey).
			WithCause(diag.Environment).WithHint("remove %s there, and publish again to send every file", stateKey)
	}
	if err == nil && k.Current != "" {
		k.current, err = b.stated(ctx, k.Current)
	}
	if err == nil && k.Pending != "" {
		k.pending, err = b.stated(ctx, k.Pending)
	}
	if err != nil {
		return k, err
	}
	k.doubtful = map[string]bool{}
	if k.Pending != "" {
		k.doubtful = doubts(k.current, k.pending)
	}
	if opt.Verify {
		err = b.verify(ctx, &k)
	}
	return k, err
}

// verify lists the bucket, forgets every file that is not there, and doubts those that have another
// size or version.
func (b bucket) verify(ctx context.Context, k *known) error {
	there := map[string]Object{}
	if err := b.List(ctx, "", func(o Object) { there[o.Key] = o }); err != nil {
		return err
	}
	var g errgroup.Group
	g.SetLimit(8)
	public := k.public().Files
	wrong, lost := make([]bool, len(public)), map[string]bool{}
	for i, f := range public {
		o, ok := there[f.Path]
		if !ok {
			lost[f.Path] = true
			continue
		}
		if o.Size != f.Size {
			wrong[i] = true
			continue
		}
		g.Go(diag.Guard(f.Path, func() error {
			o, err := b.Stat(ctx, f.Path)
			wrong[i] = o.Digest != f.Digest
			if errors.Is(err, errNotFound) {
				return nil
			}
			return err
		}))
	}
	err := g.Wait()
	for i, f := range public {
		if wrong[i] {
			k.doubtful[f.Path] = true
			lost[f.Path] = f.Until != 0 // nobody can send it again
		}
	}
	k.lost = k.current.forget(lost)
	k.lost = k.pending.forget(lost) || k.lost
	return err
}

// stated reads a release that the state names. Without its list nobody knows what lies
// in the bucket.
func (b bucket) stated(ctx context.Context, id string) (Release, error) {
	r, err := b.release(ctx, id)
	var d diag.Diagnostic
	if errors.As(err, &d) && d.Code == "no-release" {
		err = diag.Errorf(diag.Position{}, "damaged", "%s/%s names the release %s, but its list is missing", b.Describe(), stateKey, id).
			WithCause(diag.Environment).WithHint("remove %s there, and publish again to send every file", stateKey)
	}
	return r, err
}

// release reads a release.
func (b bucket) release(ctx context.Context, id string) (r Release, err error) {
	packed, _, err := b.Get(ctx, releasesKey+id)
	if errors.Is(err, errNotFound) {
		return r, diag.Errorf(diag.Position{}, "no-release", "%s has no release %s", b.Describe(), id).
			WithCause(diag.Environment).WithHint("galen releases lists those that can be brought back")
	}
	if err != nil {
		return r, err
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(packed))
	if err == nil {
		err = json.NewDecoder(unpacked).Decode(&r)
	}
	if err != nil {
		return r, diag.Errorf(diag.Position{}, "damaged", "the list of the release %s at %s cannot be read", id, b.Describe()).
			WithCause(diag.Environment).WithHint("remove %s%s and %s there, and publish again", releasesKey, id, stateKey)
	}
	return r, nil
}

// store writes a release.
func (b bucket) store(ctx context.Context, r Release) error {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if err := json.NewEncoder(w).Encode(r); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return b.Put(ctx, releasesKey+r.ID, bytes.NewReader(packed.Bytes()), private(packed.Len()))
}

// private is how the bucket's own notes are stored.
func private(size int) File {
	return File{Size: int64(size), Type: "application/octet-stream", Cache: "no-store"}
}

// saveState writes the state.
func (b bucket) saveState(ctx context.Context, s state) error {
	text, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return b.Put(ctx, stateKey, bytes.NewReader(text), private(len(text)))
}

// load and swap make a bucket the cell of its lock.
func (b bucket) load(ctx context.Context) ([]byte, string, error) {
	text, o, err := b.Get(ctx, lockKey)
	if errors.Is(err, errNotFound) {
		return nil, "", nil
	}
	return text, o.Version, err
}

func (b bucket) swap(ctx context.Context, text []byte, version string) (string, error) {
	return b.PutIf(ctx, lockKey, text, version)
}

// Releases is the method of Target.
func (b bucket) Releases(ctx context.Context) ([]Release, error) {
	k, err := b.read(ctx, Options{})
	if err != nil {
		return nil, err
	}
	var all []Release
	for _, id := range k.History {
		r, err := b.release(ctx, id)
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, nil
}

// Rollback is the method of Target.
func (b bucket) Rollback(ctx context.Context, id string, revive bool, opt Options) (Report, error) {
	opt = opt.withDefaults()
	return b.change(ctx, opt, func(k known) (Release, source, error) {
		id, err := chosen(b.Describe(), id, k.History)
		if err != nil {
			return Release{}, nil, err
		}
		back, err := b.release(ctx, id)
		if err != nil {
			return Release{}, nil, err
		}
		if pages := revived(k.public(), back, opt.HeldBack); len(pages) > 0 && !revive {
			return Release{}, nil, refuseRevival(back.ID, pages)
		}
		site := Site{Base: back.Base, Files: back.named(), Withdrawn: back.Withdrawn}
		p := planned(site, k.public(), k.doubtful, opt)
		if err := b.complete(ctx, p); err != nil {
			return Release{}, nil, err
		}
		r := newRelease(site, p.kept, k.before(), opt)
		r.Rollback = back.ID
		return r, fromHistory, nil
	})
}

// fromHistory sends bytes that the bucket has kept.
func fromHistory(ctx context.Context, b bucket, f File) error {
	return b.Copy(ctx, objectsKey+f.Digest, f.Path, f)
}

// complete makes sure that all bytes of a release are still there, before anything is changed.
func (b bucket) complete(ctx context.Context, p plan) error {
	there := map[string]bool{}
	if err := b.List(ctx, objectsKey, func(o Object) { there[strings.TrimPrefix(o.Key, objectsKey)] = true }); err != nil {
		return err
	}
	for _, files := range p.send {
		for _, f := range files {
			if !there[f.Digest] {
				return diag.Errorf(diag.Position{}, "incomplete", "the bytes of %s are no longer kept at %s", f.Path, b.Describe()).
					WithCause(diag.Environment).WithHint("build the earlier version from source and publish it")
			}
		}
	}
	return nil
}
