package id.pulsa.charging.session;

/**
 * What an ended call came to, for the message that tells the subscriber.
 *
 * @param subscriber number of the one who paid
 * @param plan name of the plan it was rated by
 * @param talkMillis in ms
 * @param bundleMillis talk time that bundles paid for, in ms
 * @param chargeMicros in micro-units
 * @param availableMicros what the account can still spend, in micro-units
 */
public record CallReceipt(
        String subscriber,
        String plan,
        String called,
        long talkMillis,
        long bundleMillis,
        long chargeMicros,
        long availableMicros) {}
