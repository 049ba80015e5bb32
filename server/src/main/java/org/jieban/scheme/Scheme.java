package org.jieban.scheme;

import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jieban.catalogue.CaseKind;
import org.jieban.organisation.UnitKind;
import org.jspecify.annotations.Nullable;

/**
 * A scheme (考核方案): how a month is cut, whose answers count for whom, and how they become rates, a
 * composite, ranks and lists. Made by {@link SchemeDocument} only, which has checked it.
 *
 * @param code stable name
 * @param name by language
 * @param cut where periods begin and end
 * @param basis by which moment an answer belongs to a period
 * @param without what counts nowhere (剔除)
 * @param shares what an answer counts for a unit, by its part in it
 * @param incidents who is asked when a known incident (已知事件) has ended
 * @param records names of points that are recorded by hand
 * @param rates the named rates, in the order of the document
 * @param score how rates become a score, unless a group says otherwise
 * @param bonus terms added to the score, or taken from it
 * @param ties what decides between equal scores; empty when they share the rank
 * @param groups units that are compared with each other
 * @param lists the lists (先进、进步、整改、治理)
 */
// [impl->rule~assessment.scheme~1]
public record Scheme(
        String code,
        Map<String, String> name,
        Cut cut,
        Basis basis,
        Without without,
        Map<Share, Fraction> shares,
        AfterIncident incidents,
        List<String> records,
        List<Rate> rates,
        Score score,
        List<Bonus> bonus,
        List<Formula> ties,
        List<Group> groups,
        List<Distinction> lists) {

    /** By which moment an answer belongs to a period. */
    public enum Basis {
        /** 回访: when it was given. */
        ANSWERED,
        /** 受理: when the unit in charge was given the case. */
        RECEIVED,
        /** 办结: when the case was closed. */
        CLOSED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What counts nowhere (剔除).
     *
     * @param kinds kinds of cases
     * @param categories codes of categories, with all below them
     * @param anonymous whether answers of claimants who left no way to be reached are left out
     */
    public record Without(Set<CaseKind> kinds, List<String> categories, boolean anonymous) {

        public static final Without NOTHING = new Without(Set.of(), List.of(), false);

        public Without {
            kinds = Set.copyOf(kinds);
            categories = List.copyOf(categories);
        }
    }

    /** Who is asked when a known incident has ended. */
    public enum Asks {
        /** 逐件回访: everybody. */
        EACH,
        /** 抽样回访: a sample. */
        SAMPLE,
        /** 合并回访: one, whose answer stands for the incident. */
        ONE;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Who is asked when a known incident (已知事件) has ended.
     *
     * @param percent how many of a hundred people; of meaning for a sample only
     */
    public record AfterIncident(Asks asks, int percent) {

        /** Where a scheme says nothing: one in ten. */
        public static final AfterIncident USUAL = new AfterIncident(Asks.SAMPLE, 10);
    }

    /**
     * A rate.
     *
     * @param otherwise what it is for a unit that has nothing to divide by; null when such a unit has no
     *     score
     */
    public record Rate(
            String id, Map<String, String> name, Formula formula, @Nullable Fraction otherwise) {

        public Rate {
            name = inOrder(name);
        }
    }

    /**
     * How rates become a score.
     *
     * @param weights points by rate, together 100
     * @param least the lowest score, or null
     * @param most the highest score, or null
     * @param minimumSample valid answers below which a unit is shown and not ranked
     */
    public record Score(
            Map<String, Fraction> weights,
            int digits,
            Rounding rounding,
            @Nullable Fraction least,
            @Nullable Fraction most,
            int minimumSample) {

        public Score {
            weights = inOrder(weights);
        }
    }

    /** How the published score is rounded, once. */
    public enum Rounding {
        /** 四舍五入. */
        HALF_UP(RoundingMode.HALF_UP),
        /** 四舍六入五成双. */
        HALF_EVEN(RoundingMode.HALF_EVEN),
        /** 舍去. */
        DOWN(RoundingMode.DOWN);

        private final RoundingMode mode;

        Rounding(RoundingMode mode) {
            this.mode = mode;
        }

        RoundingMode mode() {
            return mode;
        }

        String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A term added to the score; points below zero are a deduction. */
    public record Bonus(
            String id,
            Map<String, String> name,
            Formula points,
            @Nullable Fraction least,
            @Nullable Fraction most) {

        public Bonus {
            name = inOrder(name);
        }
    }

    /**
     * Units that are compared with each other (分级分类).
     *
     * @param weights its own weights, or null for those of the scheme
     * @param minimumSample its own minimum sample, or null
     * @param bonus ids of the terms that hold for it, or null for all
     */
    public record Group(
            String code,
            Map<String, String> name,
            Selection units,
            Selection except,
            Takes takes,
            @Nullable Map<String, Fraction> weights,
            @Nullable Integer minimumSample,
            @Nullable Set<String> bonus) {

        public Group {
            name = inOrder(name);
            weights = weights == null ? null : inOrder(weights);
            bonus = bonus == null ? null : Set.copyOf(bonus);
        }
    }

    /**
     * Which units. A unit is meant by its code, or by its kind where it stands below the named ones.
     *
     * @param below codes of units with all that is below them; empty means everywhere
     */
    public record Selection(Set<UnitKind> kinds, Set<String> below, Set<String> codes) {

        public static final Selection NONE = new Selection(Set.of(), Set.of(), Set.of());

        public Selection {
            kinds = Set.copyOf(kinds);
            below = Set.copyOf(below);
            codes = Set.copyOf(codes);
        }

        /**
         * Whether a unit is meant.
         *
         * @param upwards codes from the unit itself to the top
         */
        public boolean includes(UnitKind kind, List<String> upwards) {
            if (codes.contains(upwards.getFirst())) {
                return true;
            }
            boolean above = !Collections.disjoint(below, upwards);
            return kinds.contains(kind) ? below.isEmpty() || above : kinds.isEmpty() && above;
        }
    }

    /** Which answers count for the units of a group. */
    public enum Takes {
        /** Those of the nearest unit on the way up from who was in charge. */
        OWN,
        /** Everything below, whoever else it counts for. */
        ALL;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A list of units that are named for something.
     *
     * @param end which end of the figures is listed
     * @param take how many
     * @param percent whether that is a part of the group's units in per cent
     * @param least only units whose figure is at least this, or null
     * @param most only units whose figure is at most this, or null
     * @param groups groups that have this list; empty means all
     */
    public record Distinction(
            ListName list,
            End end,
            Formula figure,
            int take,
            boolean percent,
            @Nullable Fraction least,
            @Nullable Fraction most,
            Set<String> groups) {

        public Distinction {
            groups = Set.copyOf(groups);
        }
    }

    /** The four lists. */
    public enum ListName {
        /** 先进. */
        ADVANCED,
        /** 进步. */
        PROGRESS,
        /** 整改. */
        RECTIFY,
        /** 治理. */
        GOVERNANCE;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which end of the figures a list takes. */
    public enum End {
        HIGHEST,
        LOWEST;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Scheme {
        name = inOrder(name);
        shares = inOrder(shares);
        records = List.copyOf(records);
        rates = List.copyOf(rates);
        bonus = List.copyOf(bonus);
        ties = List.copyOf(ties);
        groups = List.copyOf(groups);
        lists = List.copyOf(lists);
    }

    /** The period that bears the name of this month. */
    public Period period(YearMonth month) {
        return cut.period(month);
    }

    public Optional<Group> group(String wanted) {
        return groups.stream().filter(one -> one.code().equals(wanted)).findFirst();
    }

    /** What an answer counts for a unit that had this part in it. */
    public Fraction weight(Share share) {
        return shares.getOrDefault(share, Fraction.ZERO);
    }

    /** The points that each rate brings in a group; those of the scheme where the group names none. */
    public Map<String, Fraction> weights(String wanted) {
        var own = group(wanted).map(Group::weights).orElse(null);
        return own == null ? score.weights() : own;
    }

    /** Valid answers below which a unit of the group is not ranked. */
    public int minimumSample(String wanted) {
        var own = group(wanted).map(Group::minimumSample).orElse(null);
        return own == null ? score.minimumSample() : own;
    }

    /** The terms that hold for a group. */
    public List<Bonus> bonus(String wanted) {
        var own = group(wanted).map(Group::bonus).orElse(null);
        return own == null
                ? bonus
                : bonus.stream().filter(term -> own.contains(term.id())).toList();
    }

    /** Names of figures beside the answers that scores depend on; lists are not meant. */
    public Set<String> measures() {
        var names = new LinkedHashSet<String>();
        rates.forEach(rate -> names.addAll(rate.formula().names()));
        bonus.forEach(term -> names.addAll(term.points().names()));
        ties.forEach(by -> names.addAll(by.names()));
        names.removeIf(name -> Measure.known(name).isEmpty() && !records.contains(name));
        return names;
    }

    static <K, V> Map<K, V> inOrder(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
