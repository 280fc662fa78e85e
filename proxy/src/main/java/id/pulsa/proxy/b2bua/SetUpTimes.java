package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.measure.DurationCounts;
import id.pulsa.proxy.measure.Durations;
import id.pulsa.proxy.transaction.InviteServerTransaction;
import id.pulsa.proxy.transaction.TransactionEvents;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How long the set-up of one shard's calls takes, step by step. Written by the shard, read by any thread. */
final class SetUpTimes {
    private final TransactionEvents transactions;
    private final Map<SetUpStep, Durations> steps = new EnumMap<>(SetUpStep.class);

    /** @param transactions which know when 100 went out */
    SetUpTimes(TransactionEvents transactions) {
        this.transactions = transactions;
        for (SetUpStep step : SetUpStep.values()) {
            steps.put(step, new Durations(Durations.SET_UP_MICROS));
        }
    }

    /**
     * A step has been taken now.
     *
     * @param invite the caller's; null when an earlier process got it, which nobody measures
     */
    void took(SetUpStep step, @Nullable InviteServerTransaction invite) {
        if (invite != null) {
            Objects.requireNonNull(steps.get(step)).record(invite.sinceReceivedNanos());
        }
    }

    /** How long after their INVITE calls have taken the step. */
    DurationCounts of(SetUpStep step) {
        return step == SetUpStep.TRYING
                ? transactions.tryingAfter()
                : Objects.requireNonNull(steps.get(step)).counts();
    }
}
