// Prints the quotation marks that ICU4C has for each locale of its command line, as JSON.
//
//	cc -o delimiters delimiters.c -licui18n -licuuc
#include <stdio.h>
#include <unicode/ulocdata.h>
#include <unicode/ustring.h>

int main(int count, char **tags) {
	UErrorCode failed = U_ZERO_ERROR;
	UVersionInfo version;
	char cldr[U_MAX_VERSION_STRING_LENGTH];
	ulocdata_getCLDRVersion(version, &failed);
	u_versionToString(version, cldr);
	printf("{\n \"cldr\": \"%s\",\n \"locales\": {", cldr);
	for (int i = 1; i < count; i++) {
		ULocaleData *data = ulocdata_open(tags[i], &failed);
		printf("%s\n  \"%s\": [", i > 1 ? "," : "", tags[i]);
		for (int mark = ULOCDATA_QUOTATION_START; mark <= ULOCDATA_ALT_QUOTATION_END; mark++) {
			UChar wide[16];
			char text[64];
			ulocdata_getDelimiter(data, mark, wide, 16, &failed);
			u_strToUTF8(text, sizeof text, NULL, wide, -1, &failed);
			printf("%s\"%s\"", mark ? ", " : "", text);
		}
		printf("]");
		ulocdata_close(data);
	}
	printf("\n }\n}\n");
	return U_FAILURE(failed);
}
