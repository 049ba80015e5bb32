package org.jieban.autodispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jieban.audit.Audit;
import org.jieban.audit.AuditKind;
import org.jieban.catalogue.Categories;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 自动派单: what would happen, what happens, and who allowed it. */
@RestController
class AutomaticController {

    private static final int MOST_WEEKS = 26;
    private static final int LONGEST_REASON = 300;
    private static final double LOWEST = 0.9;
    private static final String ONE_CLICK = "一键停用";

    private final AutomaticPage page;
    private final Permits permits;
    private final Categories categories;
    private final Audit audit;
    private final TransactionTemplate transaction;

    AutomaticController(
            AutomaticPage page,
            Permits permits,
            Categories categories,
            Audit audit,
            TransactionTemplate transaction) {
        this.page = page;
        this.permits = permits;
        this.categories = categories;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** What would have been dispatched by itself in the last weeks, what was, and what is allowed. */
    @GetMapping("/api/automatic-dispatch")
    @PreAuthorize(Rights.ADMIN)
    AutomaticPage.View look(@RequestParam(defaultValue = "8") int weeks) {
        if (weeks < 1 || weeks > MOST_WEEKS) {
            throw wrong(List.of(new FieldProblem("/weeks", "out-of-range")));
        }
        return page.of(weeks);
    }

    /** Why it is switched on. */
    record SwitchOn(@Nullable String reason) {}

    /** Switches it on; what is sent then is decided by the thresholds. */
    // [impl->rule~autodispatch.off~1]
    @PostMapping("/api/automatic-dispatch/on")
    @PreAuthorize(Rights.ADMIN)
    void on(Actor actor, @RequestBody SwitchOn body) {
        var wrong = new ArrayList<FieldProblem>();
        var reason = reason(body.reason(), wrong);
        if (!wrong.isEmpty()) {
            throw wrong(wrong);
        }
        turn(true, reason, actor);
    }

    /** 一键停用: once answered, no case goes by itself any more. */
    // [impl->rule~autodispatch.kill-switch~1]
    @PostMapping("/api/automatic-dispatch/off")
    @PreAuthorize(Rights.ADMIN)
    void off(Actor actor) {
        turn(false, ONE_CLICK, actor);
    }

    private void turn(boolean on, String reason, Actor actor) {
        transaction.executeWithoutResult(_ -> {
            permits.holdForDecision();
            permits.turn(on, false, reason, actor.name());
            audit.about(actor)
                    .because(reason)
                    .with(Map.of("act", on ? "automatic-dispatch-on" : "automatic-dispatch-off"))
                    .record(AuditKind.ADMIN_CHANGE);
        });
    }

    /**
     * A decision on a threshold.
     *
     * @param category null for all that have none of their own
     * @param sendsFrom 0.9 to 1, for {@code FROM}
     */
    record ThresholdDecision(
            @Nullable String category,
            Permits.@Nullable Way way,
            @Nullable Double sendsFrom,
            @Nullable String reason) {}

    /** Decides from which confidence cases of a category, or of all, go by themselves. */
    // [impl->rule~autodispatch.threshold~1]
    @PostMapping("/api/automatic-dispatch/thresholds")
    @PreAuthorize(Rights.ADMIN)
    void decide(Actor actor, @RequestBody ThresholdDecision body) {
        var wrong = new ArrayList<FieldProblem>();
        var reason = reason(body.reason(), wrong);
        var category = body.category();
        var way = body.way();
        var from = body.sendsFrom();
        if (category != null && categories.find(category).isEmpty()) {
            wrong.add(new FieldProblem("/category", "unknown"));
        }
        if (way == null || (category == null && way == Permits.Way.AS_ALL)) {
            wrong.add(FieldProblem.required("way"));
        }
        if (way == Permits.Way.FROM && (from == null || !(from >= LOWEST && from <= 1))) {
            wrong.add(
                    from == null
                            ? FieldProblem.required("sendsFrom")
                            : new FieldProblem("/sendsFrom", "out-of-range"));
        }
        if (!wrong.isEmpty() || way == null) {
            throw wrong(wrong);
        }
        transaction.executeWithoutResult(_ -> {
            permits.holdForDecision();
            permits.decide(
                    category,
                    way,
                    way == Permits.Way.FROM ? from : null,
                    false,
                    reason,
                    actor.name());
            var what = new HashMap<String, Object>();
            what.put("act", "automatic-dispatch-threshold");
            what.put("category", category == null ? "*" : category);
            what.put("way", way.name());
            if (way == Permits.Way.FROM && from != null) {
                what.put("from", from);
            }
            audit.about(actor).because(reason).with(what).record(AuditKind.ADMIN_CHANGE);
        });
    }

    private static String reason(@Nullable String given, List<FieldProblem> wrong) {
        var reason = given == null ? "" : given.strip();
        if (reason.isEmpty()) {
            wrong.add(FieldProblem.required("reason"));
        } else if (reason.codePointCount(0, reason.length()) > LONGEST_REASON) {
            wrong.add(FieldProblem.tooLong("reason", LONGEST_REASON));
        }
        return reason;
    }

    private static ProblemException wrong(List<FieldProblem> fields) {
        return new ProblemException(CommonProblem.INVALID, Map.of(), fields);
    }
}
