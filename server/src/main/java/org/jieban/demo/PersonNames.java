package org.jieban.demo;

import java.util.List;

/** Invented names and phones. Any likeness to living people is chance. */
final class PersonNames {

    private static final List<String> SURNAMES =
            letters(
                    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文");
    private static final List<String> FIRST =
            letters("建国晓志文海玉秀丽春桂淑国金永俊立宏振德新红明伟雪雅思子一佳梦嘉浩宇欣静燕振克荣庆启彦书");
    private static final List<String> SECOND =
            letters("华平军英兰芳敏强磊娜杰涛明超霞洋勇艳鹏辉峰波玲凤龙刚琴洁颖宁瑶萱涵怡轩博然琪妍泽航悦晨阳彤");

    private PersonNames() {}

    static String of(String seed) {
        var chance = Chance.of("name", seed);
        var name = chance.oneOf(SURNAMES) + chance.oneOf(FIRST);
        return chance.hit(0.18) ? name : name + chance.oneOf(SECOND);
    }

    /** A mobile number from a range that no carrier has been given, so that nobody is called. */
    static String phone(String seed) {
        var chance = Chance.of("phone", seed);
        return "154%08d".formatted(chance.below(100_000_000));
    }

    private static List<String> letters(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }
}
