package id.pulsa.proxy.message;

/**
 * What a message may be at the most; anything larger is malformed before it is looked at.
 *
 * @param messageBytes whole message
 * @param headers header rows
 * @param headerBytes one header row, folds included
 */
public record MessageLimits(int messageBytes, int headers, int headerBytes) {
    public static final MessageLimits DEFAULT = new MessageLimits(65_535, 128, 8_192);

    public MessageLimits {
        if (messageBytes < 1 || headers < 1 || headerBytes < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
