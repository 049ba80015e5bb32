package org.jieban.casesearch;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the words of cases in the index. */
@Repository
public class CaseIndex {

    private static final String SAY =
            """
            insert into case_search (case_id, opened_at, title, address, words, pairs, marks)
            select s.id, s.at::timestamptz, s.title, s.address, s.words, s.pairs::integer[],
                   case_search_marks(s.id)
            from unnest(:ids::bigint[], :ats::text[], :titles::text[], :addresses::text[],
                        :words::text[], :pairs::text[]) s (id, at, title, address, words, pairs)
            where exists (select 1 from case_file c where c.id = s.id)
            on conflict (case_id) do update
            set title = excluded.title, address = excluded.address, words = excluded.words,
                pairs = excluded.pairs, marks = excluded.marks
            """;
    private static final String MARK =
            """
            update case_search s set marks = m.marks
            from (select id, case_search_marks(id) as marks from unnest(:ids::bigint[]) id) m
            where s.case_id = m.id and s.marks is distinct from m.marks
            """;
    private static final String FIND =
            """
            select case_id, opened_at, title, address, words from case_search
            where case_id = any(:ids::bigint[])
            """;

    private final JdbcClient jdbc;

    CaseIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes in what was said, with the marks of the cases as they stand. */
    public void say(List<WhatWasSaid> said) {
        if (said.isEmpty()) {
            return;
        }
        jdbc.sql(SAY)
                .param("ids", said.stream().map(WhatWasSaid::caseId).toArray(Long[]::new))
                .param(
                        "ats",
                        said.stream().map(one -> one.openedAt().toString()).toArray(String[]::new))
                .param("titles", said.stream().map(WhatWasSaid::title).toArray(String[]::new))
                .param("addresses", said.stream().map(WhatWasSaid::address).toArray(String[]::new))
                .param("words", said.stream().map(WhatWasSaid::words).toArray(String[]::new))
                .param(
                        "pairs",
                        said.stream().map(one -> Pairs.written(one.pairs())).toArray(String[]::new))
                .update();
    }

    /** What a search is narrowed by, of cases that moved on. */
    void mark(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql(MARK).param("ids", ids.toArray(Long[]::new)).update();
        }
    }

    List<WhatWasSaid> find(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(FIND)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, i) ->
                        new WhatWasSaid(
                                row.getLong("case_id"),
                                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                                row.getString("title"),
                                row.getString("address"),
                                row.getString("words")))
                .list();
    }

    void forget() {
        jdbc.sql("delete from case_search").update();
    }
}
