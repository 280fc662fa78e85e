package id.pulsa.charging.cell;

import id.pulsa.charging.admission.AdmissionPolicy;
import id.pulsa.charging.admission.ChannelsAdmission;
import id.pulsa.charging.admission.GuardAdmission;
import id.pulsa.charging.admission.LoadWindow;
import id.pulsa.charging.admission.PreblockingAdmission;

/**
 * The terms of a cell, key by key, so that each can be overridden alone.
 *
 * @param gosPermille 1 to 999
 * @param policy name of the admission policy
 * @param guard channels that the policy {@code guard} keeps
 * @param price the price's keys
 * @param fullHandover what becomes of a call that comes over while the cell is full
 * @param windowMillis over what the load is measured, in ms
 * @param holdingMillis expected mean holding time, in ms
 * @param expectedErl expected load, in erlang; NaN when none is
 * @param broadcastMillis time between two broadcasts of the price, in ms
 */
record TermsDraft(
        int gosPermille,
        String policy,
        int guard,
        PriceDraft price,
        FullHandover fullHandover,
        long windowMillis,
        long holdingMillis,
        double expectedErl,
        long broadcastMillis) {
    static TermsDraft usual() {
        CellTerms usual = CellTerms.USUAL;
        return new TermsDraft(
                usual.gosPermille(),
                usual.admission().name(),
                0,
                PriceDraft.usual(),
                usual.fullHandover(),
                usual.load().millis(),
                usual.load().holdingMillis(),
                usual.load().expectedErl(),
                usual.broadcastMillis());
    }

    CellTerms terms() {
        return new CellTerms(
                gosPermille,
                admission(),
                price.rule(),
                fullHandover,
                new LoadWindow(windowMillis, holdingMillis, expectedErl),
                broadcastMillis);
    }

    private AdmissionPolicy admission() {
        return switch (policy) {
            case "preblocking" -> new PreblockingAdmission();
            case "guard" -> new GuardAdmission(guard);
            default -> new ChannelsAdmission();
        };
    }
}
