package org.jieban.knowledge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The passages by which articles are found, and how rare each term is. */
@Repository
class Passages {

    private static final int LONGEST = 300;

    private static final String FORGET =
            """
            with gone as (
                delete from knowledge_passage where article_id = :article returning search
            ), counted as (
                select term, count(*) as passages
                from gone cross join lateral unnest(tsvector_to_array(search)) as term
                group by term
            )
            update knowledge_term t set passages = t.passages - c.passages
            from counted c where c.term = t.term
            """;
    private static final String ADD =
            """
            insert into knowledge_passage (article_id, no, body, length, terms, search)
            values (:article, :no, :body, :length, :terms,
                    setweight(array_to_tsvector(:heading), 'A')
                    || setweight(array_to_tsvector(:text), 'B'))
            """;
    private static final String COUNT =
            """
            insert into knowledge_term (term, passages)
            select term, 1 from unnest(:all) as term order by term
            on conflict (term) do update set passages = knowledge_term.passages + 1
            """;
    private static final String HOW_MANY =
            "select count(*) as passages, coalesce(avg(length), 1) as mean from knowledge_passage";
    private static final String HOLDING =
            "select term, passages from knowledge_term where term = any(:terms) and passages > 0";
    private static final String CANDIDATES =
            """
            select p.article_id, p.no, p.body, p.length, p.terms
            from knowledge_passage p
                join knowledge_article a on a.id = p.article_id
                join knowledge_version v on v.article_id = a.id and v.no = a.version
            where p.search @@ cast(:query as tsquery) and v.valid_from <= :day
              and (v.valid_until is null or v.valid_until >= :day)
            order by ts_rank(p.search, cast(:query as tsquery)) desc, p.article_id desc, p.no
            limit :limit
            """;

    private final JdbcClient jdbc;

    Passages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many passages there are, and how long they are on average. */
    record Size(int passages, double meanLength) {}

    /** A passage that holds a term of the question. */
    record Candidate(
            long article,
            int no,
            String body,
            int length,
            Map<String, Integer> heading,
            Map<String, Integer> text) {}

    void forget(long article) {
        jdbc.sql(FORGET).param("article", article).update();
    }

    void add(long article, String title, String text) {
        var heading = Terms.of(title);
        int no = 0;
        for (var body : cut(text)) {
            no++;
            var terms = Terms.of(body);
            var all = new TreeSet<>(heading.keySet());
            all.addAll(terms.keySet());
            jdbc.sql(ADD)
                    .param("article", article)
                    .param("no", no)
                    .param("body", body)
                    .param("length", terms.values().stream().mapToInt(Integer::intValue).sum())
                    .param("terms", written(heading) + "\n" + written(terms))
                    .param("heading", heading.keySet().toArray(String[]::new))
                    .param("text", terms.keySet().toArray(String[]::new))
                    .update();
            jdbc.sql(COUNT).param("all", all.toArray(String[]::new)).update();
        }
    }

    Size size() {
        return jdbc.sql(HOW_MANY)
                .query((row, at) -> new Size(row.getInt("passages"), row.getDouble("mean")))
                .single();
    }

    Map<String, Integer> holding(Collection<String> terms) {
        var holding = new HashMap<String, Integer>();
        jdbc.sql(HOLDING)
                .param("terms", terms.toArray(String[]::new))
                .query(row -> {
                    holding.put(row.getString("term"), row.getInt("passages"));
                });
        return holding;
    }

    /** Passages valid on a day that hold one of these terms, the more promising first. */
    List<Candidate> candidates(Collection<String> terms, LocalDate day, int limit) {
        var query = terms.stream().map(term -> "'" + term + "'").collect(Collectors.joining(" | "));
        return jdbc.sql(CANDIDATES)
                .param("query", query)
                .param("day", day)
                .param("limit", limit)
                .query((row, at) -> {
                    var lines = row.getString("terms").split("\n", -1);
                    return new Candidate(
                            row.getLong("article_id"),
                            row.getInt("no"),
                            row.getString("body"),
                            row.getInt("length"),
                            read(lines[0]),
                            read(lines[1]));
                })
                .list();
    }

    /** Paragraphs, long ones cut at the end of a sentence. */
    static List<String> cut(String text) {
        var passages = new ArrayList<String>();
        var open = new StringBuilder();
        for (var sentence : text.strip().split("(?<=[。！？!?；;\n])")) {
            if (open.length() + sentence.length() > LONGEST && !open.isEmpty()) {
                passages.add(open.toString().strip());
                open.setLength(0);
            }
            open.append(sentence);
        }
        if (!open.toString().isBlank()) {
            passages.add(open.toString().strip());
        }
        return passages;
    }

    private static String written(Map<String, Integer> terms) {
        return terms.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(" "));
    }

    private static Map<String, Integer> read(String line) {
        var terms = new HashMap<String, Integer>();
        if (!line.isEmpty()) {
            var parts = line.split(" ");
            for (int at = 0; at + 1 < parts.length; at += 2) {
                terms.put(parts[at], Integer.parseInt(parts[at + 1]));
            }
        }
        return terms;
    }
}
