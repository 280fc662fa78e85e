package id.pulsa.charging.session;

import org.jspecify.annotations.Nullable;

/**
 * A SIP MESSAGE that someone wants to send.
 *
 * @param messageId this gateway's own identifier of it: unique for ever, among calls too; printable, at most 64
 *     characters
 * @param sender number of the subscriber who pays; null when it comes from the PBX (nobody is charged)
 * @param senderText the sender as the CDR shows it, at most 128 characters
 * @param called the number it goes to, at most 128 characters
 * @param emergency an emergency number: nothing is charged and nothing bars it
 * @param calleeAccount account of the one who gets it, when it is one of our subscribers; else null
 */
public record MessageAttempt(
        String messageId,
        @Nullable String sender,
        String senderText,
        String called,
        boolean emergency,
        @Nullable String calleeAccount) {
    /** A message that is for none of our subscribers. */
    public MessageAttempt(
            String messageId, @Nullable String sender, String senderText, String called, boolean emergency) {
        this(messageId, sender, senderText, called, emergency, null);
    }
}
