package org.jieban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jieban.organisation.UnitKind;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.CsvSheet;
import org.junit.jupiter.api.Test;

/** The data that comes with the software is complete and fits together. */
class ShippedCatalogueTests {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final List<Category> categories =
            CategoryCsv.read(ShippedCatalogue.file("categories.csv"));
    private final List<Category> leaves =
            categories.stream().filter(category -> category.level() == 3).toList();

    @Test
    void thereAreEnoughCategoriesOnEachLevel() {
        var perLevel =
                categories.stream()
                        .collect(Collectors.groupingBy(Category::level, Collectors.counting()));

        assertThat(perLevel.get(1)).isGreaterThanOrEqualTo(16);
        assertThat(perLevel.get(2)).isGreaterThanOrEqualTo(80);
        assertThat(perLevel.get(3)).isGreaterThanOrEqualTo(360);
    }

    @Test
    void codesSayWhereACategoryStands() {
        assertThat(categories)
                .allSatisfy(category -> {
                    assertThat(category.code()).matches("(\\d\\d){" + category.level() + "}");
                    assertThat(category.parent())
                            .isEqualTo(
                                    category.level() == 1
                                            ? null
                                            : category.code()
                                                    .substring(0, category.code().length() - 2));
                });
    }

    @Test
    void everyLeafHasItsOwnNameAndWordsThatPointToIt() {
        assertThat(leaves).extracting(Category::name).doesNotHaveDuplicates();
        assertThat(leaves).allMatch(leaf -> !leaf.keywords().isEmpty());
        assertThat(leaves).allMatch(leaf -> leaf.weight().signum() > 0);
    }

    @Test
    void everyLeafIsDecidedInASampleDistrict() {
        var city = sampleCity();
        var catalogue = city.catalogue(ShippedCatalogue.file("catalogue.csv"));

        assertThat(leaves)
                .allSatisfy(leaf -> {
                    var decision = city.decide(catalogue, leaf.code(), "place", leaf.urgency());

                    assertThat(decision).isInstanceOf(Decision.Decided.class);
                    var decided = (Decision.Decided) decision;
                    assertThat(decided.rule()).as(leaf.name()).isNotNull();
                    assertThat(decided.unit()).isNotEqualTo(city.unit("place").id());
                    if (decided instanceof Decision.Backstop) {
                        assertThat(catalogue.rules().get(decided.rule() - 1).charge().charge())
                                .as(leaf.name())
                                .isEqualTo(Charge.DISTRICT);
                    }
                });
    }

    @Test
    void everyFunctionThatRulesNameIsDoneBySomeUnitOfTheDemoCity() {
        var done =
                sheet("/demo/departments.csv", "code", "name", "kind", "parent", "functions")
                        .lines()
                        .stream()
                        .flatMap(line ->
                                List.of(line.text("functions").split(" ")).stream()
                                        .map(function -> line.text("kind") + ":" + function))
                        .collect(Collectors.toSet());
        var rules = sampleCity().files().rules(ShippedCatalogue.file("catalogue.csv"));

        assertThat(rules)
                .flatExtracting(rule -> {
                    var parties = new ArrayList<>(rule.assisting());
                    parties.add(rule.charge());
                    return parties;
                })
                .filteredOn(party -> ((Party) party).function() != null)
                .allSatisfy(party -> assertThat(done).contains(party.toString()));
    }

    @Test
    void citizensSentencesBelongToLeavesAndUseKnownPlaceholders() {
        var codes = leaves.stream().map(Category::code).collect(Collectors.toSet());
        var phrases = sheet("/demo/phrases.csv", "category", "title", "words").lines();

        assertThat(phrases).hasSizeGreaterThanOrEqualTo(250);
        assertThat(phrases)
                .allSatisfy(phrase -> {
                    assertThat(codes).contains(phrase.text("category"));
                    assertThat(placeholders(phrase.text("title") + phrase.text("words")))
                            .isSubsetOf("place", "community", "number", "time");
                });
    }

    /** One district with everything that departments.csv says, and a community to ask from. */
    private PaperCity sampleCity() {
        var city = new PaperCity(new CategoryTree(categories));
        city.unit("city", "平安市", UnitKind.CITY, null)
                .unit("110199", "东区", UnitKind.DISTRICT, "city")
                .unit("street", "湖滨街道", UnitKind.STREET, "110199")
                .unit("place", "芦苇社区", UnitKind.COMMUNITY, "street");
        for (var line :
                sheet("/demo/departments.csv", "code", "name", "kind", "parent", "functions")
                        .lines()) {
            var parent = line.text("parent").equals("CITY") ? "city" : "110199";
            Function<String, String> filled =
                    column ->
                            line.text(column)
                                    .replace("{code}", "110199")
                                    .replace("{district}", "东区");
            var kind = UnitKind.valueOf(line.text("kind"));
            city.unit(filled.apply("code"), filled.apply("name"), kind, parent);
            for (var function : line.text("functions").split(" ")) {
                city.does(
                        function,
                        CatalogueCsv.chargeOf(kind).orElseThrow(),
                        parent,
                        filled.apply("code"));
            }
        }
        return city;
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static CsvSheet sheet(String name, String... columns) {
        try (var file = ShippedCatalogueTests.class.getResourceAsStream(name)) {
            return CsvSheet.read(
                    file.readAllBytes(), Set.of(columns), Set.of(), CommonProblem.INVALID);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
