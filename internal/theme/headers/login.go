package headers

import (
	"fmt"
	"slices"
	"strings"
)

// LoginFormats are the servers that Login knows.
var LoginFormats = []string{"nginx", "caddy", "apache"}

// Login gives the lines with which a server asks for a name and a password before it answers
// anything. File is a file of that server with the names and the hashes of the passwords: of nginx
// and Apache as htpasswd writes it, of Caddy with lines of a name and what  caddy hash-password
// prints. The error says what is wrong with the format or the file, for a person.
func Login(format, file string) (string, error) {
	switch {
	case !slices.Contains(LoginFormats, format):
		return "", fmt.Errorf("only %s read a password file", strings.Join(LoginFormats, ", "))
	case !strings.HasPrefix(file, "/") || strings.ContainsFunc(file, special):
		return "", fmt.Errorf("%q is not a plain path on the server", file)
	}
	switch format {
	case "nginx":
		return "auth_basic \"Preview\";\nauth_basic_user_file \"" + file + "\";\n", nil
	case "caddy":
		return "# Caddy 2.8 and later call this basic_auth.\nbasicauth {\n\timport \"" + file + "\"\n}\n", nil
	}
	return "# In <VirtualHost>, with mod_auth_basic and mod_authn_file.\n<Location \"/\">\n\tAuthType Basic\n\tAuthName \"Preview\"\n\tAuthUserFile \"" +
		file + "\"\n\tRequire valid-user\n</Location>\n", nil
}

// special reports whether a character has a meaning of its own in a configuration.
func special(c rune) bool { return c < ' ' || strings.ContainsRune(`"'\$%{}*?[]`+"`", c) }
