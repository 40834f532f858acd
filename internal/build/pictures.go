package build

import (
	"path/filepath"

	"galen/internal/darkroom"
	"galen/internal/diag"
	"galen/internal/memo"
)

// pictures are what an edition makes its pictures with.
type pictures struct {
	room     *darkroom.Room
	programs map[string]darkroom.Program // those that are on the machine and wanted, by format
}

// picturesFolder is where prints are kept, in the CacheFolder.
const picturesFolder = "pictures"

// equip looks for the programs that make some formats. One that galen.yaml asks for
// by name must be there.
func (e *edition) equip(opt Options) diag.List {
	wanted := e.cfg.Pictures
	e.room = darkroom.New("")
	if !opt.Verify { // who verifies makes all prints anew
		e.room = darkroom.New(filepath.Join(e.root, CacheFolder, picturesFolder))
	}
	e.programs = e.room.Find(wanted.Formats)
	if lacking := darkroom.Lacking(wanted.Formats, e.programs); lacking != "" && wanted.Chosen {
		return diag.List{diag.Errorf(wanted.At, "no-encoder", "%s", lacking).WithCause(diag.Environment).
			WithHint("install what makes the formats, or name only those that every machine here can make")}
	}
	return nil
}

// takeRoom takes over what an earlier edition knows of pictures.
func (e *edition) takeRoom(old *edition) {
	if old.room != nil {
		e.room = old.room
	}
	e.room.Use(e.programs)
}

// samePictures reports whether two editions make the same of a picture.
func (e *edition) samePictures(old *edition) bool {
	return darkroom.Digest(e.programs) == darkroom.Digest(old.programs)
}

// withPrograms is the digest of an input together with the programs.
func (e *edition) withPrograms(input memo.Digest) memo.Digest {
	return memo.OfStrings(input.String(), darkroom.Digest(e.programs).String())
}

// lacking says which formats could not be made of the photographs that a build has
// just developed; "" when it has developed none, or all were made.
func (e *edition) lacking(made int) string {
	if made == 0 || e.cfg.Pictures.Chosen || !e.site.HasJPEG() {
		return ""
	}
	return darkroom.Lacking(e.cfg.Pictures.Formats, e.programs)
}
