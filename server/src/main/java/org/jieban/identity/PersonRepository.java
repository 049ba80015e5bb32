package org.jieban.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieban.organisation.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code person} and, because they end with a person's rights, of {@code web_session}. */
@Repository
class PersonRepository {

    private static final String COLUMNS =
            "p.id, p.name, p.username, p.active, p.must_change_password";

    private static final String BY_ID = "select " + COLUMNS + " from person p where p.id = :id";

    private static final String BY_USERNAME =
            "select " + COLUMNS + ", p.password_hash from person p where p.username = :username";

    private static final String CREATE =
            """
            insert into person (name, username, password_hash, must_change_password, created_at)
            select name, username, password_hash, :mustChange, :at
            from unnest(:names, :usernames, :hashes) as r (name, username, password_hash)
            on conflict (username) do nothing
            returning id, username
            """;

    private static final String RENAME = "update person set name = :name where id = :id";

    private static final String SET_ACTIVE = "update person set active = :active where id = :id";

    /** In one statement, so that no log-in with the old password outlives it. */
    private static final String SET_PASSWORD =
            """
            with changed as (
                update person set password_hash = :hash, must_change_password = :mustChange
                where id = :id
                returning id
            )
            delete from web_session where principal_name = (select id::text from changed)
            """;

    private static final String END_SESSIONS =
            "delete from web_session where principal_name = :person";

    private static final String KNOWN =
            "select id, name, username from person where username = any(:usernames)";

    /** Within the scope are people who hold or held a post there; without any post, for the top only. */
    private static final String LIST =
            "select "
                    + COLUMNS
                    + """
                    , (select f.locked_until from log_in_failure f where f.username = p.username) as locked_until
                    from person p
                    where p.id > :after
                        and (:everything or exists (
                            select from post s where s.person_id = p.id and s.unit_id = any(:units)))
                        and (:anyUnit or exists (
                            select from post s where s.person_id = p.id and s.unit_id = any(:within)))
                        and (:words = '' or strpos(p.name, :words) > 0 or strpos(p.username, lower(:words)) > 0)
                    order by p.id
                    limit :limit
                    """;

    private final JdbcClient jdbc;

    PersonRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A person with the hash of their password, for log-in only. */
    record Known(Person person, String hash) {

        @Override
        public String toString() {
            return "Known[" + person.id() + "]";
        }
    }

    Optional<Person> find(PersonId id) {
        return jdbc.sql(BY_ID).param("id", id.value()).query((row, _) -> toPerson(row)).optional();
    }

    Optional<Known> byUsername(String username) {
        return jdbc.sql(BY_USERNAME)
                .param("username", username)
                .query((row, _) -> new Known(toPerson(row), row.getString("password_hash")))
                .optional();
    }

    /** New people; of a user name that exists already, nothing is written and nothing returned. */
    Map<String, PersonId> create(List<NewPersonRow> people, boolean mustChange, Instant at) {
        var created = new HashMap<String, PersonId>();
        jdbc.sql(CREATE)
                .param("names", people.stream().map(NewPersonRow::name).toArray(String[]::new))
                .param(
                        "usernames",
                        people.stream().map(NewPersonRow::username).toArray(String[]::new))
                .param("hashes", people.stream().map(NewPersonRow::hash).toArray(String[]::new))
                .param("mustChange", mustChange)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    created.put(row.getString("username"), new PersonId(row.getLong("id")));
                });
        return created;
    }

    /** A row to be written. */
    record NewPersonRow(String name, String username, String hash) {

        @Override
        public String toString() {
            return "NewPersonRow[" + username + "]";
        }
    }

    /** Ids and names of those user names that exist. */
    Map<String, KnownName> known(Collection<String> usernames) {
        var known = new HashMap<String, KnownName>();
        jdbc.sql(KNOWN)
                .param("usernames", usernames.toArray(String[]::new))
                .query(row -> {
                    known.put(
                            row.getString("username"),
                            new KnownName(new PersonId(row.getLong("id")), row.getString("name")));
                });
        return known;
    }

    record KnownName(PersonId id, String name) {}

    void rename(PersonId id, String name) {
        jdbc.sql(RENAME).param("id", id.value()).param("name", name).update();
    }

    void setActive(PersonId id, boolean active) {
        jdbc.sql(SET_ACTIVE).param("id", id.value()).param("active", active).update();
    }

    /** Replaces the password and ends all log-ins of the person. */
    void setPassword(PersonId id, String hash, boolean mustChange) {
        jdbc.sql(SET_PASSWORD)
                .param("id", id.value())
                .param("hash", hash)
                .param("mustChange", mustChange)
                .update();
    }

    /** Ends the person's log-ins on all nodes. */
    void endSessions(PersonId id) {
        jdbc.sql(END_SESSIONS).param("person", Long.toString(id.value())).update();
    }

    /**
     * People in a list.
     *
     * @param within units in one of which they must have a post, or null for any
     */
    List<Listed> list(Scope scope, @Nullable Scope within, String words, long after, int limit) {
        return jdbc.sql(LIST)
                .param("everything", scope.everything())
                .param("units", scope.units())
                .param("anyUnit", within == null || within.everything())
                .param("within", (within == null ? Scope.NOTHING : within).units())
                .param("words", words)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> toListed(row))
                .list();
    }

    /** A person and, after failures, until when the user name is locked. */
    record Listed(Person person, @Nullable Instant lockedUntil) {}

    private static Listed toListed(ResultSet row) throws SQLException {
        var until = row.getObject("locked_until", OffsetDateTime.class);
        return new Listed(toPerson(row), until == null ? null : until.toInstant());
    }

    private static Person toPerson(ResultSet row) throws SQLException {
        return new Person(
                new PersonId(row.getLong("id")),
                row.getString("name"),
                row.getString("username"),
                row.getBoolean("active"),
                row.getBoolean("must_change_password"));
    }
}
