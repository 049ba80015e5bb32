package org.jieban.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** A scheme is a document: read with every fault and its place, written in one normal form. */
// [utest->rule~scheme.document~1]
class SchemeDocumentTests {

    private static final List<String> READY = SchemeDocument.READY;
    private static final String DEFAULT = SchemeDocument.ready("three-rates");

    /** A document that uses everything. */
    static final String FULL =
            DEFAULT.replace("  ends: 19 00:00", "  ends: 18 12:00")
                    .replace("kinds: []", "kinds: [CONSULTATION, PRAISE]")
                    .replace("called: 0}", "called: 0.5}\nrecords: [exemplary]")
                    .replace(
                            "\nties:",
                            """

                            bonus:
                              volume:
                                name: {zh-CN: 诉求量下降, en: Volume down}
                                points: (receivedBefore - received) / receivedBefore * 10
                                least: -2
                                most: 2
                              projects:
                                name: {zh-CN: 主动治理, en: Proactive}
                                points: min(3, 0.5 * projects + exemplary)
                            ties:\
                            """)
                    .replace("  by: []", "  by: [solve, satisfaction]")
                    .replace(
                            "    units: {kinds: [ENTERPRISE]}",
                            """
                            units: {kinds: [ENTERPRISE]}
                            except: {codes: [GAS]}
                            weights: {response: 20, solve: 40.5, satisfaction: 39.5}
                            minimumSample: 10
                            bonus: [volume]\
                            """
                                    .indent(4));

    // [utest->rule~assessment.scheme~1]
    @ParameterizedTest
    @FieldSource("READY")
    void theSchemesThatAreShippedHaveNoFaults(String code) {
        var reading = SchemeDocument.read(SchemeDocument.ready(code));

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.remarks()).isEmpty();
        assertThat(reading.get().code()).isEqualTo(code);
    }

    @ParameterizedTest
    @FieldSource("READY")
    void theNormalFormReadsAsTheSameScheme(String code) {
        var scheme = SchemeDocument.read(SchemeDocument.ready(code)).get();

        var again = SchemeDocument.read(SchemeDocument.write(scheme));

        assertThat(again.faults()).isEmpty();
        assertThat(again.get()).isEqualTo(scheme);
        assertThat(SchemeDocument.write(again.get())).isEqualTo(SchemeDocument.write(scheme));
    }

    @Test
    void aSchemeThatUsesEverythingSurvivesItsNormalForm() {
        var scheme = SchemeDocument.read(FULL).get();

        assertThat(scheme.bonus()).hasSize(2);
        assertThat(SchemeDocument.read(SchemeDocument.write(scheme)).get()).isEqualTo(scheme);
        assertThat(scheme.weights("ENTERPRISE").get("solve")).isEqualTo(Fraction.of(81, 2));
        assertThat(scheme.weights("STREET").get("solve")).isEqualTo(Fraction.of(50));
        assertThat(scheme.bonus("ENTERPRISE"))
                .extracting(Scheme.Bonus::id)
                .containsExactly("volume");
        assertThat(scheme.minimumSample("ENTERPRISE")).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    solve: 50, satisf     | solve: 51, satisf      | score.weights            | make 101 together
                    solve: 50,            | solv: 50,              | score.weights.solv       | perhaps
                    solve: 50,            | solve: fifty,          | score.weights.solve      | a number
                    begins: 19 00:00      | begins: 31 00:00       | period.begins            | not every month has a day 31
                    begins: 19 00:00      | begins: 19             | period.begins            | hh:mm
                    ends: 19 00:00        | ends: 19 25:00         | period.ends              | hh:mm
                    by: answered          | by: asked              | counts.by                | not known
                    lead: 1,              | lead: 1.5,             | shares.lead              | between 0 and 1
                    contacted / valid     | contactd / valid       | rates.response.formula   | "contacted" perhaps
                    contacted / valid     | 10 * contacted         | rates.response.formula   | a ratio is expected
                    digits: 1             | digits: many           | score.digits             | whole number
                    digits: 1             | digits: 9              | score.digits             | from 0 to 6
                    half-up               | half-way               | score.rounding           | not known
                    minimumSample: 1      | minimumSample: 0       | score.minimumSample      | from 1
                    minimumSample: 1      | minimalSample: 1       | score.minimalSample      | "minimumSample" perhaps
                    kinds: [DISTRICT]     | kinds: [STREET]        | groups.DISTRICT          | overlaps with "STREET"
                    kinds: [DISTRICT]     | kinds: [VILLAGE]       | groups.DISTRICT.units.kinds[0] | not known
                    kinds: [DISTRICT]     | codes: 5               | groups.DISTRICT.units.codes    | a list is expected
                    takes: all            | takes: everything      | groups.DISTRICT.takes    | not known
                    highest: climb        | highest: score, lowest: climb | lists.progress.lowest | not both
                    highest: climb        | highest: clim          | lists.progress.highest   | "climb" perhaps
                    lowest: score, take: 10% | lowest: score, take: 95% | lists               | 105%
                    take: 3%              | take: few              | lists.governance.take    | such as 10 or 10%
                    kinds: []             | kinds: [PRAISE, PRAISE]| counts.without.kinds[1]  | twice
                    kinds: []             | anonymous: perhaps     | counts.without.anonymous | is not known
                    kinds: []             | categories: x          | counts.without.categories | a list is expected
                    scheme: three-rates   | scheme: 三率            | scheme                   | is not a code
                    scheme: three-rates   | scheme: [a]            | scheme                   | a single value
                    scheme: three-rates   | scheme:                | scheme                   | is empty
                    scheme: three-rates   | schema: three-rates    | schema                   | not known
                    name: {zh-CN: 响应率, en: Response} | name: {zh-CN: 响应率} | rates.response.name.en | is missing
                    by: []                | by: [solv]             | ties.by[0]               | "solve" perhaps
                    """)
    void aMistakeIsToldWithItsPathAndItsWords(
            String right, String wrong, String path, String said) {
        assertThat(DEFAULT).contains(right);
        var text = DEFAULT.replaceFirst(java.util.regex.Pattern.quote(right), wrong);

        var reading = SchemeDocument.read(text);

        assertThat(reading.scheme()).isNull();
        assertThat(reading.faults())
                .anySatisfy(fault -> {
                    assertThat(fault.path()).isEqualTo(path);
                    assertThat(fault.words().english()).contains(said);
                    assertThat(fault.words().chinese()).isNotBlank();
                });
    }

    @Test
    void aFaultInAFormulaStandsAtItsVeryCharacter() {
        var text = DEFAULT.replace("0.9 * basically", "0.9 * basicaly");

        var faults = SchemeDocument.read(text).faults();

        assertThat(faults).hasSize(1);
        var line = text.lines().toList().get(faults.getFirst().line() - 1);
        assertThat(line.substring(faults.getFirst().column() - 1)).startsWith("basicaly) / valid");
    }

    @Test
    void allFaultsAreToldAtOnceInTheOrderOfTheirPlaces() {
        var text =
                DEFAULT.replace("begins: 19", "begins: 29")
                        .replace("solve: 50", "solve: 55")
                        .replace("solved / valid", "solved / vald")
                        .replace("digits: 1", "digits: x");

        var faults = SchemeDocument.read(text).faults();

        assertThat(faults)
                .extracting(Fault::path)
                .containsExactly(
                        "period.begins", "rates.solve.formula", "score.weights", "score.digits");
        assertThat(faults).isSorted();
    }

    // [utest->rule~scheme.period~1]
    // [utest->rule~assessment.period~1]
    @Test
    void aGapBetweenPeriodsIsAllowedAndItsConsequenceIsToldAsARemark() {
        var reading = SchemeDocument.read(DEFAULT.replace("ends: 19 00:00", "ends: 18 12:00"));

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.remarks())
                .singleElement()
                .satisfies(remark -> {
                    assertThat(remark.path()).isEqualTo("period.ends");
                    assertThat(remark.words().english()).contains("18 12:00", "19 00:00");
                });
        var november = reading.get().period(YearMonth.of(2026, 11));
        assertThat(november.from()).isEqualTo(Instant.parse("2026-10-18T16:00:00Z"));
        assertThat(november.until()).isEqualTo(Instant.parse("2026-11-18T04:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "19 00:00, 19 00:00, 2026-10-19T00:00, 2026-11-19T00:00",
        "19 00:00, 18 12:00, 2026-10-19T00:00, 2026-11-18T12:00",
        "1 00:00,  1 00:00,  2026-11-01T00:00, 2026-12-01T00:00",
        "1 00:00,  26 00:00, 2026-11-01T00:00, 2026-11-26T00:00",
        "26 08:30, 26 08:30, 2026-10-26T08:30, 2026-11-26T08:30"
    })
    void aPeriodBearsTheNameOfTheMonthInWhichItEnds(
            String begins, String ends, String from, String until) {
        var text =
                DEFAULT.replace("begins: 19 00:00", "begins: " + begins)
                        .replace("ends: 19 00:00", "ends: " + ends);

        var period = SchemeDocument.read(text).get().period(YearMonth.of(2026, 11));

        assertThat(period.from()).isEqualTo(Instant.parse(from + ":00+08:00"));
        assertThat(period.until()).isEqualTo(Instant.parse(until + ":00+08:00"));
    }

    // [utest->rule~scheme.groups~1]
    @Test
    void unitsAreMeantByKindByPlaceAndByCode() {
        var streetsOfTwo =
                new Scheme.Selection(
                        java.util.Set.of(org.jieban.organisation.UnitKind.STREET),
                        java.util.Set.of("DONG", "XI"),
                        java.util.Set.of("GAS"));
        var street = org.jieban.organisation.UnitKind.STREET;

        assertThat(streetsOfTwo.includes(street, List.of("JG", "DONG", "CITY"))).isTrue();
        assertThat(streetsOfTwo.includes(street, List.of("WJ", "CHAOYANG", "CITY"))).isFalse();
        assertThat(
                        streetsOfTwo.includes(
                                org.jieban.organisation.UnitKind.SECTION,
                                List.of("JG-1", "JG", "DONG", "CITY")))
                .isFalse();
        assertThat(
                        streetsOfTwo.includes(
                                org.jieban.organisation.UnitKind.ENTERPRISE,
                                List.of("GAS", "CITY")))
                .isTrue();
        assertThat(Scheme.Selection.NONE.includes(street, List.of("JG"))).isFalse();
    }

    @Test
    void referencesTagsAndSecondDocumentsAreRefused() {
        assertThat(faults(DEFAULT.replace("kinds: [STREET]", "kinds: &a [STREET]")))
                .contains("anchors");
        assertThat(faults(DEFAULT.replace("scheme: three", "scheme: !!javax.script.Engine three")))
                .isNotEmpty();
        assertThat(faults(DEFAULT + "\n---\na: 1\n")).isNotEmpty();
        assertThat(faults("&a [*a, *a]")).isNotEmpty();
        assertThat(faults("")).contains("empty");
        assertThat(faults("- a\n- b")).contains("table");
        assertThat(faults("a: 1\na: 2\n")).contains("twice");
        assertThat(faults("a: [\n")).contains("not YAML");
        assertThat(faults("x".repeat(300_000))).contains("too long");
        assertThat(faults("[".repeat(5000))).isNotEmpty();
    }

    /** Whatever is typed, the answer is a list of faults or a scheme. */
    @RepeatedTest(60)
    void noTextMakesItFail(RepetitionInfo round) {
        var random = new Random(round.getCurrentRepetition());
        for (int i = 0; i < 40; i++) {
            var text =
                    new StringBuilder(
                            random.nextInt(4) == 0 ? "" : random.nextBoolean() ? DEFAULT : FULL);
            for (int change = random.nextInt(1, 12); change > 0; change--) {
                damage(text, random);
            }

            var reading = SchemeDocument.read(text.toString());

            if (reading.scheme() == null) {
                assertThat(reading.faults()).isNotEmpty();
                assertThat(reading.faults())
                        .allSatisfy(fault -> {
                            assertThat(fault.line()).isPositive();
                            assertThat(fault.column()).isPositive();
                            assertThat(fault.words().chinese()).isNotBlank();
                            assertThat(fault.words().english()).isNotBlank();
                        });
            } else {
                assertThat(reading.faults()).isEmpty();
                assertThat(SchemeDocument.read(SchemeDocument.write(reading.get())).get())
                        .isEqualTo(reading.get());
            }
        }
    }

    private static void damage(StringBuilder text, Random random) {
        var pieces =
                new ArrayList<>(
                        List.of(
                                ":",
                                "\n",
                                "  ",
                                "- ",
                                "[",
                                "]",
                                "{",
                                "}",
                                "\"",
                                "'",
                                "&a",
                                "*a",
                                "!",
                                "%YAML 9",
                                "|",
                                ">",
                                "#",
                                "?",
                                "\t",
                                "0",
                                "99999999999999999999",
                                "-1",
                                "score",
                                "(",
                                ")",
                                "/ 0",
                                "中",
                                "\uD83D\uDE00",
                                "\u0000",
                                "\uFEFF",
                                "null",
                                "~",
                                "<<: ",
                                "kinds",
                                "1e9",
                                "%TAG ! x",
                                "---",
                                "...",
                                "\u2028"));
        int at = text.isEmpty() ? 0 : random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> text.insert(at, pieces.get(random.nextInt(pieces.size())));
            case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(1, 30)));
            case 2 -> text.insert(at, (char) random.nextInt(Character.MAX_VALUE));
            default -> {
                int from = text.isEmpty() ? 0 : random.nextInt(text.length());
                text.insert(
                        at,
                        text.substring(from, Math.min(text.length(), from + random.nextInt(60))));
            }
        }
    }

    private static String faults(String text) {
        var reading = SchemeDocument.read(text);
        assertThat(reading.scheme()).isNull();
        return reading.faults().stream()
                .map(fault -> fault.words().english())
                .reduce("", (all, one) -> all + one + "\n");
    }
}
