package publish

import (
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
)

// folder is a disk of this machine.
type folder struct{ root string }

// openFolder reads an address of the form file:///path, or a path.
func openFolder(u *url.URL) (Target, error) {
	if u.Host != "" || u.Path == "" {
		return nil, badAddress(u.Redacted(), "a folder is written with three slashes: file:///srv/www/site")
	}
	root, err := filepath.Abs(filepath.FromSlash(u.Path))
	if err != nil {
		return nil, badAddress(u.Redacted(), err.Error())
	}
	return tree{folder{root}}, nil
}

func (f folder) at(path string) string { return filepath.Join(f.root, filepath.FromSlash(path)) }

func (f folder) ReadFile(path string) ([]byte, error) { return os.ReadFile(f.at(path)) }

func (f folder) Create(path string) (io.WriteCloser, error) {
	return os.OpenFile(f.at(path), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
}

func (f folder) MkdirAll(path string) error { return os.MkdirAll(f.at(path), 0o755) }

func (f folder) Rename(from, to string) error { return os.Rename(f.at(from), f.at(to)) }

func (f folder) Symlink(to, at string) error { return os.Symlink(to, f.at(at)) }

func (f folder) Readlink(at string) (string, error) { return os.Readlink(f.at(at)) }

func (f folder) Link(from, to string) error { return os.Link(f.at(from), f.at(to)) }

func (f folder) Remove(path string) error { return os.Remove(f.at(path)) }

func (f folder) RemoveAll(path string) error { return os.RemoveAll(f.at(path)) }

func (f folder) ReadDir(path string) ([]fs.FileInfo, error) {
	entries, err := os.ReadDir(f.at(path))
	if err != nil {
		return nil, err
	}
	infos := make([]fs.FileInfo, 0, len(entries))
	for _, e := range entries {
		if info, err := e.Info(); err == nil {
			infos = append(infos, info)
		}
	}
	return infos, nil
}

func (f folder) Size(path string) (int64, error) {
	info, err := os.Stat(f.at(path))
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

func (f folder) Describe() string { return f.root }

func (f folder) Close() error { return nil }
