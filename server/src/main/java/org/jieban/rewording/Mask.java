package org.jieban.rewording;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jieban.text.PlainText;
import org.jieban.text.Words;

/**
 * Hides personal data of a text behind numbered places, the same behind the same, and puts it back. One
 * for each asking; what it hid never leaves it.
 */
// [impl->rule~rewording.masked~1]
final class Mask {

    private static final String SURNAME =
            "(?:欧阳|司马|上官|诸葛|[王李张刘陈杨黄赵周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢岳齐梅莫庄辛祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄])";
    private static final Pattern LOOKS_LIKE_A_NAME =
            Pattern.compile(SURNAME + "[\\u4e00-\\u9fff]{1,2}");
    private static final String NUMBER = "[\\d一二三四五六七八九十百]{1,5}";

    /** Kinds of personal data in the order in which they are looked for. */
    private static final Map<String, List<Pattern>> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("邮箱", List.of(Pattern.compile("[a-z0-9._%+-]+@[a-z0-9-]+(?:\\.[a-z0-9-]+)+")));
        KINDS.put(
                "车牌",
                List.of(
                        Pattern.compile(
                                "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼] ?[a-z][ ·.-]?[a-z0-9]{5,6}(?![a-z0-9])")));
        KINDS.put(
                "证件",
                List.of(
                        Pattern.compile("(?<!\\d)\\d{17}[\\dx](?!\\d)"),
                        Pattern.compile("(?<![a-z\\d])[a-z]{1,2}\\d{7,9}(?!\\d)")));
        KINDS.put(
                "电话",
                List.of(
                        Pattern.compile("(?<!\\d)1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}(?!\\d)"),
                        Pattern.compile("(?<!\\d)0\\d{2,3}[- )]?\\d{7,8}(?!\\d)"),
                        Pattern.compile("[零〇一二三四五六七八九幺]{7,}")));
        KINDS.put("号码", List.of(Pattern.compile("\\d(?:[ -]?\\d){4,}x?")));
        KINDS.put(
                "地址",
                List.of(
                        Pattern.compile(
                                "(?:(?:(?![的了在到于已日月年时您我他是与和将被把从向至及请])[\\u4e00-\\u9fff]){0,8}(?:路|街|巷|胡同|里|园|苑|区|村|院|庄|弄|坊|公寓|大厦|广场)[甲乙丙东西南北]?)?(?<![月\\d第])"
                                        + NUMBER
                                        + "(?:号楼|号院|号(?![窗线口文令])|栋|幢|单元|室|弄)(?:[-—]?"
                                        + NUMBER
                                        + "(?:号楼|单元|门|层|室|号|户)?)*"),
                        Pattern.compile("(?<![\\d.年月/-])\\d{1,3}-\\d{1,3}-\\d{1,4}(?![\\d日])")));
        KINDS.put(
                "姓名",
                List.of(
                        Pattern.compile(
                                SURNAME
                                        + "[\\u4e00-\\u9fff]{0,2}?(?:先生|女士|小姐|师傅|大爷|大妈|阿姨|奶奶|爷爷|大叔|大姐)"),
                        Pattern.compile(
                                "(?<=住户|业主|邻居|租客|租户|房东|户主|举报人|投诉人|当事人|居民|车主|承租人|本人|联系人|姓名|我叫|我是|老板|经理|姓名：|联系人：)"
                                        + SURNAME
                                        + "[\\u4e00-\\u9fff]{1,2}")));
    }

    private final Map<String, String> hidden = new LinkedHashMap<>();

    /**
     * Hides first what is known to be somebody's: names, phones, the case's address.
     *
     * @param known by kind, empty texts and single characters are left out
     */
    String hide(String text, Map<String, ? extends Collection<String>> known) {
        var masked = text;
        for (var kind : known.entrySet()) {
            var longestFirst =
                    kind.getValue().stream()
                            .map(String::strip)
                            .filter(words -> words.length() > 1)
                            .sorted(Comparator.comparingInt(String::length).reversed())
                            .toList();
            for (var words : longestFirst) {
                masked =
                        hide(
                                masked,
                                kind.getKey(),
                                Pattern.compile(Pattern.quote(PlainText.inPlace(words))));
            }
        }
        for (var kind : KINDS.entrySet()) {
            for (var pattern : kind.getValue()) {
                masked = hide(masked, kind.getKey(), pattern);
            }
        }
        for (var person : Words.people(masked)) {
            if (!LOOKS_LIKE_A_NAME.matcher(person).matches() || Words.isOrdinary(person)) {
                continue;
            }
            masked = hide(masked, "姓名", Pattern.compile(Pattern.quote(PlainText.inPlace(person))));
        }
        return masked;
    }

    /** The text with everything in its place again. */
    String show(String masked) {
        var text = masked;
        for (var place : hidden.entrySet()) {
            text = text.replace(place.getKey(), place.getValue());
        }
        return text;
    }

    private String hide(String text, String kind, Pattern pattern) {
        var match = pattern.matcher(PlainText.inPlace(text));
        var masked = new StringBuilder();
        int from = 0;
        while (match.find()) {
            masked.append(text, from, match.start())
                    .append(place(kind, text.substring(match.start(), match.end())));
            from = match.end();
        }
        return masked.append(text, from, text.length()).toString();
    }

    private String place(String kind, String words) {
        for (var known : hidden.entrySet()) {
            if (known.getValue().equals(words)) {
                return known.getKey();
            }
        }
        long same = hidden.keySet().stream().filter(key -> key.startsWith("〔" + kind)).count();
        var place = "〔" + kind + (char) ('A' + same % 26) + (same < 26 ? "" : same / 26) + "〕";
        hidden.put(place, words);
        return place;
    }
}
