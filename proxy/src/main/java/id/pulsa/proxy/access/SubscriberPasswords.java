package id.pulsa.proxy.access;

import id.pulsa.proxy.auth.PasswordHashes;
import org.jspecify.annotations.Nullable;

/** The passwords by which subscribers' phones register; they log in with the same. */
@FunctionalInterface
public interface SubscriberPasswords {
    /** Null when there is no such subscriber. */
    @Nullable PasswordHashes find(String number);
}
