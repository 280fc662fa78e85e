package id.pulsa.charging.session;

/**
 * How many entries the views off the heap have.
 *
 * @param registered numbers with bindings
 */
public record ViewSizes(long accounts, long subscribers, long registered) {}
