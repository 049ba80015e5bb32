package org.jieban.ladder;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes new versions of ladders; the earlier ones stay. */
@Service
class LadderBook {

    private final Ladders ladders;
    private final Rearming rearming;
    private final Units units;
    private final Clock clock;

    LadderBook(Ladders ladders, Rearming rearming, Units units, Clock clock) {
        this.ladders = ladders;
        this.rearming = rearming;
        this.units = units;
        this.clock = clock;
    }

    /**
     * Makes the next version and has all open cases armed anew.
     *
     * @param seen the version that was edited, 0 for a new ladder
     * @throws ProblemException {@code shared/invalid} with every field that is wrong; {@code
     *     ladder/changed-meanwhile} when somebody else made a version first
     */
    @Transactional
    public Ladders.Version save(Ladder wanted, int seen, String by, String note) {
        check(wanted);
        var before = ladders.versions(wanted.code()).stream().findFirst();
        int latest = before.map(version -> version.ladder().version()).orElse(0);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var next = standing(wanted, latest + 1, before.map(Ladders.Version::ladder), now);
        if (latest != seen || !ladders.add(next, by, now, note)) {
            throw new ProblemException(
                    LadderProblem.CHANGED_MEANWHILE,
                    Map.of("by", before.map(Ladders.Version::by).orElse("")));
        }
        rearming.ask();
        return new Ladders.Version(next, by, now, note);
    }

    /** Refuses a ladder with every field that is wrong. */
    void check(Ladder wanted) {
        var problems = LadderChecks.problems(wanted, this::known);
        if (!problems.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID, Map.of(), problems);
        }
    }

    private boolean known(UnitId unit) {
        return units.find(unit).isPresent();
    }

    /** A rung that stays where it was keeps its place in time; any other stands from now on. */
    // [impl->rule~ladder.since~1]
    private static Ladder standing(
            Ladder wanted, int version, Optional<Ladder> before, Instant now) {
        var same =
                before.filter(old ->
                        old.active()
                                && old.clock() == wanted.clock()
                                && old.when().equals(wanted.when()));
        return new Ladder(
                wanted.code(),
                version,
                wanted.name().strip(),
                wanted.nameEn().strip(),
                wanted.active(),
                wanted.clock(),
                wanted.when(),
                wanted.rungs().stream()
                        .map(rung ->
                                rung.since(same.map(old -> since(old.rungs(), rung)).orElse(now)))
                        .map(rung -> rung.since() == null ? rung.since(now) : rung)
                        .toList());
    }

    private static @Nullable Instant since(List<Ladder.Rung> before, Ladder.Rung rung) {
        return before.stream()
                .filter(old -> old.code().equals(rung.code()) && old.at().equals(rung.at()))
                .map(Ladder.Rung::since)
                .findFirst()
                .orElse(null);
    }
}
