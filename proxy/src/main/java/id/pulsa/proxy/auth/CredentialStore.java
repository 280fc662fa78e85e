package id.pulsa.proxy.auth;

import org.jspecify.annotations.Nullable;

/** Where subscribers' hashes come from. Called on shard threads: must not block. */
@FunctionalInterface
public interface CredentialStore {
    /** The hashes of that number; null when nobody has it. */
    @Nullable PasswordHashes find(String number);
}
