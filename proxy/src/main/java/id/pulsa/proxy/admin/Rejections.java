package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.AccessToken;
import id.pulsa.charging.ledger.GrantedBundle;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Outcome.Rejection;
import id.pulsa.charging.ledger.StaffMember;
import id.pulsa.proxy.admin.AdminException.Kind;

/** What the ledger's rejections are called outside. */
final class Rejections {
    private Rejections() {}

    /**
     * Throws what a rejected change is called outside.
     *
     * @param subject as for {@link #exception}
     */
    static void check(Outcome outcome, String subject) {
        if (outcome instanceof Outcome.Rejected rejected) {
            throw exception(rejected.reason(), subject);
        }
    }

    /** @param subject number, account or whatever the operation was about */
    static AdminException exception(Rejection reason, String subject) {
        return switch (reason) {
            case UNKNOWN_SUBSCRIBER -> new AdminException(Kind.UNKNOWN_SUBSCRIBER, "no subscriber " + subject);
            case UNKNOWN_ACCOUNT -> new AdminException(Kind.UNKNOWN_ACCOUNT, "no account of " + subject);
            case SUBSCRIBER_EXISTS -> new AdminException(Kind.EXISTS, "subscriber " + subject + " exists already");
            case ACCOUNT_EXISTS -> new AdminException(Kind.EXISTS, "account " + subject + " exists already");
            case STAFF_EXISTS -> new AdminException(Kind.EXISTS, "somebody called " + subject + " works here already");
            case UNKNOWN_STAFF -> new AdminException(Kind.UNKNOWN_STAFF, "nobody called " + subject + " works here");
            case TOO_MANY_STAFF -> new AdminException(Kind.FULL, StaffMember.MAX_STAFF + " people work here already");
            case LAST_ADMINISTRATOR ->
                new AdminException(
                        Kind.EXISTS, subject + " is the last administrator: nobody else could appoint another");
            case UNKNOWN_TOKEN -> new AdminException(Kind.UNKNOWN_TOKEN, "no token " + subject);
            case TOO_MANY_TOKENS ->
                new AdminException(
                        Kind.FULL, subject + " has " + AccessToken.MAX_PER_OWNER + " tokens already; revoke some");
            case CALLS_RUNNING ->
                new AdminException(Kind.CALLS_RUNNING, subject + " has a call running; hang it up first");
            case ACCOUNT_HAS_SUBSCRIBERS ->
                new AdminException(Kind.CALLS_RUNNING, "account " + subject + " still has subscribers");
            case ACCOUNT_OWES ->
                new AdminException(Kind.BALANCE_LIMIT, "account " + subject + " owes money; top it up first");
            case ACCOUNT_HAS_MONEY ->
                new AdminException(Kind.BALANCE_LIMIT, "account " + subject + " still holds money; withdraw it first");
            case UNKNOWN_BUNDLE -> new AdminException(Kind.UNKNOWN_BUNDLE, "no such bundle of account " + subject);
            case TOO_MANY_BUNDLES ->
                new AdminException(
                        Kind.BALANCE_LIMIT,
                        "account " + subject + " has " + GrantedBundle.MAX_BUNDLES + " bundles already");
            case BATCH_EXISTS ->
                new AdminException(
                        Kind.EXISTS,
                        "batch " + subject + " exists already; its codes were shown once, when it was made");
            case BATCH_NOT_IN_THE_MAKING ->
                new AdminException(Kind.EXISTS, "batch " + subject + " was withdrawn while it was made");
            case UNKNOWN_BATCH -> new AdminException(Kind.UNKNOWN_BATCH, "no batch " + subject);
            case EVENT_ID_REUSED ->
                new AdminException(
                        Kind.IDEMPOTENCY_KEY_REUSED, "this idempotency key was used for something else before");
            case INSUFFICIENT_BALANCE ->
                new AdminException(Kind.BALANCE_LIMIT, "account of " + subject + " does not hold that much");
            case AMOUNT_OUT_OF_RANGE ->
                new AdminException(Kind.BALANCE_LIMIT, "amount or balance of " + subject + " would be out of range");
            case STORE_FULL ->
                new AdminException(
                        Kind.FULL,
                        "the store is full; raise store.max_subscribers and store.max_accounts in pulsa.yaml");
            case TOO_MANY_BINDINGS, UNKNOWN_VOUCHER, VOUCHER_USED, VOUCHER_EXPIRED, VOUCHER_WITHDRAWN, INVALID ->
                new AdminException(Kind.INTERNAL, "the ledger refused " + subject + "; see the log");
        };
    }
}
