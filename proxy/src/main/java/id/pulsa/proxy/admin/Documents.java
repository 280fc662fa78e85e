package id.pulsa.proxy.admin;

import id.pulsa.charging.account.Account;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.LedgerChain;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.ledger.VerificationReport;
import id.pulsa.charging.rating.ChargeSegment;
import id.pulsa.charging.reservation.CreditLeft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What subscribers, calls and records look like outside. Field names are fixed; new ones may be added at the end. */
final class Documents {
    private final DocumentText text;
    private final SegmentDocuments segments;

    Documents(DocumentText text) {
        this.text = text;
        this.segments = new SegmentDocuments(text);
    }

    Document subscriber(Subscriber subscriber, @Nullable Account account, long nowWallMillis) {
        return new Document()
                .put("number", subscriber.number())
                .put("display_name", subscriber.displayName())
                .put("account", subscriber.account())
                .put("plan", subscriber.plan())
                .put("balance", account == null ? null : text.amount(account.balanceMicros()))
                .put("available", account == null ? null : text.amount(account.availableMicros()))
                .put("reserved", account == null ? null : text.amount(account.reservedMicros()))
                .put("currency", text.currency().code())
                .put("home_cell", subscriber.homeCell())
                .put("max_calls", (long) subscriber.maxCalls())
                .put("barred", subscriber.barred())
                .put("valid_until", validUntil(account))
                .put(
                        "bundle_time",
                        account == null ? null : DocumentText.duration(account.bundleMillis(nowWallMillis)));
    }

    /** @param account after it; null when it has been removed since */
    Document topUp(
            Subscriber subscriber, long amountMicros, long balanceMicros, boolean repeated, @Nullable Account account) {
        return new Document()
                .put("number", subscriber.number())
                .put("account", subscriber.account())
                .put("amount", text.amount(amountMicros))
                .put("balance", text.amount(balanceMicros))
                .put("currency", text.currency().code())
                .put("repeated", repeated)
                .put("valid_until", validUntil(account));
    }

    private @Nullable String validUntil(@Nullable Account account) {
        return account == null ? null : text.instant(account.terms().validUntilWallMillis());
    }

    Document cdr(CallDetailRecord cdr) {
        return new Document()
                .put("call_id", cdr.callId())
                .put("caller", cdr.caller())
                .put("called", cdr.called())
                .put("account", cdr.account())
                .put("rate", cdr.rate())
                .put("caller_cell", cdr.callerCell())
                .put("callee_cell", cdr.calleeCell())
                .put("started", text.instant(cdr.startedAtWallMillis()))
                .put("ringing", text.instant(cdr.ringingAtWallMillis()))
                .put("answered", text.instant(cdr.answeredAtWallMillis()))
                .put("ended", text.instant(cdr.endedAtWallMillis()))
                .put("talk_time", DocumentText.duration(cdr.talkMillis()))
                .put("billed_time", DocumentText.duration(cdr.billedMillis()))
                .put("charge", text.amount(cdr.chargeMicros()))
                .put("currency", text.currency().code())
                .put("cause", cdr.cause())
                .put("sip_status", cdr.sipStatus() == 0 ? null : (long) cdr.sipStatus())
                .put("detail", cdr.detail())
                .put("kind", cdr.kind().name())
                .put("segments", segments.documents(cdr.segments(), cdr.answeredAtWallMillis()))
                .put("decisions", decisions(cdr));
    }

    /** What cells decided on a call, in order. */
    List<Document> decisions(CallDetailRecord cdr) {
        return cdr.decisions().stream().map(CellDocuments::decision).toList();
    }

    /** One part of a charge by itself. */
    Document segment(ChargeSegment segment) {
        return segments.document(segment);
    }

    Document call(LiveCallSnapshot call) {
        boolean limited = call.paidMillis() != Long.MAX_VALUE;
        boolean counting = limited && call.answeredAtWallMillis() != 0;
        CreditLeft credit = call.credit();
        long paidUntil = counting ? Math.addExact(call.answeredAtWallMillis(), call.paidMillis()) : 0;
        return new Document()
                .put("call_id", call.callId())
                .put("caller", call.caller())
                .put("called", call.called())
                .put("account", call.account())
                .put("rate", call.rate())
                .put("state", call.state())
                .put("started", text.instant(call.startedAtWallMillis()))
                .put("answered", text.instant(call.answeredAtWallMillis()))
                .put("talk_time", DocumentText.duration(call.talkMillis()))
                .put("reserved", text.amount(call.reservedMicros()))
                .put("currency", text.currency().code())
                .put("paid_until", text.instant(paidUntil))
                .put(
                        "remaining",
                        limited ? DocumentText.duration(Math.max(0, call.paidMillis() - call.talkMillis())) : null)
                .put("credit", credit == null ? null : text.amount(credit.micros()))
                .put(
                        "credit_time",
                        credit == null || endless(credit)
                                ? null
                                : DocumentText.duration(Math.max(0, credit.payableMillis() - call.talkMillis())))
                .put("caller_cell", call.callerCell())
                .put("price_ratio", SegmentDocuments.ratio(call.ratioThousandths()));
    }

    private static boolean endless(CreditLeft credit) {
        return credit.payableMillis() == Long.MAX_VALUE;
    }

    Document verification(VerificationReport report) {
        return new Document()
                .put("clean", report.clean())
                .put("accounts", report.accounts())
                .put("subscribers", report.subscribers())
                .put("movements", report.movements())
                .put("cdrs", report.cdrs())
                .put("live_calls", report.liveCalls())
                .put("top_ups", text.amount(report.topUpsMicros()))
                .put("withdrawals", text.amount(report.withdrawalsMicros()))
                .put("charges", text.amount(report.chargesMicros()))
                .put("balances", text.amount(report.balancesMicros()))
                .put("currency", text.currency().code())
                .put("discrepancy_count", report.discrepancyCount())
                .put("discrepancies", List.copyOf(report.discrepancies()))
                .put("bundles", report.bundles())
                .put("vouchers", report.vouchers().made())
                .put("vouchers_redeemed", report.vouchers().redeemed())
                .put("vouchers_withdrawn", report.vouchers().withdrawn())
                .put("chain_faults", report.chainFaults())
                .put("movement_chain", head(report.chain().movements()))
                .put("cdr_chain", head(report.chain().cdrs()))
                .put(
                        "notes",
                        report.notes().stream()
                                .map(note -> new Document()
                                        .put("at", text.instant(note.atWallMillis()))
                                        .put("text", note.text()))
                                .toList());
    }

    /** Position and hash, to be kept elsewhere. */
    private static String head(LedgerChain.Head head) {
        return head.seq() + " " + head.hash();
    }
}
