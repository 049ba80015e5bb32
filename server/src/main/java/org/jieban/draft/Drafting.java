package org.jieban.draft;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.SeenCase;
import org.jieban.catalogue.Categories;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.ProblemException;
import org.springframework.stereotype.Service;

/** Writes drafts from what somebody sees of a case; nothing of them is kept. */
@Service
public class Drafting {

    private final Categories categories;
    private final Units units;
    private final Templates templates;

    Drafting(Categories categories, Units units, Templates templates) {
        this.categories = categories;
        this.units = units;
        this.templates = templates;
    }

    ReplyDraft.Drafted reply(SeenCase seen) {
        mayDraft(seen);
        return drafted(templates.inForce(seen.file().category()).text(), seen);
    }

    /** A template as it reads for a case. */
    // [impl->rule~draft.preview~1]
    String filled(String template, SeenCase seen) {
        mayDraft(seen);
        return drafted(template, seen).publicText();
    }

    private ReplyDraft.Drafted drafted(String template, SeenCase seen) {
        var code = seen.file().category();
        return ReplyDraft.of(
                seen.file(),
                seen.history(),
                code == null ? "" : categories.pathNames(code).getLast(),
                template,
                names());
    }

    /** The draft of the reply to the citizen. */
    public String letter(SeenCase seen) {
        return reply(seen).publicText();
    }

    /** The case in a few sentences. */
    public String summary(SeenCase seen) {
        mayDraft(seen);
        return CaseSummary.of(seen.file(), seen.history(), about(seen.file()), names());
    }

    /** Who sees a case by nothing but a whistle is not told more than the whistle says. */
    // [impl->rule~draft.scope~1]
    private static void mayDraft(SeenCase seen) {
        if (seen.byWhistleOnly()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
    }

    private String about(CaseFile file) {
        var code = file.category();
        var category = code == null ? "" : String.join("—", categories.pathNames(code));
        var area = file.area();
        var places =
                area == null
                        ? List.<String>of()
                        : units.path(area).stream()
                                .filter(unit -> unit.kind() != UnitKind.CITY)
                                .map(Unit::name)
                                .toList();
        var address = file.address();
        var place = String.join("", places) + (address == null ? "" : address.strip());
        return Stream.of(category, place)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("，"));
    }

    private Names names() {
        return new Names(id -> units.find(id).map(Unit::name).orElse(""));
    }
}
