package id.pulsa.proxy.cli;

import id.pulsa.charging.money.Micros;

/** Amounts on the command line. */
final class Amounts {
    private Amounts() {}

    static long notNegative(String what, String text) {
        try {
            return Micros.parseNotNegative(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(what + ": " + e.getMessage());
        }
    }
}
