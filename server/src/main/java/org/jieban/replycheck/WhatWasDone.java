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
                    "可能", "认为", "觉得", "建议", "提出", "提供", "深表", "作出", "做出", "安排", "批示", "包案", "见到",
                    "等候", "增强", "提升", "维护", "保障", "确保", "营造", "相关", "汇报", "上报", "整治", "给您", "带来",
                    "造成", "监督", "继续", "持续", "正在", "提高", "强化", "责任", "工作", "生活", "影响", "发现", "出现",
                    "明确", "压实", "召开", "取得", "成效", "生效", "谅解", "等待", "耐心", "了解", "解释", "回复", "答复",
                    "拨打", "联系");

    private static final Pattern DONE = Pattern.compile("已|了|完成|完毕|过|到账|经|当场|现场|当日|规定|依据|根据");

    /** Told or explained: done, when it has been done. */
    private static final Pattern TOLD = Pattern.compile("联系|回复|答复|解释|说明|告知|修|换|清|拆|装|查|核|补|退");

    private static final Pattern AHEAD =
            Pattern.compile(
                    "将|会|拟|计划|准备|尽快|尽早|争取|力争|预计|下一步|建议|请|可|欢迎|如|若|应|一定|努力|切实|加强|加大|重视|关注|感谢|理解|支持"
                            + "|[月年日底]\\d*(?:之|以)?前|您(?:所)?反映的|已?转[^，。]{0,6}(?:部门|单位)");

    /** How an answer tells what holds or what to do. */
    private static final Pattern CONCRETE =
            Pattern.compile("\\d|《|凭|持|携带|带上|材料|窗口|网站|小程序|app|规定|可以|不能|不用|无需|须|免费");

    /** 相关部门 is nobody. */
    private static final String NAMED_ONLY = "(?<!相关|有关|各|责任|主管|职能|属地|上级)";

    /** A place or a thing that is called after somebody did nothing: 物业费, 派出所门口. */
    private static final String NOT_ITS_PLACE = "(?!费|附近|门口|周边|旁|对面|楼下|质量|收费)";

    private static final Pattern DOER =
            Pattern.compile(
                    "我们(?!已经?(?:收|知|了解)|会|将|正|也|非常|高度|继续|没|要|对此)"
                            + "|(?:我|本|该)(?:街道|街|局|单位|公司|社区|中心|委|所|站|办|队|镇|乡|处|科|部|院|校|村|区|厂|店|行|园|馆|集团)"
                            + "|"
                            + NAMED_ONLY
                            + "(?:街道|社区|居委会|居民委员会|村委会|办事处|物业|派出所|学校|医院|法院|银行|企业|部门|单位|热力|自来水|燃气公司|电力|平台|管理方)"
                            + NOT_ITS_PLACE
                            + "|[\\u4e00-\\u9fff]{2,}(?:局(?!部|面|限)|委员会|办公室|公司|集团|服务部|事务部|管理部|运营部|项目部|养护部|工程部|分行|支行|厂家|协会|专班|政府|营业部|物业部)"
                            + "|[\\u4e00-\\u9fff]{2}中心(?!小学|位置|地带|线|思想)"
                            + "|(?<!厕|场|会)所(?=[\\d已于在派将把、给帮,，会联]|人员|民警|同志|执法)"
                            + "|(?<!网|桶|车|交|铁|转|到|过|圾)站(?=[\\d已于在派将把、给帮,，会联下取]|人员|的人)"
                            + "|[\\u4e00-\\u9fff][大中支分小]队|[执抢养保巡护消车施突应维绿城清作工]{1,2}[一-龥]{0,2}队(?!伍)|[一二三四五六七八九十]队"
                            + "|[\\u4e00-\\u9fff]{2}科(?!学|技|目|普|医|专|的)|(?:管理|办事|巡查|养护|环卫|公园)处(?!理|罚|置)"
                            + "|[区市县镇][\\u4e00-\\u9fff]{1,4}[委办院]|[\\u4e00-\\u9fff]{2}委(?!托|屈|派|员|任|婉)"
                            + "|(?:街道|平安|环境|人防|指标|招|爱卫|信访|城管|治超|河长|综治|应急|文明|安全|拆迁)办(?!理|法|结|案|证)"
                            + "|(?:商|店|校|园|院|馆|站|厂|医|施工|运营|经营|管理|承包|出租|产权|平台|养护)方|商家|商户|店家|店主|房东|运营商|开发商|经营者"
                            + "|[维保养夜早作环运网客][\\u4e00-\\u9fff]{0,2}班(?!车|次|线|级)|[一二三四五六七八九十]班|班组|网点|门店"
                            + "|(?<!相关|有关)人员|(?<![动成全党演会学人议伤减])员(?!工|额)|师傅|民警|交警|警力|警官|工程师|志愿者|管家|电工|木工|水电工|维修工|负责人|经理|主任|书记|干部|老师|护士|医生|园长|校长|院长|河长|法官|律师|同志|司机|城管|居委|消防|残联|工会|妇联|团委");
    private static final Pattern TIME =
            Pattern.compile(
                    "\\d{1,4}\\s*[年月日时点](?!位)|\\d{1,2}号(?!楼|院|线|口|门|窗|库|地|店|车|厅|机|房|井)|\\d{1,2}[:：]\\d{2}|\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,2}|[一二三四五六七八九十]+月(?:[一二三四五六七八九十]+日|底|初|中旬|上旬|下旬)"
                            + "|(?:今|昨|前|当|次|隔)(?:天|日|晚|早|年|夜)|上午|下午|凌晨|中午|傍晚|夜里|当晚|当即|当场|半小时|周末|节前|春节|国庆|本周|上周|下周|本月|上月|下月|月底|年底|年内|明年|周[一二三四五六日末]|星期"
                            + "|\\d+\\s*(?:个)?(?:工作日|小时|分钟|天|周|月)|[一二三两四五六七八九十]+(?:个)?(?:工作日|小时|天|周|月|晚)");

    private WhatWasDone() {}

    /**
     * @param asksOnly nothing had to be done but to answer: whoever answers concretely has done it
     */
    static List<Warning> in(String reply, boolean asksOnly) {
        var plain = PlainText.inPlace(reply);
        var found = new ArrayList<Warning>();
        if (asksOnly && CONCRETE.matcher(plain).find()) {
            return found;
        }
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
