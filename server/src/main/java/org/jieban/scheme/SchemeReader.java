package org.jieban.scheme;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jieban.catalogue.CaseKind;
import org.jieban.scheme.Formula.Kind;
import org.jieban.scheme.Scheme.Bonus;
import org.jieban.scheme.Scheme.Rate;
import org.jieban.scheme.Scheme.Rounding;
import org.jieban.scheme.Scheme.Score;
import org.jspecify.annotations.Nullable;

/** Turns the tables of a document into a scheme; goes on after a fault, so that all are told at once. */
final class SchemeReader {

    static final List<String> THREE_RATES = List.of("response", "solve", "satisfaction");

    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");
    private static final Pattern MOMENT = Pattern.compile("(\\d{1,2}) (\\d{2}:\\d{2})");
    private static final Fraction HUNDRED = Fraction.of(100);
    private static final Map<String, Boolean> YES_OR_NO =
            Map.of("yes", true, "no", false, "true", true, "false", false);
    private static final int MOST_DIGITS = 6;
    private static final int MOST_SAMPLE = 100_000;
    private static final Cut NO_CUT =
            new Cut(new Cut.Moment(1, LocalTime.MIN), new Cut.Moment(1, LocalTime.MIN));

    private final YamlTable top;
    private final List<Fault> faults;
    private final List<Fault> remarks;

    SchemeReader(YamlTable top, List<Fault> faults, List<Fault> remarks) {
        this.top = top;
        this.faults = faults;
        this.remarks = remarks;
    }

    /** The scheme; of no use when faults were told. */
    Scheme read() {
        var code = top.text("scheme");
        if (code != null && !isCode(code)) {
            top.fault("scheme", notACode(code));
        }
        var name = name(top);
        var cut = cut();
        var basis = Scheme.Basis.ANSWERED;
        var without = Scheme.Without.NOTHING;
        var counts = top.optionalTable("counts");
        if (counts != null) {
            basis = counts.word("by", SchemeDocument.bases(), basis);
            without = without(counts);
            counts.done();
        }
        var shares = shares();
        var incidents = incidents();
        var records = records();
        var rates = rates(records);
        // also those that cannot be read, so that one mistake is told once
        var rateNames = top.namesIn("rates");
        var scoreTable = top.table("score");
        var score = score(scoreTable, rateNames);
        var bonus = bonus(Names.forTerms(records, rateNames));
        var ties = ties(Names.forTerms(records, rateNames));
        var groups =
                new GroupReader(faults, remarks)
                        .read(top, rateNames, new LinkedHashSet<>(top.namesIn("bonus")));
        var lists =
                new ListReader(faults)
                        .read(
                                top,
                                Names.forLists(records, rateNames),
                                new LinkedHashSet<>(top.namesIn("groups")));
        top.done();
        return new Scheme(
                code == null ? "" : code,
                name,
                cut,
                basis,
                without,
                shares,
                incidents,
                records,
                rates,
                score,
                bonus,
                ties,
                groups,
                lists);
    }

    static Map<String, String> name(YamlTable of) {
        var names = of.table("name");
        if (names == null) {
            return Map.of();
        }
        var name = new LinkedHashMap<String, String>();
        for (var language : List.of("zh-CN", "en")) {
            var words = names.text(language);
            if (words != null) {
                name.put(language, words);
            }
        }
        names.done();
        return name;
    }

    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    static Words notACode(String text) {
        return new Words(
                "“%s”不能作代码:以字母开头,只用字母、数字、- 和 _,最多 40 个字符".formatted(YamlTable.shown(text)),
                "\"%s\" is not a code: a letter, then letters, digits, - and _, at most 40 characters"
                        .formatted(YamlTable.shown(text)));
    }

    // [impl->rule~scheme.period~1]
    private Cut cut() {
        var period = top.table("period");
        if (period == null) {
            return NO_CUT;
        }
        var begins = moment(period, "begins");
        var ends = period.has("ends") ? moment(period, "ends") : begins;
        period.done();
        if (begins == null || ends == null) {
            return NO_CUT;
        }
        var cut = new Cut(begins, ends);
        if (cut.hasGap()) {
            remarks.add(
                    period.remark(
                            "ends",
                            new Words(
                                    "每月 %s 至 %s 之间的回访不计入任何周期".formatted(ends, begins),
                                    "answers from the %s to the %s of a month count in no period"
                                            .formatted(ends, begins))));
        }
        return cut;
    }

    private static Cut.@Nullable Moment moment(YamlTable period, String name) {
        var text = period.text(name);
        if (text == null) {
            return null;
        }
        var parts = MOMENT.matcher(text);
        if (parts.matches()) {
            int day = Integer.parseInt(parts.group(1));
            if (day < 1 || day > Cut.LAST_DAY) {
                period.fault(
                        name,
                        new Words(
                                "%d 日不是每个月都有,只能用 1 到 28 日".formatted(day),
                                "not every month has a day %d; use 1 to 28".formatted(day)));
                return null;
            }
            try {
                return new Cut.Moment(day, LocalTime.parse(parts.group(2)));
            } catch (DateTimeException notATime) {
                // told below
            }
        }
        period.fault(
                name,
                new Words(
                        "应为“日 时:分”,例如 19 00:00,而不是“%s”".formatted(YamlTable.shown(text)),
                        "\"day hh:mm\" is expected, such as 19 00:00, not \"%s\""
                                .formatted(YamlTable.shown(text))));
        return null;
    }

    private static Scheme.Without without(YamlTable counts) {
        var without = counts.optionalTable("without");
        if (without == null) {
            return Scheme.Without.NOTHING;
        }
        var kindNames = SchemeDocument.words(CaseKind.values(), Enum::name);
        var kinds = without.set("kinds", kindNames::get, kindNames.keySet());
        var categories = without.set("categories", text -> text, Set.of());
        boolean anonymous = without.word("anonymous", YES_OR_NO, false);
        without.done();
        if (kinds.size() == CaseKind.values().length) {
            without.fault("kinds", new Words("所有诉求类型都被剔除了", "every kind of case is excluded"));
        }
        return new Scheme.Without(kinds, List.copyOf(categories), anonymous);
    }

    private Map<Share, Fraction> shares() {
        var shares = new EnumMap<Share, Fraction>(Share.class);
        shares.put(Share.LEAD, Fraction.ONE);
        shares.put(Share.ASSIST, Fraction.ZERO);
        shares.put(Share.CALLED, Fraction.ZERO);
        shares.put(Share.INCIDENT, Fraction.ZERO);
        var table = top.optionalTable("shares");
        if (table == null) {
            return shares;
        }
        for (var share : Share.values()) {
            var weight = table.decimal(share.wireName());
            if (weight == null) {
                continue;
            }
            if (weight.sign() < 0 || weight.compareTo(Fraction.ONE) > 0) {
                table.fault(share.wireName(), new Words("应在 0 与 1 之间", "must lie between 0 and 1"));
            }
            shares.put(share, weight);
        }
        table.done();
        if (shares.values().stream().allMatch(Fraction::isZero)) {
            table.fault(new Words("所有份额都是 0,没有回访计入考核", "all shares are 0: no answer counts"));
        }
        return shares;
    }

    // [impl->rule~incident.revisit~1]
    private Scheme.AfterIncident incidents() {
        var usual = Scheme.AfterIncident.USUAL;
        var table = top.optionalTable("incidents");
        if (table == null) {
            return usual;
        }
        var asks =
                table.word(
                        "revisit",
                        SchemeDocument.words(Scheme.Asks.values(), Scheme.Asks::wireName),
                        usual.asks());
        int percent = table.whole("percent", 1, 100, usual.percent());
        if (asks != Scheme.Asks.SAMPLE && table.has("percent")) {
            table.fault("percent", new Words("只有抽样回访才有比例", "only a sample has a percentage"));
        }
        table.done();
        return new Scheme.AfterIncident(asks, asks == Scheme.Asks.SAMPLE ? percent : 100);
    }

    private List<String> records() {
        var records = new ArrayList<String>();
        var names =
                top.set(
                        "records",
                        text -> Measure.isName(text) && !Names.isTaken(text) ? text : null,
                        Set.of("小写字母开头、未被占用的名称 (a new name that begins with a small letter)"));
        records.addAll(names);
        return records;
    }

    private List<Rate> rates(List<String> records) {
        var table = top.table("rates");
        if (table == null) {
            return List.of();
        }
        var rates = new ArrayList<Rate>();
        for (var needed : THREE_RATES) {
            if (!table.has(needed)) {
                table.fault(
                        needed,
                        new Words(
                                "缺少“%s”:三率都要有定义,不用的权重为 0".formatted(needed),
                                "\"%s\" is missing: all three rates are defined, an unused one has weight 0"
                                        .formatted(needed)));
            }
        }
        var known = Names.forRates(records);
        for (var id : table.names()) {
            if (!Measure.isName(id) || Names.isTaken(id) || records.contains(id)) {
                table.faultAtName(
                        id,
                        new Words(
                                "“%s”不能作比率的名称(已占用,或不是小写字母开头)".formatted(YamlTable.shown(id)),
                                "\"%s\" cannot name a rate (taken, or does not begin with a small letter)"
                                        .formatted(YamlTable.shown(id))));
            }
            var rate = table.table(id);
            if (rate == null) {
                continue;
            }
            var formula = rate.formula("formula", known);
            var name = name(rate);
            var otherwise = rate.decimal("otherwise");
            rate.done();
            if (formula == null) {
                continue;
            }
            if (formula.kind() != Kind.RATIO) {
                rate.fault("formula", expected(formula, "比率", "a ratio"));
            }
            rates.add(new Rate(id, name, formula, otherwise));
        }
        return rates;
    }

    static Words expected(Formula formula, String chinese, String english) {
        return new Words(
                "结果是%s,应为%s".formatted(FormulaReading.chinese(formula.kind()), chinese),
                "this gives %s; %s is expected"
                        .formatted(FormulaReading.english(formula.kind()), english));
    }

    private static Score score(@Nullable YamlTable table, List<String> rates) {
        if (table == null) {
            return new Score(Map.of(), 1, Rounding.HALF_UP, null, null, 1);
        }
        var weights = weights(table, rates);
        int digits = table.whole("digits", 0, MOST_DIGITS, 1);
        var rounding =
                table.word(
                        "rounding",
                        SchemeDocument.words(Rounding.values(), Rounding::wireName),
                        Rounding.HALF_UP);
        var least = table.decimal("least");
        var most = table.decimal("most");
        inOrder(table, least, most);
        int sample = table.whole("minimumSample", 1, MOST_SAMPLE, 1);
        table.done();
        return new Score(weights, digits, rounding, least, most, sample);
    }

    static void inOrder(YamlTable table, @Nullable Fraction least, @Nullable Fraction most) {
        if (least != null && most != null && least.compareTo(most) > 0) {
            table.fault("least", new Words("下限高于上限", "the least is above the most"));
        }
    }

    // [impl->rule~scheme.weights~1]
    static Map<String, Fraction> weights(YamlTable of, List<String> rates) {
        var table = of.table("weights");
        if (table == null) {
            return Map.of();
        }
        var weights = new LinkedHashMap<String, Fraction>();
        var sum = Fraction.ZERO;
        boolean whole = true;
        for (var rate : rates) {
            if (table.has(rate)) {
                var weight = table.decimal(rate);
                if (weight == null) {
                    whole = false;
                    continue;
                }
                if (weight.sign() < 0) {
                    table.fault(rate, new Words("权重不能小于 0", "a weight is not below 0"));
                }
                weights.put(rate, weight);
                sum = sum.plus(weight);
            }
        }
        int before = table.names().size();
        var unknown = new HashSet<>(table.names());
        unknown.removeAll(rates);
        unknown.forEach(name -> table.faultAtName(name, Nearest.unknown(name, rates)));
        if (whole && unknown.isEmpty() && before > 0 && !sum.equals(HUNDRED)) {
            of.fault(
                    "weights",
                    new Words(
                            "权重合计应为 100,现在是 " + sum,
                            "the weights make " + sum + " together, not 100"));
        } else if (before == 0) {
            of.fault("weights", new Words("没有权重", "there are no weights"));
        }
        return weights;
    }

    private List<Bonus> bonus(Map<String, Kind> known) {
        var table = top.optionalTable("bonus");
        if (table == null) {
            return List.of();
        }
        var terms = new ArrayList<Bonus>();
        for (var id : table.names()) {
            if (!isCode(id)) {
                table.faultAtName(id, notACode(id));
            }
            var term = table.table(id);
            if (term == null) {
                continue;
            }
            var name = name(term);
            var points = term.formula("points", known);
            var least = term.decimal("least");
            var most = term.decimal("most");
            inOrder(term, least, most);
            term.done();
            if (points == null) {
                continue;
            }
            if (points.kind() != Kind.POINTS) {
                term.fault(
                        "points",
                        expected(points, "分值(例如 10 * 比率)", "points, such as 10 * a ratio,"));
            }
            terms.add(new Bonus(id, name, points, least, most));
        }
        return terms;
    }

    private List<Formula> ties(Map<String, Kind> known) {
        if (!top.has("ties")) {
            return List.of();
        }
        var table = top.optionalTable("ties");
        if (table == null) {
            return List.of();
        }
        var by = table.formulas("by", known);
        table.done();
        return by;
    }
}
