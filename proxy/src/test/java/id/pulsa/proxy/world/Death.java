package id.pulsa.proxy.world;

/** Thrown where a process dies in the middle of what it does; nothing may catch it but the {@link World}. */
public final class Death extends Error {
    private static final long serialVersionUID = 1;

    public Death(String where) {
        super("died " + where);
    }
}
