package id.pulsa.charging.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a listing.
 *
 * @param next hand this in as cursor to get the following page; null when this was the last
 */
public record Page<T>(List<T> rows, @Nullable String next) {}
