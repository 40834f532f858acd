package publish

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"path"
	"strconv"
)

// A folder as a cell for the lock.

// load and swap make the folder a cell for its lock: a row of numbered files, of which the last one
// counts. Only one publisher can make the file of the next number.
func (t tree) load(context.Context) (text []byte, version string, err error) {
	if err := t.MkdirAll(locksFolder); err != nil {
		return nil, "", t.fault("write to", locksFolder, err)
	}
	for {
		last, err := t.lastLock()
		if err != nil || last == 0 {
			return nil, "", err
		}
		text, err = t.ReadFile(lockName(last))
		if errors.Is(err, fs.ErrNotExist) {
			continue // its holder has just made the next one
		}
		return text, strconv.Itoa(last), err
	}
}

func (t tree) swap(_ context.Context, text []byte, version string) (string, error) {
	last, _ := strconv.Atoi(version)
	own := path.Join(locksFolder, "new-"+rand.Text())
	if err := t.write(own, text); err != nil {
		return "", t.fault("write", own, err)
	}
	defer t.Remove(own)
	if err := t.Link(own, lockName(last+1)); err != nil {
		if now, lookErr := t.lastLock(); lookErr == nil && now > last {
			return "", errChanged
		}
		return "", t.fault("write", lockName(last+1), err)
	}
	// The name may be free again because its file was removed for a later one, which is always there then.
	if now, err := t.lastLock(); err != nil || now != last+1 {
		_ = t.Remove(lockName(last + 1))
		return "", errChanged
	}
	if last > 0 {
		_ = t.Remove(lockName(last)) // the next one counts, whether this one is there or not
	}
	return strconv.Itoa(last + 1), nil
}

func lockName(number int) string { return path.Join(locksFolder, strconv.Itoa(number)) }

// lastLock is the number of the lock file that counts, 0 when there is none.
func (t tree) lastLock() (last int, err error) {
	files, err := t.ReadDir(locksFolder)
	for _, f := range files {
		n, _ := strconv.Atoi(f.Name())
		last = max(last, n)
	}
	if err != nil {
		return 0, t.fault("read", locksFolder, err)
	}
	return last, nil
}
