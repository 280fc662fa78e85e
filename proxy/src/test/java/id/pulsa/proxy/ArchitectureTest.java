package id.pulsa.proxy;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The arrows between packages point one way, and nobody reads a clock but the one class that supplies it. */
class ArchitectureTest {
    private static final String ROOT = "id.pulsa.proxy.";

    /** Bottom up: each may use only those before it. */
    private static final List<String> ORDER = List.of(
            "config",
            "log",
            "measure",
            "meters",
            "systemd",
            "selfcare",
            "broadcast",
            "timer",
            "message",
            "aoc",
            "transport",
            "transaction",
            "trace",
            "dialog",
            "auth",
            "access",
            "registrar",
            "rehearsal",
            "b2bua",
            "feed",
            "softphone",
            "explain",
            "admin",
            "check",
            "editor",
            "chart",
            "report",
            "study",
            "studyrun",
            "cli");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("id.pulsa.proxy");

    @Test
    void packagesUseOnlyThoseBelow() {
        for (int i = 0; i < ORDER.size(); i++) {
            for (String above : ORDER.subList(i + 1, ORDER.size())) {
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + ORDER.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(ROOT + above + "..")
                        .allowEmptyShould(true)
                        .check(CLASSES);
            }
        }
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        ORDER.stream().map(name -> ROOT + name + "..").toArray(String[]::new))
                .and()
                .doNotHaveSimpleName("package-info")
                .and()
                .doNotHaveSimpleName("Main")
                .and()
                .haveNameNotMatching("id\\.pulsa\\.proxy\\.Gateway.*")
                .should()
                .resideInAPackage("id.pulsa.proxy..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching("id.pulsa.proxy.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyCheckUsesTheSchemaLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("id.pulsa.proxy.check..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.networknt..")
                .check(CLASSES);
    }

    @Test
    void onlyMessageUsesJainSip() {
        noClasses()
                .that()
                .resideOutsideOfPackage("id.pulsa.proxy.message..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.sip..", "gov.nist..")
                .check(CLASSES);
    }

    @Test
    void nobodyReadsAClock() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .dependOnClassesThat(equivalentTo(Clock.class))
                .check(CLASSES);
    }
}
