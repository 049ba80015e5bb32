package org.jieban.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jieban.casefile.Act;
import org.jieban.casefile.ActOutcome;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.Casework;
import org.jieban.casefile.NewCase;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Categories;
import org.jieban.catalogue.Urgency;
import org.jieban.claimant.Claimants;
import org.jieban.claimant.GivenClaimant;
import org.jieban.danger.Danger;
import org.jieban.danger.DangerReader;
import org.jieban.dispatch.Dispatching;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.place.Components;
import org.jieban.place.Datum;
import org.jieban.place.GivenPoint;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.IdempotencyKey;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes a case of what came in (受理). */
@Service
public class Intake {

    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_WORDS = 20_000;
    private static final int LONGEST_ADDRESS = 300;
    private static final int LONGEST_LANGUAGE = 20;
    private static final int TITLE_FROM_WORDS = 40;

    private final Casework casework;
    private final Claimants claimants;
    private final Categories categories;
    private final Dispatching dispatching;
    private final Units units;
    private final Components components;

    Intake(
            Casework casework,
            Claimants claimants,
            Categories categories,
            Dispatching dispatching,
            Units units,
            Components components) {
        this.casework = casework;
        this.claimants = claimants;
        this.categories = categories;
        this.dispatching = dispatching;
        this.units = units;
        this.components = components;
    }

    /** Puts a request before the agents (待受理), as the public's pages and other systems do. */
    public ActOutcome submit(
            Request request,
            CaseActor actor,
            IdempotencyKey key,
            Instant at,
            LongConsumer alongside) {
        return open(heard(request), List.of(), actor, key, at, alongside);
    }

    /**
     * Takes a request in and sends it to its unit in the same act; to the dispatcher's pool when the
     * catalogue has no unit for it.
     */
    public ActOutcome takeAndDispatch(
            Request request,
            CaseActor actor,
            IdempotencyKey key,
            Instant at,
            LongConsumer alongside) {
        var acts = new ArrayList<Act>(List.of(new Act.Accept()));
        var heard = heard(request);
        dispatching
                .byCatalogue(request.category(), request.area(), heard.urgency(), at)
                .ifPresent(direction -> acts.add(new Act.Dispatch(direction)));
        return open(heard, acts, actor, key, at, alongside);
    }

    /** Takes a request in and does with it at once what the acts say: answer, guide, link, or nothing. */
    public ActOutcome take(
            Request request,
            List<Act> then,
            CaseActor actor,
            IdempotencyKey key,
            Instant at,
            LongConsumer alongside) {
        return open(heard(request), then, actor, key, at, alongside);
    }

    /** A request that can be used: what it says, and how urgent it is. */
    private record Heard(
            Request request, String words, @Nullable GivenPoint point, Urgency urgency) {}

    private Heard heard(Request request) {
        var wrong = new ArrayList<FieldProblem>();
        var words = checked(request, wrong);
        var point = GivenPoint.read(request.lon(), request.lat(), request.crs(), wrong);
        if (!wrong.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID, Map.of(), wrong);
        }
        return new Heard(request, words, point.orElse(null), urgencyOf(request));
    }

    private ActOutcome open(
            Heard heard,
            List<Act> acts,
            CaseActor actor,
            IdempotencyKey key,
            Instant at,
            LongConsumer alongside) {
        var request = heard.request();
        var all = new ArrayList<Act>();
        var way = request.revisit();
        if (way != null && reachable(request)) {
            all.add(new Act.ChooseRevisit(way, blankToNull(request.language())));
        }
        all.addAll(acts);
        return casework.open(() -> said(heard), alongside, all, actor, key, at);
    }

    private static boolean reachable(Request request) {
        var given = request.claimant();
        return given != null && given.phone() != null && !given.phone().isBlank();
    }

    private NewCase said(Heard heard) {
        var request = heard.request();
        var words = heard.words();
        var given = request.claimant() == null ? GivenClaimant.NOBODY : request.claimant();
        var claimant = claimants.register(given);
        var point = heard.point();
        var at = point == null ? null : point.position();
        return new NewCase(
                request.kind() == null ? CaseKind.HELP : request.kind(),
                title(request, words),
                words,
                blankToNull(request.category()),
                heard.urgency(),
                request.area(),
                blankToNull(request.address()),
                at == null ? null : at.latitude(),
                at == null ? null : at.longitude(),
                request.channel(),
                claimant.value() == 0 ? null : claimant.value(),
                reachable(request),
                request.secret(),
                request.meetingWanted(),
                request.attachments(),
                blankToNull(request.source()),
                point == null || point.datum() == Datum.WGS_84
                        ? null
                        : new CaseEvent.GivenPoint(
                                point.lon(), point.lat(), point.datum().written()),
                blankToNull(request.component()));
    }

    /** The words; every field that cannot be used is named. */
    private String checked(Request request, List<FieldProblem> wrong) {
        var words = request.words() == null ? "" : request.words();
        if (words.isBlank()) {
            wrong.add(FieldProblem.required("words"));
        }
        tooLong(wrong, "words", words, LONGEST_WORDS);
        tooLong(wrong, "title", request.title(), LONGEST_TITLE);
        tooLong(wrong, "address", request.address(), LONGEST_ADDRESS);
        tooLong(wrong, "language", request.language(), LONGEST_LANGUAGE);
        var category = blankToNull(request.category());
        if (category != null && categories.find(category).isEmpty()) {
            wrong.add(new FieldProblem("/category", "unknown"));
        }
        if (request.area() != null && !isArea(request.area())) {
            wrong.add(new FieldProblem("/area", "unknown"));
        }
        var component = blankToNull(request.component());
        if (component != null && components.find(component).isEmpty()) {
            wrong.add(new FieldProblem("/component", "unknown"));
        }
        return words;
    }

    /** Refuses a correction whose fields cannot be used. */
    void checkCorrection(
            @Nullable String title,
            @Nullable String category,
            @Nullable UnitId area,
            @Nullable String address) {
        var wrong = new ArrayList<FieldProblem>();
        tooLong(wrong, "title", title, LONGEST_TITLE);
        tooLong(wrong, "address", address, LONGEST_ADDRESS);
        if (category != null && categories.find(category).isEmpty()) {
            wrong.add(new FieldProblem("/category", "unknown"));
        }
        if (area != null && !isArea(area)) {
            wrong.add(new FieldProblem("/area", "unknown"));
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID, Map.of(), wrong);
        }
    }

    private boolean isArea(UnitId id) {
        return units.find(id).map(unit -> unit.kind().isArea()).orElse(false);
    }

    /** As it was said or follows from the category; what tells of danger is urgent whatever was said. */
    // [impl->rule~danger.urgent~1]
    private Urgency urgencyOf(Request request) {
        return !request.noDanger() && tellsOfDanger(request)
                ? Urgency.DANGER
                : saidUrgency(request);
    }

    private static boolean tellsOfDanger(Request request) {
        var words = request.words() == null ? "" : request.words();
        var title = request.title() == null ? "" : request.title() + "\n";
        return DangerReader.shipped().read(title + words).stream().anyMatch(Danger::raises);
    }

    private Urgency saidUrgency(Request request) {
        if (request.urgency() != null) {
            return request.urgency();
        }
        var category = blankToNull(request.category());
        return category == null
                ? Urgency.GENERAL
                : categories.find(category).map(found -> found.urgency()).orElse(Urgency.GENERAL);
    }

    /** The first sentence of the words, when nobody gave a title. */
    private static String title(Request request, String words) {
        var given = blankToNull(request.title());
        if (given != null) {
            return given;
        }
        var line = words.strip().split("[\\n。！？!?；;]", 2)[0].strip();
        var start = line.isEmpty() ? words.strip() : line;
        return start.codePointCount(0, start.length()) <= TITLE_FROM_WORDS
                ? start
                : start.substring(0, start.offsetByCodePoints(0, TITLE_FROM_WORDS)) + "…";
    }

    private static void tooLong(
            List<FieldProblem> wrong, String field, @Nullable String text, int limit) {
        if (text != null && text.codePointCount(0, text.length()) > limit) {
            wrong.add(FieldProblem.tooLong(field, limit));
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
