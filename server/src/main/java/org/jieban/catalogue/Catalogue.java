package org.jieban.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieban.calendar.CityZone;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The dispatch catalogue (派单目录): which unit is in charge of a matter in a place, who helps and how
 * long they have. Each version is in force from its moment on and never changes; reads cost no
 * round trip.
 *
 * <p>Rules: {@code docs/rules/dispatch.md}.
 */
@Service
public class Catalogue {

    private static final Logger log = LoggerFactory.getLogger(Catalogue.class);

    private record Copy(
            List<CatalogueIndex> versions, List<FunctionOfUnit> functions, Deciding deciding) {}

    private final CatalogueRepository repository;
    private final Categories categories;
    private final Units units;
    private final Clock clock;
    private final NodeCopy<Copy> copy;

    Catalogue(CatalogueRepository repository, Categories categories, Units units, Clock clock) {
        this.repository = repository;
        this.categories = categories;
        this.units = units;
        this.clock = clock;
        this.copy = new NodeCopy<>(repository::revision, this::load);
    }

    /**
     * Who is in charge.
     *
     * @param category code, or null while the case has none
     * @param area street, community or district where it happened, or null where unknown
     * @param urgency as the case has it; a rule may press more, never less
     * @param at the moment of the decision: the version in force then decides
     */
    // [impl->rule~dispatch.version~1]
    public Decision decide(
            @Nullable String category, @Nullable UnitId area, Urgency urgency, Instant at) {
        var path = category == null ? List.<Category>of() : categories.path(category);
        if (path.isEmpty()) {
            return new Decision.Undecided(
                    Decision.Undecided.Reason.NO_CATEGORY, Reasons.NO_CATEGORY);
        }
        var now = copy.current();
        var index = inForce(now.versions(), at);
        if (index.isEmpty()) {
            return new Decision.Undecided(Decision.Undecided.Reason.NO_VERSION, Reasons.NO_VERSION);
        }
        var day = LocalDate.ofInstant(at, CityZone.ZONE);
        var areas = area == null ? wholeCity() : units.path(area);
        var matter = new Deciding.Matter(path, areas, urgency, day);
        return now.deciding().decide(index.get(), matter, units::byCode);
    }

    /**
     * The standard limits of an urgency at a moment, for the desks' own clocks. Where no version
     * was in force yet, the first one's hold.
     */
    public StandardLimits limits(Urgency urgency, Instant at) {
        var versions = copy.current().versions();
        if (versions.isEmpty()) {
            throw new IllegalStateException("No dispatch catalogue has been brought in");
        }
        return inForce(versions, at).orElseGet(versions::getFirst).limits(urgency);
    }

    /** All versions, the oldest first. */
    public List<CatalogueVersion> versions() {
        return copy.current().versions().stream().map(CatalogueIndex::version).toList();
    }

    /** Which unit does which function where. */
    public List<FunctionOfUnit> functions() {
        return copy.current().functions();
    }

    /** The rules of a version as a file. */
    public String csv(int version) {
        return CatalogueCsv.writeRules(index(version).rules());
    }

    /** The functions of units as a file. */
    public String functionsCsv() {
        return CatalogueCsv.writeFunctions(functions());
    }

    /** The version in force at a moment. */
    public Optional<CatalogueVersion> versionAt(Instant at) {
        return inForce(copy.current().versions(), at).map(CatalogueIndex::version);
    }

    /**
     * Adds a version from a file of rules; the standard limits stay as they were.
     *
     * @param effectiveFrom later than every version there is, and not in the past
     * @throws ProblemException {@code catalogue/version-overlap} or {@code catalogue/csv-refused}
     */
    @Transactional
    public CatalogueVersion add(byte[] rules, Instant effectiveFrom, String note, String by) {
        repository.lock();
        var versions = repository.versions();
        if (versions.isEmpty()) {
            throw new IllegalStateException("No dispatch catalogue has been brought in");
        }
        var latest = versions.getLast();
        if (!effectiveFrom.isAfter(latest.effectiveFrom())) {
            throw overlap(effectiveFrom, latest.effectiveFrom());
        }
        if (effectiveFrom.isBefore(clock.instant())) {
            throw overlap(effectiveFrom, clock.instant());
        }
        return add(
                latest.version() + 1,
                rules,
                repository.limits(latest.version()),
                effectiveFrom,
                note,
                by);
    }

    /** The first version, with its limits; nothing happens when there is one. */
    @Transactional
    public void addFirst(byte[] rules, byte[] limits, Instant effectiveFrom, String note) {
        repository.lock();
        if (repository.versions().isEmpty()) {
            add(1, rules, LimitCsv.read(limits), effectiveFrom, note, "");
        }
    }

    /**
     * Replaces the functions of units by a file's; in force at once, since a unit that was
     * re-organised cannot take cases any more.
     *
     * @return how many there are now
     */
    @Transactional
    public int replaceFunctions(byte[] csv) {
        var functions = files().functions(csv);
        repository.lock();
        repository.replaceFunctions(functions);
        copy.changed();
        log.info("Functions of units imported: {}", functions.size());
        return functions.size();
    }

    List<Rule> rules(int version) {
        return index(version).rules();
    }

    Optional<Rule> mostSpecific(int version, List<Category> path, List<Unit> areas) {
        return index(version).mostSpecific(path, areas);
    }

    /** A version in force from now on, made of the one that was the latest when it was looked at. */
    @Transactional
    CatalogueVersion amend(int basedOn, String rules, String note, String by) {
        repository.lock();
        var latest = repository.versions().getLast();
        if (latest.version() != basedOn) {
            throw new ProblemException(
                    CatalogueProblem.CHANGED, Map.of("version", latest.version()));
        }
        var now = clock.instant();
        if (!now.isAfter(latest.effectiveFrom())) {
            throw overlap(now, latest.effectiveFrom());
        }
        return add(
                basedOn + 1,
                rules.getBytes(StandardCharsets.UTF_8),
                repository.limits(basedOn),
                now,
                note,
                by);
    }

    private CatalogueVersion add(
            int number,
            byte[] rules,
            List<StandardLimits> limits,
            Instant effectiveFrom,
            String note,
            String by) {
        var read = files().rules(rules);
        var version =
                new CatalogueVersion(number, effectiveFrom, clock.instant(), by, note, read.size());
        repository.add(version, read, limits);
        copy.changed();
        log.info(
                "Dispatch catalogue version {}: {} rules from {}",
                number,
                read.size(),
                effectiveFrom);
        return version;
    }

    /** Where the place is not known, what the one top of the tree does is known all the same. */
    private List<Unit> wholeCity() {
        var roots = units.roots();
        return roots.size() == 1 ? roots : List.of();
    }

    private CatalogueCsv files() {
        var today = LocalDate.ofInstant(clock.instant(), CityZone.ZONE);
        return new CatalogueCsv(
                code -> categories.find(code).filter(found -> found.isEffective(today)).isPresent(),
                units::byCode);
    }

    private Copy load() {
        var versions =
                repository.versions().stream()
                        .map(version ->
                                new CatalogueIndex(
                                        version,
                                        repository.rules(version.version()),
                                        repository.limits(version.version())))
                        .toList();
        var functions = repository.functions();
        return new Copy(versions, functions, new Deciding(functions));
    }

    private CatalogueIndex index(int version) {
        return copy.current().versions().stream()
                .filter(index -> index.version().version() == version)
                .findFirst()
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private static Optional<CatalogueIndex> inForce(List<CatalogueIndex> versions, Instant at) {
        return versions.reversed().stream()
                .filter(index -> !index.version().effectiveFrom().isAfter(at))
                .findFirst();
    }

    // [impl->rule~dispatch.version~1]
    private static ProblemException overlap(Instant wanted, Instant earliest) {
        return new ProblemException(
                CatalogueProblem.VERSION_OVERLAP, Map.of("wanted", wanted, "earliest", earliest));
    }
}
