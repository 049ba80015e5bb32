package org.jieban.revisit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Pools (回访池), for the leader of the hotline's centre. */
@RestController
class PoolController {

    private static final String READ = Rights.CASES_READ + " and hasRole('LEADER')";
    private static final String WRITE = Rights.CASES_WRITE + " and hasRole('LEADER')";
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_LANGUAGE = 20;

    private final Pools pools;
    private final Units units;

    PoolController(Pools pools, Units units) {
        this.pools = pools;
        this.units = units;
    }

    /** All pools, how long each is, and who may be put into one. */
    @GetMapping("/api/revisits/pools")
    @PreAuthorize(READ)
    Overview all(Actor actor) {
        demandCentre(actor);
        var all = pools.all();
        var names = new LinkedHashMap<Long, String>();
        all.stream()
                .flatMap(pool -> pool.areas().stream())
                .forEach(area ->
                        units.find(new UnitId(area))
                                .ifPresent(unit -> names.put(area, unit.name())));
        return new Overview(all, pools.lengths(actor), pools.agents(actor), names);
    }

    @PostMapping("/api/revisits/pools")
    @PreAuthorize(WRITE)
    Pool add(Actor actor, @RequestBody Wanted body) {
        demandCentre(actor);
        return pools.save(checked(null, body, actor), actor);
    }

    @PutMapping("/api/revisits/pools/{id}")
    @PreAuthorize(WRITE)
    Pool change(Actor actor, @PathVariable long id, @RequestBody Wanted body) {
        demandCentre(actor);
        return pools.save(checked(id, body, actor), actor);
    }

    /** Its cases belong to everybody, or to the other pools they fit into. */
    @DeleteMapping("/api/revisits/pools/{id}")
    @PreAuthorize(WRITE)
    ResponseEntity<Void> remove(Actor actor, @PathVariable long id) {
        demandCentre(actor);
        pools.remove(id, actor);
        return ResponseEntity.noContent().build();
    }

    private void demandCentre(Actor actor) {
        if (units.get(actor.unit()).kind() != UnitKind.HOTLINE) {
            throw new AccessDeniedException("of the centre only");
        }
    }

    private Pool checked(@Nullable Long id, Wanted body, Actor actor) {
        var wrong = new ArrayList<FieldProblem>();
        var name = body.name() == null ? "" : body.name().strip();
        if (name.isEmpty()) {
            wrong.add(FieldProblem.required("name"));
        } else if (name.length() > LONGEST_NAME) {
            wrong.add(FieldProblem.tooLong("name", LONGEST_NAME));
        }
        var areas = given(body.areas());
        if (areas.stream().anyMatch(area -> units.find(new UnitId(area)).isEmpty())) {
            wrong.add(new FieldProblem("/areas", "unknown"));
        }
        var known = new HashSet<Long>();
        pools.agents(actor).forEach(agent -> known.add(agent.id()));
        var agents = given(body.agents());
        if (agents.isEmpty()) {
            wrong.add(FieldProblem.required("agents"));
        } else if (!known.containsAll(agents)) {
            wrong.add(new FieldProblem("/agents", "unknown"));
        }
        var languages =
                given(body.languages()).stream()
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .distinct()
                        .toList();
        if (languages.stream().anyMatch(it -> it.length() > LONGEST_LANGUAGE)) {
            wrong.add(FieldProblem.tooLong("languages", LONGEST_LANGUAGE));
        }
        if (body.fromRound() != null && body.fromRound() < 1) {
            wrong.add(new FieldProblem("/fromRound", "unknown"));
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID, Map.of(), wrong);
        }
        return new Pool(
                id,
                body.version() == null ? 0 : body.version(),
                name,
                given(body.kinds()),
                given(body.urgencies()),
                body.fromRound() == null ? 1 : body.fromRound(),
                areas,
                languages,
                agents);
    }

    private static <T> List<T> given(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /**
     * The head's page.
     *
     * @param areaNames names of the areas that pools name
     */
    record Overview(
            List<Pool> pools,
            List<Pools.Length> lengths,
            List<Pools.Agent> agents,
            Map<Long, String> areaNames) {}

    record Wanted(
            @Nullable Integer version,
            @Nullable String name,
            @Nullable List<CaseKind> kinds,
            @Nullable List<Urgency> urgencies,
            @Nullable Integer fromRound,
            @Nullable List<Long> areas,
            @Nullable List<String> languages,
            @Nullable List<Long> agents) {}
}
