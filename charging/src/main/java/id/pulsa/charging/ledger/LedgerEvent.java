package id.pulsa.charging.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened and is to be kept. Applying an event a second time changes nothing. */
public sealed interface LedgerEvent {
    /**
     * A new account.
     *
     * @param eventId of the first top-up
     * @param balanceMicros first top-up, ≥ 0
     * @param validUntilWallMillis the top-up keeps the account valid until then at least; 0 leaves its validity
     */
    record AccountAdded(
            String eventId,
            String account,
            long balanceMicros,
            AccountTerms terms,
            long validUntilWallMillis,
            long atWallMillis)
            implements LedgerEvent {
        /** A new account with a balance of 0. */
        public AccountAdded(String account, AccountTerms terms) {
            this("", account, 0, terms, 0, 0);
        }
    }

    /** Some terms of an account are agreed anew. */
    record AccountChanged(String account, TermsChange change) implements LedgerEvent {}

    /** An account without subscribers and with a balance of 0 goes, and its bundles with it. */
    record AccountRemoved(String account) implements LedgerEvent {}

    /**
     * Money came in.
     *
     * @param validUntilWallMillis the account is valid until then at least; 0 leaves its validity
     */
    record ToppedUp(String eventId, String account, long amountMicros, long validUntilWallMillis, long atWallMillis)
            implements LedgerEvent {}

    /** Money was taken out by the administrator. */
    record Withdrawn(String eventId, String account, long amountMicros, long atWallMillis) implements LedgerEvent {}

    /**
     * A new subscriber; its account is created when missing.
     *
     * @param eventId of the first top-up
     * @param balanceMicros first top-up, ≥ 0
     * @param terms of the account, when it is new
     * @param validUntilWallMillis the top-up keeps the account valid until then at least; 0 leaves its validity
     */
    record SubscriberAdded(
            String eventId,
            Subscriber subscriber,
            long balanceMicros,
            AccountTerms terms,
            long validUntilWallMillis,
            long atWallMillis)
            implements LedgerEvent {}

    /** New data for an existing subscriber. */
    record SubscriberChanged(Subscriber subscriber) implements LedgerEvent {}

    /** A subscriber goes, and its bindings with it. */
    record SubscriberRemoved(String number) implements LedgerEvent {}

    /**
     * Many subscribers at once.
     *
     * @param importId prefix of the top-ups' event ids, unique per run
     * @param validUntilWallMillis top-ups keep their accounts valid until then at least; 0 leaves their validity
     */
    record SubscribersImported(String importId, List<ImportRow> rows, long validUntilWallMillis, long atWallMillis)
            implements LedgerEvent {}

    /**
     * One REGISTER's worth of changes, all or nothing.
     *
     * @param put added, or replaced where the key exists
     * @param removedKeys bindings to drop; applied before {@code put}
     * @param maxBindings how many bindings the number may have afterwards
     */
    record BindingsChanged(String number, List<Binding> put, List<String> removedKeys, int maxBindings)
            implements LedgerEvent {}

    /** All bindings that ended before an instant go. */
    record BindingsExpired(long beforeWallMillis) implements LedgerEvent {}

    /** Nothing happened. Submitted to learn that everything before it is on the disk. */
    record Barrier() implements LedgerEvent {}

    /** Of what the {@link LedgerTail} keeps, everything up to that sequence number is in the ledger. */
    record TailReached(long sequence) implements LedgerEvent {}

    /** An account got a bundle; its id makes a replay harmless. */
    record BundleGranted(String account, GrantedBundle bundle, long atWallMillis) implements LedgerEvent {}

    /** A bundle of an account ends now; calls that hold some of it may use that. */
    record BundleRevoked(String account, String bundle, long atWallMillis) implements LedgerEvent {}

    /**
     * Vouchers were made: the whole batch, or its first ones. Then {@link VouchersAdded} brings the others, and until the
     * last of them is there none can be redeemed. Whoever opens the ledger after its maker died withdraws such a batch.
     *
     * @param hashes of their codes, at most as many as the batch says
     */
    record VouchersCreated(VoucherBatch batch, List<VoucherHash> hashes, long atWallMillis) implements LedgerEvent {}

    /**
     * Further vouchers of a batch in the making. Rejected when that was withdrawn meanwhile.
     *
     * @param last whether the batch is complete with them, so that its vouchers can be redeemed
     */
    record VouchersAdded(String batch, List<VoucherHash> hashes, boolean last) implements LedgerEvent {}

    /** What was not redeemed of a batch cannot be any more. */
    record VouchersWithdrawn(String batch, long atWallMillis) implements LedgerEvent {}

    /**
     * A subscriber redeems a voucher for its account. Answered by {@link Outcome.Redeemed} once; of several who try, the
     * first in the ledger's order gets it.
     *
     * @param validUntilWallMillis the account is valid until then at least, unless the voucher says otherwise; 0 leaves
     *     its validity
     */
    record VoucherRedeemed(
            VoucherHash hash, String account, String subscriber, long validUntilWallMillis, long atWallMillis)
            implements LedgerEvent {}

    /** Somebody new works with the gateway. */
    record StaffAdded(StaffMember member) implements LedgerEvent {}

    /** Role, password or bar of somebody who works with the gateway; the last administrator stays one. */
    record StaffChanged(StaffMember member) implements LedgerEvent {}

    /** Somebody goes, and their tokens with them; the last administrator stays. */
    record StaffRemoved(String name) implements LedgerEvent {}

    /** A token was made; its owner must be there. */
    record TokenAdded(AccessToken token) implements LedgerEvent {}

    /** A token is worth nothing from now on. */
    record TokenRemoved(String id) implements LedgerEvent {}

    /** Somebody changes something, or was not let. */
    record Audited(AuditEntry entry) implements LedgerEvent {}

    /** A call attempt was authorised. */
    record CallStarted(LiveCall call) implements LedgerEvent {}

    /**
     * A running call was answered, extended, handed over, or its dialogs changed; null cells, phones and dialogs stay as
     * they are.
     *
     * @param phones where its phones have their channels now
     */
    record CallChanged(
            String callId,
            long answeredAtWallMillis,
            long reservedMicros,
            long paidMillis,
            List<BundleTime> bundles,
            @Nullable CellHistory cells,
            @Nullable CellPair phones,
            @Nullable Dialogs dialogs)
            implements LedgerEvent {
        /** A change that no handover is part of. */
        public CallChanged(
                String callId,
                long answeredAtWallMillis,
                long reservedMicros,
                long paidMillis,
                List<BundleTime> bundles,
                @Nullable CellHistory cells,
                @Nullable Dialogs dialogs) {
            this(callId, answeredAtWallMillis, reservedMicros, paidMillis, bundles, cells, null, dialogs);
        }
    }

    /**
     * A call attempt is over: its charge is posted, its detail record written, its live record dropped.
     *
     * @param wasLive false when there never was a live record: a refused attempt
     * @param day the local day that the charge counts for, as day of the epoch
     * @param caps what the charge adds to daily caps
     * @param untold whether a phone may not know yet: then the live record stays, {@linkplain LiveCall#isOver over}, until
     *     {@link CallGone}
     */
    record CallEnded(CallDetailRecord cdr, boolean wasLive, long day, List<CapUse> caps, boolean untold)
            implements LedgerEvent {
        /** The end of an attempt that all phones know of. */
        public CallEnded(CallDetailRecord cdr, boolean wasLive, long day, List<CapUse> caps) {
            this(cdr, wasLive, day, caps, false);
        }

        /** The end of an attempt that costs nothing. */
        public CallEnded(CallDetailRecord cdr, boolean wasLive) {
            this(cdr, wasLive, 0, List.of());
        }
    }

    /** Every phone of a call that is over knows it, or was told for as long as one tells: nothing of it is left. */
    record CallGone(String callId) implements LedgerEvent {}
}
