package org.jieban;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The tree is a map of the hotline: modules use only what their charters name, without cycles. */
class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(Jieban.class);

    @Test
    void modulesKeepToTheirCharters() {
        MODULES.verify();
    }

    @Test
    void everyModuleHasACharter() {
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(Path.of("src/main/java/org/jieban", name, "package-info.java"))
                                .content()
                                .startsWith("/**")
                                .contains("@ApplicationModule(", "allowedDependencies"));
    }

    @Test
    void tablesAreMadeInTheOrderInWhichModulesDependOnEachOther() {
        var done = new HashSet<String>();
        var late = new ArrayList<String>();
        for (var name : Migrations.ORDER) {
            var module = MODULES.getModuleByName(name);
            if (module.isPresent()) {
                module.get()
                        .getDirectDependencies(MODULES)
                        .uniqueModules()
                        .map(ApplicationModule::getIdentifier)
                        .map(Object::toString)
                        .filter(Migrations.ORDER::contains)
                        .filter(used -> !done.contains(used))
                        .forEach(used -> late.add(name + " before " + used));
            }
            done.add(name);
        }
        assertThat(late).isEmpty();
    }
}
