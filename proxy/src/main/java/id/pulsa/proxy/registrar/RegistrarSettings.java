package id.pulsa.proxy.registrar;

/**
 * What the registrar grants.
 *
 * @param minExpiresSeconds shorter registrations are refused with 423, 1 to 3600 (RFC 3261 §10.3 lets nobody refuse an
 *     hour)
 * @param defaultExpiresSeconds for a client that asks for nothing
 * @param maxExpiresSeconds longer ones are shortened
 * @param maxContacts bindings that one number may have at once
 * @param maxContactLength of a Contact URI, in characters
 * @param maxWaiting REGISTERs of one number that may wait while an earlier one is being committed
 */
public record RegistrarSettings(
        int minExpiresSeconds,
        int defaultExpiresSeconds,
        int maxExpiresSeconds,
        int maxContacts,
        int maxContactLength,
        int maxWaiting) {
    /** One minute to one day, an hour by default, ten contacts. */
    public static final RegistrarSettings DEFAULT = new RegistrarSettings(60, 3_600, 86_400, 10, 512, 8);

    public RegistrarSettings {
        if (minExpiresSeconds < 1 || minExpiresSeconds > 3_600) {
            throw new IllegalArgumentException("minimum expiry of " + minExpiresSeconds + " s is not from 1 to 3600");
        }
        if (defaultExpiresSeconds < minExpiresSeconds || maxExpiresSeconds < defaultExpiresSeconds) {
            throw new IllegalArgumentException("expiries must rise from minimum over default to maximum: "
                    + minExpiresSeconds + ", " + defaultExpiresSeconds + ", " + maxExpiresSeconds);
        }
        if (maxContacts < 1 || maxContactLength < 16 || maxWaiting < 1) {
            throw new IllegalArgumentException("limits must be positive, and a contact of 16 characters allowed");
        }
    }
}
