package org.jieban.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseEvent.AttemptOutcome;
import org.jieban.casefile.CaseEvent.RevisitChannel;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseFile;
import org.jieban.identity.Role;

/** How citizens are asked and what they answer (回访), as the unit that handled the case deserves. */
final class Revisits {

    private final Player.Stage stage;
    private final Roster roster;
    private final Sentences sentences;

    Revisits(Player.Stage stage, Roster roster, Sentences sentences) {
        this.stage = stage;
        this.roster = roster;
        this.sentences = sentences;
    }

    Optional<Step> next(CaseFile file, Chance chance) {
        var callBack = file.callBackAt();
        var from = callBack != null && callBack.isAfter(file.lastAt()) ? callBack : file.lastAt();
        var at =
                OfficeHours.from(
                        from.plusSeconds((long) (3600 * chance.around(9, 0.7))), true, chance);
        var temper = Temper.of(stage.unit(file.lead().orElseThrow().unit()).code());
        if (chance.hit(0.3)) {
            return Optional.of(
                    new Step(at, null, answer(RevisitChannel.LINK, file, temper, chance)));
        }
        if (chance.hit(0.15)) {
            return byRevisiter(
                    at,
                    new Act.AttemptRevisit(
                            RevisitChannel.PHONE,
                            AttemptOutcome.NO_ANSWER,
                            sentences.one("unreached", chance),
                            null),
                    chance);
        }
        if (callBack == null && chance.hit(0.03)) {
            return byRevisiter(
                    at,
                    new Act.AttemptRevisit(
                            RevisitChannel.PHONE,
                            AttemptOutcome.CALL_BACK,
                            sentences.one("callback", chance),
                            at.plus(Duration.ofHours(4))),
                    chance);
        }
        return byRevisiter(at, answer(RevisitChannel.PHONE, file, temper, chance), chance);
    }

    private Act.AnswerRevisit answer(
            RevisitChannel channel, CaseFile file, Temper temper, Chance chance) {
        boolean contacted = chance.hit(0.55 + 0.46 * temper.reaches());
        boolean solved = chance.hit(temper.solvesInRound(file.round()));
        boolean partly = !solved && chance.hit(0.25);
        var satisfaction =
                solved
                        ? (chance.hit(temper.pleases())
                                ? Satisfaction.SATISFIED
                                : chance.hit(0.7)
                                        ? Satisfaction.BASICALLY
                                        : Satisfaction.DISSATISFIED)
                        : (chance.hit(0.12) ? Satisfaction.BASICALLY : Satisfaction.DISSATISFIED);
        var words =
                switch (satisfaction) {
                    case SATISFIED -> "good";
                    case BASICALLY -> "basically";
                    case DISSATISFIED, NONE -> "bad";
                };
        return new Act.AnswerRevisit(
                channel,
                contacted,
                solved ? Solved.SOLVED : partly ? Solved.PARTLY : Solved.NOT_SOLVED,
                satisfaction,
                sentences.one(words, chance));
    }

    private Optional<Step> byRevisiter(Instant at, Act act, Chance chance) {
        return roster.one(stage.hotline(), Role.REVISITER, chance)
                .map(member -> new Step(at, member, act));
    }
}
