package org.jieban.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.casefile.PaperCity.CALENDAR;
import static org.jieban.casefile.PaperCity.COMMUNITY;
import static org.jieban.casefile.PaperCity.DISTRICT;
import static org.jieban.casefile.PaperCity.HOTLINE;
import static org.jieban.casefile.PaperCity.START;
import static org.jieban.casefile.PaperCity.STREET;
import static org.jieban.casefile.PaperCity.WATER;
import static org.jieban.casefile.PaperCity.actor;
import static org.jieban.casefile.PaperCity.dispatchTo;
import static org.jieban.casefile.PaperCity.enter;
import static org.jieban.casefile.PaperCity.submitted;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jieban.casefile.CaseEvent.ContactMethod;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseEvent.RevisitChannel;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.identity.Role;
import org.junit.jupiter.api.Test;

/** The rules of a case's life on paper: no database, no clock. */
class DecidingTests {

    @Test // [utest->rule~case.community-never-leads~1]
    void aResidentsCommitteeIsNeverPutInCharge() {
        var file = life(new Act.Accept());

        assertThat(refusal(file, actor(Role.DISPATCHER, HOTLINE, 9), dispatchTo(COMMUNITY)))
                .isEqualTo(Refusal.COMMUNITY_NEVER_LEADS);
    }

    @Test // [utest->rule~revisit.independent~1]
    void somebodyOfTheHandlingUnitDoesNotAskTheCitizen() {
        var file = waitingForTheRevisit();
        var answer =
                new Act.AnswerRevisit(
                        RevisitChannel.PHONE, true, Solved.SOLVED, Satisfaction.SATISFIED, "");

        assertThat(refusal(file, actor(Role.REVISITER, STREET, 9), answer))
                .isEqualTo(Refusal.NOT_INDEPENDENT);
        assertThat(refusal(file, actor(Role.REVISITER, COMMUNITY, 9), answer))
                .isEqualTo(Refusal.NOT_INDEPENDENT);
        assertThat(decide(file, actor(Role.REVISITER, HOTLINE, 9), answer))
                .isInstanceOf(Decision.Facts.class);
    }

    @Test
    void theDistrictMayAcceptTheReplyOfItsStreet() {
        var file = replied();

        assertThat(decide(file, actor(Role.LEADER, DISTRICT, 9), new Act.Approve("")))
                .isInstanceOf(Decision.Facts.class);
        assertThat(refusal(file, actor(Role.LEADER, WATER, 9), new Act.Approve("")))
                .isEqualTo(Refusal.NOT_YOUR_CASE);
    }

    private static CaseFile replied() {
        var handler = actor(Role.HANDLER, STREET, 1);
        var file = life(new Act.Accept(), dispatchTo(STREET));
        perform(file, handler, new Act.Sign());
        perform(
                file,
                handler,
                new Act.Contact(ContactMethod.PHONE, true, MeetingAnswer.DECLINED, ""));
        perform(file, handler, new Act.Reply("已办", "已办", Solved.SOLVED, List.of()));
        return file;
    }

    private static CaseFile waitingForTheRevisit() {
        var file = replied();
        perform(file, actor(Role.LEADER, STREET, 2), new Act.Approve(""));
        return file;
    }

    private static CaseFile life(Act... acts) {
        var file = new CaseFile(1, CALENDAR);
        enter(file, new ArrayList<>(), submitted(true), CaseActor.citizen(), START);
        for (var act : acts) {
            perform(file, actor(Role.DISPATCHER, HOTLINE, 9), act);
        }
        return file;
    }

    private static void perform(CaseFile file, CaseActor actor, Act act) {
        var facts = (Decision.Facts) decide(file, actor, act);
        facts.events().forEach(event -> enter(file, new ArrayList<>(), event, actor, later(file)));
    }

    private static Decision decide(CaseFile file, CaseActor actor, Act act) {
        return PaperCity.decide(file, actor, act, later(file));
    }

    private static Instant later(CaseFile file) {
        return START.plusSeconds(600L * file.version());
    }

    private static Refusal refusal(CaseFile file, CaseActor actor, Act act) {
        return ((Decision.Refused) decide(file, actor, act)).reason();
    }
}
