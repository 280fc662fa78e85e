package id.pulsa.proxy.cli;

/** Tells a serving gateway when it is to stop. */
public interface StopSignal {
    /** Returns when the process was asked to end. */
    void await() throws InterruptedException;
}
