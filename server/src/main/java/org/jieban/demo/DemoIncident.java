package org.jieban.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseEvent.Channel;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.claimant.GivenClaimant;
import org.jieban.identity.Role;
import org.jieban.incident.KnownIncidents;
import org.jieban.intake.Intake;
import org.jieban.intake.Request;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.shared.IdempotencyKey;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A heating failure in one estate of the visitors' street, known and told by a dozen people (已知事件). */
@Component
@Profile("demo")
class DemoIncident {

    private static final String COMMUNITY = "110105026038";
    private static final String ESTATE = "望京西园四区";
    private static final String CATEGORY = "030502";
    private static final int CALLS = 12;
    private static final List<String> WORDS =
            List.of(
                    ESTATE + "从早上开始停暖,家里有老人,什么时候能来?",
                    ESTATE + "暖气停了,屋里只有十四度,请尽快修。",
                    "我住" + ESTATE + ",整栋楼都没暖气了。",
                    ESTATE + "不供暖了,物业说是换热站的问题。");

    private final KnownIncidents incidents;
    private final Intake intake;
    private final Units units;
    private final Clock clock;

    DemoIncident(KnownIncidents incidents, Intake intake, Units units, Clock clock) {
        this.incidents = incidents;
        this.intake = intake;
        this.units = units;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void happen() {
        var hotline = units.byCode(CityPlan.HOTLINE).map(Unit::id);
        var community = units.byCode(COMMUNITY).map(Unit::id);
        var heating =
                Stream.of("110105-ent-heating", "ent-heating")
                        .flatMap(code -> units.byCode(code).stream())
                        .map(Unit::id)
                        .findFirst();
        if (hotline.isEmpty() || community.isEmpty() || heating.isEmpty() || incidents.any()) {
            return;
        }
        var began = clock.instant().minus(Duration.ofHours(2));
        var incident =
                incidents.open(
                        new KnownIncidents.Opening(
                                ESTATE + "换热站停暖",
                                CATEGORY,
                                List.of(community.get()),
                                began,
                                began.plus(Duration.ofDays(1)),
                                ESTATE + "换热站循环泵故障,供热单位正在更换,预计明天恢复供暖。" + "家中有老人、婴儿或病人的,社区可以先送取暖设备。",
                                heating.get(),
                                hotline.get(),
                                "值班派单员"),
                        new IdempotencyKey("demo-incident"),
                        began);
        var agent = new CaseActor(null, "话务员", hotline.get(), Role.AGENT);
        for (int i = 0; i < CALLS; i++) {
            call(incident, i, community.get(), agent, began.plus(Duration.ofMinutes(3 + 9L * i)));
        }
    }

    private void call(long incident, int no, UnitId community, CaseActor agent, Instant at) {
        var words = WORDS.get(no % WORDS.size());
        var request =
                new Request(
                        CaseKind.HELP,
                        ESTATE + "停暖",
                        words,
                        CATEGORY,
                        Urgency.LIVELIHOOD,
                        community,
                        ESTATE + (no + 1) + "号楼",
                        null,
                        null,
                        new GivenClaimant(
                                PersonNames.of("incident" + no),
                                PersonNames.phone("incident" + no),
                                false),
                        false,
                        false,
                        Channel.PHONE,
                        List.of(),
                        null);
        intake.take(
                        request,
                        List.of(incidents.answer(incident, "")),
                        agent,
                        new IdempotencyKey("demo-incident-" + no),
                        at,
                        caseId -> incidents.bind(incident, caseId, true, agent.name(), at))
                .orThrow();
    }
}
