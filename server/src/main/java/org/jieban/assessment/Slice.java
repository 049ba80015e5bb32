package org.jieban.assessment;

import java.util.Collection;

/**
 * A part of a figure, such as its answers about a category or of one week.
 *
 * @param by by what the figure is cut, or null for the whole
 * @param keys which of its pieces; category codes with all below them, ids, days, {@code true}
 */
record Slice(@org.jspecify.annotations.Nullable Cut by, String[] keys) {

    /** All of it. */
    static final Slice WHOLE = new Slice(null, new String[0]);

    /** By what a figure is cut (下钻维度). */
    enum Cut {
        /** 分类. */
        CATEGORY("coalesce(%s.category, '')"),
        /** 周, by its Monday. */
        WEEK("date_trunc('week', %s.%s at time zone 'Asia/Shanghai')::date::text"),
        /** 社区. */
        COMMUNITY("coalesce(%s.area_id, 0)::text"),
        /** 科室: the inward unit that did the work. */
        SECTION("coalesce(%s.section_id, 0)::text"),
        /** 承办人: who replied. */
        HANDLER("coalesce(%s.handler_id, 0)::text"),
        /** 按期: whether the round was replied to in time. */
        CLOCK("coalesce(%s.on_time::text, '')"),
        /** 承办单位: the unit in charge itself, below one that carries it. */
        UNIT("%s.unit_id::text");

        private final String expression;

        Cut(String expression) {
            this.expression = expression;
        }

        /** What a row belongs to, as text. */
        String key(String rows, String at) {
            return this == WEEK ? expression.formatted(rows, at) : expression.formatted(rows);
        }

        /** Whether it tells sections and people apart, which is nobody else's business. */
        boolean inward() {
            return this == SECTION || this == HANDLER;
        }
    }

    static Slice of(Cut by, Collection<String> keys) {
        return new Slice(by, keys.toArray(String[]::new));
    }

    String condition(String rows, String at) {
        return by == null
                ? "cardinality(:slice::text[]) = 0"
                : by.key(rows, at) + " = any(:slice::text[])";
    }
}
