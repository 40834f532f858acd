package watch

import "golang.org/x/sys/unix"

// losesEvents reports whether a folder lies on a kind of disk that does not tell of
// what other machines, or the host of this one, change on it.
func losesEvents(folder string) bool {
	var s unix.Statfs_t
	if unix.Statfs(folder, &s) != nil {
		return false
	}
	switch uint32(s.Type) {
	case unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC,
		unix.V9FS_MAGIC,       // folders of Windows in WSL, and of some virtual machines
		unix.FUSE_SUPER_MAGIC, // sshfs, folders of Docker Desktop, virtiofs
		unix.AFS_SUPER_MAGIC, unix.AFS_FS_MAGIC, unix.CEPH_SUPER_MAGIC, unix.CODA_SUPER_MAGIC,
		unix.NCP_SUPER_MAGIC, unix.OCFS2_SUPER_MAGIC,
		0x786f4256, // VirtualBox shared folders
		0xbacbacbc, // VMware shared folders
		0x7c7c6673, // Parallels shared folders
		0x01161970, // GFS2
		0x0bd00bd0: // Lustre
		return true
	}
	return false
}
