package id.pulsa.charging.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The cells that the phones of a call have their channels in.
 *
 * @param caller null for none
 * @param callee null for none
 */
public record CellPair(@Nullable String caller, @Nullable String callee) {}
