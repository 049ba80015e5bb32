package org.jieban.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jieban.PostgresTest;
import org.jieban.organisation.Scope;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@PostgresTest
class ImportingPeopleTests {

    private static final String HEADER = "username,name,unit,role,title,from,until\n";
    private static final LocalDate FROM = LocalDate.of(2020, 1, 1);

    @Autowired ImportingPeople importing;
    @Autowired People people;
    @Autowired Posts posts;
    @Autowired Units units;

    private final String c = "c" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void aCity() {
        units.importAll(
                List.of(
                        new UnitRow(c, "北京市", UnitKind.CITY, null, FROM, null, null),
                        new UnitRow(c + "-h", "热线中心", UnitKind.HOTLINE, c, FROM, null, null),
                        new UnitRow(c + "-d", "朝阳区", UnitKind.DISTRICT, c, FROM, null, null),
                        new UnitRow(
                                c + "-s", "望京街道", UnitKind.STREET, c + "-d", FROM, null, null)));
    }

    @Test
    void aPersonWithTwoLinesHoldsTwoPosts() {
        var imported =
                bringIn(
                        """
                        $li,李建国,$-s,HANDLER,科员,2024-01-01,
                        $li,李建国,$-h,DISPATCHER,派单员,2025-01-01,2026-01-01
                        """);

        assertThat(imported.created()).isEqualTo(2);
        assertThat(imported.firstPasswords())
                .singleElement()
                .satisfies(first -> assertThat(first.firstPassword()).hasSize(16));
        assertThat(posts.of(li().id()))
                .extracting(Post::role, Post::scopeUnit)
                .containsExactly(tuple(Role.HANDLER, unit("-s")), tuple(Role.DISPATCHER, unit("")));
        assertThat(posts.today(li().id())).extracting(Post::role).containsExactly(Role.HANDLER);
    }

    @Test
    void theSameLinesAgainChangeAndEnd() {
        bringIn("$li,李建国,$-s,HANDLER,科员,2024-01-01,\n");

        var again = bringIn("$li,李建国(大),$-s,HANDLER,科长,2024-01-01,2026-02-01\n");

        assertThat(again).isEqualTo(new PeopleImported(0, 1, 1, List.of()));
        assertThat(li().name()).isEqualTo("李建国(大)");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    '$x,王,nowhere,HANDLER,,,', 2, unit, unit-unknown
                    '$x,王,$-s,BOSS,,,', 2, role, unknown
                    '$x,王,$-s,SYSTEM,,,', 2, role, unknown
                    'x y,王,$-s,HANDLER,,,', 2, username, username-shape
                    '$x,,$-s,HANDLER,,,', 2, name, required
                    '$x,王,$-s,HANDLER,,tomorrow,', 2, from, malformed
                    '$x,王,$-s,HANDLER,,2026-02-01,2026-01-01', 2, until, until-before-from
                    '$x,王,$-s,HANDLER,,,|$x,李,$-s,LEADER,,,', 3, name, name-differs
                    '$x,王,$-s,HANDLER,,,|$x,王,$-s,HANDLER,,,', 3, username, duplicate-line
                    """)
    void aBadLineIsRefusedWithLineAndReasonAndNothingIsIn(
            String lines, int line, String field, String code) {
        var refusal =
                catchThrowableOfType(
                        ProblemException.class,
                        () ->
                                bringIn(
                                        "%s\n$good,张,$-s,HANDLER,,,\n"
                                                .formatted(lines.replace('|', '\n'))));

        assertThat(refusal.errors())
                .extracting(FieldProblem::line, FieldProblem::pointer, FieldProblem::code)
                .contains(tuple(line, field, code));
        assertThat(people.byUsername(c + "good")).isEmpty();
    }

    @Test
    void anAdministratorOfADistrictCannotGivePostsBeyondIt() {
        var district = units.scope(unit("-d"));
        var hotline = units.scope(unit("-h"));

        assertThat(refusal("$a,王,$-h,AGENT,,,\n", district).errors())
                .extracting(FieldProblem::code)
                .containsExactly("unit-unknown");
        // a post at the hotline centre sees the city, which is more than the centre itself
        assertThat(refusal("$a,王,$-h,AGENT,,,\n", hotline).errors())
                .extracting(FieldProblem::code)
                .containsExactly("unit-unknown");
        assertThat(importing.importCsv(csv("$a,王,$-s,HANDLER,,,\n"), district).created()).isOne();
    }

    @Test
    void whatIsExportedIsTheSameWhenItComesBackAndEndsAtTheScope() {
        bringIn(
                """
                $li,李建国,$-s,HANDLER,科员,2024-01-01,
                $wang,王秀英,$-h,AGENT,话务员,2024-01-01,
                """);
        var whole = new StringBuilder();
        var district = new StringBuilder();

        importing.exportCsv(units.scope(unit("")), whole);
        importing.exportCsv(units.scope(unit("-d")), district);

        assertThat(whole).contains("李建国", "王秀英");
        assertThat(district).contains("李建国").doesNotContain("王秀英");
        assertThat(importing.importCsv(whole.toString().getBytes(UTF_8), Scope.EVERYTHING))
                .isEqualTo(new PeopleImported(0, 0, 0, List.of()));
    }

    @Test
    void threeThousandPeopleComeInAtOnce() {
        var rows = new ArrayList<PersonRow>();
        for (var i = 0; i < 3_000; i++) {
            rows.add(new PersonRow(c + i, "王" + i, c + "-s", Role.HANDLER, "科员", FROM, null));
        }
        var imported = importing.importAll(rows, new FirstPassword.Shared("jieban-demo-2026"));

        assertThat(imported.created()).isEqualTo(3_000);
        assertThat(imported.firstPasswords()).isEmpty();
    }

    @Test
    void ofTwoPeopleWithOneUsernameAtOnceExactlyOneIsIn() throws Exception {
        var wanted =
                new NewPerson(
                        "李建国", c + "twin", List.of(NewPost.of(unit("-s"), Role.HANDLER, "科员")));
        Callable<Boolean> create =
                () ->
                        catchThrowableOfType(ProblemException.class, () -> people.create(wanted))
                                == null;

        var succeeded = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var attempt : threads.invokeAll(List.of(create, create, create, create))) {
                succeeded += attempt.get() ? 1 : 0;
            }
        }

        assertThat(succeeded).isOne();
        var person = people.byUsername(c + "twin").orElseThrow();
        assertThat(posts.of(person.id())).hasSize(1);
    }

    private Person li() {
        return people.byUsername(c + "li").orElseThrow();
    }

    private UnitId unit(String suffix) {
        return units.byCode(c + suffix).orElseThrow().id();
    }

    private PeopleImported bringIn(String lines) {
        return importing.importCsv(csv(lines), Scope.EVERYTHING);
    }

    private ProblemException refusal(String lines, Scope scope) {
        return catchThrowableOfType(
                ProblemException.class, () -> importing.importCsv(csv(lines), scope));
    }

    private byte[] csv(String lines) {
        return (HEADER + lines.replace("$", c)).getBytes(UTF_8);
    }
}
