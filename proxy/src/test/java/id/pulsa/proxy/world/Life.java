package id.pulsa.proxy.world;

/** The life of one process: when it is over, nothing that it had set in motion happens any more. */
public final class Life {
    private boolean over;

    public boolean goesOn() {
        return !over;
    }

    /** Like {@code kill -9}. */
    public void end() {
        over = true;
    }
}
