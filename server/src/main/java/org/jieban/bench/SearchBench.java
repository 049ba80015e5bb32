package org.jieban.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jieban.casesearch.CaseIndex;
import org.jieban.casesearch.WhatWasSaid;
import org.jieban.shared.ToolCommand;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./jieban bench search}: searches through HTTP over a million cases of two years; beside them the
 * same words by plain {@code ilike} in the same run, and what the index takes.
 */
@Component
@Profile("bench")
class SearchBench implements ToolCommand {

    private static final int CASES = 1_000_000;
    private static final int PIECE = 4000;
    private static final int ASKED = 100;
    private static final int ASKED_BEFORE = 10;

    private static final String PRESENT = "select count(*) from case_file where number like '98%'";
    private static final String INDEXED =
            "select count(*) from case_search where case_id >= 3000000000";

    private static final String LAST_INDEXED =
            "select coalesce(max(case_id), 0) from case_search where case_id >= 3000000000";

    private static final String LOAD_CASES =
            """
            insert into case_file (
                id, number, version, state, round, kind, category, urgency, title, area_id, address,
                channel, secret, lead_unit_id, attempts, opened_at, closed_at, outcome, last_type,
                last_at, hash)
            select 3000000000 + n, '98' || lpad(n::text, 12, '0'), 9,
                   case when n < :count - 20000 then 'CLOSED' else 'HANDLING' end, 1,
                   (array['HELP','COMPLAINT','CONSULTATION'])[n % 3 + 1],
                   (array['010101','020101','030101'])[n % 3 + 1], 'GENERAL', '测量',
                   (:communities::bigint[])[n % :places + 1], '', 'PHONE', false,
                   (:streets::bigint[])[n % :places + 1], 0,
                   :at::timestamptz - (:count - n) * (interval '730 days' / :count::float8),
                   case when n < :count - 20000 then :at::timestamptz - (:count - n)
                       * (interval '730 days' / :count::float8) + interval '5 days' end,
                   case when n < :count - 20000 then 'SOLVED' end, 'Closed', :at, '\\x00'
            from generate_series(1, :count) n
            """;
    private static final String LOAD_PARTS =
            """
            insert into assignment (case_id, no, unit_id, role, state, duty, since, round, contacted)
            select c.id, 1, c.lead_unit_id, 'LEAD', 'DONE', '', c.opened_at, 1, true
            from case_file c where c.number like '98%'
            """;
    private static final String PIECE_OF_CASES =
            """
            select id, opened_at from case_file
            where id > :after and number like '98%' order by id limit :limit
            """;
    private static final String PLAIN =
            """
            select case_id from case_search
            where title ilike '%' || :word || '%' or words ilike '%' || :word || '%'
            order by opened_at desc limit 20
            """;

    // what one of so many cases speaks of; a tenth of them of heating
    private static final List<String> MATTERS =
            List.of(
                    "供暖不热",
                    "路灯不亮",
                    "垃圾清运不及时",
                    "楼上装修噪音扰民",
                    "小区停车位不足",
                    "井盖缺失",
                    "自来水管爆裂",
                    "餐馆油烟直排",
                    "电梯经常故障",
                    "拖欠工人工资");
    private static final List<String> DETAILS =
            List.of(
                    "已经持续三天没有人处理",
                    "老人和孩子都受不了",
                    "物业说不归他们负责",
                    "多次反映没有结果",
                    "希望尽快安排人员到现场查看",
                    "影响居民正常生活",
                    "晚上十点以后更加严重",
                    "消防通道也被堵住了",
                    "请协调相关单位解决",
                    "之前承诺过整改");
    private static final List<String> PLACES =
            List.of("花园小区", "西里社区", "东街胡同", "科技园区", "地铁站口", "农贸市场", "中心小学", "体育公园");

    private final BenchCity city;
    private final CaseIndex index;
    private final JdbcClient jdbc;
    private final Environment environment;
    private final JsonMapper json;
    private final Clock clock;

    SearchBench(
            BenchCity city,
            CaseIndex index,
            JdbcClient jdbc,
            Environment environment,
            JsonMapper json,
            Clock clock) {
        this.city = city;
        this.index = index;
        this.jdbc = jdbc;
        this.environment = environment;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "bench search";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        var built = city.build(1);
        load();
        var street = built.places().getFirst();
        try (var line = new HttpLine(port)) {
            var result = new LinkedHashMap<String, Object>();
            result.put("bench", "search");
            result.put("cases", jdbc.sql(INDEXED).query(Integer.class).single());
            result.put("aimMillis", 100);
            var whole = new LinkedHashMap<String, Object>();
            var questions = questions(street.street().value());
            for (var question : questions.entrySet()) {
                whole.put(question.getKey(), asked(line, question.getValue(), built.agent()));
            }
            result.put("wholeCity", whole);
            result.put(
                    "oneStreet",
                    Map.of(
                            "common",
                            asked(line, "\"text\":\"供暖\"", street.handler()),
                            "rare",
                            asked(line, "\"text\":\"鸵鸟\"", street.handler())));
            result.put(
                    "plainIlike",
                    Map.of("common", plain("供暖"), "rare", plain("鸵鸟"), "none", plain("没有这样的话")));
            result.put("indexBytes", bytes("case_search_terms"));
            result.put("rowsAndTheirOtherIndexesBytes", rowsBytes());
            result.put("processors", Runtime.getRuntime().availableProcessors());
            out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(result));
            return 0;
        } catch (IOException failed) {
            throw new IllegalStateException("the bench could not ask: " + failed, failed);
        }
    }

    private static Map<String, String> questions(long street) {
        var questions = new LinkedHashMap<String, String>();
        questions.put("rare", "\"text\":\"鸵鸟\"");
        questions.put("common", "\"text\":\"供暖\"");
        questions.put("everywhere", "\"text\":\"小区\"");
        questions.put("season", "\"text\":\"蝉鸣\"");
        questions.put("twoWords", "\"text\":\"供暖 花园小区\"");
        questions.put("longWord", "\"text\":\"楼上装修噪音扰民\"");
        questions.put("commonInOneStreet", "\"text\":\"供暖\",\"unit\":" + street);
        questions.put("commonOpen", "\"text\":\"供暖\",\"open\":true");
        questions.put("commonOfOneCategory", "\"text\":\"供暖\",\"category\":\"020101\"");
        questions.put("filtersOnly", "\"category\":\"020101\",\"kind\":\"COMPLAINT\"");
        questions.put("none", "\"text\":\"没有这样的话\"");
        return questions;
    }

    private void load() {
        if (jdbc.sql(PRESENT).query(Integer.class).single() < CASES) {
            System.err.println("正在装入一百万件工单 Loading a million cases …");
            var streets = new Long[BenchCity.STREETS];
            var communities = new Long[BenchCity.STREETS];
            for (int i = 0; i < BenchCity.STREETS; i++) {
                streets[i] = city.id("BS" + i).value();
                communities[i] = city.id("BC" + i).value();
            }
            jdbc.sql(LOAD_CASES)
                    .param("streets", streets)
                    .param("communities", communities)
                    .param("places", BenchCity.STREETS)
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("count", CASES)
                    .update();
            jdbc.sql(LOAD_PARTS).update();
        }
        if (jdbc.sql(INDEXED).query(Integer.class).single() < CASES) {
            index();
        }
        jdbc.sql("analyze case_file").update();
        jdbc.sql("analyze assignment").update();
        jdbc.sql("vacuum analyze case_search").update();
    }

    private void index() {
        System.err.println("正在建立搜索索引 Indexing …");
        record Case(long id, Instant openedAt) {}
        long after = jdbc.sql(LAST_INDEXED).query(Long.class).single();
        while (true) {
            var piece =
                    jdbc.sql(PIECE_OF_CASES)
                            .param("after", after)
                            .param("limit", PIECE)
                            .query((row, i) ->
                                    new Case(
                                            row.getLong("id"),
                                            row.getObject("opened_at", OffsetDateTime.class)
                                                    .toInstant()))
                            .list();
            if (piece.isEmpty()) {
                return;
            }
            var said = new ArrayList<WhatWasSaid>(piece.size());
            for (var one : piece) {
                said.add(said(one.id(), one.openedAt()));
            }
            index.say(said);
            after = piece.getLast().id();
        }
    }

    /** The same case says the same each time. */
    private WhatWasSaid said(long id, Instant openedAt) {
        var dice = new Random(id);
        var matter = MATTERS.get(dice.nextInt(MATTERS.size()));
        var place = PLACES.get(dice.nextInt(PLACES.size()));
        var words =
                new StringBuilder(place).append(dice.nextInt(1, 60)).append("号楼").append(matter);
        for (int i = 0; i < 3; i++) {
            words.append('，').append(DETAILS.get(dice.nextInt(DETAILS.size())));
        }
        // letters nobody else has, as names of shops and streets are
        for (int i = 0; i < 6; i++) {
            words.append((char) ('\u4e00' + dice.nextInt(6000)));
        }
        if (dice.nextInt(20_000) == 0) {
            words.append("，动物园鸵鸟跑出来了");
        }
        // heard only in the first weeks of two years
        if (id < 3_000_100_000L && dice.nextBoolean()) {
            words.append("，树上蝉鸣");
        }
        return WhatWasSaid.of(
                id, openedAt, place + matter, place + dice.nextInt(1, 60) + "号楼", words.toString());
    }

    private static Map<String, Object> asked(HttpLine line, String question, String token)
            throws IOException {
        var body = "{" + question + "}";
        for (int i = 0; i < ASKED_BEFORE; i++) {
            line.send("POST", "/api/cases/search", token, "", body);
        }
        var times = LongStream.builder();
        var start = System.nanoTime();
        for (int i = 0; i < ASKED; i++) {
            long before = System.nanoTime();
            line.send("POST", "/api/cases/search", token, "", body);
            times.add(System.nanoTime() - before);
        }
        return Timings.of(
                        List.of(times.build().toArray()),
                        Duration.ofNanos(System.nanoTime() - start))
                .summary();
    }

    private double plain(String word) {
        long before = System.nanoTime();
        jdbc.sql(PLAIN).param("word", word).query(Long.class).list();
        return (System.nanoTime() - before) / 1_000_000.0;
    }

    private long bytes(String relation) {
        return jdbc.sql("select pg_relation_size(:relation::regclass)")
                .param("relation", relation)
                .query(Long.class)
                .single();
    }

    private long rowsBytes() {
        return jdbc.sql("select pg_total_relation_size('case_search')").query(Long.class).single()
                - bytes("case_search_terms");
    }
}
