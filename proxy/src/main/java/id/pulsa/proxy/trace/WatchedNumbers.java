package id.pulsa.proxy.trace;

import id.pulsa.proxy.message.NameAddress;
import id.pulsa.proxy.message.SipMessage;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipUri;
import id.pulsa.proxy.transport.Flow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Subscribers of whom everything is kept for a while, inside calls and outside: what names their number in From or To. A few
 * at a time, in memory of their own. Confined to one thread.
 */
final class WatchedNumbers {
    /** So many at once. */
    static final int MOST = 10;

    /** So many of the newest messages are read. */
    private static final int MOST_MESSAGES = 2_000;

    /** The subscriber's own phone, and whoever else there is. */
    private static final int OWN_LEG = 0;

    private static final int OTHER_LEG = 1;

    private static final class Watch {
        long untilNanos;
        long last = MessageLog.NONE;
    }

    private final MessageLog log;
    private final Map<String, Watch> watches = new HashMap<>();

    WatchedNumbers(MessageLog log) {
        this.log = log;
    }

    boolean isEmpty() {
        return watches.isEmpty();
    }

    MessageLog log() {
        return log;
    }

    /** Watches a number from now on; false when too many are. One whose time is over gives way. */
    boolean add(String number, long untilNanos, long nowNanos) {
        if (!watches.containsKey(number) && watches.size() >= MOST) {
            watches.values().removeIf(watch -> watch.untilNanos - nowNanos <= 0);
            if (watches.size() >= MOST) {
                return false;
            }
        }
        watches.computeIfAbsent(number, unused -> new Watch()).untilNanos = untilNanos;
        return true;
    }

    /** Forgets a number and what was kept of it; false when it is not watched. */
    boolean remove(String number) {
        return watches.remove(number) != null;
    }

    void keep(SipMessage message, Flow flow, boolean sent, long nanos, long wallMillis) {
        String from = user(message.from());
        String to = user(message.to());
        boolean ownTransaction = message instanceof SipRequest != sent;
        keep(from, ownTransaction ? OWN_LEG : OTHER_LEG, message, flow, sent, nanos, wallMillis);
        if (!to.equals(from)) {
            keep(to, ownTransaction ? OTHER_LEG : OWN_LEG, message, flow, sent, nanos, wallMillis);
        }
    }

    private static String user(NameAddress address) {
        SipUri uri = address.uri();
        return uri == null ? "" : uri.user();
    }

    private void keep(
            String number, int leg, SipMessage message, Flow flow, boolean sent, long nanos, long wallMillis) {
        Watch watch = watches.get(number);
        if (watch != null && watch.untilNanos - nanos > 0) {
            watch.last = log.append(watch.last, nanos, wallMillis, sent, leg, flow, message.bytes(), message.length());
        }
    }

    /** What is kept of a number, oldest first; null when it is not watched. */
    @Nullable TracedCall read(String number) {
        Watch watch = watches.get(number);
        if (watch == null) {
            return null;
        }
        List<TracedMessage> messages = new ArrayList<>();
        long at = watch.last;
        while (at >= log.oldest() && messages.size() < MOST_MESSAGES) {
            messages.add(log.read(at));
            at = log.previous(at);
        }
        Collections.reverse(messages);
        return new TracedCall(number, messages, List.of(), at == MessageLog.NONE, 0);
    }
}
