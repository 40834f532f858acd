package publish

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// host is a service that takes a site whole and puts it before readers in one step. It keeps the bytes of
// earlier deployments by a hash of its own, so that only new ones are sent.
type host interface {
	// hash is how the host names the bytes of a file.
	hash(path string, body io.Reader) (string, error)
	// inline reports whether the host takes a file as part of a deployment instead of keeping it by its hash.
	inline(path string) bool
	// fits is an error for a person about a file that the host does not take.
	fits(f File) error
	// current is what readers get, the zero deployment when there is nothing yet.
	current(ctx context.Context) (deployment, error)
	// note reads a file of a deployment; the error is errNotFound when it is not there.
	note(ctx context.Context, d deployment, path string) ([]byte, error)
	// begin announces a snapshot, and says which hashes the host has no bytes of. If it names a job, that becomes
	// public by itself when these are there.
	begin(ctx context.Context, s snapshot) (job string, missing []string, err error)
	// upload sends bytes; sent is called for each file. Files of the same hash stand beside each other.
	upload(ctx context.Context, job string, files []original, jobs int, sent func(original)) error
	// finish makes the snapshot what readers get, and names the deployment.
	finish(ctx context.Context, job string, s snapshot) (id string, err error)
	// between is the time between two looks at a deployment.
	between() time.Duration
	Describe() string
}

// deployment is a snapshot that a host was given earlier.
type deployment struct {
	id    string
	title string // given with it
	url   string // where its files are read, whether it is public or not
}

// snapshot is a site as a host takes it.
type snapshot struct {
	title  string
	files  map[string]string // hashes by path
	inline map[string][]byte // the files that are not kept by hash
}

// original is where the bytes of a hash come from.
type original struct {
	File
	hash string
	text []byte // of a note; nil: of the file
	at   string // the file on this machine
}

// open gives the bytes.
func (o original) open() (io.ReadSeekCloser, error) {
	if o.text != nil {
		return readCloser{bytes.NewReader(o.text)}, nil
	}
	f, err := os.Open(o.at)
	if err != nil {
		return nil, changedOutput(o.Path, err)
	}
	if info, err := f.Stat(); err != nil || info.Size() != o.Size {
		f.Close()
		return nil, changedOutput(o.Path, err)
	}
	return f, nil
}

type readCloser struct{ io.ReadSeeker }

func (readCloser) Close() error { return nil }

// hosted is a Target at a host.
type hosted struct{ host }

func (h hosted) Close() error { return nil }

// A deployment's title is this word, the release and the mark. The notes of the releases lie in a folder
// that has the mark in its name: nobody can guess it who cannot read titles.
const titleWord = "galen"

func noteFolder(mark string) string { return "galen-" + mark + "/" }

// Names in that folder. A release's own note has its id.
const indexNote = "index.json"

// index lists the releases that can be brought back, the latest first; the first is public.
type index struct {
	Notes []noteName `json:"notes"`
}

// noteName is the note of a release, and the host's hash of it.
type noteName struct{ ID, Hash string }

// releaseNote is what is known of a release.
type releaseNote struct {
	Release
	Hashes map[string]string `json:"hashes"`           // the host's, by SHA-256 and path where the path matters
	Inline map[string][]byte `json:"inline,omitempty"` // by path
}

// hostKnown is what the host holds.
type hostKnown struct {
	deployment
	mark    string
	index   index
	current releaseNote
}

func (k hostKnown) history() (ids []string) {
	for _, n := range k.index.Notes {
		ids = append(ids, n.ID)
	}
	return ids
}

// read asks the host what it holds. What somebody else deployed is not known.
func (h hosted) read(ctx context.Context) (k hostKnown, err error) {
	k.mark = strings.ToLower(rand.Text())
	d, err := h.host.current(ctx)
	if err != nil {
		return k, err
	}
	k.deployment = d
	words := strings.Fields(d.title)
	if len(words) != 3 || words[0] != titleWord {
		return k, nil
	}
	k.mark = words[2]
	text, err := h.note(ctx, d, noteFolder(k.mark)+indexNote)
	if err == nil && json.Unmarshal(text, &k.index) != nil {
		err = h.damaged(indexNote)
	}
	if err == nil {
		k.current, err = h.release(ctx, k, words[1])
	}
	return k, err
}

func (h hosted) damaged(name string) error {
	return refuse("damaged", "deploy the output folder with the host's own program once, and publish again", "the note %s at %s cannot be read", name, h.Describe())
}

// release reads the note of a release.
func (h hosted) release(ctx context.Context, k hostKnown, id string) (r releaseNote, err error) {
	packed, err := h.note(ctx, k.deployment, noteFolder(k.mark)+id)
	if errors.Is(err, errNotFound) {
		return r, refuse("no-release", "galen releases lists those that can be brought back", "%s has no release %s", h.Describe(), id)
	}
	if err != nil {
		return r, err
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(packed))
	if err == nil {
		err = json.NewDecoder(unpacked).Decode(&r)
	}
	if err != nil {
		return r, h.damaged(id)
	}
	return r, nil
}

// Publish is the method of Target.
func (h hosted) Publish(ctx context.Context, site Site, opt Options) (Report, error) {
	opt = opt.withDefaults()
	k, err := h.read(ctx)
	if err != nil {
		return Report{}, err
	}
	p := planned(site, k.current.Release, nil, opt)
	report := h.report(k, p, opt)
	if p.idle() && k.current.ID != "" {
		return report, nil
	}
	for _, f := range site.Files {
		if err := h.fits(f); err != nil {
			return report, err
		}
	}
	next := releaseNote{Release: newRelease(site, p.kept, k.current.Release, opt), Hashes: map[string]string{}, Inline: map[string][]byte{}}
	report.Release = next.ID
	if opt.DryRun {
		return report, nil
	}
	originals := map[string][]original{}
	for _, f := range next.Files {
		if err := h.name(&next, k.current, f, site.Folder, originals); err != nil {
			return report, err
		}
	}
	return report, h.carry(ctx, k, next, originals, opt)
}

func (h hosted) report(k hostKnown, p plan, opt Options) Report {
	r := p.report()
	r.Release, r.Before, r.DryRun = k.current.ID, k.current.ID, opt.DryRun
	return r
}

// name finds out how the host names the bytes of a file, and where they are.
func (h hosted) name(next *releaseNote, before releaseNote, f File, folder string, originals map[string][]original) error {
	at := filepath.Join(folder, filepath.FromSlash(f.Path))
	if h.inline(f.Path) {
		text, err := os.ReadFile(at)
		if err != nil {
			return changedOutput(f.Path, err)
		}
		next.Inline[f.Path] = text
		return nil
	}
	hash := before.Hashes[f.Path]
	if was, ok := before.find(f.Path); hash == "" || !ok || was.Digest != f.Digest {
		file, err := os.Open(at)
		if err != nil {
			return changedOutput(f.Path, err)
		}
		defer file.Close()
		if hash, err = h.hash(f.Path, file); err != nil {
			return changedOutput(f.Path, err)
		}
	}
	next.Hashes[f.Path] = hash
	if f.Until == 0 {
		originals[hash] = append(originals[hash], original{File: f, hash: hash, at: at})
	}
	return nil
}

// find finds a file of a release, which are sorted.
func (r Release) find(path string) (File, bool) {
	i, ok := slices.BinarySearchFunc(r.Files, path, func(f File, path string) int { return strings.Compare(f.Path, path) })
	if !ok {
		return File{}, false
	}
	return r.Files[i], true
}

// carry makes a release what readers get.
func (h hosted) carry(ctx context.Context, k hostKnown, next releaseNote, originals map[string][]original, opt Options) error {
	older := slices.DeleteFunc(slices.Clone(k.index.Notes), func(n noteName) bool { return n.ID == next.ID })
	older = older[:min(len(older), opt.Releases)]
	for {
		s, err := h.snapshot(k.mark, next, older, originals)
		if err != nil {
			return err
		}
		job, missing, err := h.begin(ctx, s)
		if err != nil {
			return err
		}
		slices.Sort(missing)
		missing = slices.Compact(missing)
		lost := slices.DeleteFunc(slices.Clone(missing), func(hash string) bool { _, ok := originals[hash]; return ok })
		if len(lost) > 0 {
			if older, err = h.without(&next, older, lost); err != nil {
				return err
			}
			continue
		}
		if err := h.still(ctx, k); err != nil {
			return err
		}
		if err := h.sendMissing(ctx, job, missing, originals, opt); err != nil {
			return err
		}
		if job == "" {
			if err := h.still(ctx, k); err != nil {
				return err
			}
		}
		id, err := h.finish(ctx, job, s)
		if err != nil {
			return err
		}
		return h.shown(ctx, k, id)
	}
}

// still is an error if readers get another deployment than the one from which this publication was planned. The
// hosts have no lock: what is published between this question and the end of a publication is replaced by it.
func (h hosted) still(ctx context.Context, k hostKnown) error {
	now, err := h.host.current(ctx)
	if err == nil && now.id != k.id {
		return refuse("locked", "publish again", "somebody else published to %s in the meantime", h.Describe())
	}
	return err
}

// snapshot puts the files of a release and the notes together.
func (h hosted) snapshot(mark string, next releaseNote, older []noteName, originals map[string][]original) (snapshot, error) {
	s := snapshot{title: strings.Join([]string{titleWord, next.ID, mark}, " "), files: maps.Clone(next.Hashes), inline: next.Inline}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if err := errors.Join(json.NewEncoder(w).Encode(next), w.Close()); err != nil {
		return s, err
	}
	add := func(name string, text []byte) (string, error) {
		path := noteFolder(mark) + name
		hash, err := h.hash(path, bytes.NewReader(text))
		f := File{Path: path, Size: int64(len(text)), Type: "application/octet-stream"}
		originals[hash] = []original{{File: f, hash: hash, text: text}}
		s.files[path] = hash
		return hash, err
	}
	hash, err := add(next.ID, packed.Bytes())
	if err != nil {
		return s, err
	}
	list := index{append([]noteName{{next.ID, hash}}, older...)}
	for _, n := range older {
		s.files[noteFolder(mark)+n.ID] = n.Hash
	}
	text, err := json.Marshal(list)
	if err == nil {
		_, err = add(indexNote, text)
	}
	return s, err
}

// sendMissing uploads what the host lacks.
func (h hosted) sendMissing(ctx context.Context, job string, missing []string, originals map[string][]original, opt Options) error {
	var files []original
	for _, hash := range missing {
		files = append(files, originals[hash]...)
	}
	done, sum := 0, int64(0)
	return h.upload(ctx, job, files, opt.Jobs, func(o original) {
		done, sum = done+1, sum+o.Size
		opt.Progress(done, len(files), sum)
	})
}
