package org.jieban.replycheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jieban.text.Grams;
import org.jieban.text.PlainText;
import org.jieban.text.Words;

/** Whether a reply speaks of what was asked, and says something to each question. */
final class AnswersWhatWasAsked {

    /** A reply that shares less with the request speaks of something else. */
    private static final double SHARED = 0.25;

    /** The title is short: one word of it is enough. */
    private static final double SHARED_TITLE = 0.1;

    private static final int LONGEST_QUOTED = 60;
    private static final Pattern SENTENCE = Pattern.compile("[^。！!；;？?\\n]+[。！!；;？?\\n]?");
    private static final Pattern QUESTION =
            Pattern.compile(
                    "[？?]$|吗[。？?]?$|呢[。？?]?$|什么时候|何时|为什么|为何|怎么(?!样的)|如何|多久|哪里|哪个部门|找谁|能不能|可不可以|是否|多少钱");

    /** Asks by its form alone: 到底有没有人管 wants a deed, and so does 让不让人睡觉了. */
    private static final Pattern RHETORICAL =
            Pattern.compile(
                    "怎么办(?![^？?。，,]{0,3}[证理卡事])|有没有人|有人管|谁(?:来|能)?管|管不管|管管|让不让|能等|没人管|不管吗|负得起|合理吗|合法吗|像话");

    private static final Pattern WHEN = Pattern.compile("什么时候|何时|多久|几时|几点|哪天|啥时候");
    private static final Pattern WHY =
            Pattern.compile("为什么|为何|什么原因|凭什么|怎么回事|咋回事|怎么[^，,。]{0,4}(?:没|不|比|停|少|多|又|还|就)");
    private static final Pattern HOW = Pattern.compile("怎么|如何|咋|什么(?:材料|手续|流程|条件|规定)");
    private static final Pattern HOW_MUCH = Pattern.compile("多少钱|收费标准|多少元|价格");
    private static final Pattern WHERE = Pattern.compile("找谁|谁负责|归谁|哪里|哪儿|哪个部门|哪里办|去哪|在哪|哪里可以|上哪");
    private static final Pattern TIME_GIVEN =
            Pattern.compile(
                    "\\d|今|明|昨|本周|下周|月底|年底|年内|[一二两三四五六七八九十]+(?:个)?(?:工作日|小时|天|周|月)|目前无法确定|暂无|暂未|没有.{0,6}(?:安排|计划)");
    private static final Pattern REASON_GIVEN =
            Pattern.compile(
                    "因|超出|低于|由于|原因|导致|造成|系|按照|根据|依据|依照|鉴于|属于|所致|规定|起因|为了|查明|查得|经查|发现|确有|承认|是[^，。,]{1,12}(?:坏|烧|破|断|堵|未|没|错|了)");
    private static final Pattern WAY_GIVEN =
            Pattern.compile("\\d|可|凭|持|到|带|提交|申请|登录|拨打|预约|办理|通过|须|需|应|流程|《|先");
    private static final Pattern YES_OR_NO = Pattern.compile("可以|不可|不能|不得|不会|不属于|未列入|列入|符合|需要|能够");
    private static final Pattern AMOUNT_GIVEN =
            Pattern.compile("\\d+(?:\\.\\d+)?\\s*(?:元|块|%|万|角|分)|免费|不收");
    private static final Pattern PLACE_GIVEN =
            Pattern.compile("\\d{5,}|大厅|窗口|路|号|楼|服务站|网点|支行|到|在|街道|局|中心|公司|平台|网站|小程序|app|社区|物业");
    private static final Set<String> SAYS_NOTHING =
            Set.of(
                    "反映", "市民", "来电", "诉求", "问题", "要求", "希望", "解决", "处理", "尽快", "请问", "咨询", "投诉",
                    "建议", "部门", "有关", "相关", "情况", "进行", "没有", "影响", "严重", "小区", "居民", "认为", "核实",
                    "现在", "可以", "需要", "时候", "知道", "觉得", "政府", "领导", "感谢", "麻烦", "帮助", "存在", "得到",
                    "回复", "答复", "管理", "工作", "街道", "怎么办", "附近", "生活", "出现", "发现", "一直", "多次", "不能",
                    "北京", "朝阳");

    private AnswersWhatWasAsked() {}

    static List<Warning> in(String reply, Request request) {
        var plain = PlainText.inPlace(reply);
        var found = new ArrayList<Warning>();
        if (!sharesAWord(plain, request)
                && !Themes.shared(request.title() + request.words(), plain)
                && speaksOf(plain, matterOf(request.title())) < SHARED_TITLE
                && speaksOf(plain, matterOf(request.words())) < SHARED) {
            found.add(Warning.missing(WarningKind.OFF_TOPIC));
        }
        for (var question : questions(request.words())) {
            if (!says(plain, PlainText.inPlace(question))) {
                found.add(Warning.missing(WarningKind.QUESTION_OPEN, shortened(question)));
            }
        }
        return found;
    }

    /** Nothing was reported that somebody would have to mend. */
    static boolean isOnlyAsked(Request request) {
        var sentences = SENTENCE.matcher(request.words()).results().toList();
        return request.consultation()
                || !sentences.isEmpty()
                        && sentences.stream()
                                .map(sentence -> sentence.group().strip())
                                .allMatch(sentence ->
                                        QUESTION.matcher(sentence).find()
                                                && !RHETORICAL.matcher(sentence).find());
    }

    /** Two characters side by side in a word of the request that says something, and in the reply. */
    private static boolean sharesAWord(String reply, Request request) {
        var pairs = new LinkedHashSet<String>();
        for (var word : matterOf(request.title() + "\n" + request.words())) {
            Grams.of(word, 2, 2, pairs::add);
        }
        return pairs.stream().anyMatch(reply::contains);
    }

    /** The words of a text that say what it is about. */
    private static Set<String> matterOf(String text) {
        var matter = new LinkedHashSet<String>();
        for (var word : Words.of(PlainText.withoutIdentity(text))) {
            if (word.carriesMeaning()
                    && !word.kind().startsWith("ns")
                    && !SAYS_NOTHING.contains(word.text())) {
                matter.add(word.text());
            }
        }
        return matter;
    }

    /**
     * How much of a matter a reply speaks of, by its characters: 供暖 speaks of 暖气. All of it when there is
     * no matter.
     */
    private static double speaksOf(String reply, Set<String> matter) {
        var characters = String.join("", matter).chars().distinct().toArray();
        if (characters.length == 0) {
            return 1;
        }
        return (double)
                        Arrays.stream(characters)
                                .filter(character -> reply.indexOf(character) >= 0)
                                .count()
                / characters.length;
    }

    private static List<String> questions(String words) {
        var questions = new ArrayList<String>();
        var sentences = SENTENCE.matcher(words);
        while (sentences.find()) {
            var sentence = sentences.group().strip();
            if (QUESTION.matcher(sentence).find()) {
                questions.add(sentence);
            }
        }
        return questions;
    }

    private static boolean says(String reply, String question) {
        if (RHETORICAL.matcher(question).find()) {
            return true; // any deed answers it
        }
        if (WHEN.matcher(question).find()) {
            return TIME_GIVEN.matcher(reply).find();
        }
        if (WHY.matcher(question).find()) {
            return REASON_GIVEN.matcher(reply).find();
        }
        if (HOW_MUCH.matcher(question).find()) {
            return AMOUNT_GIVEN.matcher(reply).find();
        }
        if (WHERE.matcher(question).find()) {
            return PLACE_GIVEN.matcher(reply).find();
        }
        if (HOW.matcher(question).find()) {
            return WAY_GIVEN.matcher(reply).find();
        }
        return speaksOf(reply, matterOf(question)) > 0 || YES_OR_NO.matcher(reply).find();
    }

    private static String shortened(String question) {
        return question.length() <= LONGEST_QUOTED
                ? question
                : question.substring(0, LONGEST_QUOTED) + "…";
    }
}
