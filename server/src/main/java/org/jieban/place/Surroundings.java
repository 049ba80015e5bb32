package org.jieban.place;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands before and after a name and says what the name is doing there. */
final class Surroundings {

    private static final String DIRECTION = "[东南西北中内外前后上下]";
    private static final Pattern ROAD_AFTER =
            Pattern.compile(
                    "^"
                            + DIRECTION
                            + "{0,2}(?:[一二三四五六七八九十]+|第[一二三四五六七八九十]+)?"
                            + "(?:大街|大道|胡同|街(?!道|坊|区|办)|路(?!口)|巷|桥|立交|高速|环岛|辅路)");
    private static final Pattern STATION_AFTER =
            Pattern.compile(
                    "^"
                            + DIRECTION
                            + "{0,2}(?:地铁站|公交站|车站|站(?!点|岗|出来|着|在)|地铁口|公园|商场|广场|购物中心|大厦|大学|中学|小学|医院|市场|派出所|幼儿园|体育馆|奥莱|万达|soho|凯德|医院)");
    private static final Pattern ORGANISATION_AFTER =
            Pattern.compile(
                    "^[\\u4e00-\\u9fffa-z0-9()·]{0,14}?(?:有限公司|有限责任公司|集团|股份|银行|旗舰店|事务所|律所|公司|工作室|教育机构|培训机构)");
    private static final Pattern FUNCTION_WORD = Pattern.compile("[的在有到是了和与被让把就都没请我你他她这那]");
    private static final String SURNAMES =
            "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
    private static final Pattern PERSON_AFTER =
            Pattern.compile(
                    "^.?(?:先生|女士|小姐|同志|主任|经理|医生|大夫|老师|师傅|律师|书记|局长|队长|院长|校长|法官|警官|阿姨|大爷|大妈|总(?=,|。|的|说)|老板|教授)");
    private static final Pattern PERSON_BEFORE =
            Pattern.compile(
                    "(?:名叫|叫做|叫|姓名|姓名是|本人|联系人|业主|法人|法人代表|负责人|房东|中介|司机|医生|老板|员工|同事|邻居)[:：是为]?$");
    private static final Pattern OTHER_CITY =
            Pattern.compile(
                    "(?:上海|天津|重庆|广州|深圳|南京|杭州|成都|武汉|西安|苏州|郑州|长沙|沈阳|青岛|大连|厦门|济南|合肥|福州|昆明|石家庄|太原|哈尔滨|长春|南昌|南宁|贵阳|兰州|无锡|宁波|东莞|佛山|唐山|保定|廊坊|张家口|承德|邯郸|秦皇岛|沧州|衡水|呼和浩特|乌鲁木齐|银川|西宁|海口|三亚|洛阳|徐州|温州|泉州|烟台|潍坊|临沂|河北(?!镇)|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东(?!庄)|河南(?!寨)|湖北|湖南|广东|海南(?!路)|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)(?:省|市|自治区)?[\\u4e00-\\u9fff]{0,5}?$");
    private static final Pattern OTHER_COUNTY =
            Pattern.compile(
                    "(?:(?<!北京|超|城|全|本|我|都|夜|早|集|门|菜|股|上|直辖)市|(?<!密云|延庆|旧|漷)县|(?<!海|通)州)[\\u4e00-\\u9fffa-z0-9]{0,3}$");
    private static final Pattern OTHER_CITY_STARTS =
            Pattern.compile("^(?:市(?!民|政|场|区|容)|省|自治区|州市)");

    // what stands near the place of the matter
    private static final Pattern LIVES =
            Pattern.compile(
                    "(?:家住|现住|住在|住址[是为:]?|居住在|我住|住|位于|地址[是为:]?|地点[是为:]?|位置[是为:]?|发生在|就在|我是|我们是|搬到|搬来|现在在|目前在|反映)(?:北京市?|,|的)*$");
    private static final Pattern IN = Pattern.compile("(?:在|到|是|于|我们)(?:北京市?)?$");
    private static final Pattern HERE_AFTER =
            Pattern.compile(
                    "^[^,。;!?]{0,6}?(?:小区|号楼|栋|单元|号院|附近|门口|[东南西北正后]门|对面|路口|交叉口|旁边|旁|院内|院里|楼下|楼上|楼道|家属院|居民|业主|街坊|一带|这边|里面|周边|宿舍|楼里)");
    private static final Pattern MATTER =
            Pattern.compile(
                    "漏水|漏雨|停水|停电|停气|停暖|不热|暖气|供暖|供热|噪音|噪声|扰民|垃圾|堵|坏|积水|违建|私搭|施工|占道|没人|没有人|臭|异味|乱停|路灯|电梯|物业|摆摊|烧烤|井盖|破损|污水|化粪池|不亮|脏|乱|油烟|装修|停车|充电|消防|飞线|地锁|树|狗|蚊|老鼠|漏|塌|裂|断|反映|投诉|举报|加装|改造|不来电|水管|下水道|公厕|绿化|广场舞|晃|掉|堆|冒|积雪|结冰");
    private static final Pattern ELSEWHERE_BEFORE =
            Pattern.compile(
                    "(?:以前住在?|以前在|之前住在?|原来住在?|原住|曾住在?|曾在|老家在?|老家是|户口在|户口是|户籍在|户籍是|公司在|单位在|上班在|从|路过|经过|去|去往|开往|通往|前往|往|工作在|来自|学校在|毕业于|调到|像|比如|不像|不是|离|距离|距)(?:北京市?)?$");
    private static final Pattern ELSEWHERE_AFTER =
            Pattern.compile(
                    "^[^,。;!?]{0,5}?(?:上班|工作|上学|打工|读书|开会|出差|户口|户籍|方向|开往|法院|税务局|人社局|买菜|看病|人(?=[,。,]|$)|打车|坐车|租过|住过|搬)");

    private Surroundings() {}

    /** Whether the name follows the ending of a larger place: …街道东三里. */
    static boolean followsEnding(String text, int from) {
        return AFTER_ENDING.matcher(before(text, from, 4)).find();
    }

    private static final Pattern AFTER_ENDING = Pattern.compile("(?:街道|地区|[镇乡区县市])[的,、]?$");

    /** Whether nothing of a longer name follows: a sign, a word like 的, a number, 小区, 东门. */
    static boolean endsFresh(String text, int until) {
        return until >= text.length() || AFTER_FRESH.matcher(rest(text, until, 2)).find();
    }

    /** Whether the name is that of an underground line: 亦庄线. */
    static boolean isLine(String text, int until) {
        return text.startsWith("线", until) && !text.startsWith("线路", until);
    }

    /** Whether nothing of a longer name stands before: a sign, a word like 在, or a larger place. */
    static boolean beginsFresh(String text, int from) {
        return from == 0 || BEFORE_FRESH.matcher(before(text, from, 2)).find();
    }

    private static final Pattern AFTER_FRESH =
            Pattern.compile(
                    "^(?:[^\\u4e00-\\u9fff]|[的在有这那里内外村一二三四五六七八九十没被是楼院号路大附旁对周今昨现每经总最和与及从到半停垃污噪电井暖漏物]|小区|社区|[东南西北正后]门|门口)");
    private static final Pattern BEFORE_FRESH =
            Pattern.compile("(?:[^\\u4e00-\\u9fff]|[在住是到去的于从和与及给我来区道镇乡市县位这那说映下办对往离像村里边租]|社区|小区)$");

    static boolean isRoad(String text, int until) {
        return ROAD_AFTER.matcher(rest(text, until, 8)).find();
    }

    static boolean isAround(String text, int until) {
        return STATION_AFTER.matcher(rest(text, until, 8)).find();
    }

    static boolean isOrganisation(String text, int until) {
        Matcher match = ORGANISATION_AFTER.matcher(rest(text, until, 20));
        return match.find() && !FUNCTION_WORD.matcher(match.group().replace("有限", "")).find();
    }

    static boolean isPerson(String text, int from, int until) {
        boolean surname = from > 0 && SURNAMES.indexOf(text.charAt(from - 1)) >= 0;
        if (surname && PERSON_AFTER.matcher(rest(text, until, 6)).find()) {
            return true;
        }
        int start = surname ? from - 1 : from;
        return surname && PERSON_BEFORE.matcher(before(text, start, 8)).find();
    }

    static boolean isElsewhereInTheCountry(String text, int from, int until) {
        return OTHER_CITY.matcher(before(text, from, 10)).find()
                || OTHER_COUNTY.matcher(before(text, from, 6)).find()
                || OTHER_CITY_STARTS.matcher(rest(text, until, 4)).find();
    }

    // A市, B3县, A2区 as published messages write them; 望京东园A1区 is part of an estate
    private static final Pattern ANOTHER_CITY =
            Pattern.compile(
                    "(?<![a-z0-9])[a-z][0-9一二三四五六七八九十]{0,3} ?[市县]"
                            + "|(?<![\\u4e00-\\u9fffa-z0-9])[a-z][0-9一二三四五六七八九十]{1,3} ?区|西地省");

    /** Whether units of another city are named, and Beijing is not. */
    static boolean namesAnotherCity(String text) {
        return ANOTHER_CITY.matcher(text).find() && !text.contains("北京");
    }

    /** Whether it is called a district: then it is another city's, 东湖区. */
    static boolean isCalledDistrict(String text, int until) {
        return DISTRICT_AFTER.matcher(rest(text, until, 2)).find();
    }

    private static final Pattern DISTRICT_AFTER = Pattern.compile("^区(?![域块间别号])");

    /** How much speaks for the place of the matter, about -3 to 3. */
    static double cue(String text, int from, int until) {
        double cue = 0;
        var before = before(text, from, 10);
        var after = rest(text, until, 14);
        if (ELSEWHERE_BEFORE.matcher(before).find() || ELSEWHERE_AFTER.matcher(after).find()) {
            cue -= 2;
        } else if (LIVES.matcher(before).find()) {
            cue += 1.2;
        } else if (IN.matcher(before).find()) {
            cue += 0.3;
        }
        if (HERE_AFTER.matcher(after).find()) {
            cue += 0.8;
        }
        if (MATTER.matcher(clause(text, from, until)).find()) {
            cue += 0.8;
        }
        return cue;
    }

    /** Whether the name is only where somebody came from, works or passes. */
    static boolean isElsewhere(String text, int from, int until) {
        return ELSEWHERE_BEFORE.matcher(before(text, from, 10)).find()
                || ELSEWHERE_AFTER.matcher(rest(text, until, 14)).find();
    }

    /** Whether two names are said as one, like the two roads of a crossing. */
    static boolean cross(String text, int until, int from) {
        return from > until
                && from - until < 12
                && text.substring(until, from)
                        .matches("(?:[东南西北中内外]{0,2}(?:大街|路|街|桥|胡同))?[与和跟、及交]+");
    }

    /** Whether words directly beside the name speak of a place: 住…, …小区, …3号楼. */
    static boolean isSpokenOfAsPlace(String text, int from, int until) {
        return LIVES.matcher(before(text, from, 10)).find() || settlement(text, until);
    }

    /** Whether what follows is part of an estate; a number alone is a house on the road, 学院路38号. */
    static boolean isPartOfEstate(String text, int until) {
        return ESTATE.matcher(rest(text, until, 6)).find();
    }

    private static final Pattern ESTATE =
            Pattern.compile("^(?:小区|[一二三四五六七八九十0-9]+(?:栋|号楼|单元)|家属院)");

    static boolean settlement(String text, int until) {
        return SETTLEMENT.matcher(rest(text, until, 6)).find();
    }

    private static final Pattern SETTLEMENT =
            Pattern.compile(
                    "^(?:小区|[一二三四五六七八九十甲乙丙百零0-9]+号[楼院]|[一二三四五六七八九十0-9]+(?:栋|号楼|单元)|家属院|[东南西北正后]门)");

    private static String rest(String text, int from, int most) {
        return text.substring(from, Math.min(text.length(), from + most));
    }

    private static String before(String text, int until, int most) {
        return text.substring(Math.max(0, until - most), until);
    }

    private static String clause(String text, int from, int until) {
        int start = from;
        while (start > 0 && ",。;!?，；！？".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        int end = until;
        while (end < text.length() && "。;!?；！？".indexOf(text.charAt(end)) < 0 && end - until < 40) {
            end++;
        }
        return text.substring(start, end);
    }
}
