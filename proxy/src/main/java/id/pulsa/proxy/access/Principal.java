package id.pulsa.proxy.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param name of the staff member, number of the subscriber, {@link #LOCAL_NAME} for the local command line
 * @param rights what they may do
 * @param session null for those who have shown a token
 * @param token id of the token that was shown; null for none
 */
public record Principal(
        Kind kind,
        String name,
        Set<Right> rights,
        @Nullable Session session,
        @Nullable String token) {
    /** Who has the token that lies in the data directory. */
    public static final String LOCAL_NAME = "local";

    /** What somebody is. */
    public enum Kind {
        /** Whoever can read the data directory. */
        LOCAL,
        STAFF,
        SUBSCRIBER
    }

    public Principal {
        rights = Set.copyOf(rights);
    }

    /** Whether they may. */
    public boolean may(Right right) {
        return rights.contains(right);
    }

    /** Whether a new password is to be chosen before anything else. */
    public boolean passwordExpired() {
        return session != null && session.passwordExpired();
    }
}
