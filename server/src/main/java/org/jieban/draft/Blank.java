package org.jieban.draft;

import java.util.Arrays;
import java.util.Optional;

/** What a template of a reply can have filled in from the case's facts. */
enum Blank {
    /** The case's title. */
    TITLE("标题", Kind.TEXT),
    /** The case's number. */
    NUMBER("工单编号", Kind.TEXT),
    /** The category's name. */
    CATEGORY("分类", Kind.TEXT),
    /** Where it is, as it was told. */
    PLACE("地点", Kind.TEXT),
    /** The unit in charge. */
    UNIT("办理单位", Kind.TEXT),
    /** Units that assist. */
    ASSISTING("协办单位", Kind.TEXT),
    /** When the citizen brought it. */
    RECEIVED("受理时间", Kind.MOMENT),
    /** When it was dispatched in this round. */
    DISPATCHED("派单时间", Kind.MOMENT),
    /** When the citizen was reached in this round. */
    CONTACTED("联系时间", Kind.MOMENT),
    /** When somebody was there first in this round. */
    ARRIVED("到场时间", Kind.MOMENT),
    /** When an assisting or inner part was done last in this round. */
    FINISHED("完成时间", Kind.MOMENT),
    /** By when it is due. */
    DUE("到期时间", Kind.MOMENT),
    /** What was done in this round as far as the citizen took part or was told; may be nothing. */
    DONE("办理经过", Kind.STORY);

    /** Of what type it is. */
    enum Kind {
        /** Words. */
        TEXT,
        /** A moment: written as a day, or with {@code :时间} as day and time. */
        MOMENT,
        /** Whole sentences, or nothing. */
        STORY
    }

    private final String words;
    private final Kind kind;

    Blank(String words, Kind kind) {
        this.words = words;
        this.kind = kind;
    }

    /** As it stands between braces. */
    String words() {
        return words;
    }

    Kind kind() {
        return kind;
    }

    static Optional<Blank> of(String words) {
        return Arrays.stream(values()).filter(blank -> blank.words.equals(words)).findFirst();
    }
}
