package org.jieban.revisit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.DesksOfTheHotline.body;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.casefile.CaseStory;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Followers;
import org.jieban.casefile.ReadOn;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The share of answers that are asked a second time, measured over a thousand of them. */
@PostgresTest
class TheSampleTests {

    private static final int CASES = 1_000;
    private static final int SHARE = 5; // jieban.case.recheck-share as shipped

    @Autowired MockMvcTester mvc;
    @Autowired Casework casework;
    @Autowired Followers followers;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;

    @Test // [utest->rule~revisit.sample~1]
    void ofAThousandAnswersTheShareThatTheRuleSaysIsAskedAgainAndExactlyThose() throws Exception {
        var city = new SmallCity(units, jdbc);
        var desks = new DesksOfTheHotline(mvc);
        var second =
                new TestActors(jdbc, units).with(Role.REVISITER, city.revisiter.unit(), city.city);
        var answer =
                "{\"contacted\":true,\"solved\":\"SOLVED\",\"satisfaction\":\"SATISFIED\",\"round\":1}";
        List<Callable<String>> lives =
                IntStream.range(0, CASES)
                        .mapToObj(i ->
                                (Callable<String>)
                                        () -> {
                                            var number =
                                                    CaseStory.dispatched(
                                                                    casework,
                                                                    city.street,
                                                                    casework.now())
                                                            .handled()
                                                            .number()
                                                            .value();
                                            assertThat(
                                                            desks.post(
                                                                    city.revisiter,
                                                                    "/cases/"
                                                                            + number
                                                                            + "/acts/revisit-answer",
                                                                    answer))
                                                    .hasStatusOk();
                                            return number;
                                        })
                        .toList();
        List<String> numbers;
        try (var pool = Executors.newFixedThreadPool(8)) {
            numbers = pool.invokeAll(lives).stream().map(Future::resultNow).toList();
        }
        new ReadOn(followers, jdbc).untilNow("revisit");

        var expected = new TreeSet<>(numbers.stream().filter(TheSampleTests::sampled).toList());
        var waiting = desks.get(second, "/rechecks");
        assertThat(numbersOf(waiting)).isEqualTo(expected);
        // five in a hundred, within four standard deviations
        assertThat(expected).hasSizeBetween(22, 78);
        assertThat(numbersOf(desks.get(city.revisiter, "/rechecks"))).isEmpty();

        followers.rebuild("revisit");
        new ReadOn(followers, jdbc).untilNow("revisit");
        assertThat(numbersOf(desks.get(second, "/rechecks"))).isEqualTo(expected);
    }

    private static TreeSet<String> numbersOf(MvcTestResult waiting) {
        return new TreeSet<>(
                body(waiting).valueStream().map(row -> row.get("number").asString()).toList());
    }

    /** As the rule says it, without the program's own words. */
    private static boolean sampled(String number) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest((number + "/1").getBytes(StandardCharsets.UTF_8));
            return Integer.toUnsignedLong(ByteBuffer.wrap(hash).getInt()) % 10_000 < SHARE * 100;
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
