package id.pulsa.charging.simulation;

import id.pulsa.charging.rating.Rater;

/**
 * What the calls cost at the normal price.
 *
 * @param rater of the tariff
 * @param plan of all callers
 * @param called the number that all of them call
 * @param midnightWallMillis the beginning of the first measured day, as wall-clock ms: time bands go by it
 */
public record Charges(Rater rater, String plan, String called, long midnightWallMillis) {}
