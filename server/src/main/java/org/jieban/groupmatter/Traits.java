package org.jieban.groupmatter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jieban.text.PlainText;
import org.jieban.text.Word;
import org.jieban.text.Words;

/**
 * What a telling is recognised by: its words, and the pairs of characters in the names of its places.
 *
 * @param words what it is about, of length one before rarity is weighed
 * @param places where it is, likewise; empty when no name was found
 * @param placeSure see {@link Features#placeSure}
 * @param districts see {@link Features#districts}
 * @param known see {@link Features#known}
 * @param ofTheCity see {@link Features#ofTheCity}
 * @param names the names of places as they stand there, those of the title first
 */
record Traits(
        Weights words,
        Weights places,
        double placeSure,
        Set<String> districts,
        List<String> names,
        Map<KnownPlace, Integer> known,
        double ofTheCity)
        implements Features {

    // the rest of a long text is history, law and greetings
    private static final int READ_OF_TEXT = 300;
    private static final float TITLE = 3;
    private static final float PLACE_OF_TITLE = 2f;
    private static final double PLACE_ONLY_IN_TEXT = 0.5;
    // as published messages name them, which are pseudonymous; cases bring their own
    private static final Pattern DISTRICT = Pattern.compile("[a-z]\\d{1,2}[区县市]");
    // the whole city sets nothing apart
    private static final Pattern CITY = Pattern.compile("(?<![a-z])[a-z]市");
    private static final Pattern NO_PART_OF_A_WORD = Pattern.compile("[市区县省]");
    // what everybody uses wherever they live
    private static final Pattern OF_THE_CITY =
            Pattern.compile(
                    "app|小程序|公众号|网站|官网|平台|系统|医保|社保|公积金|养老金|居住证|身份证|摇号|一卡通|老年卡|学籍|挂号|热线|"
                            + "地铁\\d+号线|\\d+号线|公交\\d+路|\\d+路公交");
    private static final Set<String> SAYING_NOTHING =
            Set.of(
                    "投诉", "反映", "举报", "咨询", "请问", "问题", "希望", "建议", "请求", "领导", "书记", "您好", "你好",
                    "尊敬", "情况", "部门", "相关", "有关", "解决", "处理", "谢谢", "感谢", "政府", "关于", "没有", "可以",
                    "进行", "要求", "严重", "影响", "居民", "业主", "小区", "附近", "市民", "我们", "帮助", "关注", "回复",
                    "答复", "监管", "强烈", "知道", "现在", "时间", "能否", "能够", "可能", "需要", "应该", "人民", "百姓",
                    "老百姓", "生活", "恳请", "恳求", "诉求", "是否", "如何", "什么", "为何", "有人", "管理", "存在", "社会",
                    "国家", "合理", "有没有", "何时", "位于", "导致", "造成", "多次", "一直", "目前", "打电话", "电话", "工作",
                    "人员", "工作人员", "单位", "城市", "街道");

    static Traits of(Telling telling, Vocabulary vocabulary) {
        var plainTitle = plain(telling.title());
        var plainText = shortened(plain(telling.text()));
        var title = Words.of(plainTitle);
        var text = Words.of(plainText);
        var namesInTitle = new ArrayList<>(PlaceNames.in(title));
        var namesInText = new ArrayList<>(PlaceNames.in(text));
        if (telling.place() != null) {
            // what is known needs no guessing; guessed names would only seem to agree
            namesInTitle.clear();
            namesInText.clear();
            namesInTitle.addAll(0, mentions(telling.place(), plainTitle));
            namesInText.addAll(0, mentions(telling.place(), plainText));
            // known without standing in any text
            namesInTitle.addFirst(new PlaceName(telling.place(), 0, 0));
        }
        var words = new HashMap<Integer, Float>();
        counted(text, namesInText, vocabulary)
                .forEach((word, times) -> words.put(word, (float) Math.log1p(times)));
        counted(title, namesInTitle, vocabulary)
                .forEach((word, times) -> words.merge(word, TITLE, Float::sum));
        var places = new HashMap<Integer, Float>();
        counted(namesInText, vocabulary)
                .forEach((pair, times) -> places.put(pair, (float) Math.log1p(times)));
        counted(namesInTitle, vocabulary)
                .forEach((pair, times) -> places.merge(pair, PLACE_OF_TITLE, Float::sum));
        var names = new LinkedHashSet<String>();
        namesInTitle.forEach(name -> names.add(name.text()));
        namesInText.forEach(name -> names.add(name.text()));
        double sure = !namesInTitle.isEmpty() ? 1 : namesInText.isEmpty() ? 0 : PLACE_ONLY_IN_TEXT;
        return new Traits(
                unit(words),
                unit(places),
                sure,
                districts(telling, plainTitle, plainText),
                List.copyOf(names),
                telling.known() == null ? Map.of() : Map.of(telling.known(), 1),
                OF_THE_CITY.matcher(plainTitle).find() ? 1 : 0);
    }

    /** The one that is known, else the first of the title, else the first of the text. */
    private static Set<String> districts(Telling telling, String title, String text) {
        if (telling.district() != null) {
            return Set.of(telling.district());
        }
        var named = DISTRICT.matcher(title);
        if (!named.find()) {
            named = DISTRICT.matcher(text);
            if (!named.find()) {
                return Set.of();
            }
        }
        return Set.of(named.group());
    }

    @Override
    public double coherence(Vocabulary vocabulary) {
        return 1;
    }

    private static String plain(String text) {
        return CITY.matcher(PlainText.withoutIdentity(text)).replaceAll("  ");
    }

    /** Where a known place stands in a text; its characters are no words of the matter. */
    private static List<PlaceName> mentions(String place, String text) {
        var found = new ArrayList<PlaceName>();
        for (int at = text.indexOf(place); at >= 0; at = text.indexOf(place, at + 1)) {
            found.add(new PlaceName(place, at, at + place.length()));
        }
        return found;
    }

    private static String shortened(String text) {
        return text.length() <= READ_OF_TEXT ? text : text.substring(0, READ_OF_TEXT);
    }

    private static Map<Integer, Integer> counted(
            List<Word> text, List<PlaceName> names, Vocabulary vocabulary) {
        var counted = new HashMap<Integer, Integer>();
        Word before = null;
        for (var word : text) {
            if (names.stream().anyMatch(n -> word.from() < n.until() && word.until() > n.from())) {
                before = null;
                continue;
            }
            if (word.carriesMeaning() && !SAYING_NOTHING.contains(word.text())) {
                counted.merge(vocabulary.number(word.text()), 1, Integer::sum);
            }
            if (before != null && fellApart(before, word)) {
                counted.merge(vocabulary.number(before.text() + word.text()), 1, Integer::sum);
            }
            before = word;
        }
        return counted;
    }

    /** Whether two neighbours may be one word that the dictionary does not know. */
    private static boolean fellApart(Word one, Word next) {
        return one.until() == next.from()
                && Math.min(one.text().length(), next.text().length()) == 1
                && holds(one)
                && holds(next);
    }

    private static boolean holds(Word word) {
        return "ngvajbsf".indexOf(word.kind().charAt(0)) >= 0
                && !NO_PART_OF_A_WORD.matcher(word.text()).matches()
                && !SAYING_NOTHING.contains(word.text());
    }

    /** The pairs of characters in names: names with a character too many stay alike. */
    private static Map<Integer, Integer> counted(List<PlaceName> names, Vocabulary vocabulary) {
        var counted = new HashMap<Integer, Integer>();
        for (var name : names) {
            var line = PlaceNames.line(name.text());
            if (line.isPresent()) {
                counted.merge(vocabulary.number("@" + line.get()), 1, Integer::sum);
                continue;
            }
            var own = PlaceNames.own(name.text());
            for (int at = 0; at + 2 <= own.length(); at++) {
                counted.merge(vocabulary.number("@" + own.substring(at, at + 2)), 1, Integer::sum);
            }
        }
        return counted;
    }

    private static Weights unit(Map<Integer, Float> weights) {
        double squares = weights.values().stream().mapToDouble(w -> w * w).sum();
        float length = (float) Math.sqrt(squares);
        weights.replaceAll((word, weight) -> weight / length);
        return Weights.of(weights);
    }
}
