package id.pulsa.proxy.trace;

import id.pulsa.proxy.trace.ChargingStep.Ended;
import id.pulsa.proxy.trace.ChargingStep.Refused;
import java.util.ArrayList;
import java.util.List;

/** The way to what is kept of one call: its newest message, its legs' Call-IDs, its steps. Confined to one thread. */
final class Trail {
    /** What an ended call still gets: its BYE, the answers to it, repetitions. */
    private static final int KEPT_FOR_THE_END = 40;

    /** So many may a call have, and no more: one that sends INFO without end pushes no other out. */
    static final int MOST_MESSAGES = 500;

    private static final int MOST_STEPS = 1_000;

    // Estimates for a JVM with compressed references.
    private static final int BYTES = 200;
    private static final int BYTES_OF_CALL_ID = 140;
    private static final int BYTES_OF_STEP = 160;

    final String call;
    private final List<String> callIds = new ArrayList<>(2);
    private final List<TracedStep> steps = new ArrayList<>(4);
    private final long mostBytes;
    private long last = MessageLog.NONE;
    private int messages;
    private long messageBytes;
    private long leftOut;
    private boolean ended;

    /** @param mostBytes of messages */
    Trail(String call, long mostBytes) {
        this.call = call;
        this.mostBytes = mostBytes;
    }

    /** The newest message. */
    long last() {
        return last;
    }

    /** Whether another message is to be kept; counts those that are not. */
    boolean takes(int bytes) {
        if (messages < (ended ? MOST_MESSAGES + KEPT_FOR_THE_END : MOST_MESSAGES)
                && (ended || messageBytes + bytes <= mostBytes)) {
            return true;
        }
        leftOut++;
        return false;
    }

    void kept(long at, int bytes) {
        last = at;
        messages++;
        messageBytes += bytes;
    }

    /** Adds a leg; its number. */
    int addLeg(String callId) {
        callIds.add(callId);
        return callIds.size() - 1;
    }

    List<String> callIds() {
        return callIds;
    }

    void note(TracedStep step) {
        boolean end = step.step() instanceof Ended || step.step() instanceof Refused;
        ended |= end;
        if (end || steps.size() < MOST_STEPS) {
            steps.add(step);
        } else {
            leftOut++;
        }
    }

    List<TracedStep> steps() {
        return steps;
    }

    long leftOut() {
        return leftOut;
    }

    boolean ended() {
        return ended;
    }

    /** About the memory that this and its places in tables take. */
    long bytes() {
        long bytes = BYTES + (long) BYTES_OF_STEP * steps.size();
        for (String callId : callIds) {
            bytes += BYTES_OF_CALL_ID + callId.length();
        }
        return bytes;
    }
}
