package id.pulsa.proxy.studyrun;

import java.util.List;
import java.util.Locale;

/** What kind of study is run. */
public enum StudyKind {
    /** The cells under one regime. */
    SIMULATE("regime", RegimeText.CONFIGURED),
    /** Several regimes side by side on the same callers. */
    COMPARE("regimes", StudyKind.USUALLY_COMPARED);

    /** What is compared unless told otherwise, separated by commas. */
    public static final String USUALLY_COMPARED =
            "channels+flat,channels+step,channels+closed-loop,channels+optimal,preblocking+flat";

    private final String regimeOption;
    private final String usualRegimes;

    StudyKind(String regimeOption, String usualRegimes) {
        this.regimeOption = regimeOption;
        this.usualRegimes = usualRegimes;
    }

    /** {@code "compare"}: the command, and the name of its report. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The option that names the regimes. */
    public String regimeOption() {
        return regimeOption;
    }

    /** The regimes unless told otherwise. */
    List<String> usualRegimes() {
        return List.of(usualRegimes.split(",", -1));
    }
}
