package id.pulsa.proxy.log;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of log lines what opens something or what a password could be guessed from: nothing of ours writes such things,
 * but a library's message, an event that is printed whole, or a header of a stranger's may hold them.
 */
final class LogMask {
    private static final String HIDDEN = "***";

    private record Rule(Pattern pattern, String replacement) {}

    private static final List<Rule> RULES = List.of(
            new Rule(
                    Pattern.compile(
                            "\\b(password|passwd|passwordHash|secret|secretHash|token|csrf_token|response|ha1\\w*)"
                                    + "(\"?\\s*[=:]\\s*)(\"[^\"\\r\\n]*+\"|[^\\s\",;)\\]}]++)",
                            Pattern.CASE_INSENSITIVE),
                    "$1$2" + HIDDEN),
            new Rule(
                    Pattern.compile("\\b(Bearer|Basic)\\s++[A-Za-z0-9._~+/=-]++", Pattern.CASE_INSENSITIVE),
                    "$1 " + HIDDEN),
            new Rule(Pattern.compile("\\$argon2[a-z]*+\\$\\S++"), HIDDEN),
            new Rule(Pattern.compile("\\bpulsa_[A-Za-z0-9]{4,}+_[A-Za-z0-9_-]{20,}+"), HIDDEN));

    private LogMask() {}

    static String mask(String text) {
        String masked = text;
        for (Rule rule : RULES) {
            masked = rule.pattern().matcher(masked).replaceAll(rule.replacement());
        }
        return masked;
    }
}
