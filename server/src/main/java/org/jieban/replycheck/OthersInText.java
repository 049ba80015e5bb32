package org.jieban.replycheck;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jieban.text.PlainText;
import org.jieban.text.Words;

/** Finds what a reply tells of other people: phones, identity numbers, plates, names, flats. */
final class OthersInText {

    private static final Pattern PHONE =
            Pattern.compile("(?<!\\d)1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}(?!\\d)");
    private static final Pattern IDENTITY =
            Pattern.compile("(?<!\\d)[1-9]\\d{5}(?:19|20)\\d{2}[01]\\d[0-3]\\d{4}[\\dx](?!\\d)");
    private static final Pattern PLATE =
            Pattern.compile(
                    "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼] ?[a-z][ ·.-]?[a-hj-np-z0-9]{5,6}(?![a-z0-9])");
    private static final String SURNAME =
            "(?:欧阳|司马|上官|诸葛|[王李张刘陈杨黄赵周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺])";
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?:住户|业主|邻居|租客|租户|房东|户主|举报人|投诉人|当事人|居民|车主|承租人|同楼|楼上|楼下|对门)(?:为|是|系|叫|：|:|名叫)?("
                            + SURNAME
                            + "[\\u4e00-\\u9fff]{1,2}?)(?=[（(，。,；;、的与和及在住家称表于已承同未将\\d]|本人|一家|$)");

    /** Behind the same words, a surname that is hardly ever the beginning of another word. */
    private static final Pattern NAMED_IN_FULL =
            Pattern.compile(
                    "(?:住户|业主|邻居|租客|租户|房东|户主|举报人|投诉人|当事人|居民|车主|承租人|店主|老板|经营者|责任人|肇事者|监护人|患者|家长)(?:为|是|系|叫|：|:|名叫)?("
                            + "[王李张刘陈杨黄赵周吴徐孙胡朱林郭马罗梁宋郑谢韩唐冯董萧袁邓许傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴夏钟汪田姜范石姚谭廖邹熊陆郝孔崔康毛邱秦史顾侯邵孟万段雷钱汤尹武乔贺赖龚庞樊殷施陶翟颜倪严牛温芦季俞葛伍韦毕聂焦柳邢岳齐梅庄辛祝左涂祁耿詹苗凌费纪靳欧甄裴]"
                            + "[\\u4e00-\\u9fff]{2})");

    private static final int NAME = 3;
    private static final Pattern NO_NAME =
            Pattern.compile(".(?:先生|女士|某.?|家|户|姓|师傅|阿姨|大爷|同志|处|区|房|有|时|为|常)");
    private static final Pattern FLAT =
            Pattern.compile("\\d+(?:号楼|栋|幢|号院)?[^，。；,;]{0,6}?\\d+(?:单元|门)-?\\d{2,4}(?:室|号|户)?");

    private OthersInText() {}

    static List<Warning> in(String reply, Request request) {
        var plain = PlainText.inPlace(reply);
        var told = PlainText.inPlace(request.all()).replaceAll("[ ·.-]", "");
        var found = new ArrayList<Warning>();
        // an identity number holds digits that look like a phone
        add(found, WarningKind.IDENTITY_NUMBER, reply, IDENTITY.matcher(plain), any -> true);
        add(
                found,
                WarningKind.PHONE,
                reply,
                PHONE.matcher(plain),
                phone -> !isOwn(phone.replaceAll("[ -]", ""), request.phone()));
        add(
                found,
                WarningKind.PLATE,
                reply,
                PLATE.matcher(plain),
                plate -> !told.contains(plate.replaceAll("[ ·.-]", "")));
        add(
                found,
                WarningKind.SOMEBODY_ELSE,
                reply,
                NAMED.matcher(plain),
                name ->
                        !NO_NAME.matcher(name).matches()
                                && !told.contains(name)
                                && !isOwnName(name, request));
        add(
                found,
                WarningKind.SOMEBODY_ELSE,
                reply,
                NAMED_IN_FULL.matcher(plain),
                name ->
                        !NO_NAME.matcher(name).matches()
                                && !isMadeOfWords(name)
                                && !told.contains(name)
                                && !isOwnName(name, request));
        add(
                found,
                WarningKind.SOMEBODY_ELSE,
                reply,
                FLAT.matcher(plain),
                flat -> !told.contains(flat.replaceAll("[ ·.-]", "")));
        return found;
    }

    private static void add(
            List<Warning> found,
            WarningKind kind,
            String reply,
            Matcher match,
            Predicate<String> others) {
        while (match.find()) {
            int group = match.groupCount() > 0 ? 1 : 0;
            int from = match.start(group);
            boolean known =
                    found.stream().anyMatch(one -> one.kind() == kind && one.from() == from);
            if (!known && others.test(match.group(group))) {
                found.add(Warning.at(kind, reply, match.start(group), match.end(group)));
            }
        }
    }

    /** 张贴公 of 张贴公告 is nobody. */
    private static boolean isMadeOfWords(String name) {
        return name.length() == NAME
                && (Words.isOrdinary(name.substring(0, 2)) || Words.isOrdinary(name));
    }

    private static boolean isOwn(String phone, @org.jspecify.annotations.Nullable String masked) {
        return masked != null
                && masked.length() == phone.length()
                && phone.startsWith(masked.substring(0, 3))
                && phone.endsWith(masked.substring(masked.length() - 4));
    }

    private static boolean isOwnName(String name, Request request) {
        var masked = request.name();
        return masked != null && !masked.isEmpty() && name.startsWith(masked.substring(0, 1));
    }
}
