package org.jieban.groupmatter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jieban.text.Word;

/**
 * Names of places in a text, found by the word they end in (小区, 新城, 路, 搅拌站 is none …) and what
 * stands before it. Not a gazetteer: the name may have a word too many at its beginning.
 */
final class PlaceNames {

    private static final Pattern ENDS =
            Pattern.compile(
                    ".*(小区|新城|花园|花苑|苑|府|公馆|广场|大厦|公寓|家园|山庄|别墅|国际|社区|村|镇|乡|街道|路|大道|街|巷|桥|"
                            + "学校|小学|中学|幼儿园|大学|学院|医院|公司|集团|公园|湖|隧道|高速|号线|城|郡|湾|庭|园|[东西南北]里|居|墅|时代|天地|世家|帝景|三角洲|机场|天池|天下|半岛|印象|空间站|美域|水岸|首府|上院|一品|壹品|江著|滨江|年华|花语|名邸|邸|轩|榭|阁|坊|岸|著|汇|一中|二中|三中|汽车站|火车站|路公交|路公交车|楼盘|项目)");
    private static final Pattern SURE =
            Pattern.compile(
                    ".*(小区|新城|花园|花苑|苑|公馆|广场|大厦|公寓|家园|山庄|别墅|社区|村|镇|街道|路|大道|学校|小学|中学|幼儿园|大学|学院|医院|公司|号线)");
    private static final Set<String> GENERIC =
            Set.of(
                    "小区", "新城", "花园", "广场", "大厦", "公寓", "家园", "别墅", "社区", "村", "镇", "乡", "街道", "路",
                    "大道", "街", "巷", "桥", "学校", "小学", "中学", "幼儿园", "大学", "学院", "医院", "公司", "集团",
                    "公园", "湖", "隧道", "高速", "城", "楼盘", "项目", "农村", "马路", "道路", "公路", "里", "国际", "政府",
                    "高速公路", "园", "首都", "城里", "家里", "邻居", "网络", "套路", "线路", "电路", "思路", "时代", "本村",
                    "我村", "全村", "这里", "那里", "哪里", "居", "有限公司", "物业公司", "房地产", "城镇", "乡镇", "中小学",
                    "配套幼儿园", "配套小学", "公交线路", "断头路", "水泥路", "人行天桥", "过街天桥", "立交桥", "高架桥", "有限责任公司",
                    "公交公司", "人民医院", "步行街", "公立幼儿园", "普惠性幼儿园", "民办幼儿园", "集团有限公司", "分公司", "周边学校",
                    "地产公司", "房地产公司", "自来水公司", "燃气公司", "居民小区", "住宅小区");
    private static final Pattern TYPE =
            Pattern.compile(
                    "(..+?)(新城|花园|广场|大厦|公寓|家园|山庄|别墅|国际|街道|大道|学校|小学|中学|幼儿园|大学|学院|医院|公司|集团|公园|隧道|高速|号线)");
    private static final Pattern NO_PLACE = Pattern.compile(".*政府|\\d.*公里|.*市委.*");
    private static final Pattern LINE =
            Pattern.compile("(?:地铁|轻轨|公交)?([a-z]?\\d{1,3})(路|号线)(?:公交车?)?");
    private static final Pattern ROUTE = Pattern.compile("[a-z]?\\d{1,3}");
    private static final Pattern AREA = Pattern.compile("[a-z]?\\d*[市区县州省]");
    private static final Set<String> NEVER_INSIDE =
            Set.of(
                    "关于", "投诉", "反映", "举报", "咨询", "请问", "位于", "附近", "严重", "我们", "我", "你", "他", "请",
                    "求", "建议", "希望", "请求", "居住", "居住在", "住", "旁", "旁边", "门口", "楼下", "有", "是", "在",
                    "和", "与", "到", "从", "对", "被", "把", "将", "这", "那", "现在", "晚上", "大量", "周边", "时候",
                    "委托", "通过", "该", "本", "各", "每", "一个", "整个", "多个", "很多", "许多", "某", "咱", "您",
                    "至", "及", "由", "等", "为", "的", "地处", "坐落", "购买", "修建", "建设", "出", "进", "去", "来",
                    "走", "交汇处", "交叉口", "业主", "居民", "村民", "市民", "学生", "开发商", "物业", "政府", "领导", "书记",
                    "老", "新", "里", "内", "外", "处", "上", "下", "中", "称");
    private static final int LONGEST = 8;

    private PlaceNames() {}

    /**
     * The names in the order of the text, without 小区 or 社区 at the end.
     *
     * @param words of one text, in their order
     */
    static List<PlaceName> in(List<Word> words) {
        var found = new ArrayList<PlaceName>();
        for (int at = 0; at < words.size(); at++) {
            var word = words.get(at).text();
            if (word.startsWith("公交")
                    && at > 0
                    && ROUTE.matcher(words.get(at - 1).text()).matches()) {
                var route = words.get(at - 1);
                found.add(new PlaceName(route.text() + "路", route.from(), route.until()));
            }
            if (ENDS.matcher(word).matches() && !AREA.matcher(word).matches()) {
                var name = upTo(at, words);
                if (name.text().length() >= 3
                        && !GENERIC.contains(name.text())
                        && !NO_PLACE.matcher(name.text()).matches()) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    /** A line of buses or trains (205路, 地铁6号线) by its number: nothing else tells it from another. */
    static Optional<String> line(String name) {
        var line = LINE.matcher(name);
        return line.matches() ? Optional.of(line.group(1) + line.group(2)) : Optional.empty();
    }

    /** What is its own in a name: 雅礼 of 雅礼中学. */
    static String own(String name) {
        var end = TYPE.matcher(name);
        return end.matches() ? end.group(1) : name;
    }

    private static PlaceName upTo(int last, List<Word> words) {
        var end = words.get(last);
        int first = last;
        int length = end.text().length();
        while (first > 0) {
            var before = words.get(first - 1);
            if (before.until() != words.get(first).from()
                    || length + before.text().length() > LONGEST
                    || !mayStandInside(before)) {
                break;
            }
            first--;
            length += before.text().length();
        }
        var name = new StringBuilder();
        for (int at = first; at <= last; at++) {
            name.append(words.get(at).text());
        }
        return new PlaceName(withoutEnd(name.toString()), words.get(first).from(), end.until());
    }

    private static boolean mayStandInside(Word word) {
        var kind = word.kind();
        return !AREA.matcher(word.text()).matches()
                && !NEVER_INSIDE.contains(word.text())
                && !SURE.matcher(word.text()).matches()
                && !kind.startsWith("w")
                && (!kind.startsWith("u") || word.text().equals("之"))
                && !kind.startsWith("p")
                && !kind.startsWith("c")
                && !kind.startsWith("r")
                && !(kind.startsWith("d") && word.text().length() > 1)
                && !(kind.startsWith("v") && word.text().length() > 1 && !kind.equals("vn"));
    }

    private static String withoutEnd(String name) {
        for (var end : List.of("居民小区", "住宅小区", "小区", "社区", "楼盘", "项目")) {
            if (name.endsWith(end) && name.length() >= end.length() + 2) {
                return name.substring(0, name.length() - end.length());
            }
        }
        return name;
    }
}
