package id.pulsa.proxy.trace;

import java.util.List;

/**
 * What is kept of a call.
 *
 * @param callId this gateway's identifier of the call
 * @param messages of all its legs, oldest first
 * @param steps of its charging, oldest first
 * @param whole whether its first message is kept
 * @param leftOut how many messages and steps were not kept, since it had too many
 */
public record TracedCall(
        String callId, List<TracedMessage> messages, List<TracedStep> steps, boolean whole, long leftOut) {
    public TracedCall {
        messages = List.copyOf(messages);
        steps = List.copyOf(steps);
    }
}
