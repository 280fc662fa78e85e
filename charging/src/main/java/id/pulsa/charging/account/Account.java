package id.pulsa.charging.account;

/**
 * A prepaid account at one instant. Amounts in micro-units; the balance is available + reserved.
 *
 * @param availableMicros free to be reserved
 * @param reservedMicros held by running calls
 * @param runningCalls calls that hold a slot
 * @param maxCalls calls at once, 0 for no limit
 */
public record Account(
        String id, long availableMicros, long reservedMicros, int runningCalls, int maxCalls, boolean barred) {
    public long balanceMicros() {
        return Math.addExact(availableMicros, reservedMicros);
    }
}
