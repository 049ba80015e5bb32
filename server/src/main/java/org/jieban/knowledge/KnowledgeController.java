package org.jieban.knowledge;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jieban.calendar.CityZone;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.IdempotencyKey;
import org.jieban.shared.ProblemException;
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

/** The knowledge base: found and read by all staff, written by dispatchers and leaders. */
@RestController
@RequestMapping("/api/knowledge")
class KnowledgeController {

    /** Who writes articles. */
    static final String WRITE = Rights.CASES_WRITE + " and hasAnyRole('DISPATCHER', 'LEADER')";

    private static final int MOST = 20;
    private static final int LONGEST_QUESTION = 1000;
    private static final int REVIEW_AHEAD_DAYS = 14;

    private final KnowledgeBase base;
    private final Articles articles;
    private final Clock clock;

    KnowledgeController(KnowledgeBase base, Articles articles, Clock clock) {
        this.base = base;
        this.articles = articles;
        this.clock = clock;
    }

    @GetMapping("/search")
    @PreAuthorize(Rights.STAFF)
    List<KnowledgeBase.Hit> search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "10") int limit) {
        var question = q.substring(0, Math.min(q.length(), LONGEST_QUESTION));
        return base.find(question, Math.clamp(limit, 1, MOST));
    }

    /** The newest first. */
    @GetMapping
    @PreAuthorize(Rights.STAFF)
    List<Articles.Version> newest() {
        return articles.newest(MOST);
    }

    /** What is to be reviewed, or ends, within two weeks. */
    @GetMapping("/reviews")
    @PreAuthorize(Rights.STAFF)
    List<Articles.Version> reviews() {
        var day = LocalDate.ofInstant(clock.instant(), CityZone.ZONE).plusDays(REVIEW_AHEAD_DAYS);
        return articles.due(day);
    }

    /** All versions of an article, the newest first. */
    @GetMapping("/{id}")
    @PreAuthorize(Rights.STAFF)
    List<Articles.Version> read(@PathVariable long id) {
        var versions = articles.versions(id);
        if (versions.isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        return versions;
    }

    @PostMapping
    @PreAuthorize(WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    Written publish(Actor actor, IdempotencyKey key, @RequestBody Draft draft) {
        var kind = draft.kind() == null ? KnowledgeKind.ARTICLE : draft.kind();
        return new Written(
                base.publish(actor.unit(), kind, said(draft), actor.person().value(), key));
    }

    @PostMapping("/{id}/versions")
    @PreAuthorize(WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(Actor actor, IdempotencyKey key, @PathVariable long id, @RequestBody Draft draft) {
        int version = draft.version() == null ? 0 : draft.version();
        base.change(id, version, said(draft), actor.person().value(), key);
    }

    @PostMapping("/{id}/withdraw")
    @PreAuthorize(WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Actor actor, IdempotencyKey key, @PathVariable long id) {
        base.withdraw(id);
    }

    private Said said(Draft draft) {
        var from = draft.validFrom();
        return new Said(
                text(draft.title()),
                draft.category(),
                text(draft.text()),
                from == null ? LocalDate.ofInstant(clock.instant(), CityZone.ZONE) : from,
                draft.validUntil(),
                draft.reviewOn());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    record Draft(
            @Nullable KnowledgeKind kind,
            @Nullable Integer version,
            @Nullable String title,
            @Nullable String category,
            @Nullable String text,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable LocalDate reviewOn) {}

    record Written(long id) {}
}
