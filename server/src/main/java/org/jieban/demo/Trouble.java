package org.jieban.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Category;

/** What citizens bring: categories by how often they come in the season, and words for each. */
final class Trouble {

    /** A sentence of a citizen with places left open. */
    record Phrase(String title, String words) {}

    private final List<Category> offered;
    private final Map<Month, double[]> sums = new HashMap<>();
    private final Map<String, List<Phrase>> phrases = new HashMap<>();

    /**
     * @param categories as the catalogue offers them; those nobody refines further can be drawn
     */
    Trouble(List<Category> categories) {
        Set<String> parents = new HashSet<>();
        categories.forEach(category -> parents.add(String.valueOf(category.parent())));
        offered =
                categories.stream()
                        .filter(category -> !parents.contains(category.code()))
                        .filter(category -> category.weight().compareTo(BigDecimal.ZERO) > 0)
                        .toList();
        if (offered.isEmpty()) {
            throw new IllegalStateException("no category has a weight");
        }
        for (var month : Month.values()) {
            var sum = new double[offered.size()];
            double all = 0;
            for (int i = 0; i < sum.length; i++) {
                all += offered.get(i).weight().doubleValue() * season(offered.get(i), month);
                sum[i] = all;
            }
            sums.put(month, sum);
        }
        for (var row : DemoFile.read("phrases.csv")) {
            phrases.computeIfAbsent(row.get("category"), _ -> new ArrayList<>())
                    .add(new Phrase(row.get("title"), row.get("words")));
        }
    }

    /** One category, drawn by its weight in the season. */
    Category category(Chance chance, LocalDate day) {
        var sum = sums.getOrDefault(day.getMonth(), new double[] {1});
        int found = Arrays.binarySearch(sum, chance.between(0, sum[sum.length - 1]));
        return offered.get(Math.min(found < 0 ? -found - 1 : found, offered.size() - 1));
    }

    /** What breaks for many at once: the heating in winter, else the water. */
    Category outage(LocalDate day) {
        boolean winter = day.getMonthValue() < 4 || day.getMonthValue() > 10;
        var code = winter ? "030502" : "030101";
        return offered.stream()
                .filter(category -> category.code().equals(code))
                .findFirst()
                .orElse(offered.getFirst());
    }

    Phrase phrase(Category category, Chance chance) {
        var known = phrases.get(category.code());
        return known == null ? plain(category, chance) : chance.oneOf(known);
    }

    /** The category whose keywords stand most often in the words, as a dispatcher would pick it. */
    Category meaning(String words) {
        var best = offered.getFirst();
        long most = 0;
        for (var category : offered) {
            long hits = category.keywords().stream().filter(words::contains).count();
            if (hits > most) {
                best = category;
                most = hits;
            }
        }
        return best;
    }

    private static Phrase plain(Category category, Chance chance) {
        var name = category.name();
        if (category.kind() == CaseKind.CONSULTATION) {
            return new Phrase(
                    "咨询" + name,
                    chance.oneOf(
                            List.of(
                                    "想咨询一下" + name + "的事，现在是怎么规定的，需要准备哪些材料？",
                                    "我住{community}，请问" + name + "到哪里办，周末能办吗？",
                                    "请问" + name + "有没有新的政策，什么时候开始执行？")));
        }
        if (category.kind() == CaseKind.SUGGESTION) {
            return new Phrase("关于" + name + "的建议", "建议有关部门研究一下{place}一带的" + name + "，方便附近的居民。");
        }
        if (category.kind() == CaseKind.PRAISE) {
            return new Phrase(name, "{community}的工作人员办事认真，帮了我们大忙，特意打电话表示感谢。");
        }
        return new Phrase(
                name + "问题",
                chance.oneOf(
                        List.of(
                                "{community}存在" + name + "的问题，从{time}到现在一直没有解决，请尽快处理。",
                                "我反映一下{place}的" + name + "，附近居民意见很大，希望有人来看看。",
                                "{place}附近" + name + "，打过几次电话都没有结果，请核实处理。")));
    }

    /** Heat in winter, water in summer, snow when it snows. */
    private static double season(Category category, Month month) {
        var text = category.name() + String.join("", category.keywords());
        boolean winter =
                switch (month) {
                    case NOVEMBER, DECEMBER, JANUARY, FEBRUARY, MARCH -> true;
                    default -> false;
                };
        boolean summer =
                switch (month) {
                    case JUNE, JULY, AUGUST, SEPTEMBER -> true;
                    default -> false;
                };
        if (text.contains("暖") || text.contains("供热")) {
            return winter ? (month == Month.NOVEMBER ? 5 : 3) : 0.15;
        }
        if (text.contains("雪") || text.contains("铲冰")) {
            return winter ? 2 : 0;
        }
        if (text.contains("积水") || text.contains("内涝") || text.contains("漏雨")) {
            return summer ? 4 : 0.4;
        }
        if (text.contains("烧烤") || text.contains("蚊") || text.contains("空调")) {
            return summer ? 2.2 : 0.3;
        }
        return 1;
    }
}
