package org.jieban.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jieban.casefile.Act;
import org.jieban.casefile.Assignment;
import org.jieban.casefile.CareAct;
import org.jieban.casefile.CareFact;
import org.jieban.casefile.CareFact.Check;
import org.jieban.casefile.CareFact.OfferAnswer;
import org.jieban.casefile.CareFact.Slot;
import org.jieban.casefile.CaseClock;
import org.jieban.casefile.CaseEvent.ContactMethod;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseFile;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/** What the people of the demo city owe the citizen before a reply, and on site after it. */
final class FaceToFace {

    /** As {@code jieban.case.conference-from-round} is shipped. */
    private static final int CONFERENCE_FROM_ROUND = 3;

    private static final double SOMEWHERE_LAT = 39.92;
    private static final double SOMEWHERE_LON = 116.45;

    private final Roster roster;
    private final Sentences sentences;

    FaceToFace(Roster roster, Sentences sentences) {
        this.roster = roster;
        this.sentences = sentences;
    }

    /** What comes before the reply; empty when nothing is owed. */
    Optional<Step> beforeReply(CaseFile file, Assignment lead, Instant reply, Chance chance) {
        var care = file.care();
        var from = file.lastAt();
        if (care.offer().isPresent() && care.answer().isEmpty() && !file.metThisRound()) {
            var at = hours(from, chance.between(1, 9));
            return Optional.of(new Step(at, null, answer(care.offer().get(), at, chance)));
        }
        if (owesMeeting(file)) {
            return meeting(file, lead.unit(), from, chance);
        }
        if (file.round() >= CONFERENCE_FROM_ROUND
                && care.concludedInRound() < CONFERENCE_FROM_ROUND) {
            return care.conferenceCalled().isEmpty()
                    ? by(
                            lead.unit(),
                            Role.HANDLER,
                            hours(from, chance.between(0.5, 5)),
                            new CareAct.CallConference(sentences.one("conference", chance)),
                            chance)
                    : by(
                            lead.unit(),
                            Role.LEADER,
                            hours(from, chance.between(4, 30)),
                            new CareAct.HoldConference(
                                    from,
                                    List.of("街道主管领导", "相关科室", "社区"),
                                    sentences.one("conclusion", chance),
                                    List.of()),
                            chance);
        }
        return promise(file, lead, reply, chance);
    }

    /** Most keep the promise to tell how far they are; some are silent. */
    private Optional<Step> promise(CaseFile file, Assignment lead, Instant reply, Chance chance) {
        return file.clocks().stream()
                .filter(clock -> clock.kind() == CaseClock.Kind.PROGRESS && clock.running())
                .filter(clock -> clock.dueAt().isBefore(reply))
                .filter(_ -> chance.hit(0.8))
                .findFirst()
                .flatMap(clock ->
                        by(
                                lead.unit(),
                                Role.HANDLER,
                                later(
                                        file.lastAt().plusSeconds(60),
                                        hours(clock.dueAt(), -chance.between(1, 12))),
                                new Act.Note(sentences.one("note", chance), true, List.of()),
                                chance));
    }

    private static boolean owesMeeting(CaseFile file) {
        return file.opening().contactable()
                && !file.metThisRound()
                && file.meeting() != MeetingAnswer.DECLINED
                && file.demands().filter(demands -> !demands.meetingExempt()).isPresent();
    }

    private Optional<Step> meeting(CaseFile file, UnitId unit, Instant from, Chance chance) {
        if (file.meeting() == MeetingAnswer.NOT_ASKED) {
            return by(
                    unit,
                    Role.HANDLER,
                    hours(from, chance.between(0.5, 6)),
                    new Act.Contact(
                            ContactMethod.PHONE,
                            true,
                            MeetingAnswer.DECLINED,
                            sentences.one("contact", chance)),
                    chance);
        }
        var chosen = chosen(file);
        if (chosen == null && file.care().offer().isEmpty() && chance.hit(0.3)) {
            var at = hours(from, chance.between(0.5, 4));
            return by(
                    unit,
                    Role.HANDLER,
                    at,
                    new CareAct.OfferMeeting(
                            List.of(slot(at, 2, 10), slot(at, 2, 15), slot(at, 3, 10)),
                            place(file),
                            chance.hit(0.4),
                            sentences.one("offer", chance)),
                    chance);
        }
        return by(
                unit,
                Role.HANDLER,
                chosen == null
                        ? hours(from, chance.between(1, 20))
                        : later(from.plusSeconds(60), chosen.until()),
                new Act.Meet(
                        chosen == null ? from : chosen.from(),
                        place(file),
                        sentences.one("met", chance),
                        "承办人、诉求人",
                        List.of()),
                chance);
    }

    private static @Nullable Slot chosen(CaseFile file) {
        var answer = file.care().answer().orElse(null);
        var offer = file.care().offer().orElse(null);
        return answer == null || offer == null || answer.slot() == null
                ? null
                : offer.slots().get(answer.slot());
    }

    /** A time that is still to come, another one, or none. */
    private static Act answer(CareFact.MeetingOffered offer, Instant at, Chance chance) {
        double drawn = chance.between(0, 1);
        int slot = chance.below(offer.slots().size());
        if (drawn < 0.75 && offer.slots().get(slot).until().isAfter(at)) {
            return new CareAct.AnswerOffer(OfferAnswer.ACCEPTED, slot, null, "");
        }
        return drawn < 0.85
                ? new CareAct.AnswerOffer(OfferAnswer.MOVED, null, null, "周末在家，最好周末来")
                : new CareAct.AnswerOffer(OfferAnswer.DECLINED, null, null, "电话说清楚就行");
    }

    /** The look on site that a reply waits for, where its category demands one. */
    Optional<Step> onSite(CaseFile file, Assignment lead, Instant at, Chance chance) {
        var demands = file.demands().orElse(null);
        if (demands == null || !demands.onSite() || file.care().siteCheck().isPresent()) {
            return Optional.empty();
        }
        int bad = chance.hit(0.1) ? chance.below(Math.max(1, demands.checklist().size())) : -1;
        var items = demands.checklist().isEmpty() ? List.of("现场") : demands.checklist();
        var checks =
                items.stream()
                        .map(item ->
                                items.indexOf(item) == bad
                                        ? new Check(item, false, sentences.one("reject", chance))
                                        : new Check(item, true, ""))
                        .toList();
        return by(
                lead.unit(),
                Role.LEADER,
                at,
                new CareAct.CheckSite(
                        checks,
                        DrawnPhotos.TO_BE_TAKEN,
                        DrawnPhotos.TO_BE_TAKEN,
                        Objects.requireNonNullElse(file.opening().lat(), SOMEWHERE_LAT),
                        Objects.requireNonNullElse(file.opening().lon(), SOMEWHERE_LON)),
                chance);
    }

    /** Whether somebody found something on site that is not good. */
    static boolean badOnSite(CaseFile file) {
        return file.care()
                .siteCheck()
                .filter(look -> !look.checks().stream().allMatch(Check::good))
                .isPresent();
    }

    /** How the conclusion of a conference was carried out; empty where none binds. */
    String followed(CaseFile file, Chance chance) {
        return file.care().conclusion().isPresent() ? sentences.one("followed", chance) : "";
    }

    private static String place(CaseFile file) {
        return Objects.requireNonNullElse(file.address(), "社区居委会");
    }

    private static Slot slot(Instant from, int days, int hour) {
        var day =
                from.atZone(org.jieban.calendar.CityZone.ZONE)
                        .truncatedTo(ChronoUnit.DAYS)
                        .plusDays(days)
                        .plusHours(hour)
                        .toInstant();
        return new Slot(day, day.plus(Duration.ofHours(1)));
    }

    private static Instant hours(Instant from, double hours) {
        return from.plusSeconds((long) (hours * 3600));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Optional<Step> by(UnitId unit, Role role, Instant at, Act act, Chance chance) {
        return roster.one(unit, role, chance).map(member -> new Step(at, member, act));
    }
}
