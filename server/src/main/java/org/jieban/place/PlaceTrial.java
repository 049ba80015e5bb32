package org.jieban.place;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Measures how well places are found in sentences that are made up: the places are real, the slips of
 * the tongue and of the keyboard are drawn. The same seed makes the same sentences.
 */
public final class PlaceTrial {

    private static final double SURE = 0.9;
    private static final List<String> MATTERS =
            List.of(
                    "楼道里的灯坏了半个月没人修",
                    "垃圾桶满了三天没人清运",
                    "停水两天了，物业说不清楚什么时候来水",
                    "半夜施工，吵得睡不着觉",
                    "有人私搭乱建，一直没有拆",
                    "井盖丢了，晚上很危险",
                    "暖气不热，家里只有十五度",
                    "小广告贴得到处都是",
                    "有人占道卖菜，公交车都过不去",
                    "电梯停运一周了",
                    "污水井往外冒，味道很大",
                    "有人在楼下烧烤，油烟扰民");
    private static final List<String> NOTHING =
            List.of(
                    "我想咨询一下公积金怎么提取",
                    "网上买的手机是翻新机，商家不给退货退款",
                    "公司拖欠了三个月工资，希望有人管一管",
                    "公交车司机态度很差，到站不停车",
                    "建议全市统一设置老人免费乘车的时间",
                    "健身房关门了，办的年卡没有地方退",
                    "孩子的疫苗本丢了怎么补办",
                    "前门的锁坏了，后门也打不开",
                    "过街天桥上的电梯停了半年",
                    "希望前方是光明的，大家都生活得幸福和平",
                    "楼上邻居半夜跳绳，吵得人睡不着",
                    "平房冬天取暖的补贴怎么申请",
                    "我要表扬热线的话务员，说话很耐心",
                    "快递放在驿站丢了，快递公司不赔",
                    "四环上的大货车几点可以走",
                    "医院排队太久，挂不上专家号",
                    "学校食堂的饭菜不新鲜",
                    "小区里面的花园没有人打理",
                    "机场安检太慢，误了飞机",
                    "外卖里面有虫子，平台不处理");

    private final Locator locator;
    private final Gazetteer gazetteer;
    private final Random random;
    private final Syllables syllables = Syllables.read();
    private final List<Place> streets;
    private final List<Place> communities = new ArrayList<>();
    private final Map<String, Integer> sharing = new HashMap<>();
    private final List<Character> characters;

    private PlaceTrial(Locator locator, long seed) {
        this.locator = locator;
        this.gazetteer = locator.gazetteer();
        this.random = new Random(seed);
        this.streets = gazetteer.places().stream().filter(p -> p.level() == Level.STREET).toList();
        var used = new LinkedHashSet<Character>();
        for (var place : gazetteer.places()) {
            var core = Names.core(place);
            core.chars().forEach(c -> used.add((char) c));
            if (place.level() == Level.COMMUNITY) {
                sharing.merge(called(place), 1, Integer::sum);
                boolean plain = !place.name().endsWith("生活区") && !place.name().contains("虚拟");
                if (plain && core.length() > 2 && core.length() < 9) {
                    communities.add(place);
                }
            }
        }
        characters = List.copyOf(used);
    }

    /** What is said in a made-up sentence, by how hard it is. */
    public enum Way {
        /** District, street and community with their endings. */
        IN_FULL,
        /** A street with or without its ending, sometimes after its district. */
        STREET,
        /** A community without its street, mostly after its district. */
        COMMUNITY,
        /** One character misspelt, with the district. */
        SLIP,
        /** One character misspelt, and nothing else is said. */
        SLIP_ALONE,
        /** A name that several communities have, with the street or district. */
        SHARED,
        /** A name that several communities have, and nothing else: no single answer is right. */
        AMBIGUOUS,
        /** Another place is named, where somebody works or once lived. */
        ELSEWHERE,
        /** No place. */
        NONE
    }

    /**
     * The figures of one way of speaking.
     *
     * @param texts how many
     * @param district how many got the right district, likewise the others; for no place: how many stayed
     *     empty
     * @param wrong how many got a place that is not right at some level it names, with a confidence of
     *     0.5 or more
     * @param sure how many were answered with a confidence of 0.9 or more
     * @param sureAndRight how many of these were right at every level they name
     */
    public record Figures(
            int texts,
            int district,
            int street,
            int community,
            int wrong,
            int sure,
            int sureAndRight) {

        Figures plus(Figures other) {
            return new Figures(
                    texts + other.texts,
                    district + other.district,
                    street + other.street,
                    community + other.community,
                    wrong + other.wrong,
                    sure + other.sure,
                    sureAndRight + other.sureAndRight);
        }
    }

    /**
     * The result of a trial.
     *
     * @param byWay figures of each way of speaking
     * @param precisionWhenSure of the answers with a confidence of 0.9 or more, how many are right
     * @param falseGuesses share of texts without a place that got one all the same
     * @param millisecondsPerText mean time of one text on one core
     */
    public record Result(
            Map<Way, Figures> byWay,
            double precisionWhenSure,
            double falseGuesses,
            double millisecondsPerText) {}

    /** One sentence and the place that is right; none for {@link Way#NONE} and {@link Way#AMBIGUOUS}. */
    record Sentence(Way way, String text, java.util.Optional<Place> place) {}

    /** Makes this many sentences of each way and locates them. */
    public static Result run(Locator locator, int ofEachWay, long seed) {
        var trial = new PlaceTrial(locator, seed);
        var sentences = trial.sentences(ofEachWay);
        var byWay = new EnumMap<Way, Figures>(Way.class);
        long began = System.nanoTime();
        var answers = new ArrayList<Located>(sentences.size());
        for (var sentence : sentences) {
            answers.add(locator.locate(sentence.text()));
        }
        double took = (System.nanoTime() - began) / 1e6 / Math.max(1, sentences.size());
        for (int i = 0; i < sentences.size(); i++) {
            byWay.merge(
                    sentences.get(i).way(),
                    trial.figures(sentences.get(i), answers.get(i)),
                    Figures::plus);
        }
        int sure = byWay.values().stream().mapToInt(Figures::sure).sum();
        int right = byWay.values().stream().mapToInt(Figures::sureAndRight).sum();
        var none = byWay.get(Way.NONE);
        return new Result(
                new LinkedHashMap<>(byWay),
                sure == 0 ? 1 : (double) right / sure,
                none == null ? 0 : 1 - (double) none.district() / none.texts(),
                took);
    }

    List<Sentence> sentences(int ofEachWay) {
        var sentences = new ArrayList<Sentence>();
        for (var way : Way.values()) {
            for (int i = 0; i < ofEachWay; i++) {
                sentences.add(sentence(way));
            }
        }
        return sentences;
    }

    private Figures figures(Sentence sentence, Located located) {
        var best = located.best();
        boolean one = located.candidates().size() == 1;
        double confidence = best.map(Located.Candidate::confidence).orElse(0.0);
        if (sentence.place().isEmpty()) {
            int empty =
                    best.isEmpty() || sentence.way() == Way.AMBIGUOUS && confidence <= 0.5 ? 1 : 0;
            int wrong = empty == 0 && confidence >= 0.5 ? 1 : 0;
            return new Figures(1, empty, empty, empty, wrong, confidence >= SURE ? 1 : 0, 0);
        }
        var right = sentence.place().get();
        var at = new int[3];
        boolean wrong = false;
        for (var level : Level.values()) {
            var want = gazetteer.at(right, level);
            var got =
                    one
                            ? best.flatMap(c -> gazetteer.at(c.place(), level))
                            : java.util.Optional.<Place>empty();
            at[level.ordinal()] = got.equals(want) ? 1 : 0;
            wrong |= got.isPresent() && !got.equals(want);
        }
        boolean sure = one && confidence >= SURE;
        return new Figures(
                1,
                at[0],
                at[1],
                at[2],
                wrong && confidence >= 0.5 ? 1 : 0,
                sure ? 1 : 0,
                sure && !wrong ? 1 : 0);
    }

    private Sentence sentence(Way way) {
        return switch (way) {
            case IN_FULL -> {
                var place = oneOf(communities);
                var street = up(place, Level.STREET);
                var where = up(place, Level.DISTRICT).name() + street.name() + spoken(place, true);
                yield said(way, where, place);
            }
            case STREET -> {
                var street = oneOf(streets);
                boolean ending = random.nextInt(3) > 0 || Names.core(street).length() < 3;
                var name = ending ? street.name() : Names.core(street);
                if (ending && random.nextInt(4) == 0) {
                    name = name.endsWith("街道") ? name + "办事处" : name;
                }
                boolean alone = random.nextInt(2) == 0 && streetsCalled(street) == 1;
                yield said(way, (alone ? "" : district(street)) + name, street);
            }
            case COMMUNITY -> {
                var place = single();
                boolean alone = random.nextInt(3) == 0;
                yield said(
                        way,
                        (alone ? "" : district(place)) + spoken(place, random.nextInt(2) == 0),
                        place);
            }
            case SLIP -> {
                var place = random.nextInt(2) == 0 ? oneOf(streets) : single();
                yield said(way, district(place) + slip(place), place);
            }
            case SLIP_ALONE -> {
                var place = random.nextInt(2) == 0 ? onlyStreet() : single();
                yield said(way, slip(place), place);
            }
            case SHARED -> {
                var place = shared();
                yield said(
                        way,
                        district(place) + up(place, Level.STREET).name() + spoken(place, true),
                        place);
            }
            case AMBIGUOUS -> {
                var place = shared();
                yield new Sentence(way, around(called(place)), java.util.Optional.empty());
            }
            case ELSEWHERE -> {
                var other = district(oneOf(communities));
                var place = single();
                var where = district(place) + spoken(place, true);
                var first =
                        oneOf(List.of("我在%s上班，", "以前住在%s，", "我户口在%s，", "老家在%s，")).formatted(other);
                yield new Sentence(
                        way,
                        first + "现在家住" + where + "，" + oneOf(MATTERS) + "。",
                        java.util.Optional.of(place));
            }
            case NONE ->
                    new Sentence(
                            way,
                            oneOf(NOTHING) + oneOf(List.of("。", "，请处理。", "，打过几次电话都没有结果。")),
                            java.util.Optional.empty());
        };
    }

    private Sentence said(Way way, String where, Place place) {
        return new Sentence(way, around(where), java.util.Optional.of(place));
    }

    private String around(String where) {
        return switch (random.nextInt(5)) {
            case 0 -> "我家住" + where + "，" + oneOf(MATTERS) + "。";
            case 1 -> where + "这边" + oneOf(MATTERS) + "，请尽快处理。";
            case 2 -> "你好，我反映一下，" + where + oneOf(MATTERS) + "。";
            case 3 -> "位于" + where + "，" + oneOf(MATTERS) + "，已经反映过两次。";
            default -> where + "附近" + oneOf(MATTERS) + "。";
        };
    }

    private static String called(Place place) {
        return Names.core(place) + (Reading.isVillage(place) ? "村" : "社区");
    }

    private String spoken(Place place, boolean ending) {
        var core = Names.core(place);
        boolean village = Reading.isVillage(place);
        var end = village ? "村" : random.nextInt(2) == 0 ? "社区" : "小区";
        return ending || village ? core + (core.endsWith(end) ? "" : end) : core;
    }

    private String district(Place place) {
        var name = up(place, Level.DISTRICT).name();
        return random.nextInt(2) == 0 ? name : name.substring(0, name.length() - 1);
    }

    /** The name with one slip. */
    private String slip(Place place) {
        var core = Names.core(place);
        int at = random.nextInt(core.length());
        var ending = place.level() == Level.STREET ? place.name().substring(core.length()) : "社区";
        if (place.level() == Level.COMMUNITY && Reading.isVillage(place)) {
            ending = "村";
        }
        if (random.nextInt(3) == 0 && core.length() > 2) {
            ending = "";
        }
        int kind = random.nextInt(4);
        if (kind == 0 && core.length() > 3) {
            return core.substring(0, at) + core.substring(at + 1) + ending;
        }
        char other = kind == 1 ? oneOf(characters) : alike(core.charAt(at));
        return core.substring(0, at) + other + core.substring(at + 1) + ending;
    }

    private char alike(char c) {
        var same =
                characters.stream()
                        .filter(other -> other != c && syllables.alike(c, other))
                        .toList();
        return same.isEmpty() ? oneOf(characters) : oneOf(same);
    }

    private Place single() {
        while (true) {
            var place = oneOf(communities);
            if (sharing.getOrDefault(called(place), 0) == 1) {
                return place;
            }
        }
    }

    private Place shared() {
        while (true) {
            var place = oneOf(communities);
            var core = Names.core(place);
            if (sharing.getOrDefault(called(place), 0) > 1 && alone(core)) {
                return place;
            }
        }
    }

    /** Not also the name of a street or district. */
    private boolean alone(String core) {
        return gazetteer.places().stream()
                .noneMatch(p -> p.level() != Level.COMMUNITY && Names.core(p).equals(core));
    }

    private Place onlyStreet() {
        while (true) {
            var street = oneOf(streets);
            if (streetsCalled(street) == 1) {
                return street;
            }
        }
    }

    private long streetsCalled(Place street) {
        return streets.stream().filter(p -> Names.core(p).equals(Names.core(street))).count();
    }

    private Place up(Place place, Level level) {
        return gazetteer.at(place, level).orElseThrow();
    }

    private <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
