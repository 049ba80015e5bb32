package org.jieban.demo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;

/** What people of the demo city write and say while a case is handled. */
final class Sentences {

    private final Map<String, List<String>> byUse;

    Sentences() {
        byUse =
                DemoFile.read("sentences.csv").stream()
                        .collect(
                                groupingBy(
                                        row -> row.get("what"),
                                        mapping(row -> row.get("text"), toList())));
    }

    String one(String use, Chance chance) {
        var choices = byUse.get(use);
        if (choices == null) {
            throw new IllegalArgumentException("no sentence for " + use);
        }
        return chance.oneOf(choices);
    }
}
