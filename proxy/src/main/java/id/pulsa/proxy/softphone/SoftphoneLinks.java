package id.pulsa.proxy.softphone;

import id.pulsa.charging.time.TimeSource;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Links under which a phone fetches its settings without a log-in: whoever has the link has the line, so a link is not to be
 * guessed, works for {@link #VALID_MILLIS} and is read {@link #MOST_READS} times at the most. Thread-safe.
 */
public final class SoftphoneLinks {
    /** How long a link works, ms. */
    public static final long VALID_MILLIS = 15 * 60_000L;
    /** A phone may need a second try. */
    public static final int MOST_READS = 5;
    /** So many links at once; the oldest goes. */
    public static final int MOST = 200;

    private static final int SECRET_BYTES = 20;

    private final TimeSource time;
    private final SecureRandom random;
    private final Map<String, Open> open = new LinkedHashMap<>();

    /** A link that works. */
    private static final class Open {
        final SoftphoneSettings settings;
        final long untilWallMillis;
        int reads;

        Open(SoftphoneSettings settings, long untilWallMillis) {
            this.settings = settings;
            this.untilWallMillis = untilWallMillis;
        }
    }

    /**
     * A new link.
     *
     * @param secret last part of its path, letters, digits, "-" and "_"
     * @param untilWallMillis it works until then
     */
    public record Link(String secret, long untilWallMillis) {}

    public SoftphoneLinks(TimeSource time, SecureRandom random) {
        this.time = time;
        this.random = random;
    }

    /** Makes a link to these settings; an earlier one of the same number does not work any more. */
    public synchronized Link make(SoftphoneSettings settings) {
        forget(settings.number());
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        long until = time.wallMillis() + VALID_MILLIS;
        open.put(secret, new Open(settings, until));
        if (open.size() > MOST) {
            open.remove(open.keySet().iterator().next());
        }
        return new Link(secret, until);
    }

    /** What a link leads to; null when it does not work. */
    public synchronized @Nullable SoftphoneSettings read(String secret) {
        Open link = open.get(secret);
        if (link == null) {
            return null;
        }
        link.reads++;
        boolean over = time.wallMillis() >= link.untilWallMillis;
        if (over || link.reads >= MOST_READS) {
            open.remove(secret);
        }
        return over ? null : link.settings;
    }

    /** The number has other settings now, or none: its link does not work any more. */
    public synchronized void forget(String number) {
        open.values().removeIf(link -> link.settings.number().equals(number));
    }
}
