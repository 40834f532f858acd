package memo

import (
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// seal begins a sealed file; its number changes with the format.
const seal = "galen sealed 1\n"

// Seal writes data to a file that only Unseal reads, for the same builder. Whoever
// reads meanwhile finds the old file or the new, and never a part.
func Seal(file string, builder Digest, data []byte) error {
	head := append([]byte(seal), builder[:]...)
	sum := sha256.New()
	sum.Write(head)
	sum.Write(data)
	return replace(file, func(w io.Writer) (err error) {
		for _, part := range [][]byte{head, data, sum.Sum(nil)} {
			if _, err = w.Write(part); err != nil {
				break
			}
		}
		return err
	})
}

// SealPacked is Seal for a value as Pack writes it. Its memory is used again.
func SealPacked(file string, builder Digest, v any) error {
	b := buffers.Get().(*[]byte)
	defer buffers.Put(b)
	*b = AppendPacked((*b)[:0], v)
	return Seal(file, builder, *b)
}

// Unseal reads what Seal wrote. It is not ok for a file that is not there, is
// damaged in any byte or was written for another builder.
func Unseal(file string, builder Digest) (data string, ok bool) {
	raw, err := os.ReadFile(file)
	if err != nil || len(raw) < len(seal)+2*len(builder) {
		return "", false
	}
	body, sum := raw[:len(raw)-len(builder)], raw[len(raw)-len(builder):]
	if Of(body) != Digest(sum) || string(body[:len(seal)]) != seal || Digest(body[len(seal):len(seal)+len(builder)]) != builder {
		return "", false
	}
	return string(body[len(seal)+len(builder):]), true
}

// Replace writes a file by way of another of a name of its own, so that whoever
// reads it meanwhile finds the old one or the new.
func Replace(file string, data []byte) error {
	return replace(file, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// replace is Replace for what write gives, as often as it is asked. Whoever sweeps the folder
// may take the other file for one that was left there: then it is written again.
func replace(file string, write func(io.Writer) error) (err error) {
	if err = os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	for range 3 {
		if err = replaceOnce(file, write); !errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	return err
}

func replaceOnce(file string, write func(io.Writer) error) error {
	part, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".*.part")
	if err != nil {
		return err
	}
	err = errors.Join(write(part), part.Close())
	if err == nil {
		err = os.Rename(part.Name(), file)
	}
	if err != nil {
		os.Remove(part.Name())
	}
	return err
}
