package id.pulsa.charging.session;

import id.pulsa.charging.account.OpenResult;
import id.pulsa.charging.admission.Verdict;
import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.charging.ledger.Ledger;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.rating.MessagePrice;
import id.pulsa.charging.rating.RateLookup;
import java.math.BigDecimal;

/**
 * Why an attempt is turned away, with the sentence that says so.
 *
 * @param sentence may hold what a stranger dialled
 */
record Objection(Refusal refusal, String sentence) {
    /** What a ledger says that takes no new calls now. */
    static Objection of(Ledger ledger) {
        return ledger.healthy()
                ? new Objection(Refusal.OVERLOADED, "The gateway is overloaded")
                : new Objection(Refusal.LEDGER_UNWRITABLE, "The ledger cannot be written");
    }

    static Objection unknown(String number) {
        return new Objection(Refusal.UNKNOWN_SUBSCRIBER, "No subscriber " + number);
    }

    static Objection barred(Subscriber subscriber) {
        return new Objection(Refusal.BARRED, "Subscriber " + subscriber.number() + " is barred");
    }

    static Objection calleeExpired(String called) {
        return new Objection(Refusal.CALLEE_EXPIRED, "The account of " + called + " is no longer valid");
    }

    static Objection callLimit(Subscriber subscriber, int maxCalls) {
        return new Objection(
                Refusal.SUBSCRIBER_CALL_LIMIT,
                "Subscriber " + subscriber.number() + " already has " + maxCalls + " calls");
    }

    static Objection priceConsent(int ratioThousandths) {
        return new Objection(
                Refusal.PRICE_CONSENT,
                "Calls cost "
                        + BigDecimal.valueOf(ratioThousandths, 3)
                                .stripTrailingZeros()
                                .toPlainString() + " times the normal price now: call again within a minute to accept");
    }

    /** What a cell says. */
    static Objection cell(CellDecision decision) {
        String cell = "Cell " + decision.cell();
        return switch (Verdict.valueOf(decision.verdict())) {
            case PREBLOCKED -> new Objection(Refusal.PREBLOCKED, cell + " admits only a part of the new calls now");
            case GUARDED ->
                new Objection(Refusal.CELL_FULL, cell + " keeps its last channels for calls from other cells");
            case FULL, ADMITTED -> new Objection(Refusal.CELL_FULL, cell + " is full");
        };
    }

    /**
     * What the account says.
     *
     * @param cost what is too dear when there is not enough money: {@code "the first increment costs"}
     */
    static Objection account(OpenResult result, Subscriber subscriber, String called, String cost) {
        String account = "Account " + subscriber.account();
        return switch (result) {
            case EXPIRED -> new Objection(Refusal.EXPIRED, account + " is no longer valid");
            case DESTINATION_BARRED ->
                new Objection(Refusal.DESTINATION_BARRED, account + " bars numbers like " + called);
            case CALL_LIMIT ->
                new Objection(Refusal.ACCOUNT_CALL_LIMIT, account + " already has as many calls as it may");
            case DAILY_LIMIT ->
                new Objection(Refusal.DAILY_LIMIT, account + " may spend less than " + cost + " until the day ends");
            case NO_CREDIT -> new Objection(Refusal.NO_CREDIT, account + " has less credit than " + cost);
            case OPENED, UNKNOWN_ACCOUNT, BARRED -> new Objection(Refusal.BARRED, account + " is barred");
        };
    }

    /** What the plan says of a number that it does not let be called. */
    static Objection plan(RateLookup lookup, Subscriber subscriber, String called) {
        return lookup instanceof RateLookup.Barred barred
                ? barredByPlan(subscriber, barred.destination())
                : new Objection(Refusal.NO_RATE, "Plan " + subscriber.plan() + " has no price for " + called);
    }

    /**
     * What the plan says of a number that it lets get no messages. Never "no such number": it may be called, and its
     * messages are what is not sold.
     */
    static Objection plan(MessagePrice price, Subscriber subscriber, String called) {
        return price instanceof MessagePrice.Barred barred
                ? barredByPlan(subscriber, barred.destination())
                : new Objection(
                        Refusal.DESTINATION_BARRED,
                        "Plan " + subscriber.plan() + " has no price for messages to " + called);
    }

    private static Objection barredByPlan(Subscriber subscriber, String destination) {
        return new Objection(
                Refusal.DESTINATION_BARRED, "Plan " + subscriber.plan() + " bars destination " + destination);
    }
}
