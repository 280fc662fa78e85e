package id.pulsa.charging;

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
    private static final String ROOT = "id.pulsa.charging.";

    /** Bottom up: each may use only those before it. */
    private static final List<String> ORDER = List.of(
            "time",
            "csv",
            "yaml",
            "money",
            "erlang",
            "tariff",
            "rating",
            "ledger",
            "account",
            "voucher",
            "backup",
            "location",
            "reservation",
            "admission",
            "pricing",
            "cell",
            "cdr",
            "session",
            "simulation");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("id.pulsa.charging");

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
                .should()
                .resideInAPackage("id.pulsa.charging..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching("id.pulsa.charging.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theDomainKnowsNoNetworkAndNoSip() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "id.pulsa.proxy..", "io.netty..", "io.vertx..", "javax.sip..", "gov.nist..", "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void onlySystemTimeReadsAClock() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("id.pulsa.charging.time.SystemTime")
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
