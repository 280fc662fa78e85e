package id.pulsa.charging.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used. Its message is the findings, one a line, ready to be shown. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Finding[] findings;

    /** @param findings what is wrong, in reading order; at least one */
    public ConfigException(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = findings.toArray(new Finding[0]);
    }

    /** What is wrong, in reading order. */
    public List<Finding> findings() {
        return List.of(findings);
    }
}
