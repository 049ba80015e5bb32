package org.jieban.replycheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jieban.text.PlainText;
import org.jieban.text.Words;

/** Whether a reply says what was done, by whom and when. */
final class WhatWasDone {

    private static final Pattern CLAUSE_END =
            Pattern.compile("[，。；！？,;!?\\n]|(?<!\\d)\\.|\\.(?!\\d)");

    /** Verbs with which nothing is done for the citizen. */
    private static final Set<String> SAYS_NOTHING =
            Set.of(
                    "知悉", "收到", "收悉", "重视", "反映", "感谢", "关注", "加强", "推进", "落实", "研究", "研判", "支持",
                    "理解", "咨询", "来电", "部署", "转交", "转办", "处理", "办理", "跟进", "督办", "抱歉", "道歉", "解决",
                    "开展", "进行", "希望", "欢迎", "祝愿", "表示", "表明", "存在", "属于", "没有", "可以", "需要", "应该",
                    "可能", "认为", "觉得", "建议", "提出", "提供", "深表", "给您", "带来", "造成", "监督", "继续", "持续",
                    "正在", "提高", "强化", "责任", "工作", "生活", "影响", "发现", "出现", "明确", "压实", "召开", "取得",
                    "成效", "生效", "谅解", "等待", "耐心", "了解", "解释", "回复", "答复", "拨打", "联系");

    private static final Pattern DONE = Pattern.compile("已|了|完成|完毕|过|到账|经|当场|现场|当日|规定|依据|根据");

    /** Told or explained: done, when it has been done. */
    private static final Pattern TOLD = Pattern.compile("联系|回复|答复|解释|说明|告知|修|换|清|拆|装|查|核|补|退");

    private static final Pattern AHEAD =
            Pattern.compile("将|会|拟|计划|准备|尽快|尽早|争取|下一步|建议|请|可|欢迎|如|若|应|一定|努力");
    private static final Pattern DOER =
            Pattern.compile(
                    "我(?:街道|街|局|单位|公司|社区|中心|委|所|站|办|队|镇|乡|处|科|部|院|校|村|区)"
                            + "|(?<!相关|有关|各|责任|主管|职能|属地)(?:街道|社区|居委会|居民委员会|村委会|办事处|物业|派出所|学校|医院|供热单位|供热企业|施工单位|施工方|养护单位|保洁公司|热力|自来水|燃气公司|电力)"
                            + "|[\\u4e00-\\u9fff]{2,}(?:局|委员会|中心|所|站|公司|集团|大队|支队|中队|执法队|管理处|服务部|交警|消防|银行|分行|厂|段)"
                            + "|[区市县][\\u4e00-\\u9fff]{1,4}[委办院]"
                            + "|(?<!相关|有关|责任|主管|职能|属地)部门|[馆院校厂店园站]方|管理方|企业|班组|[一二三四五六七八九]班|网点|专员|警力|助残员|巡河员|志愿者|网格员|民警|交警|执法人员|维修工|维修师傅|维修班|抢修队|城管|居委|工程师|管家|电工|养护班");
    private static final Pattern TIME =
            Pattern.compile(
                    "\\d{1,4}\\s*[年月日号时点]|\\d{1,2}[:：]\\d{2}|\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,2}|[一二三四五六七八九十]+月(?:[一二三四五六七八九十]+日|底|初|中旬|上旬|下旬)"
                            + "|(?:今|昨|前|当)(?:天|日|晚|年)|上午|下午|当晚|本周|上周|下周|本月|上月|下月|月底|年底|年内|明年|周[一二三四五六日末]|星期"
                            + "|\\d+\\s*(?:个)?(?:工作日|小时|分钟|天|周|月)|[一二三两四五六七八九十]+(?:个)?(?:工作日|小时|天|周|月)(?:内|后|前)");

    private WhatWasDone() {}

    static List<Warning> in(String reply) {
        var plain = PlainText.inPlace(reply);
        var found = new ArrayList<Warning>();
        if (CLAUSE_END.splitAsStream(plain).noneMatch(WhatWasDone::tellsADeed)) {
            found.add(Warning.missing(WarningKind.NO_DEED));
        }
        if (!DOER.matcher(plain).find()) {
            found.add(Warning.missing(WarningKind.NO_DOER));
        }
        if (!TIME.matcher(plain).find()) {
            found.add(Warning.missing(WarningKind.NO_TIME));
        }
        return found;
    }

    /** A promise is no deed: 将尽快核实; 已核实 is one. */
    private static boolean tellsADeed(String clause) {
        if (AHEAD.matcher(clause).find() && !DONE.matcher(clause).find()) {
            return false;
        }
        return DONE.matcher(clause).find() && TOLD.matcher(clause).find()
                || Words.of(clause).stream()
                        .anyMatch(word ->
                                word.kind().startsWith("v")
                                        && word.text().length() > 1
                                        && !SAYS_NOTHING.contains(word.text()));
    }
}
