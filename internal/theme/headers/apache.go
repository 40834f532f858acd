package headers

import "strings"

// apache writes lines that may stand in the block of a site or in .htaccess. In a value
// (mod_headers), a backslash escapes and a percent sign begins a variable; both are
// doubled, and then quoted as every word of a configuration is. "${" begins a variable
// before anything else is read, and cannot be escaped; so its first half is one.
func apache(rules []Rule) string {
	inside := strings.NewReplacer(`\`, `\\`, "%", "%%")
	around := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "${", "${galen_dollar}{")
	var w strings.Builder
	for _, h := range rules[0].Headers {
		if !strings.EqualFold(h.Name, "Cache-Control") {
			w.WriteString("Header always set " + h.Name + ` "` + around.Replace(inside.Replace(h.Value)) + "\"\n")
		}
	}
	text := "# In <VirtualHost>, with mod_headers (a2enmod headers); in .htaccess it does the same.\n"
	if strings.Contains(w.String(), "${") {
		text = "# In <VirtualHost>, with mod_headers (a2enmod headers).\nDefine galen_dollar \"$\"\n"
	}
	text += w.String() + "Header always set Cache-Control \"" + askAgain + "\"\n"
	for _, o := range opened(rules) {
		list := make([]string, len(o.paths))
		for i, path := range o.paths {
			path = strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(path)
			list[i] = "'" + path + "', '" + path + "index.html'"
		}
		text += "<If \"%{REQUEST_URI} in { " + strings.Join(list, ", ") + " }\">\n\tHeader always set " + PolicyHeader + ` "` + around.Replace(inside.Replace(o.policy)) + "\"\n</If>\n"
	}
	if folder := kept(rules); folder != "" {
		text += "# What is not there may be there in a moment.\n"
		text += "<If \"%{REQUEST_URI} -strmatch '" + strings.ReplaceAll(folder, "'", `\'`) + "*'\">\n\tHeader always set Cache-Control \"" + forEver +
			"\" \"expr=%{REQUEST_STATUS} -lt 400\"\n</If>\n"
	}
	return text
}
