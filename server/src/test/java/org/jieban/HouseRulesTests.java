package org.jieban;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.RestController;

/** The habits of this house that a machine can check. Each says why. */
class HouseRulesTests {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.jieban");

    @Test
    void timeIsAParameter() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZoneId.class, "systemDefault")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because(
                        "a rule that reads the clock by itself cannot be tested at another"
                                + " moment, nor history be taken in")
                .check(CLASSES);
    }

    @Test
    void theSystemClockIsNamedOnce() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.jieban.shared.Timekeeping")
                .and()
                .resideOutsideOfPackages("org.jieban.postgres..", "org.jieban.cli..")
                .should()
                .callMethod(Clock.class, "systemUTC")
                .because("all that happens in one act carries one reading of one clock")
                .check(CLASSES);
    }

    @Test
    void testsLeaveTheApplicationAsItIs() {
        noClasses()
                .should()
                .callMethod(SecurityMockMvcRequestPostProcessors.class, "csrf")
                .because(
                        "it swaps the token repository of the one application that all tests"
                                + " share; TestActors.csrf() does not")
                .check(
                        new ClassFileImporter()
                                .withImportOption(new ImportOption.OnlyIncludeTests())
                                .importPackages("org.jieban"));
    }

    @Test
    void momentsHaveAZone() {
        noFields()
                .should()
                .haveRawType(LocalDateTime.class)
                .because("a moment without a zone is another moment on another machine")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*\\.[A-Za-z]+(Impl|Manager|Helper|Utils?|Info|Bo|Vo|Po|Entity)")
                .because("such a suffix hides that the right word was not found yet")
                .check(CLASSES);
    }

    @Test
    void controllersAreNobodysBusiness() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .notBePublic()
                .because("the web is a door to a module, not a part others build on")
                .check(CLASSES);
    }

    @Test
    void tablesHaveOneOwner() {
        noClasses()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.jdbc.core.simple.JdbcClient")
                .because("SQL stands in repositories, where it is read and tested")
                .check(CLASSES);
    }

    @Test
    void repositoriesSpeakSqlOnly() {
        noClasses()
                .that()
                .areAnnotatedWith(Repository.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.web..")
                .because("what a caller is told is decided at the edge")
                .check(CLASSES);
    }
}
