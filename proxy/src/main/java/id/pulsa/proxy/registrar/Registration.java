package id.pulsa.proxy.registrar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A REGISTER taken apart, free of its message, so that it may cross to another shard.
 *
 * @param number user part of To: the address-of-record's
 * @param all whether it says {@code Contact: *}, to remove all bindings
 * @param contacts to add, refresh or remove; none for a query
 * @param flow where it came from, as {@link id.pulsa.proxy.transport.Flow#key}: calls go back there
 * @param path the Path values (RFC 3327), joined by commas
 */
record Registration(
        String number,
        String callId,
        long cseq,
        boolean all,
        List<Contact> contacts,
        String flow,
        @Nullable String userAgent,
        @Nullable String path) {

    /** Removes all bindings of a number, whoever made them: no REGISTER has an empty Call-ID that this one could be behind. */
    static Registration removal(String number) {
        return new Registration(number, "", 0, true, List.of(), "", null, null);
    }

    /**
     * One contact.
     *
     * @param key the same for equal URIs (RFC 3261 §19.1.4)
     * @param uri as written
     * @param qThousandths 0 to 1000
     * @param expiresSeconds what is granted; 0 to remove it
     */
    record Contact(String key, String uri, int qThousandths, long expiresSeconds) {}
}
