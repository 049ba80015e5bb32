package org.jieban.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jieban.PostgresTest;
import org.jieban.assessment.CountedFigures.Work;
import org.jieban.calendar.CityZone;
import org.jieban.calendar.Limit;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseStory;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Followers;
import org.jieban.casefile.ReadOn;
import org.jieban.casefile.ReviewAct;
import org.jieban.casefile.ReviewFact.ReviewEffect;
import org.jieban.casefile.ReviewFact.ReviewGround;
import org.jieban.casefile.ReviewFact.ReviewKind;
import org.jieban.casefile.WhistleAct;
import org.jieban.casefile.WhistleFact;
import org.jieban.catalogue.CaseKind;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.jieban.scheme.Share;
import org.jieban.scheme.Tally;
import org.jieban.scheme.UnitFigures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PostgresTest
class CountedFiguresTests {

    private static final Instant FIRST = Instant.parse("2036-01-01T00:00:00Z");
    private static final int DAYS = 120;

    private static final String EVERYTHING =
            """
            select coalesce(string_agg(line, chr(10) order by line), '') from (
                select 'p' || p::text as line from assessed_part p
                union all select 'a' || a::text from assessed_answer a
                union all select 'd' || d::text from assessed_day d
                    where (select sum(abs(v::int)) from jsonb_each_text(
                            to_jsonb(d) - '{basis,kind,span,day,unit_id,share}'::text[])
                            as cell (k, v)) > 0
                union all select 'w' || w::text from assessed_work w
                    where (select sum(abs(v::bigint)) from jsonb_each_text(
                            to_jsonb(w) - '{kind,day,unit_id}'::text[]) as sum (k, v)) > 0)
            as everything
            """;

    @Autowired Units units;
    @Autowired Casework casework;
    @Autowired Followers followers;
    @Autowired CountedFigures figures;
    @Autowired RememberedFigures remembered;
    @Autowired JdbcClient jdbc;

    private final String c = UUID.randomUUID().toString().substring(0, 8);
    private List<UnitId> streets = List.of();

    @BeforeEach
    void aCity() {
        units.importAll(
                List.of(
                        row("city", "北京市", UnitKind.CITY, null),
                        row("d", "朝阳区", UnitKind.DISTRICT, "city"),
                        row("w", "望京街道", UnitKind.STREET, "d"),
                        row("j", "酒仙桥街道", UnitKind.STREET, "d"),
                        row("k", "麦子店街道", UnitKind.STREET, "d"),
                        row("ws", "城管科", UnitKind.SECTION, "w")));
        streets = List.of(id("w"), id("j"), id("k"), id("ws"));
    }

    // [utest->rule~assessment.projection~1]
    // [utest->rule~assessment.decided~1]
    // [utest->rule~assessment.day-sums~1]
    // [utest->rule~assessment.remembered~1]
    @ParameterizedTest
    @ValueSource(longs = {7, 20260419, 991})
    void whateverHappensTheSumsAreThoseOfTheRowsAndARebuildGivesTheSame(long seed) {
        var random = new Random(seed);
        var stories = new ArrayList<LivedStory>();
        var looked = List.of(somePeriod(random), somePeriod(random), somePeriod(random));
        for (int step = 0; step < 120; step++) {
            if (stories.isEmpty() || random.nextInt(3) == 0) {
                stories.add(begin(random));
            } else {
                stories.get(random.nextInt(stories.size())).goOn(random, streets);
            }
            if (random.nextInt(10) == 0) {
                readOn();
                looked.forEach(this::assertRememberedAsCounted);
            }
        }
        readOn();
        looked.forEach(this::assertRememberedAsCounted);

        for (int i = 0; i < 25; i++) {
            var asked = somePeriod(random);
            assertThat(figures.answers(asked)).isEqualTo(answersFromRows(asked));
            assertThat(figures.work(asked)).isEqualTo(workFromRows(asked));
        }
        assertThat(
                        jdbc.sql("select count(*) from assessed_answer where not counts")
                                .query(Integer.class)
                                .single())
                .isPositive();
        assertThat(
                        jdbc.sql("select count(*) from assessed_answer where corrected")
                                .query(Integer.class)
                                .single())
                .isPositive();
        var before = jdbc.sql(EVERYTHING).query(String.class).single();
        followers.rebuild(AssessmentFollower.NAME);
        readOn();
        assertThat(jdbc.sql(EVERYTHING).query(String.class).single()).isEqualTo(before);
        looked.forEach(this::assertRememberedAsCounted);
    }

    private void assertRememberedAsCounted(Asked asked) {
        assertThat(remembered.answers(asked)).isEqualTo(figures.answers(asked));
        assertThat(remembered.work(asked)).isEqualTo(figures.work(asked));
    }

    @Test // [utest->rule~assessment.remembered~1]
    void aPeriodIsCountedAgainOnlyWhenSomethingOnItsDaysChanged() {
        var random = new Random(5);
        begin(random);
        readOn();
        var asked = march(Basis.ANSWERED);
        var first = remembered.work(asked);
        assertThat(remembered.work(asked)).isSameAs(first);

        somethingChangesOn("2034-12-01");
        assertThat(remembered.work(asked)).isSameAs(first);
        somethingChangesOn("2035-03-02");
        assertThat(remembered.work(asked)).isNotSameAs(first).isEqualTo(first);
    }

    private void somethingChangesOn(String day) {
        jdbc.sql(
                        """
                        insert into assessed_change (day, stamp)
                        select :day::date, coalesce(max(stamp), 0) + 1 from assessed_change
                        on conflict (day) do update set stamp = excluded.stamp
                        """)
                .param("day", day)
                .update();
    }

    @Test // [utest->rule~assessment.shares~1]
    void whoAssistsCarriesTheAnswerAsAnAssistant() {
        var at = Instant.parse("2035-03-02T02:00:00Z");
        var story =
                CaseStory.dispatched(
                        casework, CaseKind.HELP, streets.get(0), at, List.of(streets.get(1)));
        story.helpedBy(streets.get(1))
                .handled()
                .answered(true, Solved.SOLVED, Satisfaction.BASICALLY);
        readOn();
        var counted = figures.answers(march(Basis.ANSWERED));
        var tally = Tally.one(true, Solved.SOLVED, Satisfaction.BASICALLY);

        assertThat(counted.get(streets.get(0))).isEqualTo(UnitFigures.ofLead(tally));
        assertThat(counted.get(streets.get(1)))
                .isEqualTo(UnitFigures.NONE.plus(Share.ASSIST, tally));
    }

    @Test // [utest->rule~assessment.basis~1]
    void anAnswerBelongsToThePeriodThatTheDateAskedForDecides() {
        var received = Instant.parse("2035-03-30T02:00:00Z");
        CaseStory.dispatched(casework, streets.get(2), received)
                .handled()
                .at(Instant.parse("2035-04-02T02:00:00Z"))
                .answered(true, Solved.NOT_SOLVED, Satisfaction.DISSATISFIED);
        readOn();

        assertThat(figures.answers(march(Basis.RECEIVED))).containsKey(streets.get(2));
        assertThat(figures.answers(march(Basis.ANSWERED))).doesNotContainKey(streets.get(2));
        assertThat(figures.answers(march(Basis.CLOSED))).doesNotContainKey(streets.get(2));
    }

    @Test
    // [utest->rule~assessment.first-contact~1]
    // [utest->rule~assessment.on-time~1]
    // [utest->rule~assessment.meetings~1]
    void contactReplyAndMeetingAreCountedOnTheirDays() {
        var at = Instant.parse("2035-03-02T02:00:00Z");
        CaseStory.dispatched(casework, streets.get(2), at)
                .after(Duration.ofMinutes(90))
                .handled()
                .answered(true, Solved.SOLVED, Satisfaction.SATISFIED);
        CaseStory.dispatched(casework, streets.get(2), at)
                .after(Duration.ofDays(9))
                .handled()
                .answered(true, Solved.SOLVED, Satisfaction.SATISFIED);
        readOn();
        var work = figures.work(march(Basis.ANSWERED)).getOrDefault(streets.get(2), Work.NONE);

        assertThat(work.received()).isEqualTo(2);
        assertThat(work.closed()).isEqualTo(2);
        assertThat(work.contacts()).isEqualTo(2);
        assertThat(work.contactMinutes()).isBetween(90L + 9 * 1440, 100L + 9 * 1440);
        assertThat(work.timed()).isEqualTo(2);
        assertThat(work.onTime()).isEqualTo(1);
        assertThat(work.meetingsDue()).isZero();
    }

    @Test
    // [utest->rule~assessment.whistled~1]
    // [utest->rule~assessment.shares~1]
    void whoeverIsCalledIsCountedOnceItHasAnswered() {
        var at = Instant.parse("2035-03-12T02:00:00Z");
        var story =
                CaseStory.dispatched(casework, streets.get(0), at)
                        .signed()
                        .byLead(
                                new WhistleAct.Blow(
                                        WhistleFact.WhistleKind.JOINT_ACTION,
                                        "联合处置",
                                        List.of(
                                                new WhistleAct.Call(streets.get(1), "派员到场"),
                                                new WhistleAct.Call(streets.get(2), "派员到场")),
                                        null,
                                        "",
                                        Limit.parse("2h"),
                                        List.of()))
                        .by(
                                Role.HANDLER,
                                streets.get(1),
                                1,
                                new WhistleAct.ReportIn(1, WhistleFact.Presence.ARRIVED, "已到场"));
        readOn();
        var march = march(Basis.ANSWERED);

        assertThat(figures.work(march).getOrDefault(streets.get(1), Work.NONE))
                .extracting(Work::whistled, Work::reported)
                .containsExactly(1L, 1L);
        assertThat(figures.work(march)).doesNotContainKey(streets.get(2));

        story.after(Duration.ofHours(3))
                .by(
                        Role.HANDLER,
                        streets.get(2),
                        2,
                        new WhistleAct.ReportIn(1, WhistleFact.Presence.REMOTE, "视频参加"));
        readOn();
        assertThat(figures.work(march).getOrDefault(streets.get(2), Work.NONE))
                .extracting(Work::whistled, Work::reported)
                .containsExactly(1L, 0L);
    }

    /** A case that goes on from one random step to the next. */
    private static final class LivedStory {

        private final CaseStory story;
        private UnitId lead;
        private @Nullable UnitId assisting;
        private boolean handled;
        private boolean over;
        private int applications;
        private final UnitId district;
        private final UnitId city;

        LivedStory(
                CaseStory story,
                UnitId lead,
                @Nullable UnitId assisting,
                UnitId district,
                UnitId city) {
            this.district = district;
            this.city = city;
            this.story = story;
            this.lead = lead;
            this.assisting = assisting;
        }

        void goOn(Random random, List<UnitId> units) {
            if (over) {
                return;
            }
            story.after(Duration.ofMinutes(random.nextInt(4 * 1440)));
            if (!handled && random.nextInt(4) == 0) {
                story.categoryCorrectedTo(random.nextBoolean() ? "010101" : "010102");
            }
            var other = units.get(random.nextInt(units.size()));
            if (!handled && !other.equals(lead) && random.nextInt(3) == 0) {
                story.redispatchedTo(other);
                lead = other;
                assisting = null;
            } else if (!handled) {
                if (assisting != null) {
                    story.helpedBy(assisting);
                    assisting = null;
                }
                story.handled();
                handled = true;
            } else {
                var solved = Solved.values()[random.nextInt(Solved.values().length)];
                var said = Satisfaction.values()[random.nextInt(Satisfaction.values().length)];
                story.answered(random.nextInt(9) > 0, solved, said);
                over = solved == Solved.SOLVED;
                handled = false;
                if (random.nextInt(3) == 0 && !lead.equals(units.getLast())) {
                    reviewed(random);
                }
            }
        }

        /** The street asks, the district forwards, the assessor decides and may take it back. */
        private void reviewed(Random random) {
            applications++;
            boolean excluded = random.nextBoolean();
            var what =
                    excluded
                            ? new ReviewAct.AskReview(
                                    null,
                                    ReviewKind.EXCLUSION,
                                    ReviewGround.DUPLICATE,
                                    "同一诉求",
                                    List.of("a"),
                                    null)
                            : new ReviewAct.AskReview(
                                    null,
                                    ReviewKind.APPEAL,
                                    ReviewGround.ANSWER_WRONG,
                                    "录音为证",
                                    List.of("a"),
                                    null);
            var instead = new ReviewAct.Answer(true, Solved.SOLVED, Satisfaction.BASICALLY);
            story.by(Role.LEADER, lead, 1, what)
                    .by(
                            Role.LEADER,
                            district,
                            2,
                            new ReviewAct.ForwardReview(applications, true, "属实"))
                    .by(
                            Role.ASSESSOR,
                            city,
                            3,
                            new ReviewAct.DecideReview(
                                    applications,
                                    true,
                                    "属实",
                                    "第3条",
                                    excluded ? ReviewEffect.EXCLUDED : ReviewEffect.CORRECTED,
                                    excluded ? null : instead));
            if (random.nextInt(3) == 0) {
                story.by(
                        Role.LEADER,
                        city,
                        4,
                        new ReviewAct.ReverseReview(applications, "证据不足", "第3条"));
            }
        }
    }

    private LivedStory begin(Random random) {
        var kinds = CaseKind.values();
        var unit = random.nextInt(streets.size());
        var lead = streets.get(unit);
        var assisting = random.nextInt(4) == 0 ? streets.get((unit + 1) % streets.size()) : null;
        return new LivedStory(
                CaseStory.dispatched(
                        casework,
                        kinds[random.nextInt(kinds.length)],
                        lead,
                        FIRST.plus(Duration.ofMinutes(random.nextInt(DAYS * 1440))),
                        assisting == null ? List.of() : List.of(assisting)),
                lead,
                assisting,
                id("d"),
                id("city"));
    }

    /** From minutes to months, beginning at any time of day or at midnight, some kinds left out. */
    private static Asked somePeriod(Random random) {
        var from = FIRST.plus(Duration.ofMinutes(random.nextInt(DAYS * 1440)));
        var until =
                from.plus(Duration.ofMinutes(1 + random.nextInt(1 << (1 + random.nextInt(16)))));
        if (random.nextBoolean()) {
            from = midnight(from);
            until = midnight(until.plus(Duration.ofDays(1)));
        }
        var bases = Basis.values();
        return new Asked(
                from,
                until,
                bases[random.nextInt(bases.length)],
                random.nextBoolean() ? new String[0] : new String[] {"PRAISE", "CONSULTATION"},
                random.nextBoolean() ? new String[0] : new String[] {"010101"},
                random.nextInt(4) == 0,
                null);
    }

    private static Instant midnight(Instant at) {
        return at.atZone(CityZone.ZONE).toLocalDate().atStartOfDay(CityZone.ZONE).toInstant();
    }

    private Map<UnitId, UnitFigures> answersFromRows(Asked asked) {
        var counted = new HashMap<UnitId, UnitFigures>();
        jdbc.sql(
                        """
                        select unit_id, share, cell from assessed_answer
                        where counts and kind <> all(:excluded::text[])
                          and coalesce(category, '') <> all(:categories::text[])
                          and not (:withoutAnonymous and anonymous)
                          and %1$s >= :from::timestamptz and %1$s < :until::timestamptz
                        """
                                .formatted(asked.basis().column()))
                .param("excluded", asked.excludedKinds())
                .param("categories", asked.excludedCategories())
                .param("withoutAnonymous", asked.withoutAnonymous())
                .param("from", asked.from().toString())
                .param("until", asked.until().toString())
                .query(row -> {
                    var cells = new long[Tally.CELLS];
                    cells[row.getInt("cell")] = 1;
                    counted.merge(
                            new UnitId(row.getLong("unit_id")),
                            UnitFigures.NONE.plus(
                                    Share.values()[row.getInt("share")], Tally.of(cells)),
                            UnitFigures::plus);
                });
        return counted;
    }

    private Map<UnitId, Work> workFromRows(Asked asked) {
        var counted = new HashMap<UnitId, Work>();
        for (var row : jdbc.sql("select * from assessed_part").query().listOfRows()) {
            if (List.of(asked.excludedKinds()).contains(String.valueOf(row.get("kind")))) {
                continue;
            }
            if (List.of(asked.excludedCategories()).contains(String.valueOf(row.get("category")))) {
                continue;
            }
            boolean lead = Integer.valueOf(0).equals(row.get("share"));
            boolean kept = lead && Boolean.FALSE.equals(row.get("withdrawn"));
            boolean timed = lead && within(asked, row.get("timed_at"));
            boolean contacted = lead && within(asked, row.get("contacted_at"));
            boolean called =
                    Integer.valueOf(2).equals(row.get("share"))
                            && within(asked, row.get("called_at"));
            var work =
                    new Work(
                            one(kept && within(asked, row.get("received_at"))),
                            one(kept && within(asked, row.get("closed_at"))),
                            one(contacted),
                            contacted ? ((Number) row.get("contact_minutes")).longValue() : 0,
                            one(timed && row.get("on_time") != null),
                            one(timed && Boolean.TRUE.equals(row.get("on_time"))),
                            one(timed && Boolean.TRUE.equals(row.get("meeting_due"))),
                            one(timed && Boolean.TRUE.equals(row.get("met"))),
                            one(called),
                            one(called && Boolean.TRUE.equals(row.get("reported"))),
                            0,
                            0);
            if (!work.equals(Work.NONE)) {
                counted.merge(
                        new UnitId(((Number) row.get("unit_id")).longValue()), work, Work::plus);
            }
        }
        return counted;
    }

    private static boolean within(Asked asked, @Nullable Object at) {
        if (!(at instanceof java.sql.Timestamp moment)) {
            return false;
        }
        var instant = moment.toInstant();
        return !instant.isBefore(asked.from()) && instant.isBefore(asked.until());
    }

    private static long one(boolean counts) {
        return counts ? 1 : 0;
    }

    private static Asked march(Basis basis) {
        return new Asked(
                Instant.parse("2035-02-28T16:00:00Z"),
                Instant.parse("2035-03-31T16:00:00Z"),
                basis,
                new String[0],
                new String[0],
                false,
                null);
    }

    private void readOn() {
        new ReadOn(followers, jdbc).untilNow(AssessmentFollower.NAME);
    }

    private UnitId id(String code) {
        return units.byCode(c + "-" + code).orElseThrow().id();
    }

    private UnitRow row(String code, String name, UnitKind kind, @Nullable String parent) {
        return new UnitRow(
                c + "-" + code,
                name,
                kind,
                parent == null ? null : c + "-" + parent,
                LocalDate.of(2020, 1, 1),
                null,
                null);
    }
}
