package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.Finding;
import id.pulsa.charging.yaml.Severity;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.FindingDocuments;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pulsa check}. */
@Command(
        name = "check",
        description =
                "Check the configuration, by itself and beside the data directory; every mistake is shown with file,"
                        + " line and column. Warnings alone end with exit code 0.")
final class CheckCommand implements Callable<Integer> {
    private final CommonOptions options;
    private final Surroundings around;

    @Mixin
    private final JsonOption json = new JsonOption();

    CheckCommand(CommonOptions options, Surroundings around) {
        this.options = options;
        this.around = around;
    }

    @Override
    public Integer call() {
        ConfigurationCheck check = new ConfigurationCheck(
                options.configurationSource(), around.time().wallMillis());
        Configuration configuration = check.run();
        List<Finding> findings = check.findings();
        long errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        if (json.wanted()) {
            around.out().println(document(findings, configuration));
        } else {
            findings.forEach(around.err()::println);
            if (errors > 0) {
                around.err()
                        .println("pulsa: " + count(errors, "mistake") + warnings(findings.size() - errors)
                                + "; the configuration cannot be used");
            }
            around.err().flush();
            if (errors == 0 && configuration != null) {
                around.out().println(fine(configuration, findings.size()));
            }
        }
        return errors == 0 ? ExitCode.OK : ExitCode.USAGE;
    }

    private String fine(Configuration configuration, int warnings) {
        return "configuration in " + options.configDirectory() + " is fine: "
                + count(configuration.tariffs().plans().size(), "plan") + ", "
                + count(configuration.cells().cells().size(), "cell") + warnings(warnings);
    }

    private static String warnings(long count) {
        return count == 0 ? "" : ", " + count(count, "warning");
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static Document document(List<Finding> findings, @Nullable Configuration configuration) {
        Document document = FindingDocuments.checked(findings);
        return configuration == null
                ? document
                : document.put("plans", (long) configuration.tariffs().plans().size())
                        .put("cells", (long) configuration.cells().cells().size());
    }
}
