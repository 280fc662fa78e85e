package id.pulsa.proxy.message;

import gov.nist.core.CommonLogger;
import gov.nist.core.ParserCore;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.header.SIPHeaderList;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.lang.reflect.Field;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fence around JAIN-SIP's header parsers, which read the structured headers that are not on every call's path. They
 * are not fit for strangers as they are: they throw unchecked exceptions, are slow on long values, and loop for ever on
 * an unfinished comment. So a value is capped first, comments never get there, and whatever they throw becomes null.
 */
final class JainFence {
    /** Longest value handed over: what folds and lists cost is more than linear. */
    static final int LONGEST_VALUE = 1024;

    static {
        prepare();
    }

    private JainFence() {}

    /** Sets the library up; done when the class is loaded, before any of its parsers runs. */
    static void prepare() {
        CommonLogger.legacyLogger = new SilentStackLogger();
        try {
            // All its parsers count their nesting in this one int, and indent by it, without a lock: threads that race
            // let it drift upwards, and then every parse pads strings of that length. Far below zero it pads nothing.
            Field nesting = ParserCore.class.getDeclaredField("nesting_level");
            nesting.setAccessible(true);
            nesting.setInt(null, Integer.MIN_VALUE / 2);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("another JAIN-SIP than the one this was written for", e);
        }
    }

    /**
     * Reads one row and translates each of its values.
     *
     * @param type JAIN-SIP's class for one value of that header
     * @param translate null for a value that cannot be used
     * @return the values; null when the row is malformed, too long, or holds a comment
     */
    static <J extends SIPHeader, T> @Nullable List<T> read(
            HeaderName name, String value, Class<J> type, Function<J, @Nullable T> translate) {
        if (name.equals(HeaderName.VIA)) {
            throw new IllegalArgumentException("Vias are not for JAIN-SIP");
        }
        if (value.length() > LONGEST_VALUE || hasComment(value)) {
            return null;
        }
        try {
            SIPHeader header = StringMsgParser.parseSIPHeader(name + ": " + value);
            List<? extends Object> parsed = header instanceof SIPHeaderList<?> list ? list : List.of(header);
            List<T> values = new ArrayList<>(parsed.size());
            for (Object one : parsed) {
                T translated = translate.apply(type.cast(one));
                if (translated == null) {
                    return null;
                }
                values.add(translated);
            }
            return values;
        } catch (ParseException | RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    /** Whether a parenthesis stands outside quotes: there its lexer may not come back. */
    private static boolean hasComment(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"') {
                int end = QuotedString.end(value, i);
                if (end < 0) {
                    return true;
                }
                i = end - 1;
            } else if (c == '(' || c == '\\') {
                return true;
            }
        }
        return false;
    }
}
