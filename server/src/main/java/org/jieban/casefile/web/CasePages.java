package org.jieban.casefile.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jieban.attachment.Attachment;
import org.jieban.attachment.Attachments;
import org.jieban.casefile.Assignment;
import org.jieban.casefile.CaseClock;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.CaseLists;
import org.jieban.casefile.ListedCase;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.ReviewFact;
import org.jieban.casefile.SeenCase;
import org.jieban.casefile.WhistleFact;
import org.jieban.casefile.web.CaseRow.CategoryName;
import org.jieban.casefile.web.CaseRow.UnitName;
import org.jieban.catalogue.Categories;
import org.jieban.claimant.ClaimantId;
import org.jieban.claimant.Claimants;
import org.jieban.identity.Actor;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.shared.ProblemMessages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Puts names to the ids of a case, for lists and for the page of one case. */
@Component
class CasePages {

    // [impl->rule~revisit.choice-unseen~1]
    private static final List<String> HOW_THE_CITIZEN_IS_ASKED = List.of("way", "linkUntil");
    private static final int RELATED_AT_MOST = 10;

    /** What the first fact leaves out because it stands at the head of the page, or is not for all. */
    private static final List<String> NOT_ON_THE_TIMELINE =
            List.of("claimant", "words", "number", "source", "lat", "lon", "given", "component");

    private final Units units;
    private final Claimants claimants;
    private final CaseLists lists;
    private final Categories categories;
    private final Attachments attachments;
    private final JsonMapper json;
    private final Clock clock;

    CasePages(
            Units units,
            Claimants claimants,
            CaseLists lists,
            Categories categories,
            Attachments attachments,
            JsonMapper json,
            Clock clock) {
        this.units = units;
        this.claimants = claimants;
        this.lists = lists;
        this.categories = categories;
        this.attachments = attachments;
        this.json = json;
        this.clock = clock;
    }

    CaseRow row(ListedCase listed) {
        return new CaseRow(
                listed.number(),
                listed.version(),
                listed.state(),
                listed.round(),
                listed.title(),
                listed.kind(),
                category(listed.category()),
                listed.urgency(),
                place(listed.area(), listed.address()),
                listed.secret(),
                listed.unit() == null
                        ? null
                        : new CaseRow.Part(
                                listed.part(),
                                unit(new UnitId(listed.unit())),
                                listed.role(),
                                listed.partState()),
                listed.since(),
                listed.dueAt(),
                listed.dueClock(),
                new CaseRow.LastEvent(listed.lastType(), listed.lastAt()),
                listed.openedAt(),
                listed.closedAt(),
                listed.urges(),
                listed.supervised(),
                listed.asks(),
                listed.askedAt(),
                listed.waitingUntil(),
                listed.reviewAt());
    }

    CasePage page(SeenCase seen, Actor viewer) {
        var file = seen.file();
        var opening = file.opening();
        var next = file.nextClock();
        boolean veiled = seen.veiled();
        return new CasePage(
                file.number().value(),
                file.version(),
                file.state(),
                file.round(),
                opening.kind(),
                category(file.category()),
                file.urgency(),
                file.title(),
                veiled ? "" : opening.words(),
                area(file.area()),
                veiled ? null : file.address(),
                veiled ? null : opening.lat(),
                veiled ? null : opening.lon(),
                opening.channel(),
                opening.secret(),
                opening.meetingWanted(),
                file.meeting(),
                claimant(seen),
                file.lead().map(lead -> unit(lead.unit())).orElse(null),
                rule(file),
                file.clocks().stream().map(this::clock).toList(),
                file.assignments().stream()
                        .map(part -> assignment(part, file, seen.history()))
                        .toList(),
                attachments.ofCase(file.id()).stream()
                        .map(CasePages::attachment)
                        .filter(one -> !veiled || seen.filesOfWhistles().contains(one.id()))
                        .toList(),
                seen.history().stream()
                        .filter(fact -> !veiled || fact.event() instanceof WhistleFact)
                        .filter(fact -> isFor(viewer, fact, file))
                        .map(this::entry)
                        .toList(),
                possible(seen),
                seen.byWhistleOnly() ? List.of() : related(file, viewer),
                file.attempts(),
                file.callBackAt(),
                isJudged(viewer, file) || file.revisitWay() == null
                        ? null
                        : new CasePage.RevisitWish(
                                file.revisitWay(), file.revisitLanguage(), file.linkUntil()),
                file.openedAt(),
                file.closedAt(),
                file.outcome(),
                next.map(CaseClock::dueAt).orElse(null),
                next.map(CaseClock::kind).orElse(null),
                veiled ? TimeView.nothing() : TimeView.of(file),
                ReturnsView.of(file, this::unit),
                ReviewsView.of(seen, this::unit, viewer.scope()::contains));
    }

    /** That the citizen was pressed is not for the unit that may have pressed them, nor for whoever stands below. */
    // [impl->rule~revisit.pressure~1]
    private boolean isFor(Actor viewer, RecordedEvent fact, CaseFile file) {
        return !(fact.event() instanceof ReviewFact.PressureReported
                        || fact.event() instanceof CaseEvent.RevisitChosen)
                || !isJudged(viewer, file);
    }

    // [impl->rule~revisit.choice-unseen~1]
    private boolean isJudged(Actor viewer, CaseFile file) {
        return file.assignments().stream()
                .anyMatch(part -> units.isWithin(viewer.unit(), part.unit()));
    }

    private CasePage.Claimant claimant(SeenCase seen) {
        var id = seen.file().opening().claimant();
        if (id == null || seen.veiled()) {
            return new CasePage.Claimant(null, null, true, false);
        }
        var masked = claimants.masked(new ClaimantId(id));
        return new CasePage.Claimant(masked.name(), masked.phone(), masked.anonymous(), true);
    }

    private CasePage.@Nullable Rule rule(CaseFile file) {
        return file.dispatch()
                .map(dispatch ->
                        new CasePage.Rule(
                                dispatch.rule(),
                                dispatch.catalogueVersion(),
                                dispatch.mode(),
                                dispatch.reason(),
                                new CasePage.Limits(
                                        dispatch.limits().sign().toString(),
                                        dispatch.limits().contact().toString(),
                                        dispatch.limits().feedback().toString())))
                .orElse(null);
    }

    private CasePage.ClockView clock(CaseClock running) {
        return new CasePage.ClockView(
                running.kind(),
                running.unit() == null ? null : unit(running.unit()),
                running.round(),
                running.startedAt(),
                running.dueAt(),
                running.stoppedAt(),
                running.limit() == null ? null : running.limit().toString(),
                running.stateAt(clock.instant()));
    }

    private CasePage.AssignmentView assignment(
            Assignment part, CaseFile file, List<RecordedEvent> history) {
        var next = file.nextClock(part.no());
        var handler = part.handler();
        return new CasePage.AssignmentView(
                part.no(),
                unit(part.unit()),
                part.role(),
                part.state(),
                part.duty(),
                handler == null
                        ? null
                        : history.stream()
                                .filter(fact -> Objects.equals(fact.personId(), handler.value()))
                                .map(RecordedEvent::personName)
                                .findFirst()
                                .orElse(null),
                part.from(),
                part.round(),
                next.map(CaseClock::dueAt).orElse(null),
                next.map(CaseClock::kind).orElse(null));
    }

    private static CasePage.AttachmentView attachment(Attachment file) {
        return new CasePage.AttachmentView(
                String.valueOf(file.id().value()),
                file.kind(),
                file.name(),
                file.bytes(),
                file.stage(),
                file.at());
    }

    private CasePage.TimelineEntry entry(RecordedEvent fact) {
        return new CasePage.TimelineEntry(
                fact.seq(),
                fact.event().getClass().getSimpleName(),
                fact.at(),
                new CasePage.Who(fact.personName(), fact.role()),
                fact.unit() == null || fact.unit().value() == 0 ? null : unit(fact.unit()),
                fact.round(),
                fact.state(),
                detail(fact));
    }

    private Map<String, Object> detail(RecordedEvent fact) {
        var detail =
                new LinkedHashMap<String, Object>(
                        json.convertValue(
                                fact.event(), new TypeReference<Map<String, Object>>() {}));
        if (fact.event() instanceof CaseEvent.Submitted) {
            NOT_ON_THE_TIMELINE.forEach(detail::remove);
        }
        if (fact.event() instanceof CaseEvent.ReplyAccepted) {
            HOW_THE_CITIZEN_IS_ASKED.forEach(detail::remove);
        }
        for (var name : List.of("unit", "area", "judge", "party", "upper")) {
            if (detail.get(name) instanceof Number id) {
                detail.put(name, unit(new UnitId(id.longValue())));
            }
        }
        for (var list : List.of("called", "ratings")) {
            if (detail.get(list) instanceof List<?> ones) {
                detail.put(list, ones.stream().map(this::withUnitName).toList());
            }
        }
        for (var name : List.of("assisting", "parties")) {
            if (detail.get(name) instanceof List<?> ids) {
                var named = new ArrayList<UnitName>();
                for (var id : ids) {
                    if (id instanceof Number number) {
                        named.add(unit(new UnitId(number.longValue())));
                    }
                }
                detail.put(name, named);
            }
        }
        return detail;
    }

    private Object withUnitName(Object one) {
        if (one instanceof Map<?, ?> fields && fields.get("unit") instanceof Number id) {
            var named = new LinkedHashMap<Object, Object>(fields);
            named.put("unit", unit(new UnitId(id.longValue())));
            return named;
        }
        return one;
    }

    private static List<CasePage.PossibleAct> possible(SeenCase seen) {
        return seen.possible().entrySet().stream()
                .map(entry ->
                        new CasePage.PossibleAct(
                                entry.getKey().path(),
                                entry.getValue()
                                        .map(why -> ProblemMessages.of(why, Map.of()))
                                        .orElse(null)))
                .toList();
    }

    private List<CasePage.RelatedCase> related(CaseFile file, Actor viewer) {
        var related = new ArrayList<CasePage.RelatedCase>();
        var id = file.opening().claimant();
        if (id != null) {
            var same =
                    claimants.samePerson(new ClaimantId(id)).stream()
                            .mapToLong(ClaimantId::value)
                            .toArray();
            for (var other : lists.ofClaimants(same, viewer.scope(), RELATED_AT_MOST + 1)) {
                if (other.id() != file.id()) {
                    related.add(
                            new CasePage.RelatedCase(
                                    other.number(), other.title(), other.state(), "SAME_CLAIMANT"));
                }
            }
        }
        return related;
    }

    private CasePage.@Nullable Area area(@Nullable UnitId id) {
        return id == null
                ? null
                : new CasePage.Area(id.value(), units.path(id).stream().map(Unit::name).toList());
    }

    /** Where it is, short: street and community, then the address. */
    private @Nullable String place(@Nullable Long area, @Nullable String address) {
        var words = new ArrayList<String>();
        if (area != null) {
            units.path(new UnitId(area)).stream()
                    .filter(unit -> unit.kind() != UnitKind.CITY)
                    .map(Unit::name)
                    .forEach(words::add);
        }
        if (address != null && !address.isBlank()) {
            words.add(address);
        }
        return words.isEmpty() ? null : String.join(" ", words);
    }

    private UnitName unit(UnitId id) {
        return units.find(id)
                .map(unit -> new UnitName(id.value(), unit.name(), unit.kind()))
                .orElseGet(() -> new UnitName(id.value(), "?", UnitKind.SECTION));
    }

    private @Nullable CategoryName category(@Nullable String code) {
        return code == null ? null : new CategoryName(code, categories.pathNames(code));
    }
}
