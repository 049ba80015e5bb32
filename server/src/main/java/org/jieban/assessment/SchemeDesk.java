package org.jieban.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import org.jieban.audit.Audit;
import org.jieban.audit.AuditKind;
import org.jieban.catalogue.Categories;
import org.jieban.identity.Actor;
import org.jieban.organisation.Units;
import org.jieban.scheme.Scheme;
import org.jieban.scheme.SchemeDocument;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Drafts of schemes and how one of them comes into force (考核方案的起草与施行). */
@Service
class SchemeDesk {

    private final Schemes schemes;
    private final PeriodBook book;
    private final Units units;
    private final Categories categories;
    private final Audit audit;
    private final Clock clock;

    SchemeDesk(
            Schemes schemes,
            PeriodBook book,
            Units units,
            Categories categories,
            Audit audit,
            Clock clock) {
        this.schemes = schemes;
        this.book = book;
        this.units = units;
        this.categories = categories;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps a new draft; it has to be readable. */
    // [impl->rule~scheme.drafts~1]
    @Transactional
    SchemeVersion add(String yaml, Actor actor) {
        long id = schemes.add(readable(yaml).code(), yaml, actor.name(), clock.instant());
        return schemes.find(id).orElseThrow();
    }

    /** Changes a draft; refused when somebody else changed it since this edition was seen. */
    // [impl->rule~scheme.drafts~1]
    @Transactional
    SchemeVersion change(long id, int edition, String yaml, Actor actor) {
        var draft = draft(id);
        if (draft.yaml().equals(yaml)) {
            return draft;
        }
        if (draft.edition() != edition) {
            throw new ProblemException(
                    AssessmentProblem.SCHEME_CHANGED, Map.of("by", draft.changedBy()));
        }
        schemes.change(id, readable(yaml).code(), yaml, actor.name(), clock.instant());
        return schemes.find(id).orElseThrow();
    }

    /** Removes a draft; one that is gone already stays gone. */
    @Transactional
    void remove(long id) {
        schemes.lock(id)
                .ifPresent(found -> {
                    if (!found.isDraft()) {
                        throw new ProblemException(AssessmentProblem.SCHEME_IN_FORCE);
                    }
                    schemes.remove(id);
                });
    }

    /**
     * Puts a draft in force from a month on. Months that are closed or published keep the scheme they
     * were computed by, so it cannot begin with one of them or before.
     */
    // [impl->rule~scheme.in-force~1]
    @Transactional
    SchemeVersion putInForce(long id, YearMonth from, String reason, Actor actor) {
        if (reason.isBlank()) {
            throw ProblemException.invalid(FieldProblem.required("reason"));
        }
        var draft = draft(id);
        var taken = schemes.inForce();
        book.states().keySet().stream()
                .max(YearMonth::compareTo)
                .filter(sealed -> !from.isAfter(sealed))
                .ifPresent(sealed -> {
                    throw new ProblemException(
                            AssessmentProblem.SCHEME_TOO_EARLY,
                            Map.of("period", sealed.toString()));
                });
        if (taken.stream()
                .anyMatch(
                        other -> other.decided() != null && other.decided().from().equals(from))) {
            throw new ProblemException(
                    AssessmentProblem.SCHEME_MONTH_TAKEN, Map.of("period", from.toString()));
        }
        var both = new GroupMembers(draft.rules(), units).overlap();
        if (!both.isEmpty()) {
            throw new ProblemException(
                    AssessmentProblem.SCHEME_GROUPS_OVERLAP,
                    Map.of("groups", String.join("、", both)));
        }
        var unknown =
                draft.rules().without().categories().stream()
                        .filter(code -> categories.find(code).isEmpty())
                        .toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(
                    AssessmentProblem.SCHEME_CATEGORY_UNKNOWN,
                    Map.of("codes", String.join("、", unknown)));
        }
        schemes.putInForce(
                id, new SchemeVersion.Decided(from, actor.name(), clock.instant(), reason.strip()));
        audit.about(actor)
                .because(reason.strip())
                .with(
                        Map.of(
                                "scheme",
                                draft.code() + " v" + draft.version(),
                                "from",
                                from.toString()))
                .record(AuditKind.ADMIN_CHANGE);
        return schemes.find(id).orElseThrow();
    }

    /** A text as a version that nobody keeps, to be tried. */
    SchemeVersion onTrial(String yaml) {
        var rules = readable(yaml);
        return new SchemeVersion(0, rules.code(), 0, 0, yaml, rules, "", Instant.EPOCH, null);
    }

    private SchemeVersion draft(long id) {
        var found =
                schemes.lock(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        if (!found.isDraft()) {
            throw new ProblemException(AssessmentProblem.SCHEME_IN_FORCE);
        }
        return found;
    }

    /** A text that can be read; refused with the first fault and its place. */
    private static Scheme readable(String yaml) {
        var reading = SchemeDocument.read(yaml);
        var scheme = reading.scheme();
        if (scheme == null) {
            var first = reading.faults().getFirst();
            throw new ProblemException(
                    AssessmentProblem.SCHEME_UNREADABLE,
                    Map.of(
                            "line", first.line(),
                            "column", first.column(),
                            "zh", first.words().chinese(),
                            "en", first.words().english()));
        }
        return scheme;
    }
}
