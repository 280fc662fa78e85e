package id.pulsa.charging.simulation.tables;

/**
 * Something that a published table holds and the rules do not give.
 *
 * @param table number of the table
 * @param place line and column
 * @param published as printed
 * @param computed as the rules give it
 */
public record Difference(DifferenceKind kind, String table, String place, String published, String computed) {}
