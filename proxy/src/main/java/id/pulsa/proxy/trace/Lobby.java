package id.pulsa.proxy.trace;

import id.pulsa.proxy.transport.Flow;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * INVITEs, and what follows on them, of which nobody knows yet whether a call comes of them: whoever knocks without
 * credentials waits here, and pushes out others who do, but no call. Confined to one thread.
 */
final class Lobby {
    /** More than a client with two challenges sends and gets. */
    private static final int MOST_MESSAGES = 32;

    private static final int BYTES_PER_GUEST = 1_024;

    private static final class Guest {
        long last = MessageLog.NONE;
        int messages;
    }

    private final MessageLog log;
    private final Map<String, Guest> guests = new LinkedHashMap<>();
    private final int mostGuests;

    Lobby(MessageLog log) {
        this.log = log;
        this.mostGuests = (int) Math.max(2, log.mostBytes() / BYTES_PER_GUEST);
    }

    boolean has(String callId) {
        return guests.containsKey(callId);
    }

    int size() {
        return guests.size();
    }

    /** Opens the door for messages with that Call-ID. */
    void enter(String callId) {
        guests.computeIfAbsent(callId, unused -> new Guest());
        Iterator<Guest> eldest = guests.values().iterator();
        while (guests.size() > mostGuests) {
            eldest.next();
            eldest.remove();
        }
    }

    /** A message of one who is in. */
    void keep(String callId, long nanos, long wallMillis, boolean sent, Flow flow, byte[] message, int length) {
        Guest guest = guests.get(callId);
        if (guest != null && guest.messages < MOST_MESSAGES) {
            guest.messages++;
            guest.last = log.append(guest.last, nanos, wallMillis, sent, 0, flow, message, length);
        }
    }

    /**
     * A call has come of it: hands what there is over.
     *
     * @param taker gets the positions in {@link #log}, oldest first
     */
    void leave(String callId, LongConsumer taker) {
        Guest guest = guests.remove(callId);
        if (guest == null) {
            return;
        }
        long[] positions = new long[MOST_MESSAGES];
        int count = 0;
        for (long at = guest.last; at >= log.oldest() && count < MOST_MESSAGES; at = log.previous(at)) {
            positions[count] = at;
            count++;
        }
        while (count > 0) {
            count--;
            taker.accept(positions[count]);
        }
    }

    MessageLog log() {
        return log;
    }
}
