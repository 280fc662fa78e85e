package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.ValidityText;

/** Ends of validity on the command line. */
final class Validity {
    private Validity() {}

    /** Wall-clock ms. */
    static long of(Surroundings around, String option, String text) {
        try {
            return new ValidityText(around.zone(), around.time().wallMillis()).parse(option, text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
