package org.jieban.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jieban.calendar.Limit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of the dispatch catalogue: versions with their rules and limits, functions of units. */
@Repository
class CatalogueRepository {

    private static final String REVISION = "select rules from catalogue_revision";

    private static final String NEXT_REVISION =
            "update catalogue_revision set rules = nextval('catalogue_revision_number')";

    private static final String VERSIONS =
            """
            select v.version, v.effective_from, v.recorded_at, v.recorded_by, v.note,
                   (select count(*) from catalogue_rule r where r.version = v.version) as rules
            from catalogue_version v
            order by v.version
            """;

    private static final String RULES =
            """
            select number, category, area, charge, unit, function, assisting, sign, contact, feedback,
                   urgency, community, note
            from catalogue_rule
            where version = :version
            order by number
            """;

    private static final String LIMITS =
            """
            select urgency, dispatch, sign, contact, feedback, assist, revisit, give_back, after_return
            from catalogue_limit
            where version = :version
            """;

    private static final String FUNCTIONS =
            """
            select function, charge, area, unit
            from catalogue_function
            order by function collate "C", charge, area collate "C"
            """;

    private static final String ADD_VERSION =
            """
            insert into catalogue_version (version, effective_from, recorded_at, recorded_by, note)
            values (:version, :effectiveFrom, :recordedAt, :recordedBy, :note)
            """;

    private static final String ADD_RULE =
            """
            insert into catalogue_rule (version, number, category, area, charge, unit, function,
                                        assisting, sign, contact, feedback, urgency, community, note)
            values (:version, :number, :category, :area, :charge, :unit, :function,
                    :assisting, :sign, :contact, :feedback, :urgency, :community, :note)
            """;

    private static final String ADD_LIMIT =
            """
            insert into catalogue_limit (version, urgency, dispatch, sign, contact, feedback, assist,
                                         revisit, give_back, after_return)
            values (:version, :urgency, :dispatch, :sign, :contact, :feedback, :assist, :revisit,
                    :giveBack, :afterReturn)
            """;

    private static final String ADD_FUNCTION =
            """
            insert into catalogue_function (function, charge, area, unit)
            values (:function, :charge, :area, :unit)
            """;

    private final JdbcClient jdbc;

    CatalogueRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long revision() {
        return jdbc.sql(REVISION).query(Long.class).single();
    }

    /** Locks the catalogue for this transaction, so that two imports follow one another. */
    void lock() {
        jdbc.sql(NEXT_REVISION).update();
    }

    List<CatalogueVersion> versions() {
        return jdbc.sql(VERSIONS).query((row, _) -> toVersion(row)).list();
    }

    List<Rule> rules(int version) {
        return jdbc.sql(RULES).param("version", version).query((row, _) -> toRule(row)).list();
    }

    List<StandardLimits> limits(int version) {
        return jdbc.sql(LIMITS).param("version", version).query((row, _) -> toLimits(row)).list();
    }

    List<FunctionOfUnit> functions() {
        return jdbc.sql(FUNCTIONS)
                .query((row, _) ->
                        new FunctionOfUnit(
                                row.getString("function"),
                                Charge.valueOf(row.getString("charge")),
                                row.getString("area"),
                                row.getString("unit")))
                .list();
    }

    void add(CatalogueVersion version, List<Rule> rules, List<StandardLimits> limits) {
        jdbc.sql(ADD_VERSION)
                .param("version", version.version())
                .param("effectiveFrom", utc(version.effectiveFrom()))
                .param("recordedAt", utc(version.recordedAt()))
                .param("recordedBy", version.recordedBy())
                .param("note", version.note())
                .update();
        rules.forEach(rule -> add(version.version(), rule));
        limits.forEach(limit -> add(version.version(), limit));
    }

    void replaceFunctions(List<FunctionOfUnit> functions) {
        jdbc.sql("delete from catalogue_function").update();
        for (var one : functions) {
            jdbc.sql(ADD_FUNCTION)
                    .param("function", one.function())
                    .param("charge", one.charge().name())
                    .param("area", one.area())
                    .param("unit", one.unit())
                    .update();
        }
    }

    private void add(int version, Rule rule) {
        jdbc.sql(ADD_RULE)
                .param("version", version)
                .param("number", rule.number())
                .param("category", rule.category())
                .param("area", rule.area())
                .param("charge", rule.charge().charge().name())
                .param("unit", rule.charge().unit())
                .param("function", rule.charge().function())
                .param("assisting", CatalogueCsv.written(rule.assisting()))
                .param("sign", text(rule.sign()))
                .param("contact", text(rule.contact()))
                .param("feedback", text(rule.feedback()))
                .param("urgency", rule.urgency() == null ? null : rule.urgency().name())
                .param("community", rule.community())
                .param("note", rule.note())
                .update();
    }

    private void add(int version, StandardLimits limits) {
        jdbc.sql(ADD_LIMIT)
                .param("version", version)
                .param("urgency", limits.urgency().name())
                .param("dispatch", limits.dispatch().toString())
                .param("sign", limits.sign().toString())
                .param("contact", limits.contact().toString())
                .param("feedback", limits.feedback().toString())
                .param("assist", limits.assist().toString())
                .param("revisit", limits.revisit().toString())
                .param("giveBack", text(limits.giveBack()))
                .param("afterReturn", limits.afterReturn().name())
                .update();
    }

    private static CatalogueVersion toVersion(ResultSet row) throws SQLException {
        return new CatalogueVersion(
                row.getInt("version"),
                row.getObject("effective_from", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"),
                row.getString("note"),
                row.getInt("rules"));
    }

    private static Rule toRule(ResultSet row) throws SQLException {
        var urgency = row.getString("urgency");
        return new Rule(
                row.getInt("number"),
                row.getString("category"),
                row.getString("area"),
                new Party(
                        Charge.valueOf(row.getString("charge")),
                        row.getString("unit"),
                        row.getString("function")),
                Arrays.stream(row.getString("assisting").split(" "))
                        .flatMap(text -> Party.parse(text).stream())
                        .toList(),
                limit(row.getString("sign")),
                limit(row.getString("contact")),
                limit(row.getString("feedback")),
                urgency == null ? null : Urgency.valueOf(urgency),
                row.getString("community"),
                row.getString("note"));
    }

    private static StandardLimits toLimits(ResultSet row) throws SQLException {
        return new StandardLimits(
                Urgency.valueOf(row.getString("urgency")),
                Limit.parse(row.getString("dispatch")),
                Limit.parse(row.getString("sign")),
                Limit.parse(row.getString("contact")),
                Limit.parse(row.getString("feedback")),
                Limit.parse(row.getString("assist")),
                Limit.parse(row.getString("revisit")),
                limit(row.getString("give_back")),
                AfterReturn.valueOf(row.getString("after_return")));
    }

    private static @Nullable Limit limit(@Nullable String text) {
        return text == null ? null : Limit.parse(text);
    }

    private static @Nullable String text(@Nullable Limit limit) {
        return limit == null ? null : limit.toString();
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
