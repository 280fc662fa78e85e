package id.pulsa.proxy.explain;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a message what its readers could guess a password from: the digest in credentials (RFC 3261 §22.4). As many
 * bytes stay as there were, so that lengths remain right.
 */
final class SecretMask {
    // Header lines as they come, folds included; the digest is hexadecimal.
    private static final Pattern CREDENTIALS = Pattern.compile(
            "^(?:Proxy-)?Authorization[ \\t]*:(?:[^\\r\\n]|\\r?\\n[ \\t])*+",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern DIGEST =
            Pattern.compile("\\bresponse\\s*=\\s*\"?([^\",\\s]+)", Pattern.CASE_INSENSITIVE);

    private SecretMask() {}

    /** The same bytes with each digest replaced by {@code x}. */
    static byte[] mask(byte[] message) {
        // One character for each byte, so that places in the text are places in the message.
        String text = new String(message, StandardCharsets.ISO_8859_1);
        Matcher credentials = CREDENTIALS.matcher(text);
        byte[] masked = message;
        while (credentials.find()) {
            Matcher digest = DIGEST.matcher(credentials.group());
            while (digest.find()) {
                if (masked == message) {
                    masked = message.clone();
                }
                for (int i = digest.start(1); i < digest.end(1); i++) {
                    masked[credentials.start() + i] = 'x';
                }
            }
        }
        return masked;
    }
}
