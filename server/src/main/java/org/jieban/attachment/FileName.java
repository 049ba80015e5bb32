package org.jieban.attachment;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Makes a name given from outside fit to be shown and saved; no path is ever made of it. */
final class FileName {

    private static final int LONGEST = 100;
    private static final String PATH = "^.*[/\\\\]";
    // what hides or turns round a name's end, and what file systems refuse
    private static final String UNFIT = "[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}<>:\"|?*]";
    private static final String EDGES = "^[.\\s]+|[.\\s]+$";

    private FileName() {}

    // [impl->rule~attachment.type~1]
    static String clean(@Nullable String given, FileType type) {
        var name = given == null ? "" : Normalizer.normalize(given, Normalizer.Form.NFC);
        name = name.replaceFirst("(?s)" + PATH, "").replaceAll(UNFIT, "").replaceAll(EDGES, "");
        if (!type.fits(name)) {
            name = (name.isEmpty() ? "file" : name) + "." + type.extension();
        }
        return shorten(name, type);
    }

    private static String shorten(String name, FileType type) {
        int length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        int keep = LONGEST - type.extension().length() - 1;
        return name.substring(0, name.offsetByCodePoints(0, keep)) + "." + type.extension();
    }
}
