package org.jieban.casefile;

import org.jieban.organisation.Scope;

/**
 * Who may see a case: whoever has in scope one of the units that have, or had, a part in it, or the
 * area it is about. A case without area and unit is seen only by those who see everything. {@link
 * #SQL} says the same for lists, also for those of other modules.
 */
public final class Visibility {

    /** For a query with {@code case_file c} and the parameters {@code everything} and {@code units}. */
    public static final String SQL =
            """
            (:everything or c.area_id = any(:units) or exists (
                select 1 from assignment seen
                where seen.case_id = c.id and seen.unit_id = any(:units)))
            """;

    private Visibility() {}

    /**
     * Whether nothing but a whistle (吹哨) or a dispute (争议) lets somebody see the case: then not who
     * complained, and of a secret case only what the whistle says.
     */
    // [impl->rule~whistle.privacy~1]
    static boolean byWhistleOnly(CaseFile file, Scope scope) {
        var area = file.area();
        return !scope.everything()
                && (area == null || !scope.contains(area))
                && file.assignments().stream()
                        .filter(part -> scope.contains(part.unit()))
                        .allMatch(part ->
                                part.role() == Assignment.Role.CALLED
                                        || part.role() == Assignment.Role.PARTY);
    }

    // [impl->rule~case.visibility~1]
    static boolean of(CaseFile file, Scope scope) {
        var area = file.area();
        return scope.everything()
                || (area != null && scope.contains(area))
                || file.assignments().stream().anyMatch(part -> scope.contains(part.unit()));
    }
}
