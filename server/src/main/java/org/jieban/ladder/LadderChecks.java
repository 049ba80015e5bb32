package org.jieban.ladder;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jieban.casefile.CaseClock;
import org.jieban.organisation.UnitId;
import org.jieban.shared.FieldProblem;

/** What has to hold of a ladder before it may press anybody. Pure. */
final class LadderChecks {

    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{2,40}");
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_WORDS = 300;
    private static final int MOST_RUNGS = 20;
    private static final int HIGHEST_ROUND = 20;
    private static final int WHOLE = 100;

    private final List<FieldProblem> found = new ArrayList<>();

    private LadderChecks() {}

    /** Everything that is wrong, by field; empty for a good ladder. */
    // [impl->rule~ladder.valid~1]
    static List<FieldProblem> problems(Ladder ladder, Predicate<UnitId> known) {
        var checks = new LadderChecks();
        checks.check(ladder, known);
        return checks.found;
    }

    private void check(Ladder ladder, Predicate<UnitId> known) {
        refuse(!CODE.matcher(ladder.code()).matches(), "/code", "unknown");
        text(ladder.name(), "/name", LONGEST_NAME, true);
        text(ladder.nameEn(), "/nameEn", LONGEST_NAME, false);
        refuse(!standsOn(ladder.clock()), "/clock", "unknown");
        int round = ladder.when().fromRound();
        refuse(round < 1 || round > HIGHEST_ROUND, "/when/fromRound", "unknown");
        for (var area : ladder.when().areas()) {
            refuse(!known.test(new UnitId(area)), "/when/areas", "unknown");
        }
        refuse(ladder.rungs().isEmpty(), "/rungs", "required");
        if (ladder.rungs().size() > MOST_RUNGS) {
            found.add(new FieldProblem("/rungs", "too-many", null, Map.of("limit", MOST_RUNGS)));
        }
        var codes = new HashSet<String>();
        for (int i = 0; i < ladder.rungs().size(); i++) {
            var rung = ladder.rungs().get(i);
            refuse(!codes.add(rung.code()), "/rungs/" + i + "/code", "duplicate");
            check(rung, "/rungs/" + i, known);
        }
    }

    /** Clocks of units and of the hotline that somebody has to meet, before the citizen is asked. */
    static boolean standsOn(CaseClock.Kind kind) {
        return kind.presses() && kind != CaseClock.Kind.REVISIT;
    }

    private void check(Ladder.Rung rung, String at, Predicate<UnitId> known) {
        refuse(!CODE.matcher(rung.code()).matches(), at + "/code", "unknown");
        text(rung.name(), at + "/name", LONGEST_NAME, true);
        text(rung.nameEn(), at + "/nameEn", LONGEST_NAME, false);
        var moment = rung.at();
        switch (moment.of()) {
            case SHARE ->
                    refuse(
                            moment.share() < 1 || moment.share() > WHOLE,
                            at + "/at/share",
                            "unknown");
            case AFTER_START -> {}
            case BEFORE_DUE, AFTER_DUE ->
                    refuse(moment.limit() == null, at + "/at/limit", "required");
        }
        check(rung.action(), at + "/action", known);
    }

    private void check(Ladder.Action action, String at, Predicate<UnitId> known) {
        text(action.words(), at + "/words", LONGEST_WORDS, true);
        refuse(
                action.kind() == Ladder.Kind.TELL && action.tell().isEmpty(),
                at + "/tell",
                "required");
        refuse(
                action.kind() == Ladder.Kind.SUPERVISE && action.limit() == null,
                at + "/limit",
                "required");
        refuse(
                action.kind() == Ladder.Kind.RAISE_URGENCY && action.urgency() == null,
                at + "/urgency",
                "required");
        var studio = action.unit();
        refuse(studio != null && !known.test(new UnitId(studio)), at + "/unit", "unknown");
        for (int i = 0; i < action.tell().size(); i++) {
            var target = action.tell().get(i);
            var unit = target.unit();
            boolean needsUnit = target.to() == Ladder.To.UNIT || target.to() == Ladder.To.PERSON;
            refuse(needsUnit && unit == null, at + "/tell/" + i + "/unit", "required");
            refuse(
                    unit != null && !known.test(new UnitId(unit)),
                    at + "/tell/" + i + "/unit",
                    "unknown");
            refuse(
                    target.to() == Ladder.To.PERSON && target.person() == null,
                    at + "/tell/" + i + "/person",
                    "required");
        }
    }

    private void text(String text, String at, int longest, boolean needed) {
        refuse(needed && text.isBlank(), at, "required");
        if (text.length() > longest) {
            found.add(new FieldProblem(at, "too-long", null, Map.of("limit", longest)));
        }
    }

    private void refuse(boolean wrong, String at, String code) {
        if (wrong) {
            found.add(new FieldProblem(at, code));
        }
    }
}
