package id.pulsa.proxy.b2bua;

import id.pulsa.charging.cell.HeldChannels.Side;
import id.pulsa.charging.session.CallAttempt;
import id.pulsa.charging.session.MessageAttempt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is on each side of a call. */
record CallSides(CallAttempt attempt) {
    /** The subscriber on one side; null when there is none. */
    @Nullable String subscriber(Side side) {
        if (side == Side.CALLER) {
            return attempt.caller();
        }
        return attempt.toSubscriber() ? attempt.called() : null;
    }

    /** The sides on which a subscriber is: both when a number calls itself. */
    List<Side> of(String number) {
        List<Side> sides = new ArrayList<>(2);
        for (Side side : Side.values()) {
            if (number.equals(subscriber(side))) {
                sides.add(side);
            }
        }
        return sides;
    }

    /** A message from one side to the other, as the charging sees it: whoever sends it pays, also when called. */
    MessageAttempt message(Side from, String messageId) {
        return from == Side.CALLER
                ? new MessageAttempt(
                        messageId, attempt.caller(), attempt.callerText(), attempt.called(), attempt.emergency())
                : new MessageAttempt(
                        messageId, subscriber(from), attempt.called(), attempt.callerText(), attempt.emergency());
    }
}
