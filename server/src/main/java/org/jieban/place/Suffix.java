package org.jieban.place;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ending after a name that says what kind of place is meant: 望京+街道. */
record Suffix(Level level, String text) {

    private static final List<Suffix> KNOWN =
            List.of(
                    new Suffix(Level.COMMUNITY, "社区居民委员会"),
                    new Suffix(Level.COMMUNITY, "社区居委会"),
                    new Suffix(Level.COMMUNITY, "社区服务站"),
                    new Suffix(Level.COMMUNITY, "村民委员会"),
                    new Suffix(Level.COMMUNITY, "居民委员会"),
                    new Suffix(Level.COMMUNITY, "村村委会"),
                    new Suffix(Level.COMMUNITY, "居委会"),
                    new Suffix(Level.COMMUNITY, "村委会"),
                    new Suffix(Level.COMMUNITY, "社区"),
                    new Suffix(Level.COMMUNITY, "村"),
                    new Suffix(Level.STREET, "街道办事处"),
                    new Suffix(Level.STREET, "地区办事处"),
                    new Suffix(Level.STREET, "镇人民政府"),
                    new Suffix(Level.STREET, "街道办"),
                    new Suffix(Level.STREET, "街办"),
                    new Suffix(Level.STREET, "镇政府"),
                    new Suffix(Level.STREET, "乡政府"),
                    new Suffix(Level.STREET, "街道"),
                    new Suffix(Level.STREET, "地区"),
                    new Suffix(Level.STREET, "镇"),
                    new Suffix(Level.STREET, "乡"),
                    new Suffix(Level.DISTRICT, "区政府"),
                    new Suffix(Level.DISTRICT, "区委"),
                    new Suffix(Level.DISTRICT, "区"),
                    new Suffix(Level.DISTRICT, "县"));

    /** The ending that stands at this point of the text; the longest. */
    static @Nullable Suffix at(String text, int from) {
        for (var suffix : KNOWN) {
            if (text.startsWith(suffix.text, from)) {
                return suffix;
            }
        }
        return null;
    }

    boolean isVillage() {
        return text.startsWith("村");
    }
}
