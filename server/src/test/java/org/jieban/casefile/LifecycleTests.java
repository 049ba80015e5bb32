package org.jieban.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jieban.identity.Role;
import org.junit.jupiter.api.Test;

/** Compares the two tables of the life of a case with the page that people read. */
class LifecycleTests {

    private static final Path PAGE = Path.of("../docs/rules/lifecycle.md");

    @Test // [utest->rule~case.lifecycle~1]
    void everyStateAndEveryActStandInThePageAsInTheCode() throws IOException {
        var table = table("| act | 中文 |");
        var states = table.getFirst().subList(2, table.getFirst().size());
        assertThat(states)
                .containsExactly(
                        Arrays.stream(CaseState.values()).map(Enum::name).toArray(String[]::new));

        var written = new HashMap<String, Boolean>();
        for (var row : table.subList(2, table.size())) {
            for (int i = 0; i < states.size(); i++) {
                written.put(row.get(0) + " in " + states.get(i), row.get(i + 2).equals("yes"));
            }
        }
        var coded = new HashMap<String, Boolean>();
        for (var act : ActKind.values()) {
            for (var state : CaseState.values()) {
                coded.put(act + " in " + state, Lifecycle.allows(state, act));
            }
        }
        assertThat(written).isEqualTo(coded);
    }

    @Test // [utest->rule~case.roles~1]
    void whoseBusinessAnActIsStandsInThePageAsInTheCode() throws IOException {
        var written = new HashMap<String, TreeSet<String>>();
        for (var row : table("| act | roles |").stream().skip(2).toList()) {
            written.put(row.get(0), new TreeSet<>(List.of(row.get(1).split(", "))));
        }
        Map<String, TreeSet<String>> coded =
                Arrays.stream(ActKind.values())
                        .collect(
                                Collectors.toMap(
                                        Enum::name,
                                        act ->
                                                Arrays.stream(Role.values())
                                                        .filter(role ->
                                                                Lifecycle.isBusinessOf(role, act))
                                                        .map(Enum::name)
                                                        .sorted(Comparator.naturalOrder())
                                                        .collect(
                                                                Collectors.toCollection(
                                                                        TreeSet::new))));

        assertThat(written).isEqualTo(coded);
    }

    @Test
    void onceACaseIsArchivedOnlyWhatCountsIsAskedAboutAndOfAVoidOneNothing() {
        for (var act : ActKind.values()) {
            assertThat(Lifecycle.allows(CaseState.ARCHIVED, act))
                    .isEqualTo(Lifecycle.allows(CaseState.CLOSED, act) && act != ActKind.ARCHIVE);
            assertThat(Lifecycle.allows(CaseState.VOIDED, act)).isFalse();
        }
    }

    private static List<List<String>> table(String head) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith(head))
                .takeWhile(line -> line.startsWith("|"))
                .map(line ->
                        Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                                .map(String::strip)
                                .toList())
                .toList();
    }
}
