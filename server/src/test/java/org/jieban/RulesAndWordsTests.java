package org.jieban;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jieban.shared.ProblemMessages;
import org.jieban.shared.ProblemType;
import org.junit.jupiter.api.Test;

/** What the pages, the code and the tests say of each other must be true. */
class RulesAndWordsTests {

    private static final Path PAGES = Path.of("../docs/rules");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ .*?(rule~[a-z.-]+~\\d+)");
    private static final Pattern BUILT = Pattern.compile("\\[impl->(rule~[a-z.-]+~\\d+)]");
    private static final Pattern FIELD_CODE =
            Pattern.compile(
                    "(?:new FieldProblem|[ (.]invalid)\\(\\s*[^;,]+,\\s*\"([a-z]+(?:-[a-z]+)*)\"\\s*[,)]");
    private static final Pattern TESTED = Pattern.compile("\\[utest->(rule~[a-z.-]+~\\d+)]");

    @Test
    void everyRuleOnThePagesIsBuiltAndTested() throws IOException {
        var written = found(PAGES, ".md", HEADING);

        assertThat(written).isNotEmpty();
        assertThat(found(Path.of("src/main"), ".java", BUILT)).containsAll(written);
        assertThat(found(Path.of("src/test"), ".java", TESTED)).containsAll(written);
    }

    @Test
    void everyRuleNamedInTheCodeStandsOnAPage() throws IOException {
        var written = found(PAGES, ".md", HEADING);

        assertThat(written).containsAll(found(Path.of("src/main"), ".java", BUILT));
        assertThat(written).containsAll(found(Path.of("src/test"), ".java", TESTED));
    }

    @Test
    void everyProblemHasItsWordsInBothLanguages() {
        var types =
                new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages("org.jieban")
                                .stream()
                                .filter(type ->
                                        type.isEnum() && type.isAssignableTo(ProblemType.class))
                                .flatMap(type ->
                                        Arrays.stream(type.reflect().getEnumConstants())
                                                .map(ProblemType.class::cast))
                                .toList();

        assertThat(types).hasSizeGreaterThan(40);
        assertThat(types)
                .allSatisfy(type ->
                        assertThat(ProblemMessages.of(type, Map.of()))
                                .as(type.code())
                                .containsOnlyKeys("zh-CN", "en")
                                .allSatisfy((language, text) -> assertThat(text).isNotBlank()));
        assertThat(types.stream().map(ProblemType::code)).doesNotHaveDuplicates();
    }

    @Test
    void everyProblemOfAFieldHasItsWords() throws IOException {
        var words = ResourceBundle.getBundle("problems", Locale.ROOT);
        var codes = found(Path.of("src/main"), ".java", FIELD_CODE);

        assertThat(codes).contains("required", "out-of-range", "duplicate");
        assertThat(codes)
                .allSatisfy(code -> assertThat(words.containsKey("field." + code)).isTrue());
    }

    @Test
    void bothLanguagesHaveTheSameMessages() {
        var noFallback =
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES);
        var chinese = ResourceBundle.getBundle("problems", Locale.SIMPLIFIED_CHINESE, noFallback);
        var english = ResourceBundle.getBundle("problems", Locale.ROOT, noFallback);
        var onlyChinese = Path.of("src/main/resources/problems_zh_CN.properties");

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(onlyChinese).content().contains("shared.internal=");
        assertThat(keysOf("problems_zh_CN.properties")).isEqualTo(keysOf("problems.properties"));
    }

    @Test
    void everyDecisionNamesATestThatExistsOrSaysReview() throws IOException {
        try (var decisions = Files.list(Path.of("../docs/adr"))) {
            for (var page : decisions.filter(file -> file.toString().endsWith(".md")).toList()) {
                var confirmation = Files.readString(page).split("(?m)^## Confirmation$", -1);
                if (page.getFileName().toString().equals("README.md")) {
                    continue;
                }
                assertThat(confirmation).as(page + " has one Confirmation").hasSize(2);
                var named =
                        Pattern.compile("`([A-Z][A-Za-z]+Tests)")
                                .matcher(confirmation[1])
                                .results()
                                .map(hit -> hit.group(1))
                                .toList();
                var web =
                        Pattern.compile("`(web/[^`]+)`")
                                .matcher(confirmation[1])
                                .results()
                                .map(hit -> hit.group(1))
                                .toList();
                if (named.isEmpty() && web.isEmpty()) {
                    assertThat(confirmation[1].toLowerCase(Locale.ROOT))
                            .as(page.toString())
                            .contains("review");
                }
                for (var test : named) {
                    try (var files = Files.walk(Path.of("src/test"))) {
                        assertThat(files.anyMatch(file -> file.endsWith(test + ".java")))
                                .as(page + " names " + test)
                                .isTrue();
                    }
                }
                for (var file : web) {
                    assertThat(Path.of("..", file)).as(page + " names it").exists();
                }
            }
        }
    }

    private static TreeSet<String> keysOf(String file) {
        try {
            return new TreeSet<>(
                    Files.readAllLines(Path.of("src/main/resources", file)).stream()
                            .filter(line -> line.contains("=") && !line.startsWith("#"))
                            .map(line -> line.substring(0, line.indexOf('=')))
                            .toList());
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private static TreeSet<String> found(Path top, String ending, Pattern pattern)
            throws IOException {
        var ids = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(top)) {
            for (var file : files.filter(one -> one.toString().endsWith(ending)).toList()) {
                pattern.matcher(Files.readString(file))
                        .results()
                        .map(hit -> hit.group(1))
                        .forEach(ids::add);
            }
        }
        return ids;
    }
}
