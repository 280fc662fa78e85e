package id.pulsa.charging.ledger;

/**
 * Where the ledger's two chains end. Each row of money and each record carries a hash of its content and of the hash of
 * the row before it: whoever knows where a chain once ended can tell whether anything up to there was changed since.
 */
public record LedgerChain(Head movements, Head cdrs) {
    /** Before the first row. */
    public static final LedgerChain BEGINNING = new LedgerChain(Head.BEGINNING, Head.BEGINNING);

    /**
     * The end of one chain.
     *
     * @param seq position of the last row, 0 for none
     * @param hash its hash, 64 hexadecimal digits in lower case
     */
    public record Head(long seq, String hash) {
        private static final int DIGITS = 64;

        /** Before the first row. */
        public static final Head BEGINNING = new Head(0, "0".repeat(DIGITS));

        public Head {
            if (seq < 0 || !hash.matches("[0-9a-f]{" + DIGITS + "}")) {
                throw new IllegalArgumentException("no end of a chain: " + seq + " " + hash);
            }
        }
    }
}
