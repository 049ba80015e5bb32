package org.jieban.groupmatter;

import java.time.Instant;
import java.util.List;
import org.jieban.groupmatter.MatterLists.SeenTelling;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.identity.Role;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Group matters and hot issues (群诉与热点). */
@RestController
@RequestMapping("/api/group-matters")
class MatterController {

    private static final String DECIDES = Rights.CASES_WRITE + " and hasRole('DISPATCHER')";
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_CASES = 200;

    private final Matters matters;
    private final Units units;

    MatterController(Matters matters, Units units) {
        this.matters = matters;
        this.units = units;
    }

    /** A matter by the cases that the viewer may see. */
    record MatterRow(
            long id,
            String name,
            int people,
            int cases,
            int peopleThisWeek,
            int peopleWeekBefore,
            double heat,
            Instant first,
            Instant last,
            List<String> places) {}

    /** A case of a matter. */
    record MatterCase(
            String number,
            String title,
            String state,
            Instant at,
            @Nullable String place,
            @Nullable String area,
            long matter) {}

    /** What somebody decided about a matter. */
    record MatterDecision(String kind, int cases, String reason, String by, Instant at) {}

    /** A matter with its newest cases. */
    record MatterPage(
            MatterRow matter,
            List<MatterCase> cases,
            List<MatterDecision> decisions,
            boolean mayDecide) {}

    /** What is being said. */
    record SimilarRequest(
            @Nullable String title,
            @Nullable String text,
            @Nullable String address,
            @Nullable Long area) {}

    /**
     * An earlier case like what is being said, and why.
     *
     * @param words what both say, what ties them most first
     * @param near SAME_PLACE, SAME_STREET, ELSEWHERE or UNKNOWN
     */
    record SimilarCase(MatterCase told, List<String> words, MatterMemory.Near near) {}

    /** What may be the same. */
    record SimilarFound(List<SimilarCase> cases, List<MatterRow> matters) {}

    /** Another matter that is the same. */
    record MergeRequest(@Nullable Long with, @Nullable String reason) {}

    /** Cases that are another matter. */
    record SplitRequest(@Nullable List<String> cases, @Nullable String reason) {}

    /** Which matter to look at now. */
    record MatterNow(long id) {}

    @GetMapping
    @PreAuthorize(Rights.CASES_READ)
    List<MatterRow> list(Actor actor) {
        return matters.hottest(actor.scope()).stream().map(this::row).toList();
    }

    @GetMapping("/{id}")
    @PreAuthorize(Rights.CASES_READ)
    MatterPage page(Actor actor, @PathVariable long id) {
        boolean decides = actor.is(Role.DISPATCHER);
        var whole = matters.whole(id, actor.scope(), decides);
        return new MatterPage(
                row(whole.matter()),
                whole.cases().stream().map(this::telling).toList(),
                whole.decisions().stream()
                        .map(it ->
                                new MatterDecision(
                                        it.kind(), it.cases(), it.reason(), it.by(), it.at()))
                        .toList(),
                decides);
    }

    @PostMapping("/similar")
    @PreAuthorize(Rights.INTAKE)
    SimilarFound similar(Actor actor, @RequestBody SimilarRequest body) {
        var text = shortened(body.text());
        var title = shortened(body.title());
        if (text.isEmpty() && title.isEmpty()) {
            return new SimilarFound(List.of(), List.of());
        }
        var found =
                matters.similar(
                        title.isEmpty() ? firstSentence(text) : title,
                        text,
                        body.address(),
                        body.area() == null ? null : new UnitId(body.area()),
                        actor.scope());
        return new SimilarFound(
                found.cases().stream()
                        .map(one ->
                                new SimilarCase(
                                        telling(one.told()), one.why().words(), one.why().near()))
                        .toList(),
                found.matters().stream().map(this::row).toList());
    }

    @PostMapping("/{id}/merge")
    @PreAuthorize(DECIDES)
    MatterNow merge(Actor actor, @PathVariable long id, @RequestBody MergeRequest body) {
        if (body.with() == null) {
            throw missing("/with");
        }
        return new MatterNow(matters.merge(actor, id, body.with(), reason(body.reason())));
    }

    @PostMapping("/{id}/split")
    @PreAuthorize(DECIDES)
    MatterNow split(Actor actor, @PathVariable long id, @RequestBody SplitRequest body) {
        var cases = body.cases();
        if (cases == null || cases.isEmpty() || cases.size() > MOST_CASES) {
            throw missing("/cases");
        }
        return new MatterNow(
                matters.split(
                        actor, id, cases.stream().distinct().toList(), reason(body.reason())));
    }

    private MatterRow row(Matters.Seen matter) {
        return new MatterRow(
                matter.id(),
                matter.name(),
                matter.people(),
                matter.tellings(),
                matter.week(),
                matter.weekBefore(),
                Math.round(matter.heat() * 10) / 10.0,
                matter.first(),
                matter.last(),
                matter.areas().stream().map(this::name).toList());
    }

    private MatterCase telling(SeenTelling told) {
        return new MatterCase(
                told.number(),
                told.title(),
                told.state(),
                told.at(),
                told.address(),
                told.area() == null ? null : name(told.area()),
                told.matter());
    }

    private String name(long unit) {
        return units.find(new UnitId(unit)).map(Unit::name).orElse("");
    }

    private static String firstSentence(String text) {
        var first = text.split("[\\n。！？!?；;,，]", 2)[0];
        return first.length() > 40 ? first.substring(0, 40) : first;
    }

    private static String shortened(@Nullable String text) {
        var given = text == null ? "" : text.strip();
        return given.length() > LONGEST_TEXT ? given.substring(0, LONGEST_TEXT) : given;
    }

    private static String reason(@Nullable String given) {
        var reason = given == null ? "" : given.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw missing("/reason");
        }
        return reason;
    }

    private static ProblemException missing(String pointer) {
        return ProblemException.invalid(new FieldProblem(pointer, "required"));
    }
}
