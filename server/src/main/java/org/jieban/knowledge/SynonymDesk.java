package org.jieban.knowledge;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jieban.audit.Audit;
import org.jieban.audit.AuditKind;
import org.jieban.identity.Actor;
import org.jieban.knowledge.Synonyms.Group;
import org.jieban.knowledge.Synonyms.Stated;
import org.jieban.organisation.ImportCount;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.CsvSheet;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the groups of words that mean the same: each change with who, when and why. */
// [impl->rule~knowledge.synonyms~1]
@Service
class SynonymDesk {

    private final Synonyms synonyms;
    private final Audit audit;
    private final Clock clock;

    SynonymDesk(Synonyms synonyms, Audit audit, Clock clock) {
        this.synonyms = synonyms;
        this.audit = audit;
        this.clock = clock;
    }

    /** A new group; whoever repeats it is given the same. A word that stands in another group is refused. */
    @Transactional
    Group add(List<String> given, String reason, Actor by) {
        var words = SynonymSheet.words(given);
        var wrong = new ArrayList<FieldProblem>();
        SynonymSheet.faults(words)
                .forEach((code, values) ->
                        wrong.add(new FieldProblem("/words", code, null, values)));
        requireReason(reason, wrong);
        synonyms.hold();
        var there = wrong.isEmpty() ? synonyms.holding(words) : List.<Group>of();
        for (var group : there) {
            if (same(group.words(), words)) {
                return group;
            }
            wrong.add(taken("/words", null, words, group));
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID, Map.of(), wrong);
        }
        var added = synonyms.add(words, said(by, reason));
        record("add", words, reason, by);
        return added;
    }

    /** Takes a group out of use; what is out of use already stays so. */
    @Transactional
    void end(long id, String reason, Actor by) {
        var wrong = new ArrayList<FieldProblem>();
        requireReason(reason, wrong);
        if (!wrong.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID, Map.of(), wrong);
        }
        synonyms.hold();
        var ended = synonyms.end(id, said(by, reason));
        if (ended != null) {
            record("end", ended.words(), reason, by);
        } else if (!synonyms.exists(id)) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
    }

    /** All of a file or nothing: a group that shares words with one that is there takes its place. */
    @Transactional
    ImportCount bringIn(byte[] file, Actor by) {
        var wanted = SynonymSheet.read(file);
        synonyms.hold();
        var errors = new ArrayList<FieldProblem>();
        int created = 0;
        int updated = 0;
        for (var one : wanted) {
            var there = synonyms.holding(one.words());
            if (there.size() > 1) {
                errors.add(taken("words", one.line(), one.words(), there.getLast()));
            } else if (there.isEmpty()) {
                synonyms.add(one.words(), said(by, one.reason()));
                created++;
            } else if (!same(there.getFirst().words(), one.words())) {
                synonyms.end(there.getFirst().id(), said(by, one.reason()));
                synonyms.add(one.words(), said(by, one.reason()));
                updated++;
            }
        }
        if (!errors.isEmpty()) {
            throw CsvSheet.refused(KnowledgeProblem.SYNONYMS_REFUSED, errors);
        }
        audit.about(by)
                .with(Map.of("act", "synonyms", "created", created, "updated", updated))
                .record(AuditKind.IMPORT);
        return new ImportCount(created, updated, 0);
    }

    private static boolean same(List<String> one, List<String> other) {
        return new HashSet<>(one).equals(new HashSet<>(other));
    }

    private static FieldProblem taken(
            String field, @Nullable Integer line, List<String> words, Group group) {
        var word = words.stream().filter(group.words()::contains).findFirst().orElse("");
        return new FieldProblem(
                field,
                "synonym-taken",
                line,
                Map.of("word", word, "group", String.join(" ", group.words())));
    }

    private void record(String act, List<String> words, String reason, Actor by) {
        audit.about(by)
                .because(reason)
                .with(Map.of("act", "synonyms/" + act, "words", String.join(" ", words)))
                .record(AuditKind.ADMIN_CHANGE);
    }

    private static void requireReason(String reason, List<FieldProblem> wrong) {
        if (reason.isEmpty()) {
            wrong.add(FieldProblem.required("reason"));
        } else if (reason.length() > SynonymSheet.LONGEST_REASON) {
            wrong.add(FieldProblem.tooLong("reason", SynonymSheet.LONGEST_REASON));
        }
    }

    private Stated said(Actor by, String reason) {
        return new Stated(clock.instant(), by.name(), reason);
    }
}
