package org.jieban.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jieban.identity.PersonRepository.KnownName;
import org.jieban.identity.PersonSheet.Wanted;
import org.jieban.organisation.Scope;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.shared.FieldProblem;

/** What a list of people must be before anything of it is written. */
final class PersonRules {

    private static final int LONGEST_TITLE = 100;

    private final Units units;
    private final Scope scope;
    private final UnaryOperator<UnitId> usualScope;
    private final Map<String, KnownName> known;
    private final Map<String, String> names = new HashMap<>();
    private final Map<PostOfName, Integer> seen = new HashMap<>();
    private final List<FieldProblem> objections = new ArrayList<>();

    private record PostOfName(String username, String unit, Role role) {}

    private PersonRules(
            Units units,
            Scope scope,
            UnaryOperator<UnitId> usualScope,
            Map<String, KnownName> known) {
        this.units = units;
        this.scope = scope;
        this.usualScope = usualScope;
        this.known = known;
    }

    /** Everything that is wrong; empty means it may be written. */
    static List<FieldProblem> objections(
            List<Wanted> wanted,
            Map<String, KnownName> known,
            Units units,
            Scope scope,
            UnaryOperator<UnitId> usualScope) {
        var rules = new PersonRules(units, scope, usualScope, known);
        wanted.forEach(rules::look);
        return rules.objections;
    }

    private void look(Wanted one) {
        var row = one.row();
        if (!People.USERNAME.matcher(row.username()).matches()) {
            object(one, "username", "username-shape", Map.of());
        }
        if (row.name().isBlank()) {
            object(one, "name", "required", Map.of());
        } else if (row.name().length() > People.LONGEST_NAME) {
            object(one, "name", "too-long", Map.of("limit", People.LONGEST_NAME));
        }
        if (row.title().length() > LONGEST_TITLE) {
            object(one, "title", "too-long", Map.of("limit", LONGEST_TITLE));
        }
        var first = names.putIfAbsent(row.username(), row.name());
        if (first != null && !first.equals(row.name())) {
            object(one, "name", "name-differs", Map.of("name", first));
        }
        if (units.byCode(row.unit()).filter(unit -> mayGive(unit.id())).isEmpty()) {
            object(one, "unit", "unit-unknown", Map.of("unit", row.unit()));
        }
        if (!row.role().isForPosts()) {
            object(one, "role", "unknown", Map.of());
        }
        var from = row.from();
        var until = row.until();
        if (from != null && until != null && until.isBefore(from)) {
            object(one, "until", "until-before-from", Map.of());
        }
        var line =
                seen.putIfAbsent(
                        new PostOfName(row.username(), row.unit(), row.role()), one.line());
        if (line != null) {
            object(one, "username", "duplicate-line", Map.of("line", line));
        }
        if (!scope.everything() && known.containsKey(row.username())) {
            object(one, "username", "duplicate", Map.of());
        }
    }

    /** Nobody gives a post that sees more than they do themselves. */
    private boolean mayGive(UnitId unit) {
        return scope.contains(unit) && scope.contains(usualScope.apply(unit));
    }

    private void object(Wanted one, String field, String code, Map<String, Object> properties) {
        objections.add(one.problem(field, code, properties));
    }
}
