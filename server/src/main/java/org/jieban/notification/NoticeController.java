package org.jieban.notification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.organisation.Unit;
import org.jieban.organisation.Units;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jieban.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The bell in the top bar. */
@RestController
@RequestMapping("/api/notices")
class NoticeController {

    private static final int LONGEST_PIECE = 200;
    private static final int MOST_IDS = 1000;

    /**
     * One notice, with the name of the unit that was told.
     *
     * @param number of the case, or of the incident that it is about
     * @param surge the surge (突增) that it is about, or null
     * @param incident the incident (已知事件) that it is about, or null
     */
    record Line(
            long id,
            NoticeKind kind,
            String number,
            String title,
            Where unit,
            @Nullable String clock,
            @Nullable Instant dueAt,
            int cases,
            @Nullable Long surge,
            @Nullable Long incident,
            String why,
            Instant at,
            @Nullable Instant readAt) {}

    /** The unit that was told. */
    record Where(long id, String name) {}

    /** The number on the bell. */
    record Count(int unread) {}

    /** Which notices were read: these, or all. */
    record Marks(@Nullable List<Long> ids, @Nullable Boolean all) {}

    private final Notices notices;
    private final Units units;

    NoticeController(Notices notices, Units units) {
        this.notices = notices;
        this.units = units;
    }

    @GetMapping
    @PreAuthorize(Rights.STAFF)
    Slice<Line> list(
            Actor actor,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int size = Math.clamp(limit, 1, LONGEST_PIECE);
        var found = notices.list(actor, before(cursor), size + 1);
        boolean more = found.size() > size;
        var piece = more ? found.subList(0, size) : found;
        return new Slice<>(
                piece.stream().map(this::line).toList(),
                more ? Long.toString(piece.getLast().id()) : null);
    }

    @GetMapping("/{id}/cases")
    @PreAuthorize(Rights.STAFF)
    List<Notices.Behind> cases(Actor actor, @PathVariable long id) {
        return notices.behind(actor, id);
    }

    @GetMapping("/count")
    @PreAuthorize(Rights.STAFF)
    Count count(Actor actor) {
        return new Count(notices.unread(actor));
    }

    @PostMapping("/read")
    @PreAuthorize(Rights.STAFF)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(Actor actor, @RequestBody Marks marks) {
        var ids = marks.ids();
        if (Boolean.TRUE.equals(marks.all())) {
            notices.markAllRead(actor);
        } else if (ids == null) {
            throw invalid("/ids", "required", Map.of());
        } else if (ids.size() > MOST_IDS) {
            throw invalid("/ids", "too-many", Map.of("limit", MOST_IDS));
        } else {
            notices.markRead(actor, ids.stream().mapToLong(Long::longValue).toArray());
        }
    }

    private Line line(Notices.Notice notice) {
        return new Line(
                notice.id(),
                notice.kind(),
                notice.number(),
                notice.title(),
                new Where(
                        notice.unit().value(),
                        units.find(notice.unit()).map(Unit::name).orElse("")),
                notice.clock(),
                notice.dueAt(),
                notice.cases(),
                notice.about("surge"),
                notice.about("incident"),
                notice.why(),
                notice.at(),
                notice.readAt());
    }

    private static long before(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException unknown) {
            throw invalid("/cursor", "unknown", Map.of());
        }
    }

    private static ProblemException invalid(
            String pointer, String code, Map<String, Object> properties) {
        return ProblemException.invalid(new FieldProblem(pointer, code, null, properties));
    }
}
